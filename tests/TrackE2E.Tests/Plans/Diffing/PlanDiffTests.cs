using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Diffing;

namespace TrackE2E.Tests.Plans.Diffing;

public sealed class PlanDiffTests
{
    [Test]
    public void Same_plan_has_no_change() => PlanDiff.Between(SomePlan.Read(), SomePlan.Read()).ShouldBeEmpty();

    // P: breaks producers, C: breaks consumers, -: compatible
    [TestCase("a: { type: string }", "", "PC e › a: the property is removed")]
    [TestCase("", "a: { type: string }", "- e › a: an optional property is new")]
    [TestCase("", "a: { type: string, required: true }", "P e › a: a required property is new")]
    [TestCase("a: { type: string }", "a: { type: string, required: true }", "P e › a › required: optional → required")]
    [TestCase("a: { type: string, required: true }", "a: { type: string }", "C e › a › required: required → optional")]
    [TestCase("a: { type: number }", "a: { type: integer }", "P e › a › type: number → integer")]
    [TestCase("a: { type: integer }", "a: { type: number }", "C e › a › type: integer → number")]
    [TestCase("a: { type: integer }", "a: { type: string }", "PC e › a › type: integer → string")]
    [TestCase("a: { enum: [x, y] }", "a: { enum: [x] }", "P e › a › enum: cut: y")]
    [TestCase("a: { enum: [x] }", "a: { enum: [x, y] }", "- e › a › enum: new: y")]
    [TestCase("a: { enum: [x] }", "a: {}", "C e › a › enum: any value from now on")]
    [TestCase("a: { type: string, maxLength: 5 }", "a: { type: string, maxLength: 4 }", "P e › a › maxLength: 5 → 4")]
    [TestCase("a: { type: string, maxLength: 4 }", "a: { type: string, maxLength: 5 }", "- e › a › maxLength: 4 → 5")]
    [TestCase("a: { type: integer, unit: fen }", "a: { type: integer, unit: yuan }", "PC e › a › unit: fen → yuan")]
    [TestCase("a: { type: string, pattern: a }", "a: { type: string }", "- e › a › pattern: a → none")]
    [TestCase("price: { type: integer }, o: { type: object, properties: { x: {} } }", "o: { type: object, properties: { x: {}, price: { type: integer } } }", "PC e › price: moved to o.price: the nesting changed")]
    [TestCase("o: { type: object, properties: { a: { type: string }, b: { type: string } } }", "", "PC e › o: the property is removed")]
    [TestCase("a: { type: array, items: { type: string } }", "a: { type: array, items: { type: integer } }", "PC e › a[] › type: string → integer")]
    [TestCase("a: { type: array, items: { type: string } }", "a: { type: array }", "C e › a[]: any items from now on")]
    [TestCase("a: { type: array }", "a: { type: array, items: { type: string } }", "P e › a[]: items are limited from now on")]
    [TestCase("o: { additionalProperties: true, properties: { a: {}, b: {} } }", "o: { additionalProperties: true, properties: { b: {} } }", "C e › o.a: the property is removed")]
    [TestCase("\"a.b\": { type: string }, a: { properties: { b: {} } }", "\"a.b\": { type: integer }, a: { properties: { b: {} } }", "PC e › a.b › type: string → integer")]
    [TestCase("a: { type: [array, object], properties: { items: {} }, items: { type: integer } }", "a: { type: [array, object], properties: { items: {} }, items: { type: string } }", "PC e › a[] › type: integer → string")]
    [TestCase("a: { oneOf: [{ const: x }] }", "a: {}", "C e › a › oneOf: [{\"const\":\"x\"}] → none")]
    [TestCase("a: {}", "a: { minProperties: 1 }", "P e › a › minProperties: none → 1")]
    [TestCase("a: {}, b: {}", "a: { required-when: { b: x } }, b: {}", "P e › a › required-when: none → b = x")]
    [TestCase("a: {}, b: {}", "a: { only-when: { b: [x, y] } }, b: {}", "PC e › a › only-when: none → b = x|y")]
    [TestCase("a: { type: string, maxBytes: 20 }", "a: { type: string, maxBytes: 10 }", "P e › a › maxBytes: 20 → 10")]
    [TestCase("a: {}", "a: { identifier: true }", "P e › a › identifier: false → true")]
    [TestCase("a: { from: query.a }", "a: { from: query.b }", "PC e › a › from: query.a → query.b")]
    [TestCase("a: {}", "a: { same-within: session }", "P e › a › same-within: none → session")]
    [TestCase("a: { required: true }", "a: { required: true, since: 2.0.0 }", "PC e › a › since, until, platforms: everywhere → since 2.0.0")]
    [TestCase("a: {}", "a: { description: new words }", "- e › a › description: none → new words")]
    [TestCase("a: { type: integer, multipleOf: 10 }", "a: { type: integer, multipleOf: 5 }", "- e › a › multipleOf: 10 → 5")]
    [TestCase("a: { type: integer, multipleOf: 5 }", "a: { type: integer, multipleOf: 10 }", "P e › a › multipleOf: 5 → 10")]
    public void Property_change_is_judged_for_producers_and_consumers(string before, string after, string told)
    {
        var change = PlanDiff.Between(Plan(before), Plan(after)).ShouldHaveSingleItem();

        var whom = (change.BreaksProducers ? "P" : "") + (change.BreaksConsumers ? "C" : "");
        $"{(whom.Length == 0 ? "-" : whom)} {change.Path}: {change.What}".ShouldBe(told);
    }

