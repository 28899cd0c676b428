using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Reading;

using TableRow = Io.Cucumber.Messages.Types.TableRow;

/// <summary>Joins pickles with the places and texts of the syntax tree that they come from.</summary>
internal sealed class ScenarioBuilder
{
    private readonly FeatureDocument _document;
    private readonly Dictionary<string, Step> _steps = [];
    private readonly Dictionary<string, (Scenario Scenario, Rule? Rule, (int From, int To)[] Lines)> _scenarios = [];
    private readonly Dictionary<string, (Examples Examples, TableRow Row, int Number, (int From, int To)[] Lines)> _rows = [];

    public ScenarioBuilder(FeatureDocument document)
    {
        _document = document;
        var children = document.Document?.Feature?.Children ?? [];
        var starts = children.ConvertAll(c => StartOf(c.Background, c.Scenario, c.Rule));
        var head = (1, Head(starts, children.ConvertAll(c => c.Background is null)));
        for (var i = 0; i < children.Count; i++)
        {
            Index(children[i], (starts[i], EndOf(starts, i, int.MaxValue)), head);
        }
    }

    public ScenarioCase Build(Pickle pickle)
    {
        var (scenario, rule, lines) = _scenarios[pickle.AstNodeIds[0]];
        (Examples Examples, TableRow Row, int Number, (int From, int To)[] Lines)? row = pickle.AstNodeIds.Count > 1 ? _rows[pickle.AstNodeIds[^1]] : null;
        return new(_document, pickle)
        {
            Tags = [.. pickle.Tags.Select(t => t.Name)],
            OwnTags = [.. scenario.Tags.Concat(row?.Examples.Tags ?? []).Select(t => t.Name).Distinct()],
            Description = scenario.Description ?? "",
            Rule = rule is null ? null : new(rule.Name, rule.Description ?? "", [.. rule.Tags.Select(t => t.Name.TrimStart('@'))]),
            Written = scenario.Name ?? "",
            Line = (int)scenario.Location.Line,
            Lines = row?.Lines ?? lines,
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

    private void Index(FeatureChild child, (int From, int To) own, (int From, int To) head)
    {
        Index(child.Background);
        Index(child.Scenario, null, [own, head]);
        var children = child.Rule?.Children ?? [];
        var starts = children.ConvertAll(c => StartOf(c.Background, c.Scenario, null));
        var ruleHead = (own.From, Head(starts, children.ConvertAll(c => c.Background is null)));
        for (var i = 0; i < children.Count; i++)
        {
            Index(children[i].Background);
            Index(children[i].Scenario, child.Rule, [(starts[i], EndOf(starts, i, own.To)), ruleHead, head]);
        }
    }

    private static int EndOf(List<int> starts, int index, int last) => index + 1 < starts.Count ? starts[index + 1] - 1 : last;

    // the last line above the first that is no background
    private static int Head(List<int> starts, List<bool> isScenario) => isScenario.IndexOf(true) is >= 0 and var first ? starts[first] - 1 : int.MaxValue;

    private void Index(Background? background)
    {
        foreach (var step in background?.Steps ?? [])
        {
            _steps[step.Id] = step;
        }
    }

    private void Index(Scenario? scenario, Rule? rule, (int From, int To)[] lines)
    {
        if (scenario is null)
        {
            return;
        }

        _scenarios[scenario.Id] = (scenario, rule, lines);
        scenario.Steps.ForEach(s => _steps[s.Id] = s);
        // a row is meant by the lines of the outline above its examples, and by those of its own examples
        var number = 0;
        var starts = scenario.Examples.ConvertAll(e => (int)e.Tags.Select(t => t.Location.Line).Append(e.Location.Line).Min());
        for (var i = 0; i < starts.Count; i++)
        {
            var examples = scenario.Examples[i];
            (int, int)[] meant = [(lines[0].From, starts[0] - 1), (starts[i], EndOf(starts, i, lines[0].To)), .. lines.Skip(1)];
            examples.TableBody.ForEach(row => _rows[row.Id] = (examples, row, ++number, meant));
        }
    }

    private static int StartOf(Background? background, Scenario? scenario, Rule? rule)
    {
        var tags = scenario?.Tags ?? rule?.Tags ?? [];
        var location = background?.Location ?? scenario?.Location ?? rule!.Location;
        return (int)tags.Select(t => t.Location.Line).Append(location.Line).Min();
    }
}
