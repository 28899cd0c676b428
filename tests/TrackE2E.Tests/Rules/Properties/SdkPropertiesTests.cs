using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;

namespace TrackE2E.Tests.Rules.Properties;

internal sealed class SdkPropertiesTests
{
    private const string Plan = """
        plan: two trackers
        common: { sdk: { properties: { aid: { type: string, required: true, const: shop } } } }
        pages: { home: { title: Home, match: { path: / } } }
        elements:
          card: { title: card, page: home, locate: { web: ".card" }, key: "@sku" }
        events:
          home_view: { kind: pv, page: home, reported-as: { name: pv, where: { sdk.tna: main } } }
          pilot_view: { kind: custom, page: home, when: { enter: home }, reported-as: { name: pv, where: { sdk.tna: pilot } }, properties: { sdk: { properties: { aid: { const: pilot } } } } }
          card_shown: { kind: exposure, element: card, reported-as: { name: expose_element }, properties: { sdk: { properties: { element: { type: object, required: true, properties: {
              attributes: { type: object, required: true, properties: { sku: { type: string, key: true, required: true } } } } } } } } }
        """;

    private static readonly object[] Seen =
        [new { element_name = "card", width = 10, attributes = new { sku = "A" } }, new { element_name = "list", attributes = new { sku = "none" } }];

    [Test]
    public void Two_trackers_on_one_page_are_told_apart_by_what_they_say_of_themselves() => Opened()
        .AsksAsPlanned(3).Kinds.ShouldBeEmpty();

    [Test]
    public void What_one_of_two_trackers_does_not_report_is_missing() => new Story(Plan).Opens(0, tab: null)
        .From(raw: new { aid = "shop", tna = "main" }).Reports("pv", 0.1).AsksAsPlanned(3).Kinds.ShouldBe(["missing-event pilot_view"]);

    [Test]
    public void An_event_of_another_app_is_found() => new Story(Plan).Opens(0, tab: null)
        .From(raw: new { aid = "dev", tna = "main" }).Reports("pv", 0.1).From(raw: new { aid = "pilot", tna = "pilot" }).Reports("pv", 0.1).AsksAsPlanned(3)
        .Findings.Select(f => $"{f.Kind} {f.Event} {f.Property}").ShouldBe(["ValueNotAllowed home_view /sdk/aid"]);

    [Test]
    public void The_item_that_a_plugin_names_is_the_first_of_its_entities_and_what_the_plan_does_not_list_is_nobodys() => Opened()
        .Sees("A", 1, 0.5).From(raw: new { tna = "main", element = Seen, web_page = new { id = "x" } }).Reports("expose_element", 1.6).AsksAsPlanned(4).Kinds.ShouldBeEmpty();

    [Test]
    public void The_item_of_another_is_a_wrong_target() => Opened()
        .Sees("B", 1, 0.5).From(raw: new { tna = "main", element = Seen }).Reports("expose_element", 1.6).AsksAsPlanned(4).Kinds.ShouldBe(["wrong-target card_shown B"]);

    [Test]
    public void An_sdks_entity_that_is_not_there_is_missing() => Opened()
        .Sees("A", 1, 0.5).From(raw: new { tna = "main" }).Reports("expose_element", 1.6).AsksAsPlanned(4)
        .Findings.Select(f => $"{f.Kind} {f.Event} {f.Property}").ShouldContain("RequiredMissing card_shown /sdk/element");

    // two vendors' events of one name, and a version that the plan does not know
    [TestCase("iglu:com.acme/click/jsonschema/1-0-0", "click", "")]
    [TestCase("iglu:com.acme/click/jsonschema/2-0-0", "click", "/sdk/schema")]
    [TestCase("iglu:org.other/click/jsonschema/1-0-0", "click_of_other", "")]
    public void The_schema_tells_events_of_one_name_apart_and_is_judged(string schema, string id, string pointers)
    {
        var plan = PlanReader.ReadText("""
            plan: schemas
            events:
              click: { kind: custom, properties: { sdk: { properties: { schema: { type: string, pattern: '/1-\d+-\d+$' } } } } }
              click_of_other: { kind: custom, reported-as: { name: click, where: { sdk.schema: iglu:org.other/click/jsonschema/1-0-0 } } }
            """);
        var captured = new TrackedEvent
        {
            Name = "click", Schema = schema, Properties = JsonElement.Parse("{}"), Context = new EventContext { Raw = JsonElement.Parse("{}") }, ArrivedAt = DateTimeOffset.UnixEpoch, Decoder = "story",
        };

        var planned = new EventIdentifier(plan).Identify(captured).Event!;
        planned.Id.ShouldBe(id);
        PropertyRules.Judge(planned, SdkProperties.With(captured, planned), new JudgedIn("en", DateTimeOffset.UnixEpoch)).Select(f => f.Property).ShouldBe(pointers.Length == 0 ? [] : [pointers]);
    }

    private static Story Opened() => new Story(Plan).Opens(0, tab: null)
        .From(raw: new { aid = "shop", tna = "main" }).Reports("pv", 0.1).From(raw: new { aid = "pilot", tna = "pilot" }).Reports("pv", 0.1);
}