    [Test]
    public void Removed_and_new_events_and_changed_triggers_are_told()
    {
        var old = PlanReader.ReadText("elements: { c: { locate: { web: c } } }\nevents: { a: { kind: custom }, s: { kind: exposure, element: c } }");
        var now = PlanReader.ReadText("elements: { c: { locate: { web: d } } }\nevents: { b: { kind: custom }, s: { kind: exposure, element: c, dwell: 2s } }");

        PlanDiff.Between(old, now).Select(change => $"{change.Path}: {change.What} {change.IsBreaking}").ShouldBe([
            "a: the event is removed True",
            "b: the event is new False",
            "s › trigger: 0.5 for 1000 ms, continuous, once per visit → 0.5 for 2000 ms, continuous, once per visit True",
            "element c: web=c → web=d False",
        ]);
    }

    [Test]
    public void Bound_that_is_written_otherwise_is_compatible() =>
        PlanDiff.Between(Plan("a: { type: integer, minimum: 1 }"), Plan("a: { type: integer, exclusiveMinimum: 0 }")).ShouldAllBe(change => !change.IsBreaking);

    [Test]
    public void Object_that_lists_its_first_member_closes() =>
        PlanDiff.Between(Plan("o: { type: object }"), Plan("o: { type: object, properties: { a: {} } }")).Select(change => $"{change.Path} {change.BreaksProducers} {change.BreaksConsumers}").ShouldBe(["e › o › additionalProperties True False", "e › o.a False False"]);

