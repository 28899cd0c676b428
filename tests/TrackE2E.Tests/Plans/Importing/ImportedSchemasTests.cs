using System.Text.Json;
using TrackE2E.Core.Plans.Exporting;
using TrackE2E.Core.Plans.Importing;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Properties.Schemas;

namespace TrackE2E.Tests.Plans.Importing;

/// <summary>An imported event judges payloads as its schema does, and what cannot be carried is told.</summary>
public sealed class ImportedSchemasTests
{
    [TestCase("""{"properties":{"a":{"type":"integer"}},"unevaluatedProperties":false}""", """{"a":1}""", """{"a":1,"b":2}""", TestName = "What the event lists is evaluated")]
    [TestCase("""{"properties":{"t":{}},"allOf":[{"if":{"properties":{"t":{"const":"a"}}},"then":{"required":["x"]}},{"if":{"properties":{"t":{"const":"b"}}},"then":{"required":["y"]}}]}""", """{"t":"b","y":1}""", """{"t":"b","x":1}""", TestName = "Two conditions in allOf are not mixed")]
    [TestCase("""{"properties":{"a":{"type":"array","prefixItems":[{"type":"string"}],"allOf":[{"items":{"maxLength":2}}]}}}""", """{"a":["ab"]}""", """{"a":["abc"]}""", TestName = "Items of one part are not behind the prefix of another")]
    [TestCase("""{"properties":{"a":{}},"additionalProperties":{"type":"string"},"allOf":[{"properties":{"b":{"minLength":2}}}]}""", """{"b":"xx"}""", """{"b":5}""", TestName = "Additional ones of one part stay additional")]
    [TestCase("""{"dependentRequired":{"a":["b"]},"allOf":[{"dependentRequired":{"a":["c"]}}]}""", """{"a":1,"b":1,"c":1}""", """{"a":1,"b":1}""", TestName = "Needs of two parts add up")]
    [TestCase("""{"properties":{"a":true},"allOf":[{"properties":{"a":{"type":"string"}}}]}""", """{"a":"x"}""", """{"a":5}""", TestName = "A schema beside true counts")]
    [TestCase("""{"properties":{"a":{"$ref":"#pos"}},"$defs":{"p":{"$anchor":"pos","minimum":1}}}""", """{"a":1}""", """{"a":0}""", TestName = "An anchor is found")]
    [TestCase("""{"$id":"https://x.test/ev","properties":{"a":{"$ref":"pos#/$defs/q"}},"$defs":{"p":{"$id":"pos","$defs":{"q":{"minimum":1}}}}}""", """{"a":1}""", """{"a":0}""", TestName = "A schema with an id of its own inside is found")]
    [TestCase("""{"properties":{"a":{"$dynamicRef":"#pos"}},"$defs":{"p":{"$dynamicAnchor":"pos","minimum":1}}}""", """{"a":1}""", """{"a":0}""", TestName = "A dynamic reference is followed")]
    [TestCase("""{"properties":{"a":{"const":{"x":1},"anyOf":[{"type":"object"},{"type":"string"}]}}}""", """{"a":{"x":1}}""", """{"a":{"x":2}}""", TestName = "A constant object stays beside anyOf")]
    [TestCase("""{"properties":{"a":{"const":"x","enum":["y","z"]}}}""", "{}", """{"a":"x"}""", TestName = "A constant that is not in the enum is never right")]
    [TestCase("""{"properties":{"a":{"type":"string","const":1}}}""", "{}", """{"a":1}""", TestName = "A constant of another type is never right")]
    [TestCase("""{"properties":{"a":{"type":"string","enum":[1]}}}""", "{}", """{"a":"x"}""", TestName = "An enum of another type has no value")]
    [TestCase("""{"properties":{"a":{"type":"string","minLength":3,"maxLength":1}}}""", "{}", """{"a":"xx"}""", TestName = "A span with nothing in it is carried")]
    [TestCase("""{"properties":{"a":{"type":"array","items":false,"minItems":1}}}""", "{}", """{"a":[1]}""", TestName = "A list without items that must have one is carried")]
    [TestCase("""{"properties":{"a":{"type":"object","additionalProperties":false,"maxProperties":5}}}""", """{"a":{}}""", """{"a":{"b":1}}""", TestName = "A closed object without members has none")]
    [TestCase("""{"properties":{"a":{}},"required":["b"],"additionalProperties":false}""", null, """{"b":1}""", TestName = "What is required and not listed is additional")]
    [TestCase("""{"properties":{"a":{}},"required":["b"],"additionalProperties":{"type":"string"}}""", """{"b":"x"}""", """{"b":1}""", TestName = "What is required and not listed keeps the schema of additional ones")]
    [TestCase("""{"properties":{"a":{}},"required":["x_b"],"patternProperties":{"^x_":{"type":"string"}},"additionalProperties":false}""", """{"x_b":"x"}""", """{"x_b":1}""", TestName = "What is required and of a pattern keeps the pattern's schema")]
    [TestCase("""{"properties":{"a":{"type":"string","required":true}}}""", """{"a":"x"}""", "{}", TestName = "Draft 03 requires inside of the property")]
    public void Imported_event_judges_as_the_schema(string schema, string? right, string wrong)
    {
        using var source = SomeSchemas.With(("ev.json", schema[..^1] + ""","type":"object"}"""));

        var imported = JsonSchemaImport.Read(source.Folder);
        var exported = JsonSchemaExport.Write(SomeSchemas.Plan(imported));
        using var again = SomeSchemas.With([.. exported.Files.Select(file => (file.Name, file.Text))]);

        var second = JsonSchemaImport.Read(again.Folder);
        second.Files.ShouldBe(imported.Files);
        foreach (var plan in new[] { SomeSchemas.Plan(imported), SomeSchemas.Plan(second) })
        {
            var check = PayloadCheck.ByEvent(plan.Events.Single(), "en");
            if (right is not null)
                check.Judge(JsonElement.Parse(right)).ShouldBeEmpty();
            check.Judge(JsonElement.Parse(wrong)).ShouldNotBeEmpty();
        }
    }

