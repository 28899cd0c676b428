using System.Text.Json;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Ledger;

/// <summary>What an SDK adds to an event by itself (its fields, its own entities), as plans name it: the members of <c>sdk</c>.</summary>
/// <remarks>
/// <c>sdk.schema</c> is the event's own schema or version on the wire. A property <c>sdk</c> of the event's own goes before. Only what the plan lists is taken: an SDK adds what it likes. Where the plan lists an object and the SDK sent several, the first is
/// it: Snowplow's element tracking puts the element that the event is about before the components around it.
/// </remarks>
public static class SdkProperties
{
    /// <summary>The name under which plans list them.</summary>
    public const string Name = "sdk";

    /// <summary>The value at a dotted path of an event's properties, or, behind <c>sdk.</c>, of what its SDK added; null when there is none.</summary>
    public static JsonElement? ValueAt(TrackedEvent captured, string path)
    {
        ArgumentNullException.ThrowIfNull(captured);
        ArgumentNullException.ThrowIfNull(path);
        return EventIdentifier.ValueAt(captured.Properties, path)
            ?? (path.StartsWith(Name + ".", StringComparison.Ordinal) ? EventIdentifier.ValueAt(Of(captured), path[(Name.Length + 1)..]) : null);
    }

    /// <summary>The event with what its plan lists under <c>sdk</c> as a property; the event itself where the plan lists nothing there.</summary>
    public static TrackedEvent With(TrackedEvent captured, PlannedEvent planned)
    {
        ArgumentNullException.ThrowIfNull(captured);
        ArgumentNullException.ThrowIfNull(planned);
        if (planned.Properties.FirstOrDefault(p => p.Name == Name) is not { } sdk || captured.Properties.ValueKind != JsonValueKind.Object || captured.Properties.TryGetProperty(Name, out _))
        {
            return captured;
        }

        var properties = JsonText.Compose((captured, sdk), static (writer, from) =>
        {
            Members(writer, from.captured.Properties);
            writer.WritePropertyName(Name);
            Write(writer, Of(from.captured), from.sdk);
        });
        return captured with { Properties = properties };
    }

    private static JsonElement Of(TrackedEvent captured) => captured.Schema is null ? captured.Context.Raw : JsonText.Compose(captured, static (writer, from) =>
    {
        Members(writer, from.Context.Raw);
        writer.WriteString("schema", from.Schema);
    });

    private static void Members(Utf8JsonWriter writer, JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            writer.WritePropertyName(member.Name);
            JsonText.WriteAsSent(writer, member.Value);
        }
    }

    private static void Write(Utf8JsonWriter writer, JsonElement value, PlannedProperty planned)
    {
        if (value is { ValueKind: JsonValueKind.Array } && value.GetArrayLength() > 0 && planned is { Properties.Count: > 0, Items: null })
        {
            value = value[0];
        }

        if (value.ValueKind != JsonValueKind.Object || planned.Properties.Count == 0)
        {
            JsonText.WriteAsSent(writer, value);
            return;
        }

        writer.WriteStartObject();
        foreach (var property in planned.Properties)
        {
            if (value.TryGetProperty(property.Name, out var member))
            {
                writer.WritePropertyName(property.Name);
                Write(writer, member, property);
            }
        }

        writer.WriteEndObject();
    }
}
