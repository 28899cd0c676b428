using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas.Streaming;

/// <summary>Length, pattern and format of a text, judged on its UTF-8 where that is the same.</summary>
internal sealed class StreamTexts
{
    private const int OnStack = 256;

    public int MinLength { get; init; }

    public int MaxLength { get; init; } = int.MaxValue;

    public int MaxBytes { get; init; } = int.MaxValue;

    public Plans.EcmaPattern? Pattern { get; init; }

    public string? Format { get; init; }

    /// <summary>Where the schema is, for the message of a pattern that takes too long.</summary>
    public string Location { get; init; } = "";

    public bool Holds(ref Utf8JsonReader reader)
    {
        var bytes = reader.ValueSpan;
        if (reader.ValueIsEscaped || !Ascii.IsValid(bytes))
            return Slowly(ref reader);

        if (bytes.Length < MinLength || bytes.Length > MaxLength || bytes.Length > MaxBytes)
            return false;
        if (Pattern is { } pattern && !Matches(pattern, bytes))
            return false;
        return Format is null || (StreamFormats.Quick(Format, bytes) ?? TextFormat.Holds(Format, Encoding.ASCII.GetString(bytes)));
    }

    private bool Slowly(ref Utf8JsonReader reader)
    {
        var text = StreamText.Of(ref reader);
        var length = JsonText.CodePoints(text);
        if (length < MinLength || length > MaxLength || (MaxBytes < int.MaxValue && Encoding.UTF8.GetByteCount(text) > MaxBytes))
            return false;
        return (Pattern is null || Matches(Pattern, text)) && (Format is null || TextFormat.Holds(Format, text));
    }

    private bool Matches(Plans.EcmaPattern pattern, ReadOnlySpan<byte> ascii)
    {
        if (pattern.Sequence is { } sequence)
            return sequence.IsMatch(ascii);

        char[]? rented = null;
        var chars = ascii.Length <= OnStack ? stackalloc char[OnStack] : rented = ArrayPool<char>.Shared.Rent(ascii.Length);
        Ascii.ToUtf16(ascii, chars, out var written);
        var matches = Matches(pattern, chars[..written]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return matches;
    }

    private bool Matches(Plans.EcmaPattern pattern, ReadOnlySpan<char> text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException slow)
        {
            throw new SchemaException(SchemaTexts.TooSlow(Location, text.Length), slow);
        }
    }
}

/// <summary>Texts of the reader as they were sent.</summary>
internal static class StreamText
{
    /// <summary>The string; half a surrogate pair stays one, an invalid byte becomes U+FFFD.</summary>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && Utf8.IsValid(reader.ValueSpan))
            return Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return JsonText.Unescape(Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }
}
