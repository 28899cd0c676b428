using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

/// <summary>Judges a JSON document by a plan written in YAML, both given as text.</summary>
internal static class Judging
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static PlannedEvent Planned(string properties, string keys = "") => PlanReader.ReadText($$"""
        elements: { card: { locate: { web: .card }, key: "@id" }, price: { locate: { web: .price } } }
        events: { add_to_cart: { kind: click, element: card, {{(keys.Length > 0 ? keys + ", " : "")}}properties: { {{properties}} } } }
        """).Events[0];

    public static TrackedEvent Event(string json) => new()
    {
        Number = 37,
        Name = "add_to_cart",
        Properties = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1000 }).RootElement,
        Context = new EventContext { Raw = default },
        ClaimedAt = Start.AddMilliseconds(3218),
        ArrivedAt = Start.AddSeconds(4),
        Decoder = "snowplow",
    };

    public static IReadOnlyList<Finding> Findings(string properties, string json, string keys = "", string language = "en", IReadOnlyDictionary<string, string>? shown = null) =>
        PropertyRules.Judge(Planned(properties, keys), Event(json), new JudgedIn(language, Start, shown));

    /// <summary>Kind and pointer of each finding: <c>range /price</c>.</summary>
    public static IReadOnlyList<string> Kinds(string properties, string json, string keys = "") =>
        [.. Findings(properties, json, keys).Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}")];
}
