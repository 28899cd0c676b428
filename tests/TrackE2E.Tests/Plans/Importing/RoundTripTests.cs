using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Exporting;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Tests.Rules.Properties;

namespace TrackE2E.Tests.Plans.Importing;

/// <summary>Import, export, import again: the same plan; and what was imported judges as the source does.</summary>
public sealed class RoundTripTests
{
    private const string Odd = """
        { "$schema": "http://json-schema.org/draft-07/schema#", "$id": "/shop/buy/2.1.0", "title": "buy", "description": "bought\n something", "type": "object",
          "definitions": { "money": { "type": "object", "properties": { "amount": { "type": "integer", "exclusiveMinimum": 0 }, "currency": { "enum": ["CNY"] } }, "required": ["amount"], "additionalProperties": false } },
          "properties": {
            "total": { "$ref": "#/definitions/money" }, "note": { "type": ["string", "null"], "maxLength": 20 }, "kind": { "const": "buy" }, "either": { "oneOf": [{ "type": "string" }, { "type": "integer", "minimum": 5 }] },
            "items": { "type": "array", "minItems": 1, "uniqueItems": true, "items": { "type": "object", "properties": { "sku": { "type": "string", "pattern": "^\\d+$" } }, "required": ["sku"] } },
            "pair": { "items": [{ "type": "string" }, { "type": "integer" }], "additionalItems": false }, "empty": { "type": "object", "additionalProperties": false }, "true": true, "no: thing": { "type": "boolean", "default": false },
            "map": { "type": "object", "patternProperties": { "^x-": { "type": "string" } }, "additionalProperties": false }, "numbers": { "type": "object", "properties": { "a": {} }, "additionalProperties": { "type": "number" } } },
          "required": ["total", "kind"], "dependencies": { "note": ["items"] }, "if": { "properties": { "either": { "const": "x" } }, "required": ["either"] }, "then": { "required": ["pair"] }, "additionalProperties": false }
        """;

    [Test]
    public void Json_schemas_are_stable_and_judge_as_before()
    {
        using var source = SomeSchemas.With(("buy.schema.json", Odd));

        var imported = JsonSchemaImport.Read(source.Folder);
        var plan = SomeSchemas.Plan(imported);
        var exported = JsonSchemaExport.Write(plan);
        using var again = Written(exported);

        JsonSchemaImport.Read(again.Folder).Files.ShouldBe(imported.Files);
        exported.NotCarried.ShouldBeEmpty();
        imported.NotCarried.ShouldHaveSingleItem().What.In("en").ShouldContain("default");
        imported.Files.ShouldHaveSingleItem().Text.ShouldContain("version: \"2.1.0\"");
        JudgeAlike(JsonSchema.Compile(JsonElement.Parse(Odd)), plan.Events[0], JsonSchema.Compile(JsonElement.Parse(exported.Files[0].Text)),
            """{"total":{"amount":1,"currency":"CNY"},"kind":"buy","note":"x","either":"x","items":[{"sku":"1"}],"pair":["a",1],"empty":{},"true":0,"no: thing":true,"map":{"x-a":"1"},"numbers":{"a":"any","b":1}}""");
    }

    [Test]
    public void Iglu_is_stable_in_every_version_and_judges_as_before()
    {
        using var source = SomeSchemas.Of("iglu-central");

        var imported = IgluImport.Read(source.Folder, everyVersion: true);
        var plan = SomeSchemas.Plan(imported);
        var exported = IgluExport.Write(plan);
        using var again = Written(exported);

        IgluImport.Read(again.Folder, everyVersion: true).Files.ShouldBe(imported.Files);
        var compared = 0;
        foreach (var planned in plan.Events)
        {
            var file = Path.Combine(source.Folder, "schemas", planned.Plan, Name(planned), "jsonschema", planned.Version!);
            var original = JsonElement.Parse(File.ReadAllText(file));
            if (original.GetRawText().Contains("$ref", StringComparison.Ordinal) || (original.TryGetProperty("type", out var type) && type.ToString() == "array"))
                continue;
            var export = JsonElement.Parse(exported.Files.Single(each => each.Name == $"schemas/{planned.Plan}/{Name(planned)}/jsonschema/{planned.Version}").Text);
            compared += JudgeAlike(JsonSchema.Compile(original, new SchemaOptions { Draft = SchemaDraft.Draft04, AssertFormats = true }), planned, JsonSchema.Compile(export, new SchemaOptions { Draft = SchemaDraft.Draft04, AssertFormats = true }), Typical(original).ToJsonString());
        }

        TestContext.Out.WriteLine($"{compared} payloads judged alike by the source, the plan and the export");
        compared.ShouldBeGreaterThan(5_000);
    }

