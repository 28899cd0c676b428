using Io.Cucumber.Messages.Types;

namespace TrackE2E.Reporting.Runs;

/// <summary>Finds what a pickle's ids point at in its Gherkin document.</summary>
internal sealed class FeatureIndex
{
    private readonly Dictionary<string, Step> _steps = [];
    private readonly Dictionary<string, ScenarioPlace> _scenarios = [];
    private readonly Dictionary<string, RowPlace> _rows = [];
    private readonly Dictionary<string, Feature> _features = [];

    public void Add(GherkinDocument document)
    {
        if (document.Feature is not { } feature)
            return;
        _features[document.Uri ?? ""] = feature;
        foreach (var child in feature.Children)
        {
            AddSteps(child.Background?.Steps);
            AddScenario(child.Scenario, null);
            foreach (var inner in child.Rule?.Children ?? [])
            {
                AddSteps(inner.Background?.Steps);
                AddScenario(inner.Scenario, child.Rule!.Name);
            }
        }
    }

    public Feature? Feature(string uri) => _features.GetValueOrDefault(uri);

    public ScenarioPlace? Scenario(Pickle pickle) =>
        pickle.AstNodeIds.Select(id => _scenarios.GetValueOrDefault(id)).FirstOrDefault(found => found is not null);

    public RowPlace? Row(Pickle pickle) =>
        pickle.AstNodeIds.Select(id => _rows.GetValueOrDefault(id)).FirstOrDefault(found => found is not null);

    public Step? Step(PickleStep step) =>
        step.AstNodeIds.Select(id => _steps.GetValueOrDefault(id)).FirstOrDefault(found => found is not null);

    private void AddScenario(Scenario? scenario, string? rule)
    {
        if (scenario is null)
            return;
        _scenarios[scenario.Id] = new ScenarioPlace(scenario.Name ?? "", (int)scenario.Location.Line, rule, scenario.Description ?? "");
        AddSteps(scenario.Steps);
        var number = 0;
        foreach (var examples in scenario.Examples ?? [])
        {
            var header = examples.TableHeader?.Cells.Select(c => c.Value ?? "").ToList() ?? [];
            foreach (var row in examples.TableBody ?? [])
                _rows[row.Id] = new RowPlace(++number, (int)row.Location.Line, [.. header.Zip(row.Cells, (name, cell) => new NamedValue(name, cell.Value ?? ""))]);
        }
    }

    private void AddSteps(IEnumerable<Step>? steps)
    {
        foreach (var step in steps ?? [])
            _steps[step.Id] = step;
    }
}

/// <summary>A scenario in its file: name as written, line, the Rule around it, description.</summary>
internal sealed record ScenarioPlace(string Name, int Line, string? Rule, string Description);

/// <summary>A row of an outline: its place among all rows from 1, its line, and its values.</summary>
internal sealed record RowPlace(int Number, int Line, IReadOnlyList<NamedValue> Values);
