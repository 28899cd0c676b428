using System.Text;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Hosting.Runs;
using TrackE2E.Reporting.Summary;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>All steps that scenarios may use, with what the features and the last run say about them.</summary>
/// <param name="Steps">The vocabulary, then the team's own steps.</param>
/// <param name="Duplicates">Expressions that are defined more than once: each a group of id and place.</param>
/// <param name="Scenarios">How many scenarios were looked at; 0 when there are no features.</param>
internal sealed record StepCatalogue(IReadOnlyList<StepEntry> Steps, IReadOnlyList<(string Expression, IReadOnlyList<string> Where)> Duplicates, int Scenarios)
{
    /// <summary>Parameter types that only the team's own steps use.</summary>
    public IReadOnlyList<ParameterType> OwnParameters { get; init; } = [];

    /// <summary>Reads the features, when there are some, and the last run, when there was one.</summary>
    /// <param name="features">The folder of the features.</param>
    /// <param name="lastRun">Output folder of a run.</param>
    /// <param name="request">Root, environment and language; its paths are not used.</param>
    /// <param name="say">Takes lines for people.</param>
    /// <param name="cancellation">Stops the build of the team's steps.</param>
    /// <exception cref="BrokenException">bindings-unbuildable, settings-unreadable, summary-unreadable.</exception>
    public static async Task<StepCatalogue> ReadAsync(string features, string lastRun, RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        request = request with { Paths = [features] };
        var team = await TeamSteps.LoadAsync(request, say, cancellation);
        var engine = Selection.Engine(team);
        var isThere = Directory.Exists(features) || File.Exists(features);
        var report = isThere ? engine.Check(RunSession.OptionsOf(request, 1)) : null;
        var passed = Passed(Path.Combine(lastRun, SummaryWriter.FileName));
        var uses = (report?.Uses ?? []).ToLookup(u => u.Definition.Id);
        var unused = (report?.Unused ?? []).Select(d => d.Id).ToHashSet();
        var own = engine.StepDefinitions.Where(d => d.Method is { } method && team.Contains(method.Module.Assembly)).ToList();
        return new StepCatalogue(
            [
                .. StepTable.All.Select(step => StepEntry.Of(step, uses[$"{step.Id}.en"].Count() + uses[$"{step.Id}.zh"].Count(), Example(uses[$"{step.Id}.en"], passed), Example(uses[$"{step.Id}.zh"], passed))),
                .. own.GroupBy(d => d.Id).Select(g => Own([.. g], uses[g.Key], passed, request.Root) with { Unused = unused.Contains(g.Key) }),
            ],
            [.. (report?.Duplicates ?? []).Select(same => (same[0].Wording, (IReadOnlyList<string>)[.. same.Select(d => d.Id + (Place(d, request.Root) is { } place ? $" ({place})" : ""))]))],
            report?.Scenarios ?? 0)
        {
            OwnParameters = [.. engine.ParameterTypes.Where(p => VocabularyRegistration.Parameters.All(v => v.Name != p.Name) && own.Any(d => d.Expression.Source.Contains($"{{{p.Name}}}", StringComparison.Ordinal)))],
        };
    }

    private static StepEntry Own(List<StepDefinition> definitions, IEnumerable<StepUse> uses, HashSet<(string Feature, string Scenario, int Row)>? passed, string root)
    {
        var all = uses.ToList();
        var example = Example(all, passed) ?? new StepExample(definitions[0].Expression.Source, null, false);
        var usually = definitions[0].Kinds is StepKinds.Given or StepKinds.When or StepKinds.Then ? definitions[0].Kinds.ToString() : "Given";
        return new StepEntry(definitions[0].Id, usually, new StepText([.. definitions.Select(d => d.Expression.Source)], "", example), null, [], all.Exists(u => u.Step.Pickle.Argument?.DataTable is not null))
        {
            Own = true,
            Place = Place(definitions[0], root),
            Uses = all.Count,
        };
    }

    // a step that passed teaches best; one that was never run is still better than one that is made up
    private static StepExample? Example(IEnumerable<StepUse> uses, HashSet<(string Feature, string Scenario, int Row)>? passed)
    {
        var all = uses.ToList();
        var good = passed is null ? null : all.Find(u => passed.Contains(LastRun.KeyOf(u.Case)));
        var use = good ?? all.FirstOrDefault();
        return use is null ? null : new StepExample(Written(use), $"{use.Case.Feature.Source.Uri}:{use.Step.Location.Line}", good is not null);
    }

    private static string Written(StepUse use)
    {
        var text = new StringBuilder(use.Step.Text);
        if (use.Step.Pickle.Argument?.DataTable is { } table)
        {
            foreach (var row in table.Rows)
            {
                text.Append("\n  | ").AppendJoin(" | ", row.Cells.Select(c => c.Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal))).Append(" |");
            }
        }

        if (use.Step.Pickle.Argument?.DocString is { } doc)
        {
            text.Append("\n  \"\"\"\n  ").Append(doc.Content.ReplaceLineEndings("\n  ")).Append("\n  \"\"\"");
        }

        return text.ToString();
    }

    private static string? Place(StepDefinition definition, string root)
    {
        if (definition.Location is not { } place)
        {
            return null;
        }

        var relative = Path.GetRelativePath(root, place.Path);
        return $"{(relative.StartsWith("..", StringComparison.Ordinal) ? place.Path : relative)}:{place.Line}";
    }

    // null: there was no run
    private static HashSet<(string Feature, string Scenario, int Row)>? Passed(string file) => !File.Exists(file)
        ? null
        : [.. SummaryWriter.Read(file).Results.GroupBy(r => (r.Feature, r.Scenario, r.Row)).Where(g => g.All(r => r.Verdict == Verdict.Pass)).Select(g => g.Key)];
}
