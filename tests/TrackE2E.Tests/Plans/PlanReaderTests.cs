using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class PlanReaderTests
{
    [Test]
    public void Pages_tabs_and_elements_are_read_with_their_places()
    {
        var plan = SomePlan.Read();

        var home = plan.Page("home")!;
        home.Title.ShouldBe(new LocalizedText("首页", "Home"));
        home.Open.ShouldBe("/");
        home.Place.ShouldBe(new PlanPlace("shop.plan.yaml", 10, 3));
        home.Tabs.Select(tab => (tab.Id, tab.Locate["web"])).ShouldBe([("rec", "#tab-rec"), ("sale", "#tab-sale")]);
        home.Tabs[0].Selected["web"].ShouldBe("#tab-rec[aria-selected=true]");
        plan.Page("detail")!.Open.ShouldBe("/product/SKU-1");
        plan.Page("search")!.Title.ShouldBe(new LocalizedText("Search", "Search"));
        plan.Page("search")!.Open.ShouldBeNull();
        plan.Element("card-price")!.Within.ShouldBe("product-card");
        plan.Element("product-card")!.Key.ShouldBe("@data-sku");
    }

    [Test]
    public void Events_are_read_with_trigger_recognition_and_defaults()
    {
        var plan = SomePlan.Read();

        var view = plan.Event("home_view")!;
        (view.Kind, view.Page, view.Tab, view.Plan).ShouldBe((EventKind.PageView, "home", null, "shop"));
        view.ReportedAs.Name.ShouldBe("page_view");
        view.ReportedAs.Where.ShouldBe(new Dictionary<string, string> { ["page.id"] = "home" });
        plan.Event("sale_view")!.ReportedAs.Name.ShouldBe("sale_view");
        plan.Event("product_click")!.Trigger.Dwell.ShouldBe(TimeSpan.FromSeconds(1));
        var trigger = plan.Event("product_exposure")!.Trigger;
        (trigger.VisibleShare, trigger.Dwell, trigger.CumulativeDwell, trigger.OncePer).ShouldBe((0.5, TimeSpan.FromMilliseconds(600), true, OncePer.Visit));
    }

    [Test]
    public void Properties_keep_types_values_and_nesting()
    {
        var properties = SomePlan.Read().Event("product_exposure")!.Properties.ToDictionary(property => property.Name);

        properties["sku"].ShouldSatisfyAllConditions(sku => sku.Key.ShouldBeTrue(), sku => sku.Required.ShouldBeTrue(), sku => sku.MaxLength.ShouldBe(32));
        (properties["price"].Minimum, properties["price"].Unit, properties["price"].Shown).ShouldBe((0m, "fen", "card-price"));
        properties["tags"].Items!.MaxLength.ShouldBe(8);
        properties["level"].Types.ShouldBe(["integer", "null"]);
        properties["level"].Enum.ShouldBe([1m, 2m, null]);
    }

    [Test]
    public void Common_properties_are_in_every_event_and_its_own_of_that_name_wins()
    {
        var plan = SomePlan.Read();

        plan.Event("home_view")!.Properties.Select(property => property.Name).ShouldBe(["referrer_page", "app"]);
        plan.Event("home_view")!.Properties[1].Properties[1].Enum.ShouldBe(["web", "wap"]);
        plan.Event("product_exposure")!.Properties.Single(property => property.Name == "app").Types.ShouldBe(["string"]);
    }

    [Test]
    public void All_mistakes_are_told_at_once_with_place_and_what_to_write() =>
        string.Join("\n", SomePlan.MistakesOf("""
            plan: home
            pages:
              home: { titel: Home, match: { path: / } }
            events:
              home_view: { title: Home view, kind: page-view, page: hom }
              card_show: { title: Card, kind: exposure, visible-share: 50%, dwell: 1 }
            """)).ShouldBe("""
            a.plan.yaml:3:11  unknown key "titel" in page home
              expected  one of: title, match, reported-as, open, tabs, description
              write     title
            a.plan.yaml:5:40  event home_view › kind is the text "page-view"
              expected  one of: pv, click, exposure, custom
              write     pv
            a.plan.yaml:5:57  event home_view: there is no page "hom"
              expected  a page of the plan: home
              write     home
            a.plan.yaml:6:3  event card_show is an exposure without an element
              expected  the element that is clicked or exposed
              write     element: buy-button
            a.plan.yaml:6:60  event card_show › visible-share is the text "50%"
              expected  a share from 0 to 1 (0.5 is half of the area)
              write     0.5
            a.plan.yaml:6:72  event card_show › dwell is the number 1
              expected  a duration with its unit, such as 1s, 600ms or 0.5 s
              write     1s for seconds or 1ms for milliseconds
            """);

    [TestCase("a: { type: int }", "write     integer")]
    [TestCase("a: { type: [string, text] }", "write     string")]
    [TestCase("a: { type: string, required: yes }", "write     true")]
    [TestCase("a: { required: [b] }", "write     required: true beside each required property")]
    [TestCase("a: { type: string, minLength: 5, maxLength: 3 }", "minLength 5 is above maxLength 3")]
    [TestCase("a: { type: integer, minimum: 5, maximum: 3 }", "minimum 5 is above maximum 3")]
    [TestCase("a: { type: integer, enum: [1, two] }", "the value the text \"two\" can never be of type integer")]
    [TestCase("a: { type: string, enum: [1] }", "write     \"1\" in quotes")]
    [TestCase("a: { type: integer, const: 1.5 }", "can never be of type integer")]
    [TestCase("a: { type: string, pattern: '[' }", "is no regular expression: a [ is never closed")]
    [TestCase("a: { type: string, pattern: '(?i)a' }", "(?i is not ECMA-262")]
    [TestCase("a: { type: string, pattern: '(a' }", "is no regular expression")]
    [TestCase("a: { type: string, format: url }", "write     uri")]
    [TestCase("a: { type: string, maxlength: 3 }", "write     maxLength")]
    [TestCase("a: { type: string, maxLength: -1 }", "a.plan.yaml:2:88")]
    [TestCase("a: { type: string, maxLength: 1.5 }", "expected  a whole number of at least 0")]
    [TestCase("a: { multipleOf: 0 }", "expected  a number above 0")]
    [TestCase("a: { shown: price }", "there is no element \"price\"")]
    [TestCase("a: string", "event e › a is the text \"string\"")]
    [TestCase("a: { enum: [] }", "is an empty list")]
    [TestCase("a: { type: string }, a: { type: string }", "\"a\" stands here a second time")]
    [TestCase("a: { key: true }, b: { key: true }", "has 2 properties with key: true (a, b)")]
    public void Wrong_property_is_refused(string property, string told) =>
        SomePlan.MistakesOf($$"""
            events:
              e: { kind: custom, properties: { ok: { type: string }, {{property}} } }
            """).ShouldHaveSingleItem().ShouldContain(told);

    [TestCase("kind: pv", "is a pv without a page")]
    [TestCase("kind: click", "is a click without an element")]
    [TestCase("kind: pv, page: home, tab: rec", "there is no tab of page home \"rec\"")]
    [TestCase("kind: click, element: carts", "write     cart")]
    [TestCase("kind: click, element: cart, dwell: 1s", "dwell means nothing here")]
    [TestCase("kind: exposure, element: cart, visible-share: 1.5", "a share from 0 to 1")]
    [TestCase("kind: exposure, element: cart, visible-share: 30", "write     0.3")]
    [TestCase("kind: exposure, element: cart, dwell: 1sec2", "expected  a duration")]
    [TestCase("kind: pv, page: home, again-on: [reloads]", "write     reload")]
    [TestCase("kind: pv, page: home, once-per: visits", "write     visit")]
    [TestCase("title: x", "has no \"kind\"")]
    [TestCase("kind: pv, page: home, element: cart", "is a pv and names an element")]
    public void Wrong_event_is_refused(string keys, string told) =>
        SomePlan.MistakesOf($$"""
            pages: { home: { match: { path: / } } }
            elements: { cart: { locate: { web: "#c" } } }
            events: { e: { {{keys}} } }
            """).ShouldHaveSingleItem().ShouldContain(told);

    [TestCase("pages: { a: { match: {} } }", "page a matches every address")]
    [TestCase("pages: { a: { match: { path: home } } }", "write     path: /home")]
    [TestCase("pages: { a: { title: A } }", "page a has no \"match\"")]
    [TestCase("pages: { a: { match: { path: /x }, open: \"/*\" } }", "open has a wildcard")]
    [TestCase("elements: { a: { locate: \"#a\" } }", "write     { web: \"#a\" }")]
    [TestCase("elements: { a: { locate: {} } }", "has no locator")]
    [TestCase("elements: { a: { locate: { css: \"#a\" } } }", "unknown key \"css\"")]
    [TestCase("elements: { a: { locate: { web: a }, within: b }, b: { locate: { web: b }, within: a } }", "is inside of itself")]
    [TestCase("elements: { a: { locate: { web: a }, within: c } }", "there is no element \"c\"")]
    [TestCase("elements: { a: { locate: { web: a }, page: c } }", "there is no page \"c\"")]
    [TestCase("elements: { a: { title: { zh: 甲, jp: x }, locate: { web: a } } }", "unknown key \"jp\"")]
    [TestCase("elements: { a: { locate: { web: a }, key: data-sku } }", "the key \"data-sku\" is no attribute")]
    [TestCase("elements: { a: { locate: { web: a }, key: data-sku } }", "write     \"@data-sku\"")]
    [TestCase("elements: { a: { locate: { web: a }, key: img@ } }", "the key \"img@\" is no attribute")]
    [TestCase("elements: { a: { locate: { web: a }, within: c } }", "expected  an element of the plan: a")]
    [TestCase("pages: { a: { title: { cn: 甲 }, match: { path: / } } }", "write     zh")]
    [TestCase("events: { a: { kind: custom, include: g } }", "write     add group g")]
    [TestCase("event: {}", "write     events")]
    [TestCase("- a", "the plan is a list")]
    [TestCase("- a", "write     plan: <name>, then pages:, elements: and events:")]
    [TestCase("events: { a: { kind: custom, title：首页 } }", "write     title: 首页")]
    [TestCase("", "the file is empty")]
    [TestCase("events: { a: { kind: custom, reported-as: { name: x } }, b: { kind: custom, reported-as: { name: x } } }", "event b cannot be told from event a")]
    public void Wrong_page_element_or_file_is_refused(string text, string told) => string.Join('\n', SomePlan.MistakesOf(text)).ShouldContain(told);

    [TestCase("0x1F", 31)]
    [TestCase("0x10", 16)]
    [TestCase("1e3", 1000)]
    [TestCase("1.10", 1.1)]
    [TestCase("'1.10'", "1.10")]
    [TestCase("0x1G", "0x1G")]
    public void Value_is_a_number_as_yaml_has_it(string written, object value) =>
        PlanReader.ReadText($$"""events: { e: { kind: custom, properties: { v: { const: {{written}} } } } }""").Events[0].Properties[0].Enum.ShouldBe([value is string ? value : Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture)]);

    [TestCase("pages:\n\thome: {}", "a.plan.yaml:2:1", "indent with spaces")]
    [TestCase("pages: { home: {", "a.plan.yaml:2:1", "the YAML cannot be read")]
    [TestCase("a: *x", "a.plan.yaml:1:4", "the YAML cannot be read")]
    [TestCase("pages：\n  a: b: c", "a.plan.yaml:2:4", "use the half-width colon and comma")]
    [TestCase("events: { a: { kind: custom,\nproperties: {} } }", "a.plan.yaml:", "the YAML cannot be read")]
    [TestCase("events: { a: { pattern: \"\\d+\" } }", "a.plan.yaml:1:", "put it in single quotes")]
    [TestCase("plan: a\n---\nplan: b", "a.plan.yaml:2:1", "a second YAML document")]
    public void Broken_yaml_is_told_with_its_place(string text, string place, string told)
    {
        var mistake = SomePlan.MistakesOf(text).ShouldHaveSingleItem();

        mistake.ShouldStartWith(place);
        mistake.ShouldContain(told);
    }

    [Test]
    public void Two_page_views_of_one_name_are_told_apart_by_their_pages() =>
        PlanReader.ReadText("""
            pages: { a: { match: { path: /a } }, b: { match: { path: /b } } }
            events:
              a_view: { kind: pv, page: a, reported-as: { name: page_view } }
              b_view: { kind: pv, page: b, reported-as: { name: page_view } }
            """).Events.Count.ShouldBe(2);

    [Test]
    public void Nesting_beyond_any_plan_is_refused_and_not_a_crash() => SomePlan.MistakesOf("a: " + new string('[', 20_000)).ShouldHaveSingleItem().ShouldContain("levels of nesting");

    [Test]
    public void Aliases_that_stand_for_billions_of_nodes_are_refused_at_once()
    {
        var lines = Enumerable.Range(1, 12).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]");

        SomePlan.MistakesOf("a0: &a0 x\n" + string.Join('\n', lines)).ShouldHaveSingleItem().ShouldContain("aliases stand for more than");
    }

    [Test]
    public void Anchors_and_merge_keys_may_share_parts() =>
        PlanReader.ReadText("""
            events:
              a: { kind: custom, properties: &shared { sku: { type: string } } }
              b: { kind: custom, properties: { <<: *shared, more: { type: integer } } }
            """).Event("b")!.Properties.Select(property => property.Name).ShouldBe(["more", "sku"]);

    [Test]
    public void Causes_sources_and_sections_of_whole_journeys_are_read()
    {
        var plan = PlanReader.ReadText("""
            plan: journey
            session: { idle: 5min, longest: 4h, id: app.session }
            identity: { sign-in: login, sign-in-where: { result: ok }, typed-into: name-box, sign-out: logout, device-pattern: '^[0-9a-f-]{36}$', one-device-id: true }
            consent: { ask: banner, accept: yes-button, reject: no-button, on-accept: page-view }
            delivery: { offline-queue: 30, drops: oldest, drop-count: dropped.count, sequence: strict }
            personal-data: { look-for: [email, phone], allow-at: user-id }
            pages: { home: { reported-as: "1001", match: { path: / } } }
            elements: { banner: { locate: { web: .b } }, yes-button: { locate: { web: .y } }, no-button: { locate: { web: .n } }, name-box: { locate: { web: .x } } }
            events:
              login: { kind: custom, properties: { result: { type: string } } }
              logout: { kind: custom }
              dropped: { kind: custom, when: { app: online }, properties: { count: { type: integer } } }
              stay: { kind: custom, when: { leave: home }, within: 2s, sampled: device, properties: { ms: { type: integer, measures: foreground } } }
              slide: { kind: custom, when: { swipe: banner }, properties: { way: { type: string, from: swipe.direction }, at: { type: integer, ordinal: 1 } } }
              seen: { kind: exposure, element: banner, covered: hidden, properties: { refer: { type: string, from: leading-click.sku }, tab: { type: string, from: previous-page.tab, same-within: session }, mail: { type: string, personal: allowed, shown: banner@title } } }
            """);

        (plan.Session!.Idle, plan.Session.Longest, plan.Session.IdPath).ShouldBe((TimeSpan.FromMinutes(5), TimeSpan.FromHours(4), "app.session"));
        (plan.Identity!.SignIn, plan.Identity.TypedInto, plan.Identity.SignOut).ShouldBe(("login", "name-box", "logout"));
        plan.Identity.OneDeviceId.ShouldBeTrue();
        (plan.Consent!.Ask, plan.Consent.Accept, plan.Consent.Reject, plan.Consent.ReportsVisitOnAccept).ShouldBe(("banner", "yes-button", "no-button", true));
        (plan.Delivery.OfflineQueue, plan.Delivery.DropEvent, plan.Delivery.DropCount, plan.Delivery.Sequence).ShouldBe((30, "dropped", "count", true));
        plan.PersonalData.LookFor.ShouldBe(["email", "phone"], ignoreOrder: true);
        plan.PersonalData.AllowAt.ShouldBe(["user-id"]);
        plan.Page("home")!.ReportedAs.ShouldBe("1001");
        plan.Event("stay")!.When.ShouldBe(new EventCause(CauseKind.Leave, "home"));
        (plan.Event("stay")!.SampledByDevice, plan.Event("stay")!.Trigger.Within, plan.Event("stay")!.Properties[0].Measures).ShouldBe((true, TimeSpan.FromSeconds(2), MeasuredTime.Foreground));
        (plan.Event("slide")!.Properties[0].From!.Kind, plan.Event("slide")!.Properties[1].Ordinal).ShouldBe((SourceKind.SwipeDirection, 1));
        plan.Event("seen")!.Trigger.Covered.ShouldBe(CoveredParts.Hidden);
        plan.Event("seen")!.Properties[0].From.ShouldBe(new ValueSource(SourceKind.LeadingClick, null, "sku", "leading-click.sku"));
        (plan.Event("seen")!.Properties[1].SameWithin, plan.Event("seen")!.Properties[2].PersonalAllowed).ShouldBe((SameWithin.Session, true));
    }

    [Test]
    public void Causes_and_sources_that_lead_nowhere_are_mistakes()
    {
        var refused = Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("""
            plan: journey
            consent: { ask: baner }
            pages: { home: { match: { path: / } } }
            elements: { banner: { locate: { web: .b } } }
            events:
              stay: { kind: custom, when: { leave: hom } }
              both: { kind: custom, when: { leave: home, enter: home } }
              seen: { kind: exposure, element: banner, when: { enter: home }, properties: { a: { from: nowhere }, b: { from: gone.sku } } }
            """));

        refused.Mistakes.Select(mistake => (mistake.Place.Line, mistake.WriteInstead)).ShouldBe(
            [(2, "banner"), (6, "home"), (7, "when: { leave: home }"), (8, "remove it, or change kind"), (8, "from: leading-click.position"), (8, "one of these, or add event gone")], ignoreOrder: true);
    }
}
