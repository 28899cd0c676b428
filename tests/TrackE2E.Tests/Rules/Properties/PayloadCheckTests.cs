using System.Text;
using System.Text.Json;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

public sealed class PayloadCheckTests
{
    private static readonly PayloadCheck ByEvent = PayloadCheck.ByEvent(Judging.Planned("price: { type: integer, required: true }"), "en");

    [TestCase("""{"price":1}""")]
    [TestCase("""{"price":"1"}""", "a.json type-mismatch /price")]
    [TestCase("""[{"price":1},{}]""", "a.json[1] required-missing /price")]
    [TestCase("{\"price\":1}\n\n{\"price\":1.5}\r\n{\"prices\":1}", "a.json:3 type-mismatch /price", "a.json:4 required-missing /price")]
    [TestCase("{\"price\":1}\nnot json\n{\"price\":1}", "a.json:2 undecodable-hit ")]
    [TestCase("not json", "a.json:1 undecodable-hit ")]
    [TestCase("{\n  \"price\": 1,\n}\n", "a.json:3 undecodable-hit ")]
    [TestCase("{\n  \"price\": 1\n}\n{\n  \"price\": 2\n}", "a.json:4 undecodable-hit ")]
    [TestCase("[]", "a.json wrong-nesting ")]
    [TestCase("5\nx", "a.json:1 wrong-nesting ", "a.json:2 undecodable-hit ")]
    public void Each_payload_of_a_file_is_judged_with_its_place(string text, params string[] told) =>
        ByEvent.Judge(Encoding.UTF8.GetBytes(text), "a.json").Select(each => $"{each.Place.Where} {FindingText.Of(each.Finding.Kind).Word} {each.Finding.Property}").ShouldBe(told);

    [TestCase("""{"price":NaN}""", "this is not JSON from column 10 on", "\"{\"price\":NaN}\"")]
    [TestCase("""{"中文":1,"price":01}""", "this is not JSON from column 18 on", "\"{\"中文\":1,\"price\":01}\"")]
    [TestCase("""{"price":1""", "this is not JSON from column 11 on", "\"{\"price\":1\"")]
    public void What_is_not_json_is_told_from_where_on(string text, string what, string actual)
    {
        var finding = ByEvent.Judge(Encoding.UTF8.GetBytes(text), "a.json").ShouldHaveSingleItem().Finding;

        (finding.What, finding.Actual).ShouldBe((what, actual));
    }

    [Test]
    public void What_is_not_json_does_not_tell_what_is_sensitive() =>
        PayloadCheck.ByEvent(Judging.Planned("phone: { type: string, sensitive: true }"), "en").Judge("{\"phone\":\"13812345678\""u8.ToArray(), "a.json").ShouldHaveSingleItem().Finding.Actual.ShouldNotContain("138");

    [Test]
    public void Finding_by_a_json_schema_is_chinese_in_all_its_parts()
    {
        var schema = JsonSchema.Compile(JsonDocument.Parse("""{"required":["a"],"maxProperties":0,"additionalProperties":false}""").RootElement);

        PayloadCheck.BySchema(schema, "shop.json", "zh").Judge(JsonDocument.Parse("""{"b":1}""").RootElement).Select(finding => finding.Expected.Split("      ")[0]).ShouldBe(["此处没有值", "a：必填", "最多 0 个字段"], ignoreOrder: true);
    }

    [Test]
    public void Payload_is_judged_by_a_json_schema_with_the_finding_kinds()
    {
        var schema = JsonSchema.Compile(JsonDocument.Parse("""{"type":"object","required":["a","b"],"properties":{"a":{"type":"integer","minimum":5},"b":{"type":"string"}},"additionalProperties":false}""").RootElement);

        var findings = PayloadCheck.BySchema(schema, "shop.json", "en").Judge(JsonDocument.Parse("""{"a":1,"c":true}""").RootElement);

        findings.Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property} {finding.Actual}").ShouldBe(["range /a 1", "additional-property /c true", "required-missing /b (missing)"]);
    }

    [Test]
    public void Document_of_ten_thousand_levels_is_refused_and_not_a_crash()
    {
        var deep = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000));

        ByEvent.Judge(deep, "a.json").ShouldHaveSingleItem().Finding.Kind.ShouldBe(FindingKind.UndecodableHit);
    }

    [TestCase("""{"minimum":"3"}""", "#/minimum is a string instead of number (expected: number)")]
    [TestCase("""{"properties":{"a":{"required":true}}}""", "#/properties/a/required is a boolean instead of array (expected: array)")]
    [TestCase("""{"properties":[]}""", "#/properties is an array instead of object (expected: object)")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-03/schema#"}""", "its $schema http://json-schema.org/draft-03/schema is none of draft 2020-12, 07, 06 and 04")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","exclusiveMinimum":true}""", "#/exclusiveMinimum is a boolean instead of number (expected: number)")]
    public void Keyword_that_would_be_passed_over_is_told(string schema, string told) =>
        Should.Throw<SchemaException>(() => JsonSchema.Check(JsonDocument.Parse(schema).RootElement)).Message.ShouldBe(told);

    [TestCase("""{"$schema":"http://json-schema.org/draft-04/schema#","minimum":3,"exclusiveMinimum":true}""")]
    [TestCase("""{"$schema":"http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#","self":{"vendor":"a","name":"b","format":"jsonschema","version":"1-0-0"},"minimum":3,"exclusiveMinimum":true}""")]
    public void Schema_of_an_iglu_registry_is_of_draft_04(string text)
    {
        var schema = JsonDocument.Parse(text).RootElement;

        Should.NotThrow(() => JsonSchema.Check(schema));
        JsonSchema.Compile(schema).IsValid("3"u8).ShouldBeFalse();
    }

    [TestCase("""{"$ref":"#"}""")]
    [TestCase("""{"$ref":"http://nowhere/x"}""")]
    [TestCase("""{"type":"text"}""")]
    [TestCase("""{"pattern":"("}""")]
    [TestCase("""{"properties":{"a":5}}""")]
    [TestCase("""{"required":[5]}""")]
    public void Schema_that_cannot_be_used_is_told_and_not_a_crash(string schema) =>
        Should.Throw<SchemaException>(() => JsonSchema.Compile(JsonDocument.Parse(schema).RootElement).IsValid(JsonDocument.Parse("{}").RootElement));
}
