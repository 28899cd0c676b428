using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

/// <summary>The catalogue's field bugs FD-01 to FD-22: each with a correct event, a broken one and one at the edge; a broken field is blamed alone, at its pointer.</summary>
/// <remarks>FD-14 (undefined event name) and FD-15 (planned event never fires) are about whole events: rules of counts and coverage, not of properties.</remarks>
public sealed class FieldCatalogueTests
{
    [TestCase("FD-01 pass", "p: { type: string, required: true }", """{"p":"x"}""")]
    [TestCase("FD-01 fail", "p: { type: string, required: true }", "{}", "required-missing /p")]
    [TestCase("FD-01 edge: empty is sent", "p: { type: string, required: true }", """{"p":""}""")]

    [TestCase("FD-03 pass", "p: { type: number }", """{"p":12}""")]
    [TestCase("FD-03 fail: text for number", "p: { type: number }", """{"p":"12"}""", "type-mismatch /p")]
    [TestCase("FD-03 fail: number for text", "p: { type: string }", """{"p":12}""", "type-mismatch /p")]
    [TestCase("FD-03 edge: 12.0 is an integer", "p: { type: integer }", """{"p":12.0}""")]

    [TestCase("FD-04 pass", "p: { enum: [web, wap] }", """{"p":"web"}""")]
    [TestCase("FD-04 fail: out of set", "p: { enum: [web, wap] }", """{"p":"app"}""", "value-not-allowed /p")]
    [TestCase("FD-04 edge: case", "p: { enum: [web, wap] }", """{"p":"Web"}""", "value-not-allowed /p")]

    [TestCase("FD-05 pass: at the limit, characters not bytes", "p: { type: string, minLength: 1, maxLength: 2 }", """{"p":"中文"}""")]
    [TestCase("FD-05 fail: over", "p: { type: string, maxLength: 2 }", """{"p":"abc"}""", "length /p")]
    [TestCase("FD-05 edge: an emoji is one character", "p: { type: string, maxLength: 1 }", """{"p":"😀"}""")]
    [TestCase("FD-05 fail: under", "p: { type: string, minLength: 2 }", """{"p":"a"}""", "length /p")]

    [TestCase("FD-06 pass", "p: { type: object, properties: { a: { type: integer } } }", """{"p":{"a":1}}""")]
    [TestCase("FD-06 fail: object as text", "p: { type: object, properties: { a: { type: integer } } }", """{"p":"{\"a\":1}"}""", "wrong-nesting /p")]
    [TestCase("FD-06 fail: list as text", "p: { type: array }", """{"p":"[1]"}""", "wrong-nesting /p")]
    [TestCase("FD-06 fail: encoded twice", "p: { type: object }", """{"p":"\"{\\\"a\\\":1}\""}""", "wrong-nesting /p")]
    [TestCase("FD-06 edge: a text that may hold JSON", "p: { type: string }", """{"p":"{\"a\":1}"}""")]

    [TestCase("FD-07 pass", "o: { type: object, properties: { p: { type: string, required: true } } }", """{"o":{"p":"x"}}""")]
    [TestCase("FD-07 fail: too high", "o: { type: object, properties: { p: { type: string, required: true } } }", """{"o":{},"p":"x"}""", "wrong-nesting /o/p")]
    [TestCase("FD-07 fail: too deep", "p: { type: string, required: true }", """{"o":{"p":"x"}}""", "wrong-nesting /p")]
    [TestCase("FD-07 edge: the same name is planned at both levels", "p: { type: string }, o: { type: object, properties: { p: { type: string } } }", """{"o":{"p":"x"}}""")]

    [TestCase("FD-08 pass: left out", "p: { type: string }", "{}")]
    [TestCase("FD-08 fail: null", "p: { type: string }", """{"p":null}""", "type-mismatch /p")]
    [TestCase("FD-08 edge: null where planned", "p: { type: [string, 'null'] }", """{"p":null}""")]
    [TestCase("FD-08 fail: the word null", "p: { type: string }", """{"p":"null"}""", "value-not-allowed /p")]
    [TestCase("FD-08 fail: the word undefined", "p: { type: string, required: true }", """{"p":"undefined"}""", "value-not-allowed /p")]
    [TestCase("FD-08 fail: empty where something is needed", "p: { type: string, minLength: 1 }", """{"p":""}""", "length /p")]
    [TestCase("FD-08 edge: a word that only holds null", "p: { type: string }", """{"p":"nullable"}""")]

    [TestCase("FD-09 pass", "p: { type: integer, unit: fen, minimum: 100 }", """{"p":1299}""")]
    [TestCase("FD-09 fail: yuan for fen", "p: { type: integer, unit: fen }", """{"p":12.99}""", "type-mismatch /p")]
    [TestCase("FD-09 fail: seconds for ms", "p: { type: integer, unit: ms, minimum: 1000 }", """{"p":5}""", "range /p")]
    [TestCase("FD-09 fail: float noise", "p: { type: number, multipleOf: 0.01 }", """{"p":0.30000000000000004}""", "range /p")]
    [TestCase("FD-09 edge: at the bound", "p: { type: integer, minimum: 0, maximum: 5 }", """{"p":5}""")]

    [TestCase("FD-10 pass", "p: { type: string, format: date-time }", """{"p":"2026-01-02T03:04:05.678+08:00"}""")]
    [TestCase("FD-10 fail: zone lost", "p: { type: string, format: date-time }", """{"p":"2026-01-02T03:04:05"}""", "value-not-allowed /p")]
    [TestCase("FD-10 fail: no such day", "p: { type: string, format: date }", """{"p":"2026-02-30"}""", "value-not-allowed /p")]
    [TestCase("FD-10 edge: leap day", "p: { type: string, format: date }", """{"p":"2024-02-29"}""")]

