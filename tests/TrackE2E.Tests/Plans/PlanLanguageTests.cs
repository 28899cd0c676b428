using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Tests.Rules.Properties;

namespace TrackE2E.Tests.Plans;

/// <summary>Groups, defaults, scopes and JSON Schema keywords of the plan language.</summary>
public sealed class PlanLanguageTests
{
    [TestCase("rules: { required: sku }", "the JSON Schema keywords of event add_to_cart › rules cannot be used: #/required is a string instead of array (expected: array)")]
    [TestCase("rules: { minProperties: 1 }")]
    public void Keyword_that_nobody_could_judge_is_told_with_its_reason(string keys, params string[] told)
    {
        var plan = new TrackingPlan { Events = [Judging.Planned("sku: { type: string }", keys)] };

        PropertyRules.Problems(plan).Select(problem => problem.Problem).ShouldBe(told);
        PropertyRules.Problems(plan).ShouldAllBe(problem => problem.InChinese.Contains("应为：数组", StringComparison.Ordinal));
    }

    [Test]
    public void Event_includes_groups_and_its_own_property_goes_before_theirs()
    {
        var planned = PlanReader.ReadText("""
            common: { a: { type: boolean }, d: { type: string } }
            groups: { one: { a: { type: string }, b: { type: string } }, two: { b: { type: integer }, c: { type: string } } }
            events: { e: { kind: custom, include: [one, two], properties: { c: { type: integer } } } }
            """).Events[0];

        planned.Properties.Select(property => $"{property.Name} {property.Types[0]}").ShouldBe(["c integer", "a string", "b string", "d string"]);
    }

    [Test]
    public void Defaults_hold_for_events_of_all_files_that_do_not_say_otherwise()
    {
        var plan = PlanReader.ReadText("""
            defaults: { exposure: { visible-share: 0.8, dwell: 300ms, dwell-mode: cumulative, once-per: session, source: house rule 7 }, pv: { again-on: return } }
            pages: { home: { match: { path: / } } }
            elements: { card: { locate: { web: a } } }
            events:
              shown: { kind: exposure, element: card }
              other: { kind: exposure, element: card, visible-share: 0.5, dwell-mode: continuous, once-per: visit }
              view: { kind: pv, page: home }
              done: { kind: custom }
            """);

        plan.Event("shown")!.Trigger.ShouldSatisfyAllConditions(
            trigger => trigger.VisibleShare.ShouldBe(0.8), trigger => trigger.Dwell.ShouldBe(TimeSpan.FromMilliseconds(300)), trigger => trigger.CumulativeDwell.ShouldBeTrue(), trigger => trigger.OncePer.ShouldBe(OncePer.Session), trigger => trigger.Source.ShouldBe("house rule 7"));
        plan.Event("other")!.Trigger.ShouldSatisfyAllConditions(
            trigger => trigger.VisibleShare.ShouldBe(0.5), trigger => trigger.Dwell.ShouldBe(TimeSpan.FromMilliseconds(300)), trigger => trigger.CumulativeDwell.ShouldBeFalse(), trigger => trigger.OncePer.ShouldBe(OncePer.Visit));
        plan.Event("view")!.Trigger.AgainOn.ShouldBe([AgainOn.Return]);
        plan.Event("done")!.Trigger.ShouldBeEquivalentTo(new TriggerRule());
    }

    [Test]
    public void Life_and_scope_of_an_event_are_read()
    {
        var planned = PlanReader.ReadText("owner: team\nevents: { e: { kind: custom, status: deprecated, version: 1-0-2, since: 2.3, until: 3.0.0, platforms: [web, ios], description: words } }").Events[0];

        (planned.Status, planned.Version, planned.Scope.Since, planned.Scope.Until, planned.Description, planned.Owner).ShouldBe((EventStatus.Deprecated, "1-0-2", "2.3", "3.0.0", "words", "team"));
        planned.Scope.Has("2.10", "ios").ShouldBe(true);
        planned.Scope.Has("2.10", "android").ShouldBe(false);
        planned.Scope.Has("2.2.9", null).ShouldBe(false);
        planned.Scope.Has(null, "web").ShouldBeNull();
    }

    [TestCase("2.10", "2.9", 1)]
    [TestCase("2.3", "2.3.0", 0)]
    [TestCase("v1.2-rc1", "1.2", 0)]
    [TestCase("1", "1.0.1", -1)]
    [TestCase("nightly", "1.0", null)]
    [TestCase("", "1.0", null)]
    public void Versions_are_compared_by_their_numbers(string one, string other, int? order) => AppVersion.Compare(one, other).ShouldBe(order);

    [TestCase("events: { e: { kind: custom, include: pruduct } }\ngroups: { product: { a: {} } }", "there is no property group \"pruduct\"")]
    [TestCase("events: { e: { kind: custom, since: soon } }", "\"soon\" is no version")]
    [TestCase("events: { e: { kind: custom, since: 2.0, until: 1.0 } }", "until 1.0 is before since 2.0")]
    [TestCase("events: { e: { kind: custom, status: live } }", "one of: draft, active, deprecated, removed")]
    [TestCase("events: { e: { kind: custom, properties: { a: { required: true, required-when: { b: 1 } } } } }", "required always and under a condition")]
    [TestCase("events: { e: { kind: custom, properties: { a: { required-when: {} } } } }", "a condition without a property")]
    [TestCase("events: { e: { kind: custom, platforms: [h5] } }", "one of: web, android, ios, linux")]
    [TestCase("events: { e: { kind: custom, properties: { a: { minLength: 5, maxBytes: 4 } } } }", "minLength 5 is above maxBytes 4")]
    public void Wrong_use_is_refused(string text, string told) => string.Join('\n', SomePlan.MistakesOf(text)).ShouldContain(told);

