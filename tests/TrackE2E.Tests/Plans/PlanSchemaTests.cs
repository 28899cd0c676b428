using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Reading;
using TrackE2E.Core.Rules.Properties.Schemas;

namespace TrackE2E.Tests.Plans;

public sealed class PlanSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Compile(JsonDocument.Parse(PlanSchema.Text).RootElement);

    [Test]
    public void Correct_plan_keeps_the_schema() => Schema.Violations(Json(SomePlan.Text)).ShouldBeEmpty();

    [Test]
    public void Schema_is_itself_a_correct_schema()
    {
        var meta = JsonSchema.Compile(JsonDocument.Parse("""{"$ref":"https://json-schema.org/draft/2020-12/schema"}""").RootElement);

        meta.Violations(JsonDocument.Parse(PlanSchema.Text).RootElement).ShouldBeEmpty();
    }

    [TestCase("pages: { a: { titel: x, match: { path: / } } }")]
    [TestCase("pages: { a: { title: x } }")]
    [TestCase("pages: []")]
    [TestCase("elements: { a: { locate: \"#a\" } }")]
    [TestCase("elements: { a: { locate: { css: a } } }")]
    [TestCase("events: { a: { kind: view } }")]
    [TestCase("events: { a: { title: x } }")]
    [TestCase("events: { a: { kind: exposure, visible-share: 2, element: b } }")]
    [TestCase("events: { a: { kind: exposure, dwell: 1, element: b } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { type: int } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { required: [x] } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { enum: [] } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { maxLength: -1 } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { maxLength: 1.5 } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { title: { jp: x } } } } }")]
    [TestCase("event: {}")]
    public void What_the_reader_refuses_by_shape_the_schema_refuses_too(string text)
    {
        SomePlan.MistakesOf(text).ShouldNotBeEmpty();

        Schema.IsValid(Json(text)).ShouldBeFalse();
    }

    [TestCase("plan: 1")]
    [TestCase("version: 1.0")]
    [TestCase("pages: { a: { title: { zh: 甲 }, match: { query: { q: \"*\" } } } }")]
    [TestCase("events: { a: { kind: custom, properties: { p: { type: string, enum: [a] }, q: { const: null } } } }")]
    [TestCase("elements: { b: { locate: { web: b } } }\nevents: { a: { kind: exposure, element: b, dwell: 0, visible-share: 1 } }")]
    [TestCase("pages: { h: { match: { path: / } } }\nevents: { a: { kind: pv, page: h, again-on: reload } }")]
    public void What_the_reader_takes_the_schema_takes_too(string text)
    {
        PlanReader.ReadText(text).ShouldNotBeNull();

        Schema.Violations(Json(text)).ShouldBeEmpty();
    }

    private static JsonElement Json(string yaml) => JsonSerializer.SerializeToElement(Node(YamlTreeReader.Read("a", yaml, [])!));

    private static JsonNode? Node(YamlNode node)
    {
        if (node.Items is { } items)
            return new JsonArray([.. items.Select(Node)]);
        if (node.Members is { } members)
            return new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, Node(member.Value))));
        return YamlScalar.Value(node) switch { null => null, bool flag => flag, decimal number => number, var text => (string)text };
    }
}
