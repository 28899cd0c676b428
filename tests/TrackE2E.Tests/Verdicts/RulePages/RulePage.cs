using TrackE2E.Core.Plans.Reading;
using TrackE2E.Core.Verdicts;
using TrackE2E.Tests.Rules;

namespace TrackE2E.Tests.Verdicts.RulePages;

/// <summary>What the page of a finding kind is made of, beside the table of kinds and the plan's own keys.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Checks">What is compared with what.</param>
/// <param name="Parameters">Keys of the plan that change it, with the shape they stand in.</param>
/// <param name="Fix">What to do in the product, and what in the plan.</param>
/// <param name="Example">A story that causes it, and nothing else; null where more than a story is needed: then Written.</param>
/// <param name="Written">The five lines in a language, where Example is null.</param>
internal sealed record RulePage(FindingKind Kind, string Checks, IReadOnlyList<(KeysShape Shape, string Key)> Parameters, string Fix, Func<string, Story>? Example, Func<string, string>? Written = null)
{
    public static IReadOnlyList<RulePage> All { get; } =
    [
        new(FindingKind.MissingEvent, "Each thing that the plan ties to an event (a visit, a click, a second of visibility, a cause under `when`) is an occasion. Occasions and events are matched by item, visit and time, the best assignment overall. An occasion without an event, when the ledger has settled, is this finding; the nearest event is named. Steps that count say the same of too few events.",
            [.. Of(PlanModel.Event, "once-per", "again-on", "visible-share", "dwell", "dwell-mode", "dwell-share", "covered", "unseen", "when", "within", "sampled")],
            "Report the event when its trigger happens. If it should not be reported then, change the trigger in the plan.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 1, 1).In(language).AsksAsPlanned(4)),
        new(FindingKind.UnexpectedEvent, "An event of the plan for which the observer saw no cause: nothing was clicked, the item was not visible, nobody entered the page.",
            [.. Of(PlanModel.Event, "visible-share", "dwell", "covered", "unseen", "when")],
            "Do not report without the cause (on binding, on render, in the background). If the cause is another one, say so in the plan.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Reports("card_click", 2, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.DuplicateEvent, "A second event for one occasion: the same thing again in the span of `once-per`, or the same event delivered again though its delivery was confirmed. A retry after a failed delivery is none.",
            [.. Of(PlanModel.Event, "once-per", "again-on")],
            "Report it once. If it may be reported again (after a reload, in each view), say so with once-per or again-on.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "A" }).Reports("card_click", 2.2, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.UnplannedEvent, "An event whose name the plan does not know, or knows only with other values under `reported-as: where`.",
            [.. Of(PlanModel.ReportedAs, "name", "where")],
            "Take the call out of the product, or add the event to the plan.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Reports("card_clik", 2, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.WrongTarget, "In the window of an occasion that has no event of its own, an event of the same kind names another page, tab, element or item.",
            [.. Of(PlanModel.Element, "key", "within"), .. Of(PlanModel.Property, "key")],
            "Report the page, element and item that the user acted on.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "B" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.OutsideWindow, "The right event at the wrong time: before its condition held (a dwell that was not over), or later than `within` or the end of the visit; also events of one batch that all claim the time of sending, and a page that waits for the collector.",
            [.. Of(PlanModel.Event, "dwell", "visible-share", "within")],
            "Report when the plan's condition is met, with the time at which it happened; never make the user wait for the collector.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Sees("A", 0.5, 1).Reports("card_shown", 1.02, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.WrongOrder, "Events come in another order than a step asks for; the page view of a visit comes after what was clicked in it; with `sequence: strict` the SDK's numbers repeat or go back; a batch lists items in another order than the screen. Order is judged by the time that the SDK claims, never by the wire.",
            [.. Of(PlanModel.Delivery, "sequence")],
            "Report in the order in which things happen, each with its own time; number the events of a session without gaps.",
            language => new Story().Opens(0).Reports("card_click", 2, new { sku = "A" }).Reports("pv", 3, new { page = "home", tab = "rec" }).In(language).AsksOrder(4, "rec_view", "card_click")),
        new(FindingKind.RequiredMissing, "A property with `required: true` was not sent. Null and the empty text are sent: they are judged by type and length. The nearest sent name is shown.",
            [.. Of(PlanModel.Property, "required")], "Send the property, or make it optional in the plan.", language => Card(new { prices = 12 }, language)),
        new(FindingKind.AdditionalProperty, "The event carries a property that the plan does not list, and neither the event nor its file allows additional ones.",
            [.. Of(PlanModel.Event, "additional-properties"), .. Of(PlanModel.Property, "additionalProperties")], "Take it out of the product, or plan it.", language => Card(new { sku = "A", dk = "debug" }, language)),
        new(FindingKind.TypeMismatch, "The JSON type is another one: a number sent as a text, an object as a JSON text, null where null is not planned.",
            [.. Of(PlanModel.Property, "type")], "Send the planned type: the parser downstream drops what it cannot read.", language => Card(new { sku = "A", price = "12" }, language)),
        new(FindingKind.ValueNotAllowed, "The value is none of `enum` or not `const`, or a text is not of the planned `format`.",
            [.. Of(PlanModel.Property, "enum", "const", "format")], "Send one of the planned values (case counts), or add the value to the plan.", language => Detail(new { sku = "A", level = "Gold" }, language)),
        new(FindingKind.ValueDiffers, "The value is not the one that the screen showed at that moment (`shown`), not the item's place (`ordinal`), not the time that the observer measured (`measures`), or not what the scenario says (`= value`, `= shown`). Where the observer did not see the source, nobody is blamed.",
            [.. Of(PlanModel.Property, "shown", "ordinal", "measures", "unit")], "Report what the user saw; mind units (fen and yuan, ms and s) and big numbers.", null, Differs),
        new(FindingKind.Length, "A text has fewer or more characters (Unicode code points) than planned, or a list fewer or more items.",
            [.. Of(PlanModel.Property, "minLength", "maxLength", "minItems", "maxItems")], "Keep the planned length, or change it in the plan after asking those who read the data.", language => Detail(new { sku = "A", note = "much too long" }, language)),
        new(FindingKind.Pattern, "No part of the text matches the planned regular expression (ECMA-262). Placeholder ids and leftovers such as \"undefined\" show here.",
            [.. Of(PlanModel.Property, "pattern")], "Send the value in the planned form, or mend the expression.", language => Detail(new { sku = "A", request = "undefined" }, language)),
        new(FindingKind.Range, "A number is below or above the planned range, or not of the planned step: often another unit.",
            [.. Of(PlanModel.Property, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")], "Send the value in the planned unit, or widen the range in the plan.", language => Detail(new { sku = "A", at = 1700000000 }, language)),
        new(FindingKind.WrongNesting, "A planned property stands at another level than planned.",
            [.. Of(PlanModel.Property, "properties", "items")], "Keep the planned structure: readers downstream look for it there.", language => Detail(new { sku = "A", color = "red" }, language)),
        new(FindingKind.PersonalData, "E-mail, mainland phone and identity number (with its checksum), bank card (Luhn), tokens, and what a scenario typed as a secret, anywhere in what is sent: properties, addresses, referrer, title, headers. Shown masked.",
            [.. Of(PlanModel.PersonalData, "look-for", "allow-at"), .. Of(PlanModel.Property, "personal", "sensitive")], "Do not send it; redact free text and addresses before the SDK sees them. Where it is agreed, say `personal: allowed`.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Reports("card_click", 2, new { sku = "lee@example.com" }).Clicks(2, targets: ("card", "lee@example.com")).In(language).AsksAsPlanned(4)),
        new(FindingKind.WrongIdentity, "The device id changes on one device, is the same on two, differs between an app and the page inside it, is a placeholder or not of its pattern; events after the sign-in carry no user or another one, events after the sign-out still carry one.",
            [.. Of(PlanModel.Identity, "sign-in", "sign-in-where", "typed-into", "sign-out", "device-pattern", "one-device-id")], "Set the user before the sign-in event, take it away at sign-out, and never make a new device id on a known device.",
            language => new Story(Story.ShopPlan + "\nidentity: { device-pattern: '^d' }\n").From(device: "d1").Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Device("d2").Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.WrongSession, "The session id is missing, changes though the pause was short, or stays though it was longer than `idle`, the session longer than `longest`, or the clock was turned back.",
            [.. Of(PlanModel.Session, "idle", "longest", "id")], "Let the SDK end sessions by the planned rule, in all tabs together.",
            language => new Story(Story.ShopPlan + "\nsession: { idle: 30min }\n").From(device: "d1", session: "s1").Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Session("s2").Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "A" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.WrongAttribution, "A property that the plan takes from an earlier page, click, query or event (`from`) has another value or is missing; a value that stays the same within a span (`same-within`) changes or vanishes.",
            [.. Of(PlanModel.Property, "from", "same-within"), .. Of(PlanModel.Page, "reported-as")], "Carry the source from where the user came, not from what was exposed or visited last.",
            language => new Story(Story.ShopPlan.Replace("page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string } }", "page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string }, refer: { type: string, from: previous-page } }", StringComparison.Ordinal))
                .Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Moves(3, "/cart").Reports("pv", 3.1, new { page = "cart", refer = "detail" }).In(language).AsksAsPlanned(5)),
        new(FindingKind.BeforeConsent, "Something was reported while consent was asked for and not given, after it was refused or withdrawn, or was kept then and sent later.",
            [.. Of(PlanModel.Consent, "ask", "accept", "reject", "required", "on-accept")], "Start the SDK only when consent is there; drop what happens without it.",
            language => new Story(Story.ShopPlan.Replace("elements:", "elements:\n  ask: { title: ask, locate: { web: \"#ask\" } }", StringComparison.Ordinal) + "\nconsent: { ask: ask, accept: pay }\n").Opens(0).Sees("", 1, 0.1, "ask").Reports("pv", 0.5, new { page = "home", tab = "rec" }).In(language).AsksAsPlanned(4)),
        new(FindingKind.LostEvent, "The event was made and never arrived: it happened offline, just before the page was closed, or the SDK's numbers have a gap. Without such a sign it is missing-event.",
            [.. Of(PlanModel.Delivery, "offline-queue", "drops", "drop-count", "sequence")], "Keep events until the collector has confirmed them; send the last ones of a page by keepalive or a beacon.",
            language => new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Offline(1, 3).Clicks(2, targets: ("card", "A")).In(language).AsksAsPlanned(8)),
        new(FindingKind.UndecodableHit, "A request reached the collector that no decoder of the run can read. Its bytes are kept in the ledger. A request that its sender cut off is none.",
            [], "Mend what is sent, or name the SDK's decoder in tracke2e.json (collector › decoders).", null, Undecodable),
        new(FindingKind.AppCrashed, "The page's or app's process crashed while its server answers. A browser or session that is lost is broken, not failed.",
            [], "Look at the trace and the app's log; the crash is the product's.", null, Crashed),
    ];

    private static IEnumerable<(KeysShape Shape, string Key)> Of(KeysShape shape, params string[] keys) => keys.Select(key => (shape, key));

    private static Story Card(object properties, string language) =>
        new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Clicks(2, targets: ("card", null)).Reports("card_click", 2, properties).In(language).AsksCount(4, "card_click", 1);

    private const string DetailPlan = """
        plan: shop
        pages: { home: { title: Home, match: { path: / } } }
        elements: { card: { title: card, page: home, locate: { web: ".card" }, key: "@sku" }, price: { title: price, page: home, within: card, locate: { web: .price } } }
        events:
          card_click: { title: card click, kind: click, element: card, properties: {
              sku: { type: string, key: true, required: true }, level: { type: string, enum: [gold, silver] }, note: { type: string, maxLength: 8 }, request: { type: string, pattern: '^r-' },
              at: { type: integer, minimum: 1000000000000, unit: ms }, look: { type: object, properties: { color: { type: string, required: true } } }, price: { type: integer, unit: fen, shown: price } } }
        """;

    private static Story Detail(object properties, string language) => new Story(DetailPlan).Opens(0, tab: null).Clicks(2, targets: ("card", "A")).Reports("card_click", 2, properties).In(language).AsksCount(4, "card_click", 1);

    private static string Differs(string language) => Text(new Story(DetailPlan).Opens(0, tab: null).Shows(0.2, "price", "¥12.90", "A").Clicks(2, targets: ("card", "A")).Reports("card_click", 2, new { sku = "A", price = 1390 }).In(language).AsksAsPlanned(4), FindingKind.ValueDiffers, language);

    private static string Undecodable(string language) => FindingWriter.Write(
        TrackE2E.Scenarios.Hooks.Undecodable.Findings(Reporting.SomeLedger.Snapshot, language)[0], new FindingPlace("features/home.feature:6", null, "desktop"), language);

    private static string Crashed(string language) => FindingWriter.Write(
        new Finding
        {
            Kind = FindingKind.AppCrashed,
            Page = "home",
            What = new Wording("the page crashed", "页面崩溃").In(language),
            Expected = new Wording("the page keeps running", "页面持续运行").In(language),
            Actual = new Wording("its process ended at http://127.0.0.1:5080/", "进程在 http://127.0.0.1:5080/ 处结束").In(language),
            Do = new Wording("look at the trace of the scenario and mend the page", "查看场景的 trace 并修复页面").In(language),
        },
        new FindingPlace("features/home.feature:8", new Wording("When I click \"add\"", "当点击“加购”").In(language), "desktop"), language);

    /// <summary>The five lines of the story's finding of this kind.</summary>
    public static string Text(Story story, FindingKind kind, string language) => FindingWriter.Write(
        story.Findings.First(f => f.Kind == kind), new FindingPlace("features/home.feature:8", new Wording("Then everything was tracked as planned", "那么所有埋点符合方案").In(language), "desktop"), language);
}
