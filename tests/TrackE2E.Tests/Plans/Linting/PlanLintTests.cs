using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Linting;

namespace TrackE2E.Tests.Plans.Linting;

public sealed class PlanLintTests
{
    [Test]
    public void Clean_plan_has_no_remark() => PlanLint.Check(PlanReader.ReadText("""
        pages: { home: { match: { path: / } } }
        elements: { card: { page: home, locate: { web: .card }, key: "@id" } }
        events:
          home_view: { kind: pv, page: home }
          card_click: { kind: click, element: card, properties: { sku_id: { type: string, key: true, required: true, maxLength: 5 }, user_phone: { type: string, sensitive: true } } }
        """)).ShouldBeEmpty();

    [TestCase("phone: { type: string }", "personal-data")]
    [TestCase("手机号: { type: string }", "personal-data")]
    [TestCase("phone: { type: string, sensitive: true }", "")]
    [TestCase("phone_count: { type: integer }", "")]
    [TestCase("user_phone: { type: string }", "personal-data")]
    [TestCase("contactEmail: { type: string }", "personal-data")]
    [TestCase("mobile_no: { type: string }", "personal-data")]
    [TestCase("id_card_no: { type: string }", "personal-data")]
    [TestCase("用户手机号: { type: string }", "personal-data")]
    [TestCase("is_mobile: { type: string }", "")]
    [TestCase("page_token: { type: string }", "")]
    [TestCase("email_type: { type: string }", "")]
    [TestCase("a: { type: string, enum: [👨‍👩‍👧], minLength: 5 }", "")]
    [TestCase("a: { type: string, enum: [👨‍👩‍👧], maxLength: 4 }", "values-contradict")]
    [TestCase("id: { type: integer, maximum: 9007199254740992 }", "big-integer")]
    [TestCase("id: { type: integer, maximum: 9007199254740991 }", "")]
    [TestCase("a: { type: string, enum: [abc], maxLength: 2 }", "values-contradict")]
    [TestCase("a: { type: string, enum: [ab], maxLength: 2 }", "")]
    [TestCase("a: { type: string, enum: [a], pattern: '^b' }", "values-contradict")]
    [TestCase("a: { type: integer, enum: [5], maximum: 4 }", "values-contradict")]
    [TestCase("a: { type: integer, maxLength: 2 }", "rule-without-effect")]
    [TestCase("a: { type: string, minimum: 2 }", "rule-without-effect")]
    [TestCase("a: { type: string, items: { type: string } }", "rule-without-effect")]
    [TestCase("a: { maxLength: 2 }", "")]
    [TestCase("a: { type: number, minimum: 1, exclusiveMaximum: 1 }", "rule-unreachable")]
    [TestCase("a: { type: number, minimum: 1, maximum: 1 }", "")]
    [TestCase("a: { type: integer, minimum: 4, maximum: 5, multipleOf: 3 }", "rule-unreachable")]
    [TestCase("a: { type: integer, minimum: 4, maximum: 6, multipleOf: 3 }", "")]
    [TestCase("a: { type: object, properties: { b: { type: boolean, pattern: x } } }", "rule-without-effect")]
    public void Property_that_will_cause_trouble_is_told(string property, string rule) =>
        PlanLint.Check(PlanReader.ReadText($$"""events: { e: { kind: custom, properties: { {{property}} } } }""")).Select(remark => remark.Rule).ShouldBe(rule.Length == 0 ? [] : [rule]);

