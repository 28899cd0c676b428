namespace TrackE2E.Core.Plans.Diffing;

/// <summary>One difference between two versions of a plan.</summary>
/// <param name="Event">The event's id; null for pages and elements.</param>
/// <param name="Path">What changed: <c>product_click › product.price › type</c>.</param>
/// <param name="What">What changed, one sentence.</param>
/// <param name="BreaksProducers">True: what released apps send, correct by the old plan, is wrong by the new one.</param>
/// <param name="BreaksConsumers">True: what is correct by the new plan is not what jobs downstream were promised by the old one.</param>
/// <param name="Place">Where it stands in the new plan; in the old one when it was removed.</param>
public sealed record PlanChange(string? Event, string Path, string What, bool BreaksProducers, bool BreaksConsumers, PlanPlace Place)
{
    /// <summary>True when it breaks anybody.</summary>
    public bool IsBreaking => BreaksProducers || BreaksConsumers;

    /// <summary>One line: whom it breaks, path and what changed.</summary>
    public override string ToString()
    {
        var whom = (BreaksProducers, BreaksConsumers) switch { (true, true) => "breaks producers and consumers", (true, false) => "breaks producers", (false, true) => "breaks consumers", _ => "compatible" };
        return $"{whom}  {Path}: {What}  ({Place})";
    }
}
