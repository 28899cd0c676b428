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

    [TestCase("FD-05 pass: bytes at the limit", "p: { type: string, maxBytes: 6 }", """{"p":"中文"}""")]
    [TestCase("FD-05 fail: few characters, too many bytes", "p: { type: string, maxLength: 10, maxBytes: 5 }", """{"p":"中文"}""", "length /p")]
    [TestCase("FD-05 edge: an emoji has four bytes", "p: { type: string, maxBytes: 4 }", """{"p":"😀"}""")]

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

    [TestCase("FD-09 fail: ms for s", "p: { type: integer, unit: s, maximum: 3600 }", """{"p":5000}""", "range /p")]
    [TestCase("FD-09 fail: fen for yuan", "p: { type: number, unit: yuan, maximum: 1000 }", """{"p":1299}""", "range /p")]
    [TestCase("FD-09 fail: float noise in money without a step", "p: { type: number, unit: yuan }", """{"p":12.990000000000002}""", "range /p")]
    [TestCase("FD-09 edge: many digits that are no money", "p: { type: number, unit: ratio }", """{"p":0.30000000000000004}""")]
    [TestCase("FD-09 edge: two decimals of money", "p: { type: number, unit: yuan }", """{"p":12.99}""")]

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

    [TestCase("FD-17 pass: required and there", "method: { type: string }, coupon: { type: string, required-when: { method: coupon } }", """{"method":"coupon","coupon":"C1"}""")]
    [TestCase("FD-17 fail: required by another property", "method: { type: string }, coupon: { type: string, required-when: { method: coupon } }", """{"method":"coupon"}""", "required-missing /coupon")]
    [TestCase("FD-17 edge: another value does not require it", "method: { type: string }, coupon: { type: string, required-when: { method: coupon } }", """{"method":"card"}""")]
    [TestCase("FD-17 fail: only when", "method: { type: string }, coupon: { type: string, only-when: { method: [coupon, mixed] } }", """{"method":"card","coupon":"C1"}""", "additional-property /coupon")]
    [TestCase("FD-17 pass: one of the values", "method: { type: string }, coupon: { type: string, only-when: { method: [coupon, mixed] } }", """{"method":"mixed","coupon":"C1"}""")]
    [TestCase("FD-17 edge: required, and only when it may be there", "method: { type: string }, coupon: { type: string, required: true, only-when: { method: coupon } }", """{"method":"card"}""")]
    [TestCase("FD-17 fail: any value of another property", "id: { type: string }, name: { type: string, required-when: { id: '*' } }", """{"id":"1"}""", "required-missing /name")]
    [TestCase("FD-17 edge: null is no value", "id: { type: [string, 'null'] }, name: { type: string, required-when: { id: '*' } }", """{"id":null}""")]
    [TestCase("FD-17 fail: required when another is not there", "id: { type: string }, name: { type: string, required-when: { id: null } }", "{}", "required-missing /name")]
    [TestCase("FD-17 fail: by a nested property, as JSON Schema has it", "pay: { type: object, properties: { kind: { type: string }, no: { type: string } }, if: { properties: { kind: { const: card } }, required: [kind] }, then: { required: [no] } }", """{"pay":{"kind":"card"}}""", "required-missing /pay/no")]

    [TestCase("FD-18 pass", "p: { type: string }", """{"p":"😀 & 中文"}""")]
    [TestCase("FD-18 fail: cut in an emoji", "p: { type: string }", """{"p":"\ud83d"}""", "value-not-allowed /p")]
    [TestCase("FD-18 fail: half an emoji where one of some is meant", "p: { enum: [首页] }", """{"p":"\ud83d"}""", "value-not-allowed /p", "value-not-allowed /p")]
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

    [TestCase("FD-21 pass: an identifier", "id: { type: string, identifier: true }", """{"id":"a0"}""")]
    [TestCase("FD-21 fail: identifier zero", "id: { type: string, identifier: true }", """{"id":"0"}""", "value-not-allowed /id")]
    [TestCase("FD-21 fail: identifier -1 as a number", "id: { type: integer, identifier: true }", """{"id":-1}""", "value-not-allowed /id")]
    [TestCase("FD-21 fail: identifier test", "id: { type: string, identifier: true }", """{"id":"Test"}""", "value-not-allowed /id")]
    [TestCase("FD-21 fail: zero uuid", "id: { type: string, format: uuid, identifier: true }", """{"id":"00000000-0000-0000-0000-000000000000"}""", "value-not-allowed /id")]
    [TestCase("FD-21 fail: a template that was not filled", "id: { type: string, identifier: true }", """{"id":"${userId}"}""", "value-not-allowed /id")]
    [TestCase("FD-21 edge: a word that only holds one", "id: { type: string, identifier: true }", """{"id":"test-7"}""")]
    [TestCase("FD-21 edge: zero where nobody says that it identifies", "id: { type: string, key: true }", """{"id":"0"}""")]

    [TestCase("FD-22 pass: as text", "id: { type: string }", """{"id":"9007199254740993"}""")]
    [TestCase("FD-22 fail: another digit", "id: { const: 9007199254740993 }", """{"id":9007199254740992}""", "value-not-allowed /id")]
    [TestCase("FD-22 edge: every digit counts", "id: { const: 9007199254740993 }", """{"id":9007199254740993}""")]
    [TestCase("FD-22 fail: a number where digits are lost", "id: { type: integer, identifier: true }", """{"id":9007199254740993}""", "value-not-allowed /id")]
    [TestCase("FD-22 edge: the largest that is exact", "id: { type: integer, identifier: true }", """{"id":9007199254740991}""")]
    [TestCase("FD-22 fail: as JavaScript writes very large numbers", "id: { type: integer, identifier: true }", """{"id":1e21}""", "value-not-allowed /id")]
    [TestCase("FD-22 edge: a small number with an exponent", "id: { type: integer, identifier: true }", """{"id":12e2}""")]
    [TestCase("FD-22 fail: a number for a text", "id: { type: string }", """{"id":12345678901234567890}""", "type-mismatch /id")]
    public void Field_bug_is_blamed_alone(string about, string properties, string json, params string[] kinds) => Judging.Kinds(properties, json).ShouldBe(kinds, about);

    [TestCase("pass", """{"userId":"1"}""")]
    [TestCase("fail: style", """{"user_id":"1"}""", "required-missing /userId")]
    [TestCase("fail: typo", """{"usreId":"1"}""", "required-missing /userId")]
    [TestCase("fail: case", """{"userid":"1"}""", "required-missing /userId")]
    [TestCase("edge: another name beside the right one", """{"userId":"1","user_ids":["1"]}""")]
    public void FD_02_a_near_name_is_found_though_additional_properties_are_open(string about, string json, params string[] kinds) =>
        Judging.Kinds("userId: { type: string, required: true }", json, "additional-properties: true").ShouldBe(kinds, about);

    [TestCase("pass", """{"userId":"1"}""")]
    [TestCase("fail: forbidden in an open event", """{"userId":"1","dk":"1"}""", "additional-property /dk")]
    [TestCase("fail: forbidden deep in an open event", """{"userId":"1","extra":{"a":{"_debug":true}}}""", "additional-property /extra/a/_debug")]
    [TestCase("edge: a name that only holds it", """{"userId":"1","dkp":"1"}""")]
    public void FD_20_a_forbidden_name_is_found_though_the_event_is_open(string about, string json, params string[] kinds)
    {
        var planned = PlanReader.ReadText("forbidden-properties: [dk, _debug]\nevents: { e: { kind: custom, additional-properties: true, properties: { userId: { type: string } } } }").Events[0];

        PropertyRules.Judge(planned, Judging.Event(json), new JudgedIn("en", Judging.Start)).Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}").ShouldBe(kinds, about);
    }

    [TestCase("pass: a new build has it", """{"app":{"v":"2.3.0","os":"web"},"p":1}""")]
    [TestCase("fail: a new build lacks it", """{"app":{"v":"2.10","os":"web"}}""", "required-missing /p")]
    [TestCase("edge: an old build need not have it", """{"app":{"v":"2.2.9","os":"web"}}""")]
    [TestCase("fail: an old build has it", """{"app":{"v":"2.2.9","os":"web"},"p":1}""", "additional-property /p")]
    [TestCase("fail: another platform has it", """{"app":{"v":"2.3","os":"ios"},"p":1}""", "additional-property /p")]
    [TestCase("edge: an unknown build may do either", """{"app":{"v":"nightly","os":"web"}}""")]
    [TestCase("edge: an unknown build with it", """{"app":{"v":"nightly","os":"web"},"p":1}""")]
    [TestCase("pass: the last build that has it", """{"app":{"v":"v3.0-rc1","os":"web"},"p":1}""")]
    public void FD_17_a_property_belongs_to_versions_and_platforms(string about, string json, params string[] kinds)
    {
        var planned = PlanReader.ReadText("""
            app: { version: app.v, platform: app.os }
            common: { app: { type: object, properties: { v: { type: string }, os: { type: string } } } }
            events: { e: { kind: custom, properties: { p: { type: integer, required: true, since: 2.3.0, until: "3.0", platforms: [web, android] } } } }
            """).Events[0];

        PropertyRules.Judge(planned, Judging.Event(json), new JudgedIn("en", Judging.Start)).Select(finding => $"{FindingText.Of(finding.Kind).Word} {finding.Property}").ShouldBe(kinds, about);
    }

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