    [TestCase("e: { kind: custom, properties: { a: { enum: [x, y] }, b: { required-when: { aa: x } } } }", "event e › b › required-when: aa is no property of event e: the rule never applies")]
    [TestCase("e: { kind: custom, properties: { a: { enum: [x, y] }, b: { only-when: { a: [z, w] } } } }", "event e › b › only-when: a is never z, w, only x, y: the rule never applies")]
    [TestCase("e: { kind: custom, properties: { a: { enum: [x, y] }, b: { required-when: { a: [z, x] } }, c: { only-when: { a: null } }, d: { only-when: { a: '*' } } } }")]
    [TestCase("e: { kind: custom, properties: { a: { type: object }, b: { required-when: { a.c.d: x } } } }")]
    [TestCase("e: { kind: custom, properties: { a: { type: array, items: { properties: { c: { enum: [1] } } } }, b: { required-when: { 'a[0].c': 1 } }, d: { required-when: { a.0.c: 2 } } } }", "event e › d › required-when: a.0.c is never 2, only 1: the rule never applies")]
    [TestCase("e: { kind: custom, additional-properties: true, properties: { b: { required-when: { aa: x } } } }")]
    [TestCase("e: { kind: custom, reported-as: { name: n, where: { page.id: hom } }, properties: { page: { type: object, properties: { id: { enum: [home] } } } } }", "event e › reported-as: page.id is never hom, only home: the rule never applies")]
    [TestCase("e: { kind: custom, reported-as: { name: n, where: { paeg.id: home } }, properties: { page: { type: object, properties: { id: { enum: [home] } } } } }", "event e › reported-as: paeg.id is no property of event e: the rule never applies")]
    [TestCase("e: { kind: custom, reported-as: { name: n, where: { sdk.tna: main } } }")]
    [TestCase("e: { kind: custom, reported-as: { name: n, where: { n: '1' } }, properties: { n: { enum: [1] } } }")]
    [TestCase("e: { kind: custom, properties: { a: { from: o.skuu } } }, o: { kind: custom, properties: { sku: {} } }", "event e › a › from: skuu is no property of event o: the rule never applies")]
    [TestCase("e: { kind: custom, properties: { a: { from: leading-click.positon } } }, o: { kind: click, element: card, properties: { id: { key: true, required: true }, position: {} } }", "event e › a › from: positon is no property of event o: the rule never applies")]
    [TestCase("e: { kind: custom, properties: { a: { from: [leading-click.position, query.x, this-page] } } }, o: { kind: click, element: card, properties: { id: { key: true, required: true }, position: {} } }")]
    public void What_leads_to_no_property_is_told(string events, params string[] told) => PlanLint.Check(PlanReader.ReadText($$"""
        elements: { card: { locate: { web: .card }, key: "@id" } }
        events: { {{events}} }
        """)).Where(remark => remark.Rule == "rule-unreachable").Select(remark => remark.What).ShouldBe(told);

    [Test]
    public void Section_that_names_no_property_is_told_with_the_nearest() => PlanLint.Check(PlanReader.ReadText("""
        app: { version: app.verson, platform: app.os }
        session: { id: app.sesion }
        identity: { sign-in: login, sign-in-where: { result: yes } }
        delivery: { drop-count: dropped.cuont }
        personal-data: { allow-at: [user-id, app.nots, app.session] }
        common: { app: { type: object, properties: { version: {}, os: {}, session: {}, note: {} } } }
        events: { login: { kind: custom, properties: { result: { enum: [ok, no] } } }, dropped: { kind: custom, properties: { count: {} } } }
        """)).Select(remark => $"{remark.Place.Line} {remark.What} → {remark.WriteInstead}").ShouldBe([
            "1 app › version: app.verson is no property of any event: the rule never applies → app.version",
            "2 session › id: app.sesion is no property of any event: the rule never applies → app.session",
            "3 identity › sign-in-where: result is never yes, only ok, no: the rule never applies → one of the two",
            "4 delivery › drop-count: cuont is no property of event dropped: the rule never applies → count",
            "5 personal-data › allow-at: app.nots is no property of any event: the rule never applies → app.note",
        ]);

    [TestCase("a: { kind: custom, title: Same }, b: { kind: custom, title: same }", "title-shared")]
    [TestCase("a: { kind: click, element: card }, b: { kind: click, element: card }", "event-twice")]
    [TestCase("a: { kind: click, element: card }, b: { kind: exposure, element: card }", "")]
    [TestCase("a: { kind: click, element: card, reported-as: { name: x, where: { t: 1 } } }, b: { kind: click, element: card, reported-as: { name: x, where: { t: 2 } } }", "")]
    [TestCase("a: { kind: click, element: card, reported-as: { name: x, where: { t: 1 } } }, b: { kind: click, element: card, reported-as: { name: x, where: { u: 2 } } }", "event-twice")]
    [TestCase("a: { kind: custom, reported-as: { name: x } }, b: { kind: custom, reported-as: { name: x, where: { t: 1 } } }", "event-shadowed")]
    [TestCase("a: { kind: custom, reported-as: { name: x, where: { t: 2 } } }, b: { kind: custom, reported-as: { name: x, where: { t: 1 } } }", "")]
    [TestCase("a: { kind: click, element: card, page: cart }", "trigger-elsewhere")]
    [TestCase("a: { kind: click, element: card, page: home }", "")]
    [TestCase("a: { kind: click, element: card, properties: { id: { key: true, required: true }, p: { shown: total } } }", "trigger-elsewhere")]
    [TestCase("a: { kind: click, element: card, properties: { p: { type: string } } }", "key-missing")]
    [TestCase("a: { kind: click, element: total, properties: { p: { type: string } } }", "")]
    [TestCase("a: { kind: click, element: card, properties: { p: { key: true } } }", "key-optional")]
    [TestCase("a: { kind: click, element: total, properties: { p: { key: true, required: true } } }", "key-unknown")]
    [TestCase("add_cart: { kind: custom }, go_home: { kind: custom }, goBack: { kind: custom }", "event-naming")]
    [TestCase("add_cart: { kind: custom }, home: { kind: custom }", "")]
    [TestCase("a: { kind: custom, properties: { user_id: {}, item_id: {}, cartId: {} } }", "property-naming")]
    public void Event_that_gets_in_the_way_is_told(string events, string rule) => PlanLint.Check(PlanReader.ReadText($$"""
        additional-properties: true
        pages: { home: { match: { path: / } }, cart: { match: { path: /cart } } }
        elements: { card: { page: home, locate: { web: .card }, key: "@id" }, total: { page: cart, locate: { web: .total } } }
        events: { {{events}} }
        """)).Select(remark => remark.Rule).ShouldBe(rule.Length == 0 ? [] : [rule]);