    [Test]
    public void Mistake_is_told_in_chinese() =>
        Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("events: { e: { kind: clik } }", "a.plan.yaml")).Mistakes.ShouldHaveSingleItem().In("zh-CN")
            .ShouldBe("a.plan.yaml:1:22  事件 e › kind 是文本 \"clik\"\n  期望      以下之一：pv, click, exposure, custom\n  应写      click");

    [TestCase("events: { e: { kind: custom, properties: *baner } }", "a.plan.yaml:1:42  无法读取 YAML：上文没有对应的锚点：*baner\n")]
    [TestCase("events:\n\te: { kind: custom }", "无法读取 YAML：用制表符缩进了\n")]
    [TestCase("", "  期望      包含 pages、elements 或 events 的方案\n  应写      plan: <名称>，然后是 pages:、elements: 和 events:")]
    [TestCase("elements: { a: { locate: { web: a } } }\nevents: { e: { kind: click, element: a, tab: rec } }", "期望      tab 只用于页面浏览\n")]
    public void Mistake_of_the_text_is_told_in_chinese(string text, string told) =>
        Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText(text, "a.plan.yaml")).Mistakes[0].In("zh-CN").ShouldContain(told);

    [Test]
    public void Missing_key_is_told_in_chinese_with_what_it_takes() =>
        Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("events: { e: { title: E } }", "a.plan.yaml")).Mistakes.ShouldHaveSingleItem().In("zh-CN")
            .ShouldContain("期望      kind: 以下之一：pv, click");

    [TestCase("a: { oneOf: [{ type: string }, { type: integer, minimum: 5 }] }", """{"a":5}""")]
    [TestCase("a: { oneOf: [{ type: string }, { type: integer, minimum: 5 }] }", """{"a":4}""", "value-not-allowed /a")]
    [TestCase("a: { type: array, uniqueItems: true }", """{"a":[1,1.0]}""", "value-not-allowed /a/1")]
    [TestCase("a: { type: object, patternProperties: { '^x-': { type: string } } }", """{"a":{"x-1":"y","z":1}}""")]
    [TestCase("a: { type: object, patternProperties: { '^x-': { type: string } } }", """{"a":{"x-1":1}}""", "type-mismatch /a/x-1")]
    [TestCase("a: { type: object, properties: { b: { type: string } }, additionalProperties: { type: integer } }", """{"a":{"b":"x","c":1}}""")]
    [TestCase("a: { type: object, properties: { b: { type: string } }, additionalProperties: { type: integer } }", """{"a":{"b":"x","c":"1"}}""", "type-mismatch /a/c")]
    [TestCase("a: { type: object, properties: { b: {}, c: {} }, dependentRequired: { b: [c] } }", """{"a":{"b":1}}""", "required-missing /a/c")]
    [TestCase("a: { not: { const: test } }", """{"a":"test"}""", "value-not-allowed /a")]
    public void Keywords_of_json_schema_are_judged_as_they_are(string properties, string json, params string[] kinds) => Judging.Kinds(properties, json).ShouldBe(kinds);

    [TestCase("""{"a":1,"b":1}""")]
    [TestCase("""{"a":1}""", "required-missing /b")]
    [TestCase("""{"a":"1"}""", "required-missing /b", "type-mismatch /a")]
    public void Rules_hold_for_all_properties_together(string json, params string[] kinds) =>
        Judging.Kinds("a: { type: integer }, b: { type: integer }", json, "rules: { dependentRequired: { a: [b] } }").Order().ShouldBe(kinds.Order());

    [TestCase("anyOf: 5", "JSON Schema keywords of e › b cannot be used: #/anyOf is an integer instead of array")]
    [TestCase("not: { $ref: '#/nothing' }", "JSON Schema keywords of e › b cannot be used: the schema")]
    public void Keyword_that_is_no_schema_is_told_before_an_event_comes(string keyword, string told)
    {
        var plan = PlanReader.ReadText($$"""events: { e: { kind: custom, properties: { a: { type: string }, b: { {{keyword}} } } } }""");

        PropertyRules.Problems(plan).ShouldHaveSingleItem().Problem.ShouldContain(told);
    }

    [TestCase(@"^SKU-\d+$", "SKU-1 SKU- SKU-1x sku-1 xSKU-1 SKU-12345")]
    [TestCase(@"^[a-z0-9_-]{1,20}$", "a A a-b_c9 aaaaaaaaaaaaaaaaaaaaa a.b")]
    [TestCase(@"^\d+\.\d+\.\d+$", "1.2.3 1.2 1.2.3.4 a.b.c 10.20.30")]
    [TestCase(@"^v?[0-9]{2,}[A-F]*$", "v12 12 1 v12AF v12G")]
    [TestCase(@"^[\w.]+@[\w.]+$", "a.b@c.d a@ @b a@b@c")]
    public void Everyday_expression_matches_as_the_expression_does(string pattern, string texts)
    {
        EcmaPattern.Of(pattern).Sequence.ShouldNotBeNull();
        foreach (var text in texts.Split(' ').Append("").Append("x\n"))
            EcmaPattern.Of(pattern).Sequence!.IsMatch(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(EcmaPattern.Of(pattern).IsMatch(text), text);
    }

    [TestCase("^a*a$")]
    [TestCase("^[a-z]+[a-f]$")]
    [TestCase("abc")]
    [TestCase("^(a|b)$")]
    [TestCase("^a.c$")]
    [TestCase(@"^a\$")]
    [TestCase("^a+?$")]
    [TestCase("^[^a]$")]
    [TestCase("^é$")]
    public void Expression_that_may_need_a_step_back_is_left_to_the_automaton(string pattern) => EcmaPattern.Of(pattern).Sequence.ShouldBeNull();
}
