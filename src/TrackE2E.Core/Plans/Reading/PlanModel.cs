namespace TrackE2E.Core.Plans.Reading;

/// <summary>The model of a plan file: every key, what stands under it and what it means. The only list of keys.</summary>
internal static class PlanModel
{
    public static readonly IReadOnlyList<string> Kinds = ["pv", "click", "exposure", "custom"];
    public static readonly IReadOnlyList<string> Types = ["string", "integer", "number", "boolean", "object", "array", "null"];
    public static readonly IReadOnlyList<string> OncePerWords = ["view", "visit", "session", "ever"];
    public static readonly IReadOnlyList<string> AgainOnWords = ["return", "reload", "refresh", "foreground", "tab-return"];
    public static readonly IReadOnlyList<string> UnseenWords = ["first-look", "load", "either"];
    public static readonly IReadOnlyList<string> DwellModes = ["continuous", "cumulative"];
    public static readonly IReadOnlyList<string> Platforms = ["web", "android", "ios", "linux"];
    public static readonly IReadOnlyList<string> Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6"];

    public static readonly IReadOnlyList<string> CoveredWords = ["either", "hidden", "visible"];
    public static readonly IReadOnlyList<string> MeasureWords = ["foreground", "stay"];
    public static readonly IReadOnlyList<string> SpanWords = ["visit", "session", "user", "device"];

    public static readonly IReadOnlyList<string> StatusWords = ["draft", "active", "deprecated", "removed"];

    /// <summary>Keywords of JSON Schema 2020-12 that a property has as they are; they are judged by the schema evaluator.</summary>
    public static readonly IReadOnlyList<string> SchemaKeywords =
    [
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "patternProperties", "propertyNames", "minProperties", "maxProperties", "uniqueItems", "contains", "minContains", "maxContains", "prefixItems",
        "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems",
    ];

    private static readonly Shape Text = new TextShape("a text", "some text");
    private static readonly Shape Flag = new FlagShape();
    private static readonly Shape Title = new TitleShape();
    private static readonly Shape Count = new NumberShape("a whole number of at least 0", true, 0, int.MaxValue, "10");
    private static readonly Shape Number = new NumberShape("a number", false, null, null, "10");
    private static readonly Shape Step = new NumberShape("a number above 0", false, 0.0000000001m, null, "0.01");
    private static readonly Shape Share = new NumberShape("a share from 0 to 1 (0.5 is half of the area)", false, 0, 1, "0.5");
    private static readonly Shape Version = new TextShape("a version: numbers with dots", "2.3.0");
    private static readonly Shape PlatformList = new ListShape(new WordShape(Platforms), true);
    private static readonly Shape Schema = new SchemaShape();
    private static readonly Shape When = new MapShape("values by dotted property path: a value, a list of values, \"*\" for any, null for not sent", () => new ListShape(new ValueShape(), true), "{ method: coupon }");
    private static readonly Shape Locators = new KeysShape("locator by platform", [.. Platforms.Select(platform => new PlanKey(platform, () => Text, platform == "web" ? "A CSS selector." : $"A locator for {platform}: an accessibility id, or id=…, name=…, class=…, xpath=…, css=… (in a web view)."))]);