    // everything that an event says beside its properties
    [TestCase("when: { enter: p }", "when: { leave: p }", "PC e › when: enter p → leave p")]
    [TestCase("", "when: { leave: p }", "P e › when: none → leave p")]
    [TestCase("when: { shown: c }", "when: { shown: c }, once-per: ever", "PC e › trigger: once per visit → once per ever")]
    [TestCase("when: { shown: c }", "when: { shown: c }, within: 2s", "P e › within: 10000 ms → 2000 ms")]
    [TestCase("when: { shown: c }", "when: { shown: c }, sampled: device", "C e › sampled: none → device")]
    [TestCase("", "status: removed", "PC e › status: active → removed")]
    [TestCase("", "status: deprecated", "- e › status: active → deprecated")]
    [TestCase("status: draft", "", "P e › status: draft → active")]
    [TestCase("", "status: draft", "C e › status: active → draft")]
    [TestCase("", "platforms: web", "PC e › since, until, platforms: everywhere → web")]
    [TestCase("since: 2.0.0", "", "P e › since, until, platforms: since 2.0.0 → everywhere")]
    [TestCase("", "rules: { minProperties: 1 }", "P e › rules: none → {\"minProperties\":1}")]
    [TestCase("", "owner: data", "- e › owner: none → data")]
    [TestCase("", "title: E", "- e › title: e → E")]
    public void Event_change_is_judged_for_producers_and_consumers(string before, string after, string told)
    {
        static TrackingPlan Of(string keys) => PlanReader.ReadText($"pages: {{ p: {{ match: {{ path: / }} }} }}\nelements: {{ c: {{ page: p, locate: {{ web: c }} }} }}\nevents: {{ e: {{ kind: custom{(keys.Length > 0 ? ", " + keys : "")} }} }}");

        var change = PlanDiff.Between(Of(before), Of(after)).ShouldHaveSingleItem();

        var whom = (change.BreaksProducers ? "P" : "") + (change.BreaksConsumers ? "C" : "");
        $"{(whom.Length == 0 ? "-" : whom)} {change.Path}: {change.What}".ShouldBe(told);
    }

    [TestCase("pages: { p: { match: { path: / }, reported-as: H } }", "page p › reported-as: p → H True")]
    [TestCase("pages: { p: { match: { path: / }, title: H } }", "page p › title: p → H False")]
    [TestCase("pages: { p: { match: { path: / } } }\nforbidden-properties: [dk]", "forbidden-properties: none → dk True")]
    [TestCase("pages: { p: { match: { path: / } } }\nsession: { idle: 10min }", "session: none → idle 00:10:00, longest none, id the SDK's True")]
    [TestCase("pages: { p: { match: { path: / } } }\npersonal-data: { look-for: [email] }", "personal-data › look-for: bank-card, email, id-number, phone, token, typed-secret → email False")]
    public void What_is_not_one_events_is_compared_too(string head, string told) =>
        PlanDiff.Between(PlanReader.ReadText("pages: { p: { match: { path: / } } }\nevents: { e: { kind: custom } }"), PlanReader.ReadText(head + "\nevents: { e: { kind: custom } }"))
            .Select(change => $"{change.Path}: {change.What} {change.BreaksProducers}").ShouldBe([told]);

    [Test]
    public void Change_far_down_in_a_long_text_is_shown() =>
        PlanDiff.Between(Plan($"a: {{ description: {new string('x', 200)}1 }}"), Plan($"a: {{ description: {new string('x', 200)}2 }}")).ShouldHaveSingleItem().What.ShouldSatisfyAllConditions(what => what.Length.ShouldBeLessThan(120), what => what.ShouldEndWith("x2"));

    [TestCase("a: { type: string }", "a: { type: string, pattern: '^b' }", "a › pattern：无 → ^b")]
    [TestCase("a: { since: 1.0 }", "a: {}", "a › since, until, platforms：since 1.0 → 不限")]
    public void What_stands_for_nothing_is_chinese_too(string old, string current, string told) => PlanDiff.Between(Plan(old), Plan(current))[0].In("zh").ShouldContain(told);

    [Test]
    public void Change_is_told_in_chinese() => PlanDiff.Between(Plan("a: {}"), Plan("a: { required: true }"))[0].In("zh").ShouldStartWith("影响上报方  e › a › required：可选 → 必填");

    [Test]
    public void Property_removed_from_an_open_event_breaks_consumers_only() =>
        PlanDiff.Between(Plan("a: {}", "additional-properties: true"), Plan("", "additional-properties: true")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.BreaksProducers.ShouldBeFalse(),
            change => change.BreaksConsumers.ShouldBeTrue());

    private static TrackingPlan Plan(string properties, string keys = "kind: custom") =>
        PlanReader.ReadText($$"""events: { e: { {{(keys == "kind: custom" ? keys : "kind: custom, " + keys)}}, properties: { {{properties}} } } }""");
}
