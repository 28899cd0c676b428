using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Reading;

using TableRow = Io.Cucumber.Messages.Types.TableRow;

/// <summary>Joins pickles with the places and texts of the syntax tree that they come from.</summary>
internal sealed class ScenarioBuilder
{
    private readonly FeatureDocument _document;
    private readonly Dictionary<string, Step> _steps = [];
    private readonly Dictionary<string, (Scenario Scenario, Rule? Rule, int End)> _scenarios = [];
    private readonly Dictionary<string, (Examples Examples, TableRow Row, int Number)> _rows = [];

    public ScenarioBuilder(FeatureDocument document)
    {
        _document = document;
        var children = document.Document?.Feature?.Children ?? [];
        for (var i = 0; i < children.Count; i++)
        {
            Index(children[i], i + 1 < children.Count ? StartOf(children[i + 1].Background, children[i + 1].Scenario, children[i + 1].Rule) - 1 : int.MaxValue);
        }
    }

    public ScenarioCase Build(Pickle pickle)
    {
        var (scenario, rule, end) = _scenarios[pickle.AstNodeIds[0]];
        (Examples Examples, TableRow Row, int Number)? row = pickle.AstNodeIds.Count > 1 ? _rows[pickle.AstNodeIds[^1]] : null;
        return new(_document, pickle)
        {
            Tags = [.. pickle.Tags.Select(t => t.Name)],
            OwnTags = [.. scenario.Tags.Concat(row?.Examples.Tags ?? []).Select(t => t.Name).Distinct()],
            Description = scenario.Description ?? "",
            Rule = rule is null ? null : new(rule.Name, rule.Description ?? "", [.. rule.Tags.Select(t => t.Name.TrimStart('@'))]),
            Line = (int)scenario.Location.Line,
            EndLine = end,
            RowLine = (int?)row?.Row.Location.Line,
            Row = row?.Number,
            Values = row is null ? [] : [.. row.Value.Examples.TableHeader!.Cells.Zip(row.Value.Row.Cells, (h, c) => KeyValuePair.Create(h.Value, c.Value))],
            Steps = [.. pickle.Steps.Select(Step)],
        };
    }

    private ScenarioStep Step(PickleStep step)
    {
        var source = _steps[step.AstNodeIds[0]];
        var kind = step.Type switch
        {
            PickleStepType.CONTEXT => StepKinds.Given,
            PickleStepType.ACTION => StepKinds.When,
            PickleStepType.OUTCOME => StepKinds.Then,
            _ => StepKinds.Any,
        };
        return new(step, kind, source.Keyword.Trim(), new(_document.Source.Path, (int)source.Location.Line));
    }

    private void Index(FeatureChild child, int end)
    {
        Index(child.Background);
        Index(child.Scenario, null, end);
        var children = child.Rule?.Children ?? [];
        for (var i = 0; i < children.Count; i++)
        {
            Index(children[i].Background);
            Index(children[i].Scenario, child.Rule, i + 1 < children.Count ? StartOf(children[i + 1].Background, children[i + 1].Scenario, null) - 1 : end);
        }
    }

    private void Index(Background? background)
    {
        foreach (var step in background?.Steps ?? [])
        {
            _steps[step.Id] = step;
        }
    }

    private void Index(Scenario? scenario, Rule? rule, int end)
    {
        if (scenario is null)
        {
            return;
        }

        _scenarios[scenario.Id] = (scenario, rule, end);
        scenario.Steps.ForEach(s => _steps[s.Id] = s);
        var number = 0;
        foreach (var examples in scenario.Examples)
        {
            examples.TableBody.ForEach(row => _rows[row.Id] = (examples, row, ++number));
        }
    }

    private static int StartOf(Background? background, Scenario? scenario, Rule? rule)
    {
        var tags = scenario?.Tags ?? rule?.Tags ?? [];
        var location = background?.Location ?? scenario?.Location ?? rule!.Location;
        return (int)tags.Select(t => t.Location.Line).Append(location.Line).Min();
    }
}