    public static readonly KeysShape Property = new("property",
    [
        new("type", () => new ListShape(new WordShape(Types), true), "The JSON type, or several; left out = any."),
        new("required", () => Flag, "true: an event without it breaks the plan."),
        new("enum", () => new ListShape(new ValueShape(), false), "The allowed values."),
        new("const", () => new ValueShape(), "The only allowed value."),
        new("minLength", () => Count, "Fewest characters (Unicode code points)."),
        new("maxLength", () => Count, "Most characters (Unicode code points)."),
        new("pattern", () => new PatternShape(), "A regular expression that some part of the text must match."),
        new("minimum", () => Number, "Lowest allowed number."),
        new("maximum", () => Number, "Highest allowed number."),
        new("exclusiveMinimum", () => Number, "The number must be above this."),
        new("exclusiveMaximum", () => Number, "The number must be below this."),
        new("multipleOf", () => Step, "The number must be a multiple of this."),
        new("format", () => new WordShape(Formats), "The format of a text, by its JSON Schema name."),
        new("properties", () => Properties!, "The members of an object."),
        new("items", () => Property!, "What each item of an array must keep."),
        new("minItems", () => Count, "Fewest items of an array."),
        new("maxItems", () => Count, "Most items of an array."),
        new("additionalProperties", () => new SchemaShape(), "true: members that are not listed are allowed; a schema: those that keep it. Default false."),
        new("title", () => Title, "A name for people."),
        new("description", () => Text, "What it means, for people."),
        new("unit", () => Text, "The unit of a number: fen, yuan, ms, s, …"),
        new("key", () => Flag, "true: the value names the item and is compared with the element's key."),
        new("sensitive", () => Flag, "true: the value is masked in every report."),
        new("shown", () => new TextShape("the id of an element, or element@attribute", "card-price"), "The element whose text (or attribute) on screen shows the value."),
        new("ordinal", () => new NumberShape("0 or 1", true, 0, 1, "1"), "The value is the item's place among those of its element, counted from this number."),
        new("measures", () => new WordShape(MeasureWords), "The value is the time of this visit: in the foreground, or all of it. The unit is the property's, default ms."),
        new("from", () => new ListShape(new TextShape("this-page, this-page.tab, previous-page, previous-page.tab, leading-click, leading-click.PROPERTY, swipe.direction, query.NAME, or EVENT.PROPERTY", "leading-click.position"), true), "Where the value comes from. A list: any of these. In a list of objects without a key, EVENT.PROPERTY is that of any earlier event of the id."),
        new("same-within", () => new WordShape(SpanWords), "The span in which the value stays the same once it is sent."),
        new("personal", () => new WordShape(["allowed"]), "allowed: personal data may stand here."),
        new("maxBytes", () => Count, "Most bytes of a text in UTF-8; a character of Chinese has three."),
        new("identifier", () => Flag, "true: the value identifies something; placeholders (0, -1, test, none, …) and numbers beyond 2^53 break the plan."),
        new("required-when", () => When, "Required only when other properties of the event have these values."),
        new("only-when", () => When, "May be there only when other properties of the event have these values."),
        new("since", () => Version, "The app's version from which it is there."),
        new("until", () => Version, "The app's last version that has it."),
        new("platforms", () => PlatformList, "The platforms that have it. Default all."),
        new("examples", () => new ListShape(new ValueShape(), false), "Values for people to see."),
        .. SchemaKeywords.Select(keyword => new PlanKey(keyword, () => Schema, $"As in JSON Schema 2020-12: {keyword}.")),
    ]);

    public static readonly Shape Properties = new MapShape("properties by name: {sku: {type: string}}", () => Property, "{ sku: { type: string, required: true } }");

