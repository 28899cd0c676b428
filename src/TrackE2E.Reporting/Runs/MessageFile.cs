using System.Text.Json;
using System.Text.Json.Serialization;
using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Reads a file of Cucumber messages: one JSON object a line.</summary>
/// <remarks>Source: Cucumber messages protocol; unknown fields are passed over, as the protocol asks.</remarks>
public static class MessageFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new ProtocolEnums() },
    };

    /// <summary>The envelopes in the file's order, read as they are asked for.</summary>
    /// <exception cref="BrokenException">messages-unreadable: a line is no message.</exception>
    public static IEnumerable<Envelope> Read(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            yield return Parse(line, path, number);
        }
    }

    /// <summary>One line as an envelope.</summary>
    /// <exception cref="BrokenException">messages-unreadable: it is no message.</exception>
    /// <param name="line">The JSON.</param>
    /// <param name="path">The file that it stands in, for the message.</param>
    /// <param name="number">The line's number, for the message.</param>
    public static Envelope Parse(string line, string path, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Envelope>(line, Json) ?? throw new JsonException("null");
        }
        catch (System.Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            throw new BrokenException(
                "messages-unreadable",
                new("a line of the messages file is no Cucumber message", "消息文件中有一行不是 Cucumber 消息"),
                new("one JSON object of the Cucumber messages protocol a line", "每行一个 Cucumber 消息协议的 JSON 对象"),
                line.Length <= 120 ? line : line[..120] + "…",
                new("run again; if the file came from elsewhere, write it by Cucumber's message formatter", "重新运行；如果文件来自别处，请用 Cucumber 的 message 格式化器生成"),
                $"{path}:{number}",
                e);
        }
    }

    /// <summary>The protocol's words (<c>text/x.cucumber.gherkin+plain</c>, <c>UNDEFINED</c>) as members of the library's enums.</summary>
    private sealed class ProtocolEnums : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(Words<>).MakeGenericType(typeToConvert))!;

        private sealed class Words<T> : JsonConverter<T> where T : struct, Enum
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                var word = reader.GetString() ?? "";
                var member = string.Concat(word.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
                return Enum.TryParse<T>(member, out var value) ? value : throw new JsonException($"unknown word {word}");
            }

            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException();
        }
    }
}