    [Test]
    public void Wikimedia_schemas_are_stable()
    {
        using var source = SomeSchemas.Of("wikimedia-events");

        var imported = JsonSchemaImport.Read(Path.Combine(source.Folder, "jsonschema"));
        using var again = Written(JsonSchemaExport.Write(SomeSchemas.Plan(imported)));

        JsonSchemaImport.Read(again.Folder).Files.ShouldBe(imported.Files);
    }

    [TestCase("""{"data":{"trackingPlan":{"id":"tp_1","name":"Shop","type":"LIVE","description":"All","rules":[{"type":"TRACK","key":"Order Completed","version":2,"labels":[],"jsonSchema":{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"context":{"type":"object","required":["ip"]},"traits":{},"properties":{"type":"object","properties":{"total":{"type":"number","minimum":0,"description":"in yuan"},"items":{"type":"array","items":{"type":"object","properties":{"sku":{"type":"string"}},"required":["sku"]}}},"required":["total"],"additionalProperties":false}},"required":["properties"]}},{"type":"IDENTIFY","key":"","version":1,"jsonSchema":{"properties":{"traits":{"properties":{"plan":{"enum":["free","pro"]}}}}}}]}}}""",
        "Order Completed, identify", "context", "labels", "id", "identify call")]
    [TestCase("""{"name":"plan","display_name":"Shop","rules":{"events":[{"name":"Order Completed","version":2,"description":"done","rules":{"properties":{"properties":{"properties":{"total":{"type":["number","null"]}},"required":["total"]}}}}],"global":{"properties":{"context":{}}},"identify":{"properties":{"traits":{"properties":{"a":{"type":"string"}}}}}}}""",
        "Order Completed, identify", "rules of all events", "identify call")]
    [TestCase("""{"name":"Shop","version":"1.0","creationType":"Local","rules":{"events":[{"id":"ev_1","name":"Cart Viewed","eventType":"track","identitySection":"","rules":{"type":"object","properties":{"properties":{"type":"object","additionalProperties":false,"properties":{"coupon":{"type":["string"],"pattern":"^C"}},"required":["coupon"]}}}}]}}""",
        "Cart Viewed", "identitySection", "creationType")]
    public void Tracking_plans_of_others_are_read_and_stable(string json, string events, params string[] lost)
    {
        var imported = TrackingPlanImport.ReadText(json, "shop");
        var plan = SomeSchemas.Plan(imported);

        plan.Events.Select(planned => planned.Id).ShouldBe(events.Split(", "));
        foreach (var each in lost)
            imported.NotCarried.Select(one => one.Where + one.What.In("en")).ShouldContain(one => one.Contains(each, StringComparison.Ordinal), each);
        foreach (var export in new Func<TrackingPlan, string, ExportedPlan>[] { TrackingPlanExport.Segment, TrackingPlanExport.RudderStack })
        {
            var first = TrackingPlanImport.ReadText(export(plan, "Shop").Files[0].Text, "shop");
            var second = TrackingPlanImport.ReadText(export(SomeSchemas.Plan(first), "Shop").Files[0].Text, "shop");
            second.Files.ShouldBe(first.Files);
            SomeSchemas.Plan(first).Events.Select(planned => planned.Properties.Select(property => $"{property.Name} {string.Join('|', property.Types)} {property.Required}")).ShouldBe(plan.Events.Select(planned => planned.Properties.Select(property => $"{property.Name} {string.Join('|', property.Types)} {property.Required}")));
        }
    }

    [TestCase("{", "no JSON")]
    [TestCase("{}", "has no rules")]
    [TestCase("[1", "no JSON")]
    public void What_is_no_tracking_plan_is_told(string json, string told) => Should.Throw<ImportException>(() => TrackingPlanImport.ReadText(json, "x")).Message.ShouldContain(told);

    [Test]
    public void Folder_without_schemas_and_a_schema_that_refers_to_itself_are_told()
    {
        using var none = SomeSchemas.With(("a.txt", "x"));
        using var cycle = SomeSchemas.With(("tree.json", """{"type":"object","properties":{"child":{"$ref":"#"}}}"""));

        Should.Throw<ImportException>(() => JsonSchemaImport.Read(none.Folder)).Message.ShouldContain("has no JSON Schema");
        Should.Throw<ImportException>(() => JsonSchemaImport.Read("/no/such/folder")).Message.ShouldContain("there is no file or folder");
        var imported = JsonSchemaImport.Read(cycle.Folder);
        imported.NotCarried.ShouldContain(lost => lost.What.In("en").Contains("refers to itself", StringComparison.Ordinal));
        SomeSchemas.Plan(imported).Events.ShouldHaveSingleItem().Properties.ShouldHaveSingleItem().Name.ShouldBe("child");
    }

