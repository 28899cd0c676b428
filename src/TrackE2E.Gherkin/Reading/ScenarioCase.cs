using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Reading;

/// <summary>One scenario to run: a scenario, or a row of an outline with its values filled in.</summary>
public sealed class ScenarioCase
{
    internal ScenarioCase(FeatureDocument feature, Pickle pickle) => (Feature, Pickle) = (feature, pickle);

    /// <summary>The file it stands in.</summary>
    public FeatureDocument Feature { get; }

    /// <summary>The scenario as Cucumber messages have it.</summary>
    public Pickle Pickle { get; }

    /// <summary>The title with outline values filled in.</summary>
    public string Title => Pickle.Name;

    /// <summary>The title with those values of the row that are not in it, so that rows can be told apart: <c>Title (column: value, …)</c>.</summary>
    public string DisplayName
    {
        get
        {
            var untold = Values.Where(v => !Written.Contains($"<{v.Key}>", StringComparison.Ordinal)).Select(v => $"{v.Key}: {v.Value}").ToList();
            return untold.Count == 0 ? Title : $"{Title} ({string.Join(", ", untold)})";
        }
    }

    /// <summary>The title as it is written, with the outline's placeholders.</summary>
    internal string Written { get; init; } = "";

    /// <summary>All tags with @: of the feature, the rule, the scenario and the examples.</summary>
    public IReadOnlyList<string> Tags { get; internal init; } = [];

    /// <summary>Tags of the scenario and its examples only, with @.</summary>
    public IReadOnlyList<string> OwnTags { get; internal init; } = [];

    /// <summary>The text below the title.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>The rule it stands under; null when there is none.</summary>
    public RuleInfo? Rule { get; internal init; }

    /// <summary>The line of the scenario's keyword.</summary>
    public int Line { get; internal init; }

    /// <summary>The lines by which people mean it: its own (for a row, those of the outline above the examples and those of its examples), those of its rule and its feature above the first scenario there.</summary>
    internal IReadOnlyList<(int From, int To)> Lines { get; init; } = [];

    /// <summary>The line of the outline's row; null for a plain scenario.</summary>
    public int? RowLine { get; internal init; }

    /// <summary>The number of the row from 1, counted over all examples of the outline; null for a plain scenario.</summary>
    public int? Row { get; internal init; }

    /// <summary>The values of the row by column title; empty for a plain scenario.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; internal init; } = [];

    /// <summary>The steps, those of backgrounds first.</summary>
    public IReadOnlyList<ScenarioStep> Steps { get; internal init; } = [];

    /// <summary>The file and the line to point at: of the row, or of the scenario.</summary>
    public SourceLocation Location => new(Feature.Source.Path, RowLine ?? Line);

    /// <summary>A name that stays the same as long as the file does: <c>uri:line</c>.</summary>
    public string Id => $"{Feature.Source.Uri}:{RowLine ?? Line}";

    /// <inheritdoc/>
    public override string ToString() => DisplayName;
}

/// <summary>A step of a scenario.</summary>
/// <param name="Pickle">The step as Cucumber messages have it.</param>
/// <param name="Kind">The meaning of its keyword; any when only * stands before it.</param>
/// <param name="Keyword">The keyword as written, without the blank after it.</param>
/// <param name="Location">The file and line.</param>
public sealed record ScenarioStep(PickleStep Pickle, StepKinds Kind, string Keyword, SourceLocation Location)
{
    /// <summary>The text after the keyword, with outline values filled in.</summary>
    public string Text => Pickle.Text;
}
