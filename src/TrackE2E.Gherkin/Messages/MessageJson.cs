using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Writes Cucumber messages as JSON: camel case, absent values left out, text in any script readable.</summary>
public static class MessageJson
{
    private static readonly JsonWriterOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_line;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>One line of a messages.ndjson file, as UTF-8, without the line end.</summary>
    public static byte[] ToUtf8(Envelope envelope)
    {
        var line = t_line ??= new(1024);
        var writer = t_writer ??= new(line, s_readable);
        line.ResetWrittenCount();
        writer.Reset(line);

        // the compiled code itself: what the serializer finds out about the types at run time costs a run's start 50 ms
        MessageJsonContext.Default.Envelope.SerializeHandler!(writer, envelope);
        writer.Flush();
        return line.WrittenSpan.ToArray();
    }

    /// <summary>One line of a messages.ndjson file, without the line end.</summary>
    public static string ToJson(Envelope envelope) => Encoding.UTF8.GetString(ToUtf8(envelope));
}
