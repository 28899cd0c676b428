namespace TrackE2E.Gherkin.Running;

/// <summary>The scenarios that options select, read and not bound: whoever has other things to do first reads them meanwhile.</summary>
public sealed class SelectedScenarios
{
    private SelectedScenarios(ScenarioSelection selection) => Selection = selection;

    internal ScenarioSelection Selection { get; }

    /// <summary>Reads the feature files.</summary>
    /// <exception cref="FileNotFoundException">A path does not exist.</exception>
    /// <exception cref="Reading.NoSuchLineException">A file does not have a line that is asked for.</exception>
    /// <exception cref="TagExpressions.TagExpressionException">The tag expression is malformed.</exception>
    public static SelectedScenarios Read(RunOptions options) => new(ScenarioSelection.Read(options));
}
