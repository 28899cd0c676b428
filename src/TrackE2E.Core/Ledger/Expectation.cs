using System.Text.Json.Serialization;

namespace TrackE2E.Core.Ledger;

/// <summary>What a Then step expects, kept as data so that a saved ledger can be judged again.</summary>
/// <remarks>Step and Where are for messages; Language (a culture name) picks their language. AskedAt is when the ledger had settled for it.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(ExpectCount), "count")]
[JsonDerivedType(typeof(ExpectNoOthers), "no-others")]
[JsonDerivedType(typeof(ExpectNothing), "nothing")]
[JsonDerivedType(typeof(ExpectOrder), "order")]
[JsonDerivedType(typeof(ExpectEvery), "every")]
[JsonDerivedType(typeof(ExpectSame), "same")]
[JsonDerivedType(typeof(ExpectLast), "last")]
[JsonDerivedType(typeof(ExpectNothingUnplanned), "nothing-unplanned")]
[JsonDerivedType(typeof(ExpectAsPlanned), "as-planned")]
public abstract record Expectation
{
    /// <summary>Number in its ledger, from 1 in the order in which they were asked.</summary>
    public int Number { get; init; }

    /// <summary>The step as written, keyword left out.</summary>
    public required string Step { get; init; }

    /// <summary>Feature file and line of the step, <c>features/home.feature:14</c>.</summary>
    public required string Where { get; init; }

    /// <summary>Language of the feature, <c>en</c> or <c>zh-CN</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When the ledger had settled for it.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The quiet window that had passed by then: what was due within it may still be on its way.</summary>
    public TimeSpan Quiet { get; init; }
}

/// <summary>The planned event is reported Count times among those that no earlier expectation claimed, with these fields.</summary>
/// <remarks>
/// Fields that say <c>= value</c> pick the events; all others are judged on each picked one. OrMore: Count is the least, OrFewer: the most; then all that are picked are claimed.
/// </remarks>
public sealed record ExpectCount(string Event, int Count, IReadOnlyList<ExpectedField> Fields) : Expectation
{
    /// <inheritdoc cref="ExpectCount"/>
    public bool OrMore { get; init; }

    /// <inheritdoc cref="ExpectCount"/>
    public bool OrFewer { get; init; }
}

/// <summary>A row of a rule table: property path (dots for nesting), the rule cell as written, and what the screen showed when it says <c>= shown</c>.</summary>
public sealed record ExpectedField(string Path, string Rule, string? Shown);

/// <summary>Every captured event of this id (null: every captured event) was claimed by an earlier expectation.</summary>
public sealed record ExpectNoOthers(string? Event) : Expectation;

/// <summary>Nothing that the plan knows (or, with Events, none of these) was reported so far.</summary>
public sealed record ExpectNothing(IReadOnlyList<string> Events) : Expectation;

/// <summary>These events were reported in this order, by the SDK's clock.</summary>
public sealed record ExpectOrder(IReadOnlyList<string> Events) : Expectation;

/// <summary>Every event of the plan that was reported so far has these fields.</summary>
public sealed record ExpectEvery(IReadOnlyList<ExpectedField> Fields) : Expectation;

/// <summary>Each event of the second id has the same value at the path as the event of the first id that goes with it.</summary>
/// <remarks>That is the last one before it: of the same item, where both name an item and there is one; else of any. Path: dots for nesting.</remarks>
public sealed record ExpectSame(string First, string Second, string Path) : Expectation;

/// <summary>The last event of this id that was reported so far has the field.</summary>
public sealed record ExpectLast(string Event, ExpectedField Field) : Expectation;

/// <summary>Every captured event is in the plan.</summary>
public sealed record ExpectNothingUnplanned : Expectation;

/// <summary>Everything was tracked as planned: all rules, over all three witnesses.</summary>
public sealed record ExpectAsPlanned : Expectation;
