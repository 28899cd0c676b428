using System.Text.Json;

namespace TrackE2E.Core.Plans;

/// <summary>A property 字段 of a planned event: one named value and the rules it must keep.</summary>
/// <remarks>Rules are JSON Schema keywords under their own names; <c>required</c>, <c>key</c>, <c>unit</c>, <c>shown</c> and <c>sensitive</c> stand beside them.</remarks>
public sealed record PlannedProperty
{
    /// <summary>The name on the wire, case kept.</summary>
    public required string Name { get; init; }

    /// <summary>Allowed JSON types: string, integer, number, boolean, object, array, null; empty = any.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>An event without it breaks the plan.</summary>
    public bool Required { get; init; }

    /// <summary>Allowed values, as the plan writes them: string, decimal, bool, or null; empty = any.</summary>
    public IReadOnlyList<object?> Enum { get; init; } = [];

    /// <summary>Fewest and most characters (Unicode code points).</summary>
    public int? MinLength { get; init; }

    /// <inheritdoc cref="MinLength"/>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression that some part of the text must match (ECMA-262, as JSON Schema has it).</summary>
    public string? Pattern { get; init; }

    /// <summary>A format by JSON Schema's name: date-time, uri, uuid, email, …</summary>
    public string? Format { get; init; }

    /// <summary>Lowest allowed number.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>Highest allowed number.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The number must be above this.</summary>
    public decimal? ExclusiveMinimum { get; init; }

    /// <summary>The number must be below this.</summary>
    public decimal? ExclusiveMaximum { get; init; }

    /// <summary>The number must be a multiple of this.</summary>
    public decimal? MultipleOf { get; init; }

    /// <summary>Members of an object, in the plan's order.</summary>
    public IReadOnlyList<PlannedProperty> Properties { get; init; } = [];

    /// <summary>True: an object may have members that the plan does not list. Default false.</summary>
    public bool AdditionalProperties { get; init; }

    /// <summary>What each item of an array must keep.</summary>
    public PlannedProperty? Items { get; init; }

    /// <summary>Fewest items of an array.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most items of an array.</summary>
    public int? MaxItems { get; init; }

    /// <summary>The value names the item: it is compared with the key of the element.</summary>
    public bool Key { get; init; }

    /// <summary>The unit of a number: fen, yuan, ms, s, …</summary>
    public string? Unit { get; init; }

    /// <summary>What shows the value on screen: a planned element's id (its text), or <c>element@attribute</c>.</summary>
    public string? Shown { get; init; }

    /// <summary>0 or 1: the value is the item's place among those of its element, counted from this number; null when it is not.</summary>
    public int? Ordinal { get; init; }

    /// <summary>The value is a time that the observer measures too; null when it is not.</summary>
    public MeasuredTime? Measures { get; init; }

    /// <summary>Where the value comes from: an earlier page, click, exposure or swipe; null where the plan does not say.</summary>
    public ValueSource? From { get; init; }

    /// <summary>Further sources: the value comes from <see cref="From"/> or any of these; empty for one source or none.</summary>
    public IReadOnlyList<ValueSource> OrFrom { get; init; } = [];

    /// <summary>The span in which the value stays the same once it is sent; null for none.</summary>
    public SameWithin? SameWithin { get; init; }

    /// <summary>True: personal data may stand here.</summary>
    public bool PersonalAllowed { get; init; }

    /// <summary>The value is masked in every report.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Most bytes of a text in UTF-8.</summary>
    public int? MaxBytes { get; init; }

    /// <summary>The value identifies something: placeholders and numbers whose digits JavaScript loses break the plan.</summary>
    public bool Identifier { get; init; }

    /// <summary>Required when all of these hold; empty for no condition.</summary>
    public IReadOnlyList<PropertyCondition> RequiredWhen { get; init; } = [];

    /// <summary>May be there only when all of these hold; empty for no condition.</summary>
    public IReadOnlyList<PropertyCondition> OnlyWhen { get; init; } = [];

    /// <summary>Which builds have it.</summary>
    public PlanScope Scope { get; init; } = PlanScope.Everywhere;

    /// <summary>Keywords of JSON Schema that have no member here, as one schema; null for none.</summary>
    public JsonElement? Schema { get; init; }

    /// <summary>What it means, for people; null where the plan says nothing.</summary>
    public string? Description { get; init; }

    /// <summary>Values for people to see, as the plan writes them.</summary>
    public IReadOnlyList<object?> Examples { get; init; } = [];

    /// <summary>Titles; null where the plan gives none.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>Where the plan says so.</summary>
    public required PlanPlace Place { get; init; }
}
