namespace TrackE2E.Core.Plans.Diffing;

/// <summary>One difference between two versions of a plan.</summary>
/// <param name="Event">The event's id; null for what is not one event's: pages, elements, sections.</param>
/// <param name="Path">What changed: <c>product_click › product.price › type</c>; <c>[]</c> are the items of a list.</param>
/// <param name="What">What changed, one sentence.</param>
/// <param name="BreaksProducers">True: what released apps send, correct by the old plan, is wrong by the new one.</param>
/// <param name="BreaksConsumers">True: what is correct by the new plan is not what jobs downstream were promised by the old one.</param>
/// <param name="Place">Where it stands in the new plan; in the old one when it was removed.</param>
public sealed record PlanChange(string? Event, string Path, string What, bool BreaksProducers, bool BreaksConsumers, PlanPlace Place)
{
    /// <summary>The sentence in Chinese.</summary>
    public string WhatInChinese { get; init; } = DiffTexts.InChinese(What);

    /// <summary>True when it breaks anybody.</summary>
    public bool IsBreaking => BreaksProducers || BreaksConsumers;

    /// <summary>One line: whom it breaks, path and what changed.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? $"{(BreaksProducers, BreaksConsumers) switch { (true, true) => "影响上报方和使用方", (true, false) => "影响上报方", (false, true) => "影响使用方", _ => "兼容" }}  {Path}：{WhatInChinese}  ({Place})"
            : $"{(BreaksProducers, BreaksConsumers) switch { (true, true) => "breaks producers and consumers", (true, false) => "breaks producers", (false, true) => "breaks consumers", _ => "compatible" }}  {Path}: {What}  ({Place})";
    }

    /// <summary>The line in English.</summary>
    public override string ToString() => In("en");
}
