namespace TrackE2E.Core.Plans;

/// <summary>An element 元素 of a page that users see or touch.</summary>
public sealed record PlannedElement
{
    /// <summary>The id; unique over all files of a plan.</summary>
    public required string Id { get; init; }

    /// <summary>Titles, for scenarios and reports.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The page it is on; null where it is on several.</summary>
    public string? Page { get; init; }

    /// <summary>The element that it is inside of; null when it stands by itself.</summary>
    public string? Within { get; init; }

    /// <summary>Locator by platform (web, android, ios, linux); for web a CSS selector.</summary>
    public required IReadOnlyDictionary<string, string> Locate { get; init; }

    /// <summary>What tells one item from the next: <c>@attribute</c>, <c>text</c>, or <c>css@attribute</c> inside it; null when there are no items.</summary>
    public string? Key { get; init; }

    /// <summary>True: the same item may stand at several places, each a place of its own. Default false: what has the same key is a copy (of a carousel).</summary>
    public bool Repeats { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}
