using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Exporting;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Benchmarks.Plans;

/// <summary>Events with their schema (2020-12) and, for the shop, their plan.</summary>
internal sealed record Subject(string Name, string Schema, PlannedEvent Planned, IReadOnlyList<byte[]> Payloads);

/// <summary>The three corpora: payloads made from Iglu Central's schemas, the examples of Wikimedia's, events of the shop's plan.</summary>
internal static class Corpus
{
    public static IReadOnlyList<Subject> Iglu() => Unpacked("iglu-central", folder =>
        Subjects(IgluImport.Read(folder), planned => planned.Properties.Count > 0 ? [Typical(planned, 0), Typical(planned, 1)] : []));

    public static IReadOnlyList<Subject> Wikimedia() => Unpacked("wikimedia-events", folder =>
        Subjects(JsonSchemaImport.Read(Path.Combine(folder, "jsonschema")), planned => Examples(Path.Combine(folder, "jsonschema", planned.Id, "current.yaml"))));

    public static IReadOnlyList<Subject> Shop() => Of(PlanReader.Read(Path.Combine(Repository.Root, "features", "plans")), planned => [Typical(planned, 0), Typical(planned, 1)]);

    private static List<Subject> Subjects(ImportedPlan imported, Func<PlannedEvent, IReadOnlyList<JsonNode>> payloads)
    {
        var folder = Directory.CreateTempSubdirectory("plan").FullName;
        foreach (var file in imported.Files)
            File.WriteAllText(Path.Combine(folder, file.Name), file.Text);
        var plan = PlanReader.Read(folder);
        Directory.Delete(folder, true);
        return Of(plan, payloads);
    }

    private static List<Subject> Of(TrackingPlan plan, Func<PlannedEvent, IReadOnlyList<JsonNode>> payloads) =>
    [
        .. plan.Events.Select(planned => new Subject(
            planned.Id,
            JsonSchemaExport.Write(plan with { Events = [planned] }).Files[0].Text,
            planned,
            [.. payloads(planned).Select(payload => Encoding.UTF8.GetBytes(payload.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })))]))
        .Where(subject => subject.Payloads.Count > 0),
    ];

    private static IReadOnlyList<Subject> Unpacked(string archive, Func<string, IReadOnlyList<Subject>> read)
    {
        var folder = Directory.CreateTempSubdirectory("corpus").FullName;
        ZipFile.ExtractToDirectory(Path.Combine(Repository.Root, "tests", "TrackE2E.Tests", "Data", "schemas", archive + ".zip"), folder);
        var subjects = read(folder);
        Directory.Delete(folder, true);
        return subjects;
    }

    private static List<JsonNode> Examples(string file)
    {
        var deserializer = new YamlDotNet.Serialization.DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        using var reader = File.OpenText(file);
        var root = JsonNode.Parse(JsonSerializer.Serialize(Plain(deserializer.Deserialize(reader))))!.AsObject();
        return [.. (root["examples"] as JsonArray ?? []).Select(example =>
        {
            var map = example!.DeepClone().AsObject();
            if (map["$schema"] is JsonObject)
                map["$schema"] = root["$id"]!.DeepClone();
            return (JsonNode)map;
        })];
    }

    private static object? Plain(object? node) => node switch
    {
        IDictionary<object, object> map => map.ToDictionary(pair => pair.Key.ToString()!, pair => Plain(pair.Value)),
        IList<object> list => list.Select(Plain).ToList(),
        _ => node,
    };

    // a payload that keeps the plan: every property, or the required ones only
    private static JsonObject Typical(PlannedEvent planned, int variant) => Object(planned.Properties, variant);

    private static JsonObject Object(IReadOnlyList<PlannedProperty> properties, int variant) =>
        new(properties.Where(property => variant == 0 || property.Required).Select(property => KeyValuePair.Create(property.Name, Value(property, variant))));

    private static JsonNode? Value(PlannedProperty property, int variant)
    {
        if (property.Enum.Count > 0)
            return JsonSerializer.SerializeToNode(property.Enum[0]);
        return (property.Types.Count > 0 ? property.Types[0] : null) switch
        {
            "object" => Object(property.Properties, variant),
            "array" => new JsonArray([.. Enumerable.Range(0, Math.Clamp(2, property.MinItems ?? 0, property.MaxItems ?? 2)).Select(_ => property.Items is { } items ? Value(items, variant) : JsonValue.Create("a"))]),
            "integer" or "number" => JsonNode.Parse(Math.Max(property.Minimum ?? 1, property.ExclusiveMinimum + 1 ?? 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            "boolean" => true,
            "null" => null,
            _ => Text(property),
        };
    }

    private static string Text(PlannedProperty property) => property.Format switch
    {
        "date-time" => "2026-01-02T03:04:05.678Z",
        "uuid" => "3b241101-e2bb-4255-8caf-4136c566a962",
        "uri" => "https://example.com/a/b?c=d",
        "email" => "a@example.com",
        "ipv4" => "1.2.3.4",
        "date" => "2026-01-02",
        _ => property.Pattern switch
        {
            @"^SKU-\d+$" => "SKU-10023",
            @"^r-\d+$" => "r-4711",
            @"^\d{16,19}$" => "9007199254740993",
            @"^\d+\.\d+\.\d+$" => "1.12.0",
            @"^B-\d+$" => "B-3",
            @"^[a-z0-9_-]{1,20}$" => "newsletter",
            null => property.MaxLength < 6 ? "a" : "a text",
            _ => "1",
        },
    };
}
