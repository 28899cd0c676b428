using System.Collections.Specialized;

namespace TrackE2E.Gherkin;

/// <summary>What a feature file says about a scenario.</summary>
/// <param name="Title">The text after the keyword, with outline values filled in.</param>
/// <param name="Description">The lines below it, as written.</param>
/// <param name="Tags">Tags of the scenario and its examples, without @.</param>
/// <param name="CombinedTags">The same with those of the rule and the feature.</param>
/// <param name="Arguments">The values of the outline's row by column title, in order; empty for a plain scenario.</param>
/// <param name="Location">The feature file and the line of the scenario, or of the row for an outline.</param>
public sealed record ScenarioInfo(string Title, string Description, string[] Tags, string[] CombinedTags, IOrderedDictionary Arguments, SourceLocation Location)
{
    /// <summary>The same tags as <see cref="CombinedTags"/>.</summary>
    public IReadOnlyList<string> ScenarioAndFeatureTags => CombinedTags;
}

/// <summary>What a feature file says about a rule.</summary>
/// <param name="Title">The text after the keyword.</param>
/// <param name="Description">The lines below it, as written.</param>
/// <param name="Tags">The rule's own tags, without @.</param>
public sealed record RuleInfo(string Title, string Description, string[] Tags);

/// <summary>What a feature file says about a step.</summary>
/// <param name="StepDefinitionType">Given, When or Then; And, But and * count as the one before.</param>
/// <param name="Keyword">The keyword as written, in the feature's language.</param>
/// <param name="Text">The text after the keyword, with outline values filled in.</param>
/// <param name="Table">The table below it; null when there is none.</param>
/// <param name="MultilineText">The doc string below it; null when there is none.</param>
/// <param name="Line">The line in the feature file.</param>
public sealed record StepInfo(StepDefinitionType StepDefinitionType, string Keyword, string Text, DataTable? Table, string? MultilineText, int Line);

/// <summary>The meaning of a step's keyword.</summary>
public enum StepDefinitionType
{
    /// <summary>Given, 假如.</summary>
    Given = 1,

    /// <summary>When, 当.</summary>
    When = 2,

    /// <summary>Then, 那么.</summary>
    Then = 4,
}

/// <summary>The part of a scenario that is being executed.</summary>
public enum ScenarioBlock
{
    /// <summary>Before the first step.</summary>
    None = 0,

    /// <summary>Given steps.</summary>
    Given = 1,

    /// <summary>When steps.</summary>
    When = 2,

    /// <summary>Then steps.</summary>
    Then = 4,
}

/// <summary>How a scenario or step stands.</summary>
public enum ScenarioExecutionStatus
{
    /// <summary>Nothing has gone wrong.</summary>
    OK,

    /// <summary>A step said that it is not written yet.</summary>
    StepDefinitionPending,

    /// <summary>A step has no definition.</summary>
    UndefinedStep,

    /// <summary>A step has several definitions, or its arguments do not fit its method.</summary>
    BindingError,

    /// <summary>A step or hook failed.</summary>
    TestError,

    /// <summary>A step or hook asked to skip the rest.</summary>
    Skipped,
}
