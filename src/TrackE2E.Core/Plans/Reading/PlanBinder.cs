namespace TrackE2E.Core.Plans.Reading;

/// <summary>Makes the records of one plan file from its checked nodes; what could not be read keeps its default, since its mistake is noted already.</summary>
internal sealed class PlanBinder(string file, YamlNode root, YamlNode? defaults, List<PlanMistake> mistakes)
{
    private readonly PropertyBinder properties = new(mistakes);

    private string PlanName => Text(root["plan"]) ?? Path.GetFileName(file).Split('.')[0];

    /// <summary>Common properties, pages, elements and events of the file; common ones are not merged yet.</summary>
    public PlanPart Bind() => new(
        properties.All(root["common"], new PlanPath(null, "common")),
        [.. Members(root["pages"]).Select(Page)],
        [.. Members(root["elements"]).Select(Element)],
        [.. Members(root["events"]).Select(Event)],
        JourneyBinder.Sections(root))
    {
        Groups = [.. Members(root["groups"]).Select(group => new PropertyGroup(group.Name, properties.All(group.Value, new PlanPath(null, $"group {group.Name}")), group.Place))],
        Includes = [.. Members(root["events"]).SelectMany(member => Words(member.Value["include"]).Select(group => new Included(member.Name, group.Text!, group.Place)))],
        App = root["app"] is { } app ? new AppProperties(Text(app["version"]), Text(app["platform"])) { Place = app.Place } : null,
        Forbidden = [.. Words(root["forbidden-properties"]).Select(word => word.Text!)],
    };

    /// <summary>How an event is called in messages.</summary>
    public static PlanPath PathOfEvent(string id) => new(null, $"event {id}");

    private static PlannedPage Page(YamlMember member)
    {
        var node = member.Value;
        var match = new PageMatch(Text(node["match"]?["path"]), Texts(node["match"]?["query"]), Text(node["match"]?["hash"])) { Screen = Text(node["match"]?["screen"]) };
        return new PlannedPage
        {
            Id = member.Name,
            Title = Title(node["title"], member.Name),
            Match = match,
            Open = Text(node["open"]) ?? Opening(match),
            ReportedAs = Text(node["reported-as"]) ?? member.Name,
            Tabs = [.. Members(node["tabs"]).Select(Tab)],
            Place = member.Place,
        };
    }

    private static PlannedTab Tab(YamlMember member) => new()
    {
        Id = member.Name,
        Title = Title(member.Value["title"], member.Name),
        Locate = Texts(member.Value["locate"]),
        Selected = Texts(member.Value["selected"]),
        Place = member.Place,
    };

    private static PlannedElement Element(YamlMember member) => new()
    {
        Id = member.Name,
        Title = Title(member.Value["title"], member.Name),
        Page = Text(member.Value["page"]),
        Within = Text(member.Value["within"]),
        Locate = Texts(member.Value["locate"]),
        Key = Text(member.Value["key"]),
        Repeats = Flag(member.Value["repeats"]) ?? false,
        Place = member.Place,
    };

    private PlannedEvent Event(YamlMember member)
    {
        var node = member.Value;
        var id = member.Name;
        return new PlannedEvent
        {
            Id = id,
            Title = Title(node["title"], id),
            Kind = Text(node["kind"]) switch { "pv" => EventKind.PageView, "click" => EventKind.Click, "exposure" => EventKind.Exposure, _ => EventKind.Custom },
            ReportedAs = new ReportedAs(Text(node["reported-as"]?["name"]) ?? id, Texts(node["reported-as"]?["where"])),
            Page = Text(node["page"]),
            Tab = Text(node["tab"]),
            Element = Text(node["element"]),
            When = JourneyBinder.Cause(node["when"]),
            SampledByDevice = Text(node["sampled"]) == "device",
            Trigger = Trigger(node),
            Properties = properties.All(node["properties"], PathOfEvent(id)),
            AdditionalProperties = Flag(node["additional-properties"]) ?? Flag(root["additional-properties"]) ?? false,
            Priority = Text(node["priority"]),
            Rules = SchemaBinder.Whole(node["rules"]),
            Description = Text(node["description"]),
            Owner = Text(node["owner"]) ?? Text(root["owner"]),
            Status = Text(node["status"]) switch { "draft" => EventStatus.Draft, "deprecated" => EventStatus.Deprecated, "removed" => EventStatus.Removed, _ => EventStatus.Active },
            Version = Text(node["version"]),
            Scope = Scope(node, id),
            Plan = PlanName,
            Place = member.Place,
        };
    }

