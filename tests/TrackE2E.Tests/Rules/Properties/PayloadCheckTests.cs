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
    public void Each_payload_of_a_file_is_judged_with_its_place(string text, params string[] told) =>
        ByEvent.Judge(Encoding.UTF8.GetBytes(text), "a.json").Select(each => $"{each.Place.Where} {FindingText.Of(each.Finding.Kind).Word} {each.Finding.Property}").ShouldBe(told);

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

    [TestCase("""{"$ref":"#"}""")]
    [TestCase("""{"$ref":"http://nowhere/x"}""")]
    [TestCase("""{"type":"text"}""")]
    [TestCase("""{"pattern":"("}""")]
    [TestCase("""{"properties":{"a":5}}""")]
    [TestCase("""{"required":[5]}""")]
    public void Schema_that_cannot_be_used_is_told_and_not_a_crash(string schema) =>
        Should.Throw<SchemaException>(() => JsonSchema.Compile(JsonDocument.Parse(schema).RootElement).IsValid(JsonDocument.Parse("{}").RootElement));
}