    public static readonly KeysShape Tab = new("tab",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("locate", () => Locators, "The control that shows the tab."),
        new("selected", () => Locators, "What matches only while the tab is shown."),
        new("description", () => Text, "For people."),
    ]);

    public static readonly KeysShape Match = new("page match",
    [
        new("path", () => new TextShape("a path that begins with /", "/product/*"), "A glob over the path: * is one segment, ** any number."),
        new("query", () => new MapShape("query values by name", () => Text, "{ tab: sale }"), "Query values that must be there; * is any value."),
        new("hash", () => Text, "A glob over the part behind #."),
        new("screen", () => Text, "An app's own screen: a glob over its window title or activity, or the accessibility id of a marker on it."),
    ]);

    public static readonly KeysShape Page = new("page",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("match", () => Match, "Which addresses are this page; all parts given must hold.", required: true),
        new("reported-as", () => Text, "The word by which events name the page on the wire. Default: the id."),
        new("open", () => new TextShape("a path (and query) that begins with /", "/product/SKU-1"), "What \"open the page\" visits. Default: match.path when it has no wildcard."),
        new("tabs", () => new MapShape("tabs by id", () => Tab, "{ rec: { title: Recommended } }"), "Tabs inside the page."),
        new("description", () => Text, "For people."),
    ]);

    public static readonly KeysShape Element = new("element",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("page", () => new TextShape("the id of a page", "home"), "The page it is on. Left out = on several."),
        new("within", () => new TextShape("the id of an element", "product-card"), "The element that it is inside of."),
        new("locate", () => Locators, "How it is found, by platform.", required: true),
        new("key", () => new TextShape("@attribute, text, or css@attribute", "@data-sku"), "What tells one item from the next. Left out = there are no items."),
        new("repeats", () => Flag, "true: the same item may stand at several places, and its place (ordinal) tells which was clicked. Default false: what has the same key is a copy, as carousels make them."),
        new("description", () => Text, "For people."),
    ]);

    public static readonly KeysShape ReportedAs = new("reported-as",
    [
        new("name", () => Text, "The event's name on the wire. Default: the id."),
        new("where", () => new MapShape("property values by dotted path", () => Text, "{ page.id: home }"), "Property values that tell it from other events of that name."),
    ]);

    public static readonly KeysShape Cause = new("cause",
    [
        new("enter", () => new TextShape("the id of a page", "home"), "A visit of the page begins."),
        new("leave", () => new TextShape("the id of a page", "home"), "A visit of the page ends."),
        new("click", () => new TextShape("the id of an element", "buy-button"), "The element is clicked."),
        new("swipe", () => new TextShape("the id of an element", "carousel"), "A swipe begins on the element."),
        new("shown", () => new TextShape("the id of an element", "banner"), "The element is on screen, any part of it, at once."),
        new("app", () => new WordShape(["background", "foreground", "online"]), "The page or app goes to the background, comes to the foreground, or is on the network again."),
    ]);

    public static readonly KeysShape Session = new("session",
    [
        new("idle", () => new DurationShape(), "A longer pause begins another session. Default 30min."),
        new("longest", () => new DurationShape(), "A session never lasts longer. Left out = no limit."),
        new("id", () => new TextShape("a dotted property path", "app.session_id"), "The property that holds the session's id. Default: what the SDK says."),
    ]);

    public static readonly KeysShape Identity = new("identity",
    [
        new("sign-in", () => new TextShape("the id of an event", "login"), "The event that says that a user has signed in; it carries the user already."),
        new("sign-in-where", () => new MapShape("property values by dotted path", () => Text, "{ result: ok }"), "Values that make it a success."),
        new("typed-into", () => new TextShape("the id of an element", "user-box"), "The element into which the user's name is typed: the same name is the same user id."),
        new("sign-out", () => new TextShape("the id of an event", "logout"), "The event that says that the user has signed out."),
        new("device-pattern", () => new PatternShape(), "What device ids look like."),
        new("one-device-id", () => Flag, "true: an app and the page inside it name the device alike. Default false: two SDKs, or two app ids, may identify apart."),
    ]);

    public static readonly KeysShape Consent = new("consent",
    [
        new("ask", () => new TextShape("the id of an element", "consent-banner"), "The element that asks: while it is on screen and unanswered, nothing may be reported."),
        new("accept", () => new TextShape("the id of an element", "consent-accept"), "The element whose click gives consent."),
        new("reject", () => new TextShape("the id of an element", "consent-reject"), "The element whose click refuses or withdraws it."),
        new("required", () => Flag, "true: without a given consent nothing may be reported, asked or not. Default false."),
        new("on-accept", () => new WordShape(["page-view", "nothing", "either"]), "Whether the page on screen reports its page view when consent is given. Default either."),
    ]);

    public static readonly KeysShape Delivery = new("delivery",
    [
        new("offline-queue", () => Count, "How many events are kept while offline. Left out = all."),
        new("drops", () => new WordShape(["oldest", "newest"]), "Which go when the queue is full. Default oldest."),
        new("drop-count", () => new TextShape("EVENT.PROPERTY", "events_dropped.count"), "The event and property that say how many were dropped."),
        new("sequence", () => new WordShape(["strict", "none"]), "strict: the SDK numbers events without gaps in a session. Default none."),
    ]);

    public static readonly KeysShape PersonalData = new("personal data",
    [
        new("look-for", () => new ListShape(new WordShape(PersonalDataPlan.Kinds), true), "Which kinds are looked for. Default all."),
        new("allow-at", () => new ListShape(new TextShape("a dotted property path, or user-id", "user-id"), true), "Where they are allowed."),
    ]);

    public static readonly KeysShape Event = new("event",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("kind", () => new WordShape(Kinds), "What it reports: a page view (pv), a click, an exposure, or something else (custom).", required: true),
        new("page", () => new TextShape("the id of a page", "home"), "The page whose visit it reports (pv), or on which it happens."),
        new("tab", () => new TextShape("the id of a tab of the page", "rec"), "The tab whose visit it reports."),
        new("element", () => new TextShape("the id of an element", "product-card"), "The element that is clicked or exposed."),
        new("reported-as", () => ReportedAs, "How the event is recognised on the wire."),
        new("when", () => Cause, "custom only: what causes it. Left out = only its properties are judged."),
        new("sampled", () => new WordShape(["device"]), "device: some devices report it always, the others never."),
        new("within", () => new DurationShape(), "How long after its cause it may take. Default 10s."),
        new("covered", () => new WordShape(CoveredWords), "exposure only: what is made of visible parts that something else covers. Default either (nobody is blamed)."),
        new("once-per", () => new WordShape(OncePerWords), "Within what the same thing is reported once. Default visit."),
        new("again-on", () => new ListShape(new WordShape(AgainOnWords), true), "pv only: which ways back report again. Default return, reload."),
        new("unseen", () => new WordShape(UnseenWords), "pv only: when a page opened unseen (in another browser tab, prerendered) reports it: at the first look, or when it is loaded. Default first-look."),
        new("visible-share", () => Share, "exposure only: part of the area that must be visible. Default 0.5 (MRC)."),
        new("dwell", () => new DurationShape(), "exposure only: how long the share must hold. Default 1s (MRC)."),
        new("dwell-mode", () => new WordShape(DwellModes), "exposure only: one unbroken time, or times that add up. Default continuous."),
        new("dwell-share", () => Share, "dwell-mode: cumulative only: the share from which on time counts; visible-share must be there when it is over. 0 = any part (Snowplow's element tracking). Default visible-share."),
        new("include", () => new ListShape(new TextShape("the name of a group", "product"), true), "Property groups that it carries too; its own property of the same name wins."),
        new("properties", () => Properties, "What it carries."),
        new("rules", () => Schema, "A JSON Schema (2020-12) that all properties together must keep."),
        new("additional-properties", () => Flag, "true: properties that are not listed are allowed. Default: the file's, else false."),
        new("priority", () => new WordShape(["P0", "P1", "P2"]), "How much it matters."),
        new("status", () => new WordShape(StatusWords), "Where it is in its life. Default active. draft: may come, is judged when it does, and is not missed; deprecated: reported as ever; removed: reported no more, unplanned when it comes."),
        new("version", () => Text, "The version of its definition."),
        new("since", () => Version, "The app's version from which it is reported; before it, it is not missed, and unplanned when it comes. The version is what the events say (app), else version in tracke2e.json."),
        new("until", () => Version, "The app's last version that reports it."),
        new("platforms", () => PlatformList, "The platforms that report it; on others it is not missed, and unplanned when it comes. Default all."),
        new("owner", () => Text, "Who answers for it."),
        new("description", () => Text, "For people."),
    ]);

    public static readonly KeysShape Defaults = new("defaults",
    [
        new("pv", () => PvDefaults!, "Of page views."),
        new("exposure", () => ExposureDefaults!, "Of exposures."),
    ]);

    public static readonly KeysShape PvDefaults = new("pv defaults",
    [
        new("once-per", () => new WordShape(OncePerWords), "Within what the same thing is reported once."),
        new("again-on", () => new ListShape(new WordShape(AgainOnWords), true), "Which ways back report again."),
        new("unseen", () => new WordShape(UnseenWords), "When a page opened unseen reports its pv."),
        new("source", () => Text, "Who says so: a standard, a document, a decision."),
    ]);

    public static readonly KeysShape ExposureDefaults = new("exposure defaults",
    [
        new("visible-share", () => Share, "Part of the area that must be visible."),
        new("dwell", () => new DurationShape(), "How long the share must hold."),
        new("dwell-mode", () => new WordShape(DwellModes), "One unbroken time, or times that add up."),
        new("dwell-share", () => Share, "Cumulative only: the share from which on time counts."),
        new("covered", () => new WordShape(CoveredWords), "What is made of visible parts that something else covers."),
        new("once-per", () => new WordShape(OncePerWords), "Within what the same thing is reported once."),
        new("source", () => Text, "Who says so: a standard, a document, a decision."),
    ]);

    public static readonly KeysShape App = new("app",
    [
        new("version", () => new TextShape("a dotted property path", "app.version"), "The property that says the app's version; since and until are judged by it."),
        new("platform", () => new TextShape("a dotted property path", "app.platform"), "The property that says the platform; platforms are judged by it."),
    ]);

    public static readonly KeysShape File = new("plan",
    [
        new("$schema", () => Text, "The JSON Schema of plan files, for editors."),
        new("plan", () => Text, "The plan's name. Default: the file's."),
        new("version", () => Text, "The plan's version."),
        new("owner", () => Text, "Who answers for it."),
        new("description", () => Text, "For people."),
        new("additional-properties", () => Flag, "true: events of this file may carry properties that are not listed. Default false."),
        new("common", () => Properties, "Properties that every event carries; an event's own property of the same name wins."),
        new("groups", () => new MapShape("property groups by name", () => Properties, "{ product: { sku: { type: string } } }"), "Property groups that events include."),
        new("defaults", () => Defaults, "Trigger rules of all events that do not say otherwise, with their source; in one file of the plan."),
        new("app", () => App, "Which properties say what app sent the event; in one file of the plan."),
        new("forbidden-properties", () => new ListShape(new TextShape("a property name", "dk"), true), "Names that no event may carry at any level, open ones neither: debug switches, internal keys."),
        new("session", () => Session, "What a session is; in one file of the plan."),
        new("identity", () => Identity, "Who the device and the user are; in one file of the plan."),
        new("consent", () => Consent, "When reporting is allowed; in one file of the plan."),
        new("delivery", () => Delivery, "What delivery promises; in one file of the plan."),
        new("personal-data", () => PersonalData, "Which personal data is looked for; in one file of the plan."),
        new("pages", () => new MapShape("pages by id", () => Page, "{ home: { title: Home, match: { path: / } } }"), "Pages."),
        new("elements", () => new MapShape("elements by id", () => Element, "{ buy: { title: Buy, locate: { web: \"#buy\" } } }"), "Elements that users see or touch."),
        new("events", () => new MapShape("events by id", () => Event, "{ home_view: { title: Home view, kind: pv, page: home } }"), "Events."),
    ]);
}
