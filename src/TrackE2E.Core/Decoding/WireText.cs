using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding;

/// <summary>The encodings that SDKs wrap their JSON in: query strings, base64 in its variants, gzip.</summary>
internal static class WireText
{
    /// <summary>Most bytes that a compressed body may become.</summary>
    internal const int MostInflated = 64 * 1024 * 1024;

    /// <summary>The path of a request target, without query.</summary>
    internal static ReadOnlySpan<char> Path(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target.AsSpan(0, query);
    }

    /// <summary>The pairs of a request target's query, in order, duplicates kept; never throws.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Query(string target)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? [] : Form(target.AsSpan(query + 1));
    }

    /// <summary>The pairs of an <c>application/x-www-form-urlencoded</c> text, in order, duplicates kept; never throws.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Form(ReadOnlySpan<char> text)
    {
        var pairs = new List<(string, string)>();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var equals = pair.IndexOf('=');
            pairs.Add(equals < 0 ? (Unescape(pair), "") : (Unescape(pair[..equals]), Unescape(pair[(equals + 1)..])));
        }

        return pairs;
    }

    /// <summary>Reads base64 with either alphabet, with or without padding, with spaces for <c>+</c> and line breaks.</summary>
    internal static bool TryBase64(string text, out byte[] bytes)
    {
        var url = new StringBuilder(text.Length);
        foreach (var c in text.AsSpan().TrimEnd())
        {
            _ = c switch
            {
                '+' or ' ' => url.Append('-'),
                '/' => url.Append('_'),
                '\r' or '\n' => url,
                _ => url.Append(c),
            };
        }

        bytes = [];
        var chars = url.ToString().AsSpan().TrimEnd('=');
        if (!Base64Url.IsValid(chars))
        {
            return false;
        }

        bytes = Base64Url.DecodeFromChars(chars);
        return true;
    }

    /// <summary>The body, unpacked when its first bytes say gzip (headers are not to be trusted); a problem in plain words when it cannot be.</summary>
    internal static bool TryInflate(ReadOnlyMemory<byte> body, out ReadOnlyMemory<byte> plain, [NotNullWhen(false)] out LocalizedText? problem)
    {
        plain = body;
        problem = null;
        if (!body.Span.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
        {
            return true;
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            var unpacked = new MemoryStream();
            var buffer = new byte[81920];
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostInflated)
                {
                    problem = DecodingTexts.TooLarge(MostInflated / 1024 / 1024);
                    return false;
                }
            }

            plain = unpacked.ToArray();
            return true;
        }
        catch (InvalidDataException)
        {
            problem = DecodingTexts.NoGzip;
            return false;
        }
    }

    private static string Unescape(ReadOnlySpan<char> text) =>
        JsonText.WellFormed(Uri.UnescapeDataString(text.ToString().Replace('+', ' ')));
}