    private PlanScope Scope(YamlNode node, string id)
    {
        ScopeBinder.Check(node, PathOfEvent(id), mistakes);
        return ScopeBinder.Scope(node);
    }

    private TriggerRule Trigger(YamlNode node)
    {
        var kind = Text(node["kind"]);
        var common = kind is "pv" or "exposure" ? defaults?[kind] : null;
        var trigger = common is null ? new TriggerRule() : Trigger(common, new TriggerRule { Source = Text(common["source"]) });
        return Trigger(node, trigger);
    }

    private static TriggerRule Trigger(YamlNode node, TriggerRule trigger)
    {
        return trigger with
        {
            VisibleShare = PropertyBinder.Number(node["visible-share"]) is { } share ? (double)share : trigger.VisibleShare,
            Dwell = Text(node["dwell"]) is { } dwell && Duration.Parse(dwell) is { } span ? span : trigger.Dwell,
            CumulativeDwell = Text(node["dwell-mode"]) is { } mode ? mode == "cumulative" : trigger.CumulativeDwell,
            DwellShare = PropertyBinder.Number(node["dwell-share"]) is { } counts ? (double)counts : trigger.DwellShare,
            Covered = Text(node["covered"]) switch { "hidden" => CoveredParts.Hidden, "visible" => CoveredParts.Visible, "either" => CoveredParts.Either, _ => trigger.Covered },
            Unseen = Text(node["unseen"]) switch { "first-look" => Unseen.FirstLook, "load" => Unseen.Load, "either" => Unseen.Either, _ => trigger.Unseen },
            Within = Text(node["within"]) is { } within && Duration.Parse(within) is { } late ? late : trigger.Within,
            OncePer = Text(node["once-per"]) switch { "view" => OncePer.View, "visit" => OncePer.Visit, "session" => OncePer.Session, "ever" => OncePer.Ever, _ => trigger.OncePer },
            AgainOn = node["again-on"] is { } again ? (again.Items ?? [again]).Select(item => item.Text switch
            {
                "return" => AgainOn.Return,
                "reload" => AgainOn.Reload,
                "refresh" => AgainOn.Refresh,
                "foreground" => AgainOn.Foreground,
                _ => AgainOn.TabReturn,
            }).ToHashSet() : trigger.AgainOn,
        };
    }

    // a match without wildcards says itself what to open
    private static string? Opening(PageMatch match)
    {
        if (match.Path is null || new[] { match.Path, match.Hash ?? "" }.Concat(match.Query.Values).Any(part => part.Contains('*', StringComparison.Ordinal)))
            return null;

        var query = string.Join('&', match.Query.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        return match.Path + (query.Length > 0 ? "?" + query : "") + (match.Hash is { } hash ? "#" + hash.TrimStart('#') : "");
    }

    private static LocalizedText Title(YamlNode? node, string id) => node switch
    {
        { Members: not null } when Text(node["zh"]) is { } || Text(node["en"]) is { } => new(Text(node["zh"]), Text(node["en"])),
        { Text.Length: > 0 } => new(node.Text, node.Text),
        _ => new(id, id),
    };

    private static IEnumerable<YamlNode> Words(YamlNode? node) => (node?.Items ?? (node is null ? [] : [node])).Where(word => word.Text is not null);

    private static IReadOnlyList<YamlMember> Members(YamlNode? node) => node?.Members ?? [];

    private static Dictionary<string, string> Texts(YamlNode? node) =>
        Members(node).Where(member => member.Value.Text is not null).ToDictionary(member => member.Name, member => member.Value.Text!, StringComparer.Ordinal);

    private static string? Text(YamlNode? node) => node is { Text: { } text, IsNull: false } ? text.Trim() : null;

    private static bool? Flag(YamlNode? node) => node?.Text is not null ? YamlScalar.Value(node) as bool? : null;
}

/// <summary>What one file adds to the plan.</summary>
internal sealed record PlanPart(
    IReadOnlyList<PlannedProperty> Common, IReadOnlyList<PlannedPage> Pages, IReadOnlyList<PlannedElement> Elements, IReadOnlyList<PlannedEvent> Events, JourneySections Journey)
{
    public IReadOnlyList<PropertyGroup> Groups { get; init; } = [];

    public IReadOnlyList<Included> Includes { get; init; } = [];

    public AppProperties? App { get; init; }

    public IReadOnlyList<string> Forbidden { get; init; } = [];
}

/// <summary>A property group that events include.</summary>
internal sealed record PropertyGroup(string Name, IReadOnlyList<PlannedProperty> Properties, PlanPlace Place);

/// <summary>An event that includes a group.</summary>
internal sealed record Included(string Event, string Group, PlanPlace Place);