    [TestCase("a: { kind: click, element: card, until: 1.9 }, b: { kind: click, element: card, since: 2.0 }", "")]
    [TestCase("a: { kind: click, element: card, until: 2.0 }, b: { kind: click, element: card, since: 2.0 }", "event-twice")]
    [TestCase("a: { kind: click, element: card, platforms: [web] }, b: { kind: click, element: card, platforms: [ios, android] }", "")]
    [TestCase("a: { kind: click, element: card, status: removed }, b: { kind: click, element: card }", "")]
    public void Events_of_builds_that_exclude_each_other_are_not_in_each_others_way(string events, string rule) => Event_that_gets_in_the_way_is_told(events, rule);

    [Test]
    public void Remarks_are_said_in_Chinese_too()
    {
        var remarks = PlanLint.Check(PlanReader.ReadText("""
            pages: { home: { match: { path: / } }, cart: { match: { path: /cart } } }
            elements: { card: { page: home, locate: { web: .card }, key: "@id" }, total: { page: cart, locate: { web: .total }, within: card } }
            events:
              add_cart: { kind: click, element: card, title: Same, properties: { phone: { type: string }, n: { type: integer, maximum: 9007199254740992, maxLength: 3 }, of: { shown: total }, m: { type: number, minimum: 2, exclusiveMaximum: 2, enum: [5] } } }
              go_home: { kind: click, element: card, title: Same, page: cart, properties: { sku: { key: true }, step: { type: integer, minimum: 4, maximum: 5, multipleOf: 3 } } }
              wide: { kind: custom, reported-as: { name: x } }
              goBack: { kind: click, element: total, reported-as: { name: x, where: { t: 1 } }, properties: { id: { key: true, required: true } } }
              goOn: { kind: custom }
            """));

        remarks.Select(remark => remark.Rule).Distinct().Count().ShouldBeGreaterThan(10);
        foreach (var remark in remarks)
        {
            remark.WhatIn("zh-CN").ShouldContain(c => c >= 0x4E00 && c < 0xA000, remark.What);
            remark.WhatIn("zh-CN").ShouldNotContain(" is ", Case.Sensitive, remark.What);
            if (remark.WriteInstead.Contains(' ', StringComparison.Ordinal) && !remark.WriteInstead.StartsWith("type:", StringComparison.Ordinal) && !remark.WriteInstead.StartsWith("page: ", StringComparison.Ordinal))
                remark.WriteIn("zh").ShouldContain(c => c >= 0x4E00 && c < 0xA000, remark.WriteInstead);
        }

        var personal = remarks.Single(remark => remark.Rule == "personal-data");
        personal.In("zh").ShouldBe($"{personal.Place.File}:{personal.Place.Line}:{personal.Place.Column}  personal-data: 事件 add_cart › phone 像是个人信息或密钥，报告中会显示其值\n  应写      sensitive: true，或换一个名称");
        personal.ToString().ShouldEndWith("  personal-data: event add_cart › phone looks like personal data or a secret, and reports would show it\n  write     sensitive: true, or another name");
    }

    [Test]
    public void Style_can_be_asked_for_and_rules_left_out()
    {
        var plan = PlanReader.ReadText("events: { addCart: { kind: custom } }");

        PlanLint.Check(plan, new LintOptions { EventNames = NamingStyle.Snake }).ShouldHaveSingleItem().WriteInstead.ShouldBe("add_cart");
        PlanLint.Check(plan, new LintOptions { EventNames = NamingStyle.Snake, Without = new HashSet<string> { "event-naming" } }).ShouldBeEmpty();
        PlanLint.Check(plan, new LintOptions { EventNames = NamingStyle.Camel }).ShouldBeEmpty();
    }
}