    [Test]
    public void Export_lists_what_json_schema_cannot_say()
    {
        var lost = JsonSchemaExport.Write(PlanReader.ReadText(SomePlan.Text)).NotCarried.Select(each => $"{each.Where}: {each.What.En}").ToList();

        lost.ShouldContain(line => line.StartsWith("product_exposure: ", StringComparison.Ordinal) && line.Contains("element", StringComparison.Ordinal) && line.Contains("trigger rules", StringComparison.Ordinal));
        lost.ShouldContain(line => line.Contains("unit", StringComparison.Ordinal) && line.Contains("price", StringComparison.Ordinal));
    }

    [Test]
    public void Export_lists_what_stands_beside_the_events_and_how_they_are_sampled()
    {
        var plan = PlanReader.ReadText("""
            session: { idle: 10min }
            delivery: { offline-queue: 5 }
            forbidden-properties: [dk]
            app: { version: v }
            pages: { home: { match: { path: / } } }
            events: { a: { kind: custom, when: { enter: home }, within: 3s, sampled: device, properties: { v: {} } } }
            """);

        foreach (var exported in new[] { JsonSchemaExport.Write(plan), IgluExport.Write(plan), TrackingPlanExport.Segment(plan, "a"), TrackingPlanExport.RudderStack(plan, "a") })
        {
            var lost = exported.NotCarried.Select(each => $"{each.Where}: {each.What.En}").ToList();
            lost[0].ShouldBe("plan: pages, app, forbidden-properties, session, delivery: this format has no place for it");
            lost.ShouldContain(line => line.StartsWith("a: when, within, sampled", StringComparison.Ordinal));
        }
    }

    private static string Name(PlannedEvent planned)
    {
        var id = planned.Id.StartsWith(planned.Plan + "/", StringComparison.Ordinal) ? planned.Id[(planned.Plan.Length + 1)..] : planned.Id;
        return id.Split('/')[0];
    }

    // the typical payload and every single change of it: a member left out, or another value in its place
    private static int JudgeAlike(JsonSchema source, PlannedEvent planned, JsonSchema export, string typical)
    {
        var payloads = new List<string> { typical, "{}" };
        foreach (var name in JsonNode.Parse(typical)!.AsObject().Select(member => member.Key))
        {
            foreach (var value in new[] { null, "null", "1", "-1", "1.5", "\"x\"", "\"1\"", "true", "[]", "{}", "[1]", "[\"a\",1,1]", "{\"x-a\":1}", "{\"z\":1}", "{\"amount\":1,\"z\":1}", "[{\"sku\":\"a\"}]", "\"" + new string('y', 300) + "\"" })
            {
                var changed = JsonNode.Parse(typical)!.AsObject();
                if (value is null)
                    changed.Remove(name);
                else
                    changed[name] = JsonNode.Parse(value);
                payloads.Add(changed.ToJsonString());
            }
        }

        foreach (var payload in payloads)
        {
            var wanted = source.IsValid(JsonElement.Parse(payload));
            var findings = PropertyRules.Judge(planned, Judging.Event(payload), new JudgedIn("en", Judging.Start));
            (findings.Count == 0).ShouldBe(wanted, $"{planned.Id}: {payload}\n{string.Join('\n', findings.Select(finding => finding.What))}");
            export.IsValid(JsonElement.Parse(payload)).ShouldBe(wanted, $"export of {planned.Id}: {payload}");
        }

        return payloads.Count;
    }

    private static JsonNode Typical(JsonElement schema)
    {
        var type = schema.TryGetProperty("type", out var said) ? said.ValueKind == JsonValueKind.Array ? said[0].GetString() : said.GetString() : schema.TryGetProperty("properties", out _) ? "object" : "string";
        if (schema.TryGetProperty("enum", out var values))
            return JsonNode.Parse(values[0].GetRawText())!;
        return type switch
        {
            "object" => new JsonObject((schema.TryGetProperty("properties", out var members) ? members.EnumerateObject().DistinctBy(member => member.Name).Take(12) : []).Select(member => KeyValuePair.Create<string, JsonNode?>(member.Name, Typical(member.Value)))),
            "array" => schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object ? new JsonArray(Typical(items)) : new JsonArray(),
            "integer" or "number" => 1,
            "boolean" => true,
            _ => schema.TryGetProperty("format", out var format) ? format.GetString() switch { "date-time" => "2026-01-02T03:04:05Z", "uuid" => "3b241101-e2bb-4255-8caf-4136c566a962", "uri" => "https://a.b/c", "ipv4" => "1.2.3.4", _ => "x" } : "x",
        };
    }

    private static SomeSchemas Written(ExportedPlan exported) => SomeSchemas.With([.. exported.Files.Select(file => (file.Name, file.Text))]);
}
