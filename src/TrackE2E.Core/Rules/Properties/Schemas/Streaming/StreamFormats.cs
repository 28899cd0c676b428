using System.Buffers.Text;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>The everyday shapes of formats on ASCII bytes; what is not everyday is left to <see cref="TextFormat"/>.</summary>
internal static class StreamFormats
{
    /// <summary>True when the bytes are certainly of the format; null when <see cref="TextFormat"/> has to say.</summary>
    public static bool? Quick(string format, ReadOnlySpan<byte> text) => format switch
    {
        "date-time" when text.Length is >= 20 and <= 40 && IsDate(text[..10]) && text[10] == 'T' && IsTime(text[11..]) => true,
        "date" when text.Length == 10 && IsDate(text) => true,
        "uuid" when text.Length == 36 && Utf8Parser.TryParse(text, out Guid _, out var read, 'D') && read == 36 => true,
        _ => null,
    };

    private static bool IsDate(ReadOnlySpan<byte> text)
    {
        if (!Four(text, out var year) || text[4] != '-' || !Two(text[5..], out var month) || text[7] != '-' || !Two(text[8..], out var day))
            return false;
        return year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    // no leap seconds: those are rare enough for the slow way
    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < 9 || !Two(text, out var hour) || text[2] != ':' || !Two(text[3..], out var minute) || text[5] != ':' || !Two(text[6..], out var second) || hour > 23 || minute > 59 || second > 59)
            return false;

        var rest = text[8..];
        if (rest[0] == '.')
        {
            var digits = rest[1..].IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 1)
                return false;
            rest = rest[(1 + digits)..];
        }

        if (rest.Length == 1)
            return rest[0] == 'Z';
        return rest.Length == 6 && rest[0] is (byte)'+' or (byte)'-' && Two(rest[1..], out var hours) && rest[3] == ':' && Two(rest[4..], out var minutes) && hours <= 23 && minutes <= 59;
    }

    private static bool Two(ReadOnlySpan<byte> text, out int number)
    {
        number = ((text[0] - '0') * 10) + (text[1] - '0');
        return text[0] is >= (byte)'0' and <= (byte)'9' && text[1] is >= (byte)'0' and <= (byte)'9';
    }

    private static bool Four(ReadOnlySpan<byte> text, out int number)
    {
        var whole = Two(text, out var high) & Two(text[2..], out var low);
        number = (high * 100) + low;
        return whole;
    }
}
