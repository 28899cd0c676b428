using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Screens;

/// <summary>A planned element, and which one of several: by place from 1 in document order, by item key, or the first.</summary>
/// <remarks>At most one of Ordinal and Item is set. Inside: the target that it must be inside of (an element of the item acted on last), or null.</remarks>
public sealed record ElementTarget(PlannedElement Element, int? Ordinal = null, string? Item = null, ElementTarget? Inside = null)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Element.Id + (Ordinal is { } n ? $" #{n}" : "") + (Item is { } key ? $" \"{key}\"" : "");
}
