using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Tests.Plans;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Plan;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlanCommandTests : IDisposable
{
    private const string Small = "events: { v: { kind: custom, properties: { amount: { type: integer, minimum: 0, maximum: 9 } } } }";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_plan_without_remarks_passes()
    {
        var said = await Said.By("plan", "lint", _folder.Write("a.plan.yaml", Small), "--lang", "en");

        said.Output.ShouldBe("1 events, 0 pages, 0 elements: 0 remarks\n");
        said.Code.ShouldBe(0);
    }

    [Test]
    public async Task Remarks_fail_with_place_and_rule_and_json_says_the_same()
    {
        var file = _folder.Write("a.plan.yaml", Small.Replace("maximum: 9", "maximum: 9, enum: [3, 12]", StringComparison.Ordinal));

        var said = await Said.By("plan", "lint", file);
        var json = await Said.By("plan", "lint", file, "--json");
        var without = await Said.By("plan", "lint", file, "--without", "values-contradict");

        said.Code.ShouldBe(1);
        said.Output.ShouldContain($"{file}:1:");
        said.Output.ShouldContain("values-contradict");
        json.Code.ShouldBe(1);
        JsonElement.Parse(json.Output).EnumerateArray().ShouldHaveSingleItem().GetProperty("rule").GetString().ShouldBe("values-contradict");
        without.Code.ShouldBe(0);
    }

    [Test]
    public async Task A_plan_that_cannot_be_read_is_broken_with_its_mistakes()
    {
        var said = await Said.By("plan", "lint", _folder.Write("a.plan.yaml", "events: { v: { knd: pv } }"));

        said.Code.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.ShouldStartWith("broken: plan-unreadable");
        said.Error.ShouldContain("\"knd\"");
    }

    [Test]
    public async Task A_removed_property_breaks_and_names_the_job_that_needs_it()
    {
        var old = _folder.Write("old/a.plan.yaml", SomePlan.Text);
        var current = _folder.Write("new/a.plan.yaml", SomePlan.Text.Replace("price: { type: integer, minimum: 0, unit: fen, required: true, shown: card-price }", "cost: { type: integer }", StringComparison.Ordinal));
        _folder.Write("jobs/funnel.consumer.yaml", "consumer: order-funnel\nowner: data team\nneeds:\n  product_exposure: { price: integer }\n");
        _folder.Write("jobs/other.consumer.yaml", "consumer: other\nneeds:\n  product_click: { sku: string }\n");

        var said = await Said.By("plan", "diff", old, current, "--consumers", Path.Combine(_folder.Path, "jobs"), "--lang", "en");

        said.Code.ShouldBe(1);
        said.Output.ShouldContain("product_exposure › price: the property is removed");
        said.Output.ShouldContain("breaks the job order-funnel  product_exposure › price (integer)");
        said.Output.ShouldNotContain("breaks the job other");
        said.Output.ShouldContain("1 of 2 contracts are broken");
    }

    [Test]
    public async Task A_breaking_change_that_somebody_approved_passes()
    {
        var old = _folder.Write("old/a.plan.yaml", Small);
        var current = _folder.Write("new/a.plan.yaml", Small.Replace("maximum: 9", "maximum: 8", StringComparison.Ordinal));

        (await Said.By("plan", "diff", old, current)).Code.ShouldBe(1);
        var approved = await Said.By("plan", "diff", old, current, "--approved-by", "Lin", "--lang", "en");

        approved.Code.ShouldBe(0);
        approved.Output.ShouldContain("approved by Lin");
    }

    [Test]
    public async Task A_compatible_change_passes()
    {
        var old = _folder.Write("old/a.plan.yaml", Small);
        var current = _folder.Write("new/a.plan.yaml", Small.Replace("maximum: 9", "maximum: 10", StringComparison.Ordinal));

        var said = await Said.By("plan", "diff", old, current, "--json");

        said.Code.ShouldBe(0);
        JsonElement.Parse(said.Output).GetProperty("changes").GetArrayLength().ShouldBe(1);
    }

    [TestCase("consumer: job\nneeds: { v: { amount: integer } }", 0, TestName = "A_contract_that_is_met_passes")]
    [TestCase("consumer: job\nneeds: { v: { amount: number } }", 0, TestName = "An_integer_is_a_number")]
    [TestCase("consumer: job\nneeds: { v: { amount: string } }", 1, TestName = "A_contract_of_another_type_is_broken")]
    [TestCase("consumer: job\nneeds: { v: { colour: string } }", 1, TestName = "A_contract_on_what_no_plan_has_is_broken")]
    [TestCase("consumer: job\nneds: { v: { amount: string } }", 2, TestName = "A_contract_with_a_mistake_is_refused")]
    [TestCase("consumer: job\nneeds: { v: { amount: [integer, string] } }", 0, TestName = "A_contract_may_take_several_types")]
    [TestCase("consumer: job\nneeds: { v: {} }", 0, TestName = "A_contract_on_an_event_alone_is_met")]
    [TestCase("consumer: job\nneeds: { vv: }", 1, TestName = "A_contract_on_an_event_that_no_plan_has_is_broken")]
    [TestCase("consumer: job", 2, TestName = "A_contract_without_needs_is_refused")]
    public async Task Contracts(string contract, int code)
    {
        var plan = _folder.Write("a.plan.yaml", Small);
        _folder.Write("jobs/one.consumer.yaml", contract);

        var said = await Said.By("plan", "diff", plan, plan, "--consumers", Path.Combine(_folder.Path, "jobs"));

        said.Code.ShouldBe(code);
        said.Error.StartsWith("broken: consumers-unreadable", StringComparison.Ordinal).ShouldBe(code == 2);
    }

    [TestCase("consumer: job\nneds: {}", ":2:1", "unknown key \"neds\" (needs?)")]
    [TestCase("consumer: job\nneeds: { v: { amount: intger } }", ":2:23", "needs › v › amount is intger (integer?); a type is one of string, integer, number, boolean, object, array, null")]
    [TestCase("consumer: job\nneeds: { v: { amount: { min: 1 } } }", ":2:23", "needs › v › amount is a map; a type")]
    [TestCase("consumer: job\nneeds: [v]", ":2:8", "needs is no map of names")]
    [TestCase("- a", ":1:1", "the file is no map of names")]
    public async Task A_mistake_in_a_contract_is_told_with_its_place(string contract, string place, string told)
    {
        var plan = _folder.Write("a.plan.yaml", Small);
        _folder.Write("jobs/one.consumer.yaml", contract);

        var said = await Said.By("plan", "diff", plan, plan, "--consumers", Path.Combine(_folder.Path, "jobs"), "--lang", "en");

        (said.Code, said.Error.Contains($"one.consumer.yaml{place}", StringComparison.Ordinal)).ShouldBe((2, true), said.Error);
        said.Error.ShouldContain(told);
    }

    [TestCase("events: { other: { kind: custom } }", "gone: the event is removed")]
    [TestCase("events: { gone: { kind: custom, reported-as: { name: gone2 } } }", "gone › reported-as: gone → gone2")]
    [TestCase("events: { gone: { kind: custom, properties: { x: { type: string } } } }", "")]
    public async Task A_job_that_counts_an_event_is_named_when_the_event_changes(string after, string why)
    {
        var old = _folder.Write("old/a.plan.yaml", "events: { gone: { kind: custom } }");
        var current = _folder.Write("new/a.plan.yaml", after);
        _folder.Write("jobs/one.consumer.yaml", "consumer: counter\nneeds: { gone: {} }");

        var said = await Said.By("plan", "diff", old, current, "--consumers", Path.Combine(_folder.Path, "jobs"), "--lang", "en");

        said.Output.Contains("breaks the job counter", StringComparison.Ordinal).ShouldBe(why.Length > 0);
        if (why.Length > 0)
            said.Output.ShouldContain($"breaks the job counter  gone: {why}");
    }

    [TestCase("lines[].sku")]
    [TestCase("lines.0.sku")]
    public async Task A_contract_on_the_items_of_a_list_is_named(string path)
    {
        const string Plan = "events: { buy: { kind: custom, properties: { lines: { type: array, items: { type: object, properties: { sku: { type: string, required: true }, n: {} } } } } } }";
        var old = _folder.Write("old/a.plan.yaml", Plan);
        var current = _folder.Write("new/a.plan.yaml", Plan.Replace(", required: true", "", StringComparison.Ordinal));
        _folder.Write("jobs/one.consumer.yaml", $"consumer: job\nneeds: {{ buy: {{ \"{path}\": string }} }}");

        var said = await Said.By("plan", "diff", old, current, "--consumers", Path.Combine(_folder.Path, "jobs"), "--lang", "zh");

        said.Output.ShouldContain("影响使用方  buy › lines[].sku › required：必填 → 可选");
        said.Output.ShouldContain("影响下游任务 job");
        said.Output.ShouldContain(path);
    }

    [Test]
    public async Task The_schema_is_the_one_of_plan_files() => (await Said.By("plan", "schema")).ShouldBe(new Said(0, PlanSchema.Text + "\n", ""));
}
