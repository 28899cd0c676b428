using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace TrackE2E.Core.Verdicts;

/// <summary>Reads JSON strings as they were sent, also those that .NET's reader refuses: half a surrogate pair, bytes that are not UTF-8.</summary>
internal static class JsonText
{
    /// <summary>The string of a JSON string; a lone surrogate stays one, an invalid byte becomes U+FFFD.</summary>
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(text)));
        }
    }

    /// <summary>The name of a member, read the same way.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member)));
        }
    }

    /// <summary>True when the text holds half a surrogate pair or U+FFFD: it was cut or decoded in the middle of a character.</summary>
    public static bool IsDamaged(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\uFFFD')
                return true;
            if (!char.IsSurrogate(text[i]))
                continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
                return true;
            i++;
        }

        return false;
    }

    /// <summary>How many Unicode code points the text has; a lone surrogate counts as one.</summary>
    public static int CodePoints(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++, count++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
        }

        return count;
    }

    /// <summary>The text of a JSON string as it stands on the wire, quotes around it or not; half a surrogate pair stays one.</summary>
    public static string Unescape(string raw)
    {
        var inner = raw is ['"', .., '"'] ? raw[1..^1] : raw;
        var text = new StringBuilder(inner.Length);

        for (var i = 0; i < inner.Length; i++)
        {
            if (inner[i] != '\\' || i + 1 == inner.Length)
            {
                text.Append(inner[i]);
                continue;
            }

            i++;
            if (inner[i] == 'u' && i + 4 < inner.Length && ushort.TryParse(inner.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(inner[i] switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
        }

        return text.ToString();
    }
}
