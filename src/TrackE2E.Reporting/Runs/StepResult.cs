using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>One step of a scenario as it ran.</summary>
public sealed record StepResult
{
    /// <summary>The keyword with its trailing blank where the language has one: <c>Then </c>, <c>那么</c>; for a hook its kind in words.</summary>
    public required string Keyword { get; init; }

    /// <summary>The step's text with the row's values in it; for a hook its name.</summary>
    public required string Text { get; init; }

    /// <summary>Line in the feature file, from 1; 0 for a hook.</summary>
    public int Line { get; init; }

    /// <summary>True for a hook, which only appears when it failed.</summary>
    public bool Hook { get; init; }

    /// <summary>The verdict.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Why it is broken, a kebab word; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The text for people; null when it passed.</summary>
    public string? Message { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>What it found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What the step's expression took out of the text; Name is the parameter type.</summary>
    public IReadOnlyList<NamedValue> Arguments { get; init; } = [];

    /// <summary>Rows of its data table, header first; empty without one.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table { get; init; } = [];

    /// <summary>Its doc string, or null.</summary>
    public string? DocString { get; init; }

    /// <summary>Files and texts that it kept.</summary>
    public IReadOnlyList<Evidence> Attachments { get; init; } = [];

    /// <summary>Keyword and text as in the file.</summary>
    public string Sentence => Keyword + Text;
}
