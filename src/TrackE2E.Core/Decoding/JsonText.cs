using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding;

/// <summary>Reads and composes JSON from the wire so that every later reader is safe, and number digits, order and duplicate names are kept.</summary>
/// <remarks>
/// What is not Unicode (bytes that are not UTF-8, half a surrogate pair: a text that was cut inside an emoji) becomes U+FFFD; the raw bytes stay in the hit.
/// </remarks>
internal static class JsonText
{
    /// <summary>How deep JSON from the wire may nest; what we compose around it may be somewhat deeper.</summary>
    internal const int WireDepth = 64;

    /// <inheritdoc cref="WireDepth"/>
    internal const int ComposedDepth = 96;

    private static readonly JsonDocumentOptions Wire = new() { MaxDepth = WireDepth };
    private static readonly JsonDocumentOptions Composed = new() { MaxDepth = ComposedDepth };

    private static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ComposedDepth,
        SkipValidation = true,
    };

    /// <summary>Reads one JSON value; false with a problem in plain words when it is none.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement value, [NotNullWhen(false)] out LocalizedText? problem)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
        {
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];
        }

        try
        {
            value = JsonElement.Parse(WellFormed(utf8), Wire);
            problem = null;
            return true;
        }
        catch (JsonException e)
        {
            value = default;
            problem = utf8.IsEmpty ? DecodingTexts.Empty
                : e is { LineNumber: 0 } && e.BytePositionInLine >= utf8.Length ? DecodingTexts.BrokenOff(utf8.Length)
                : DecodingTexts.NoJson(e, utf8.Length);
            return false;
        }
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out JsonElement, out LocalizedText)"/>
    internal static bool TryParse(string text, out JsonElement value, [NotNullWhen(false)] out LocalizedText? problem) =>
        TryParse(Encoding.UTF8.GetBytes(text), out value, out problem);

    /// <summary>Composes one JSON object.</summary>
    internal static JsonElement Compose<T>(T from, Action<Utf8JsonWriter, T> members)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Writing))
        {
            writer.WriteStartObject();
            members(writer, from);
            writer.WriteEndObject();
        }

        return JsonElement.Parse(buffer.WrittenSpan, Composed);
    }

    /// <summary>Writes the value as it came, digit for digit.</summary>
    internal static void WriteAsSent(Utf8JsonWriter writer, JsonElement value) =>
        writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);

    /// <summary>The text without halves of surrogate pairs.</summary>
    internal static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;

    private static ReadOnlySpan<byte> WellFormed(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        }

        byte[]? mended = null;
        for (var at = 0; at < json.Length;)
        {
            var next = json[at..].IndexOf((byte)'\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (!IsSurrogate(json, at, out var high))
            {
                at += 2; // the escaped character is not the start of another escape
            }
            else if (high && IsSurrogate(json, at + 6, out var nextIsHigh) && !nextIsHigh)
            {
                at += 12;
            }
            else
            {
                mended ??= json.ToArray();
                "\\ufffd"u8.CopyTo(mended.AsSpan(at));
                at += 6;
            }
        }

        return mended ?? json;
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> json, int at, out bool high)
    {
        high = false;
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u' || (json[at + 2] | 0x20) != 'd')
        {
            return false;
        }

        var third = (char)(json[at + 3] | 0x20);
        high = third is '8' or '9' or 'a' or 'b';
        return high || third is 'c' or 'd' or 'e' or 'f';
    }
}
