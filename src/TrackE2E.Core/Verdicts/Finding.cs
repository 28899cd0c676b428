using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Verdicts;

/// <summary>A finding 问题: one broken expectation, with all that a person needs to act on it.</summary>
/// <remarks>
/// Event, Page and Element are plan ids. Texts (What, Expected, Actual, Do) come in the feature's language from the one writer in this room; values in them are quoted,
/// <c>(missing)</c>, <c>(null)</c> and <c>(empty)</c> spelled out, sensitive ones masked.
/// </remarks>
public sealed record Finding
{
    /// <summary>What it is about.</summary>
    public required FindingKind Kind { get; init; }

    /// <summary>The planned event's id, or the name on the wire when it is not planned.</summary>
    public string? Event { get; init; }

    /// <summary>JSON Pointer of the property inside the event's properties, for example <c>/product/price</c>.</summary>
    public string? Property { get; init; }

    /// <summary>The page.</summary>
    public string? Page { get; init; }

    /// <summary>The element.</summary>
    public string? Element { get; init; }

    /// <summary>The item's key.</summary>
    public string? Item { get; init; }

    /// <summary>What happened, one sentence without the kind: <c>add_to_cart (click) has no "price"</c>.</summary>
    public required string What { get; init; }

    /// <summary>What was expected.</summary>
    public required string Expected { get; init; }

    /// <summary>Where the plan says so; null when the expectation is the scenario's own.</summary>
    public PlanPlace? PlanPlace { get; init; }

    /// <summary>What was there instead; for an absent event the nearest miss.</summary>
    public required string Actual { get; init; }

    /// <summary>Number of the captured event, or null.</summary>
    public int? EventNumber { get; init; }

    /// <summary>When, from the start of the scenario; null where it has no moment.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>What to do; names both sides: mend the product or mend the plan.</summary>
    public required string Do { get; init; }

    /// <summary>What the three witnesses say about it, a line each; may be empty.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}
