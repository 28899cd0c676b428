namespace TrackE2E.Core.Plans.Reading;

/// <summary>The model of a plan file: every key, what stands under it and what it means. The only list of keys.</summary>
internal static class PlanModel
{
    public static readonly IReadOnlyList<string> Kinds = ["pv", "click", "exposure", "custom"];
    public static readonly IReadOnlyList<string> Types = ["string", "integer", "number", "boolean", "object", "array", "null"];
    public static readonly IReadOnlyList<string> OncePerWords = ["view", "visit", "session", "ever"];
    public static readonly IReadOnlyList<string> AgainOnWords = ["return", "reload", "refresh", "foreground", "tab-return"];
    public static readonly IReadOnlyList<string> DwellModes = ["continuous", "cumulative"];
    public static readonly IReadOnlyList<string> Platforms = ["web", "android", "ios", "linux"];
    public static readonly IReadOnlyList<string> Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid", "ipv4", "ipv6"];

    private static readonly Shape Text = new TextShape("a text", "some text");
    private static readonly Shape Flag = new FlagShape();
    private static readonly Shape Title = new TitleShape();
    private static readonly Shape Count = new NumberShape("a whole number of at least 0", true, 0, int.MaxValue, "10");
    private static readonly Shape Number = new NumberShape("a number", false, null, null, "10");
    private static readonly Shape Step = new NumberShape("a number above 0", false, 0.0000000001m, null, "0.01");
    private static readonly Shape Share = new NumberShape("a share from 0 to 1 (0.5 is half of the area)", false, 0, 1, "0.5");
    private static readonly Shape Locators = new KeysShape("locator by platform", [.. Platforms.Select(platform => new PlanKey(platform, () => Text, platform == "web" ? "A CSS selector." : $"A locator for {platform}."))]);

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
        new("additionalProperties", () => Flag, "true: members that are not listed are allowed. Default false."),
        new("title", () => Title, "A name for people."),
        new("description", () => Text, "What it means, for people."),
        new("unit", () => Text, "The unit of a number: fen, yuan, ms, s, …"),
        new("key", () => Flag, "true: the value names the item and is compared with the element's key."),
        new("sensitive", () => Flag, "true: the value is masked in every report."),
        new("shown", () => new TextShape("the id of an element", "card-price"), "The element whose text on screen shows the value."),
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
    ]);

    public static readonly KeysShape Page = new("page",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("match", () => Match, "Which addresses are this page; all parts given must hold.", required: true),
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
        new("description", () => Text, "For people."),
    ]);

    public static readonly KeysShape ReportedAs = new("reported-as",
    [
        new("name", () => Text, "The event's name on the wire. Default: the id."),
        new("where", () => new MapShape("property values by dotted path", () => Text, "{ page.id: home }"), "Property values that tell it from other events of that name."),
    ]);

    public static readonly KeysShape Event = new("event",
    [
        new("title", () => Title, "A name for scenarios and reports. Default: the id."),
        new("kind", () => new WordShape(Kinds), "What it reports: a page view (pv), a click, an exposure, or something else (custom).", required: true),
        new("page", () => new TextShape("the id of a page", "home"), "The page whose visit it reports (pv), or on which it happens."),
        new("tab", () => new TextShape("the id of a tab of the page", "rec"), "The tab whose visit it reports."),
        new("element", () => new TextShape("the id of an element", "product-card"), "The element that is clicked or exposed."),
        new("reported-as", () => ReportedAs, "How the event is recognised on the wire."),
        new("once-per", () => new WordShape(OncePerWords), "Within what the same thing is reported once. Default visit."),
        new("again-on", () => new ListShape(new WordShape(AgainOnWords), true), "pv only: which ways back report again. Default return, reload."),
        new("visible-share", () => Share, "exposure only: part of the area that must be visible. Default 0.5 (MRC)."),
        new("dwell", () => new DurationShape(), "exposure only: how long the share must hold. Default 1s (MRC)."),
        new("dwell-mode", () => new WordShape(DwellModes), "exposure only: one unbroken time, or times that add up. Default continuous."),
        new("properties", () => Properties, "What it carries."),
        new("additional-properties", () => Flag, "true: properties that are not listed are allowed. Default: the file's, else false."),
        new("priority", () => new WordShape(["P0", "P1", "P2"]), "How much it matters."),
        new("owner", () => Text, "Who answers for it."),
        new("description", () => Text, "For people."),
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
        new("pages", () => new MapShape("pages by id", () => Page, "{ home: { title: Home, match: { path: / } } }"), "Pages."),
        new("elements", () => new MapShape("elements by id", () => Element, "{ buy: { title: Buy, locate: { web: \"#buy\" } } }"), "Elements that users see or touch."),
        new("events", () => new MapShape("events by id", () => Event, "{ home_view: { title: Home view, kind: pv, page: home } }"), "Events."),
    ]);
}
