using System.ComponentModel;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Writes Cucumber messages as JSON: camel case, absent values left out, text in any script readable.</summary>
public static class MessageJson
{
    // how the types are written is known when this is compiled: found out at run time it costs a run's start a quarter of a second of processor time
    private static readonly JsonSerializerOptions s_options = new()
    {
        TypeInfoResolver = MessageJsonContext.Default,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new WireEnumConverterFactory() },
    };

    /// <summary>One line of a messages.ndjson file, as UTF-8, without the line end.</summary>
    public static byte[] ToUtf8(Envelope envelope) => JsonSerializer.SerializeToUtf8Bytes(envelope, s_options);

    /// <summary>One line of a messages.ndjson file, without the line end.</summary>
    public static string ToJson(Envelope envelope) => JsonSerializer.Serialize(envelope, s_options);

    private sealed class WireEnumConverterFactory : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(WireEnumConverter<>).MakeGenericType(typeToConvert))!;
    }

    // the names on the wire are the descriptions of the enums' members
    private sealed class WireEnumConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        private readonly Dictionary<T, JsonEncodedText> _names = Enum.GetValues<T>().ToDictionary(
            v => v,
            v => JsonEncodedText.Encode(typeof(T).GetField(v.ToString())!.GetCustomAttribute<DescriptionAttribute>()?.Description ?? v.ToString(), JavaScriptEncoder.UnsafeRelaxedJsonEscaping));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(_names[value]);
    }
}