    [TestCase("""{"a":{"pattern":"(?i)x"}}""", "(?i is not ECMA-262")]
    [TestCase("""{"a":{"type":"int"}}""", "the type \"int\" is none of JSON Schema")]
    [TestCase("""{"a":{"minimum":1e400}}""", "minimum 1e400 is nothing that can be judged")]
    [TestCase("""{"a":{"maxLength":-1}}""", "maxLength -1")]
    [TestCase("""{"a":{"enum":[12345678901234567890123456789012345,1]}}""", "more digits than plans hold")]
    [TestCase("""{"a":"string"}""", "stands where a schema should")]
    [TestCase("""["a"]""", "properties is no map of schemas")]
    [TestCase("""{"a":{"title":5}}""", "title is no text")]
    public void What_a_plan_could_not_be_read_with_is_left_out_and_told(string properties, string told)
    {
        using var source = SomeSchemas.With(("ev.json", $$"""{"type":"object","properties":{{properties}}}"""));

        var imported = JsonSchemaImport.Read(source.Folder);

        imported.NotCarried.Select(lost => lost.What.In("en")).ShouldContain(line => line.Contains(told, StringComparison.Ordinal));
        SomeSchemas.Plan(imported).Events.ShouldHaveSingleItem();
    }

    [Test]
    public void Reading_that_is_not_the_standards_is_told()
    {
        using var source = SomeSchemas.With(
            ("a.json", """{"type":"object","allOf":[{"properties":{"a":{}},"additionalProperties":false},{"properties":{"b":{}}}]}"""),
            ("b.json", """{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{"a":{"$ref":"#/definitions/x","maxLength":1}},"definitions":{"x":{"type":"string"}}}"""),
            ("c.json", """{"type":"string"}"""),
            ("d.json", """{"type":"object","properties":{"a":{"examples":["x"]}},"examples":[{"a":"x"}]}"""));

        var imported = JsonSchemaImport.Read(source.Folder);

        var lost = imported.NotCarried.Select(each => $"{each.Where}: {each.What.In("en")}").ToList();
        lost.ShouldContain(line => line.StartsWith("a.json: one part of allOf is closed", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("b.json/properties/a: maxLength stands beside $ref", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("c.json: is of the type string", StringComparison.Ordinal));
        lost.ShouldContain(line => line.StartsWith("d.json: examples of whole events", StringComparison.Ordinal));
        var plan = SomeSchemas.Plan(imported);
        plan.Event("c").ShouldBeNull();
        plan.Event("d")!.Properties.Single().Examples.ShouldBe(["x"]);
    }

    [TestCase("""[{"type":"TRACK","key":"A","jsonSchema":{"properties":{"properties":{}},"required":["userId","properties"]}}]""", "userId is required of the message")]
    [TestCase("""[{"type":"TRACK","key":"A","jsonSchema":{"properties":{"properties":{}},"anyOf":[{"required":["userId"]}]}}]""", "anyOf of the message")]
    [TestCase("""[{"type":"TRACK","key":"A","jsonSchema":{"properties":{"properties":{},"messageId":{"type":"string","maxLength":36}}}}]""", "rules on messageId")]
    [TestCase("""[{"type":"TRACK","key":"A","jsonSchema":{"properties":{"properties":false}}}]""", "properties is false")]
    [TestCase("""["A",{"type":"TRACK","key":"B"}]""", "is no rule but \"A\"")]
    [TestCase("""{"events":[{"name":"A"}],"identify_traits":[{"name":"plan"}]}""", "is no part of a tracking plan")]
    [TestCase("""{"events":[{"name":"A"}],"global":{"required":["context"]}}""", "rules of all events")]
    public void What_a_tracking_plan_says_around_events_is_told(string rules, string told) =>
        TrackingPlanImport.ReadText($$"""{"name":"Shop","rules":{{rules}}}""", "shop").NotCarried.Select(lost => lost.What.In("en")).ShouldContain(line => line.Contains(told, StringComparison.Ordinal));

    [TestCase("""{"properties":{"a":{}},"required":["b"],"additionalProperties":false}""")]
    [TestCase("""{"properties":{"a":{}},"required":["b"],"additionalProperties":{"type":"string"}}""")]
    [TestCase("""{"required":["b"],"patternProperties":{"^x":{}},"additionalProperties":false}""")]
    public void What_is_only_required_is_additional_in_one_pass_too(string schema)
    {
        var compiled = JsonSchema.Compile(JsonElement.Parse(schema));

        compiled.IsValid("""{"b":1}"""u8).ShouldBeFalse();
        compiled.IsValid(JsonElement.Parse("""{"b":1}""")).ShouldBeFalse();
    }
}
