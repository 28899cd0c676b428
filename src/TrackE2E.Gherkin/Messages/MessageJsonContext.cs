using System.Text.Json.Serialization;
using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>How the messages' types are written, made by the compiler.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Serialization,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(WireEnumConverterFactory)])]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class MessageJsonContext : JsonSerializerContext;
