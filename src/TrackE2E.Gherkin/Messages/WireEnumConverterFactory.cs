using System.ComponentModel;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrackE2E.Gherkin.Messages;

/// <summary>The names of the messages' enums on the wire are the descriptions of their members.</summary>
internal sealed class WireEnumConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WireEnumConverter<>).MakeGenericType(typeToConvert))!;

    private sealed class WireEnumConverter<T> : JsonConverter<T>
        where T : struct, Enum
    {
        // by value: the enums count from 0
        private readonly JsonEncodedText[] _names = [.. Enum.GetNames<T>().Select(n => JsonEncodedText.Encode(typeof(T).GetField(n)!.GetCustomAttribute<DescriptionAttribute>()?.Description ?? n, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(_names[Unsafe.BitCast<T, int>(value)]);
    }
}
