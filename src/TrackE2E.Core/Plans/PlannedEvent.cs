using System.Text.Json;

namespace TrackE2E.Core.Plans;

/// <summary>An event 事件 of the plan: how it is told apart, what triggers it, what it carries.</summary>
public sealed record PlannedEvent
{
    /// <summary>The id; unique over all files of a plan.</summary>
    public required string Id { get; init; }

    /// <summary>Titles, for scenarios and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>What it reports.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>How a captured event is recognised as this one.</summary>
    public required ReportedAs ReportedAs { get; init; }

    /// <summary>The page whose visit it reports (pv), or the page it happens on.</summary>
    public string? Page { get; init; }

    /// <summary>The tab of <see cref="Page"/> whose visit it reports; null for the page as a whole.</summary>
    public string? Tab { get; init; }

    /// <summary>The element that is clicked or exposed.</summary>
    public string? Element { get; init; }

    /// <summary>What causes it where the kind does not say so: custom events only; null when the plan names no cause.</summary>
    public EventCause? When { get; init; }

    /// <summary>False for custom events of which the plan names no cause: nobody can tell when they are due.</summary>
    public bool HasCause => Kind != EventKind.Custom || When is not null;

    /// <summary>True: only some devices report it, and each of them always or never.</summary>
    public bool SampledByDevice { get; init; }

    /// <summary>When and how often it is reported.</summary>
    public TriggerRule Trigger { get; init; } = new();

    /// <summary>Its properties, common ones included, in the plan's order.</summary>
    public IReadOnlyList<PlannedProperty> Properties { get; init; } = [];

    /// <summary>True: it may carry properties that the plan does not list. Default false.</summary>
    public bool AdditionalProperties { get; init; }

    /// <summary>A JSON Schema (2020-12) that all properties together must keep; null for none.</summary>
    public JsonElement? Rules { get; init; }

    /// <summary>What it means, for people; null where the plan says nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Who answers for it: its own owner, else the file's.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is in its life.</summary>
    public EventStatus Status { get; init; } = EventStatus.Active;

    /// <summary>Whether it has to be reported by the builds of its scope: a draft may, what is removed may not.</summary>
    public bool IsOwed => Status is EventStatus.Active or EventStatus.Deprecated;

    /// <summary>The version of its definition; null where the plan gives none.</summary>
    public string? Version { get; init; }

    /// <summary>Which builds report it.</summary>
    public PlanScope Scope { get; init; } = PlanScope.Everywhere;

    /// <summary>Which properties say what app sent it; null where the plan does not say.</summary>
    public AppProperties? App { get; init; }

    /// <summary>Names that it may carry at no level, though it be open.</summary>
    public IReadOnlyList<string> ForbiddenProperties { get; init; } = [];

    /// <summary>Priority P0 to P2; null where the plan gives none.</summary>
    public string? Priority { get; init; }

    /// <summary>Name of the plan (file) it is part of.</summary>
    public required string Plan { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}

/// <summary>What causes a custom event: something that happens, on a page or element.</summary>
/// <remarks>Enter, Leave: Of is a page; Click, Swipe, Shown: an element; Background, Foreground, Online: null.</remarks>
public sealed record EventCause(CauseKind Kind, string? Of);

/// <summary>The kinds of causes that a plan can name under <c>when</c>.</summary>
public enum CauseKind
{
    /// <summary>A visit of the page begins.</summary>
    Enter,

    /// <summary>A visit of the page ends.</summary>
    Leave,

    /// <summary>A click on the element.</summary>
    Click,

    /// <summary>A swipe that begins on the element.</summary>
    Swipe,

    /// <summary>The element is on screen for the first time in the span of <c>once-per</c>, any part of it, at once.</summary>
    Shown,

    /// <summary>The page or app goes to the background.</summary>
    Background,

    /// <summary>The page or app comes to the foreground.</summary>
    Foreground,

    /// <summary>The network is back.</summary>
    Online,
}

/// <summary>Where an event is in its life.</summary>
public enum EventStatus
{
    /// <summary>Reported and judged.</summary>
    Active,

    /// <summary>Agreed, and not built yet: it may come and is judged when it does; it is not missed.</summary>
    Draft,

    /// <summary>Still reported, to be used no more.</summary>
    Deprecated,

    /// <summary>Reported no more: it is unplanned when it comes.</summary>
    Removed,
}

/// <summary>How a captured event is recognised: its name on the wire and values that tell it from others of that name.</summary>
/// <remarks>Where: dotted property path → value as text. Empty for a name that stands for one planned event only.</remarks>
public sealed record ReportedAs(string Name, IReadOnlyDictionary<string, string> Where);
