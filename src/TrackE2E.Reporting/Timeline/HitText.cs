using System.Globalization;
using System.IO.Compression;
using System.Text;
using TrackE2E.Core.Events;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Reporting.Timeline;

/// <summary>A hit as text for people: request line, headers, body; gzip is opened, personal data and secrets are masked.</summary>
public static class HitText
{
    private const int BodyLength = 64 * 1024;

    /// <summary>The text; a body that is no text is named by its size only.</summary>
    public static string Of(Hit hit, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(hit);
        ArgumentNullException.ThrowIfNull(mask);
        var text = new StringBuilder();
        text.Append(hit.Method).Append(' ').Append(mask.Text(hit.Target)).Append('\n').Append("host: ").Append(hit.Host).Append('\n');
        foreach (var (name, value) in hit.Headers.Where(h => h.Key != "host").OrderBy(h => h.Key, StringComparer.Ordinal))
            text.Append(name).Append(": ").Append(mask.Header(name, value)).Append('\n');
        if (hit.Body.Length > 0)
            text.Append('\n').Append(Body(hit.Body, mask)).Append('\n');
        text.Append('\n').Append(hit.Status == 0 ? "(connection cut)" : $"→ {hit.Status}").Append('\n');
        return text.ToString();
    }

    private static string Body(ReadOnlyMemory<byte> raw, Mask mask)
    {
        var opened = raw.Span is [0x1f, 0x8b, ..] ? Inflate(raw) : null;
        var body = opened ?? raw;
        var whole = body.Length <= BodyLength;
        if (!System.Text.Unicode.Utf8.IsValid(body.Span))
            return string.Create(CultureInfo.InvariantCulture, $"({raw.Length} bytes that are no text; they are kept in the ledger file)");
        // masked before it is cut: a value must not lose the half that tells what it is
        var text = mask.Text(Encoding.UTF8.GetString(body.Span));
        return (opened is null ? "" : "(gzip, opened)\n") + (whole || text.Length <= BodyLength ? text : text[..BodyLength] + string.Create(CultureInfo.InvariantCulture, $"…\n({body.Length} bytes in all; they are kept in the ledger file)"));
    }

    private static ReadOnlyMemory<byte>? Inflate(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var zipped = new GZipStream(new MemoryStream(raw.ToArray()), CompressionMode.Decompress);
            var buffer = new byte[1024 * 1024]; // enough for people; a bomb stops here
            var length = zipped.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > 0)
                return buffer.AsMemory(0, length);
            return null; // not in one expression with the line above: null would become an empty Memory
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