    [TestCase("FD-11 pass", "p: { type: array, minItems: 1, maxItems: 2 }", """{"p":[1,2]}""")]
    [TestCase("FD-11 fail: empty", "p: { type: array, minItems: 1 }", """{"p":[]}""", "length /p")]
    [TestCase("FD-11 edge: one too many", "p: { type: array, maxItems: 2 }", """{"p":[1,2,3]}""", "length /p")]

    [TestCase("FD-12 pass", "p: { type: array, items: { type: integer } }", """{"p":[1,2]}""")]
    [TestCase("FD-12 fail: mixed", "p: { type: array, items: { type: integer } }", """{"p":[1,"2"]}""", "type-mismatch /p/1")]
    [TestCase("FD-12 edge: empty list", "p: { type: array, items: { type: integer } }", """{"p":[]}""")]

    [TestCase("FD-18 pass", "p: { type: string }", """{"p":"😀 & 中文"}""")]
    [TestCase("FD-18 fail: cut in an emoji", "p: { type: string }", """{"p":"\ud83d"}""", "value-not-allowed /p")]
    [TestCase("FD-18 fail: still encoded", "p: { enum: [首页] }", """{"p":"%E9%A6%96%E9%A1%B5"}""", "value-not-allowed /p")]
    [TestCase("FD-18 edge: escaped on the wire is the same text", "p: { enum: [首页] }", """{"p":"\u9996\u9875"}""")]

    [TestCase("FD-19 pass", "v: { const: 1.0.0 }", """{"v":"1.0.0"}""")]
    [TestCase("FD-19 fail: another version", "v: { const: 1.0.0 }", """{"v":"1.0.1"}""", "value-not-allowed /v")]
    [TestCase("FD-19 edge: a version by pattern", "v: { type: string, pattern: '^1\\.0\\.[0-9]+$' }", """{"v":"1.0.12"}""")]

    [TestCase("FD-20 pass", "p: { type: string }", """{"p":"x"}""")]
    [TestCase("FD-20 fail: debug key", "p: { type: string }", """{"p":"x","dk":"1"}""", "additional-property /dk")]
    [TestCase("FD-20 edge: planned", "debug: { type: boolean }", """{"debug":false}""")]

    [TestCase("FD-21 pass", "id: { type: string, pattern: '^[A-Z]+-[0-9]+$' }", """{"id":"SKU-10"}""")]
    [TestCase("FD-21 fail: placeholder", "id: { type: string, pattern: '^[A-Z]+-[0-9]+$' }", """{"id":"-1"}""", "pattern /id")]
    [TestCase("FD-21 fail: zero", "id: { type: string, pattern: '^(?!0+$)[0-9]+$' }", """{"id":"0"}""", "pattern /id")]
    [TestCase("FD-21 edge: ends in zero", "id: { type: string, pattern: '^(?!0+$)[0-9]+$' }", """{"id":"10"}""")]

    [TestCase("FD-22 pass: as text", "id: { type: string }", """{"id":"9007199254740993"}""")]
    [TestCase("FD-22 fail: another digit", "id: { const: 9007199254740993 }", """{"id":9007199254740992}""", "value-not-allowed /id")]
    [TestCase("FD-22 edge: every digit counts", "id: { const: 9007199254740993 }", """{"id":9007199254740993}""")]
    public void Field_bug_is_blamed_alone(string about, string properties, string json, params string[] kinds) => Judging.Kinds(properties, json).ShouldBe(kinds, about);

    [TestCase("pass", """{"userId":"1"}""")]
    [TestCase("fail: style", """{"user_id":"1"}""", "required-missing /userId")]
    [TestCase("fail: typo", """{"usreId":"1"}""", "required-missing /userId")]
    [TestCase("fail: case", """{"userid":"1"}""", "required-missing /userId")]
    [TestCase("edge: another name beside the right one", """{"userId":"1","user_ids":["1"]}""")]
    public void FD_02_a_near_name_is_found_though_additional_properties_are_open(string about, string json, params string[] kinds) =>
        Judging.Kinds("userId: { type: string, required: true }", json, "additional-properties: true").ShouldBe(kinds, about);

    [TestCase("pass", """{"app":{"version":"2.1","channel":"web"}}""")]
    [TestCase("fail: missing", "{}", "required-missing /app")]
    [TestCase("fail: stale", """{"app":{"version":"2.0","channel":"web"}}""", "value-not-allowed /app/version")]
    [TestCase("edge: one of them is missing", """{"app":{"channel":"web"}}""", "required-missing /app/version")]
    public void FD_13_common_properties_are_judged_in_every_event(string about, string json, params string[] kinds)
    {
        var planned = PlanReader.ReadText("""
            common: { app: { type: object, required: true, properties: { version: { const: "2.1", required: true }, channel: { enum: [web] } } } }
            events: { e: { kind: custom } }
            """).Events[0];

        PropertyRules.Judge(planned, Judging.Event(json), new JudgedIn("en", Judging.Start)).Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}").ShouldBe(kinds, about);
    }

    [TestCase("pass", """{"amount":1299}""")]
    [TestCase("fail: another price", """{"amount":1999}""", "value-differs /amount")]
    [TestCase("fail: yuan", """{"amount":13}""", "value-differs /amount")]
    [TestCase("edge: written 1299.0", """{"amount":1299.0}""")]
    public void FD_16_the_value_is_the_one_the_screen_showed(string about, string json, params string[] kinds) =>
        Judging.Findings("amount: { type: integer, unit: fen, shown: price }", json, shown: new Dictionary<string, string> { ["price"] = "￥12.99" })
            .Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}").ShouldBe(kinds, about);
}
