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
    [TestCase("price: { type: integer }, o: { type: object }", "o: { type: object, properties: { price: { type: integer } } }", "PC e › price: moved to o.price: the nesting changed")]
    [TestCase("o: { type: object, properties: { a: { type: string }, b: { type: string } } }", "", "PC e › o: the property is removed")]
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
    public void Property_removed_from_an_open_event_breaks_consumers_only() =>
        PlanDiff.Between(Plan("a: {}", "additional-properties: true"), Plan("", "additional-properties: true")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            change => change.BreaksProducers.ShouldBeFalse(),
            change => change.BreaksConsumers.ShouldBeTrue());

    private static TrackingPlan Plan(string properties, string keys = "kind: custom") =>
        PlanReader.ReadText($$"""events: { e: { {{(keys == "kind: custom" ? keys : "kind: custom, " + keys)}}, properties: { {{properties}} } } }""");
}
