using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Running;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Reporting.Runs;
using TrackE2E.Scenarios.Hooks;
using TrackE2E.Scenarios.Scope;
using StepResult = TrackE2E.Gherkin.Running.StepResult;

namespace TrackE2E.Hosting.Runs;

/// <summary>Collects what scenarios leave behind, and makes the records that reports are written from.</summary>
/// <remarks>One per device; safe for several threads.</remarks>
internal sealed class RunRecorder(string device, IRunView view) : IScenarioRecorder, IRunProgress
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, StepRecord>> steps = new(StringComparer.Ordinal);
    private readonly List<(ScenarioRun Run, TrackingScenario Scenario, ScenarioKeepsakes Kept)> ended = [];

    public void StepFinished(ScenarioRun run, StepResult result)
    {
        if (RecordOf(result, run.Case.Feature.Culture) is { } record)
        {
            lock (gate)
            {
                (steps.TryGetValue(run.TestCaseStartedId, out var known) ? known : steps[run.TestCaseStartedId] = new(StringComparer.Ordinal))[result.TestStepId] = record;
            }
        }
    }

    public void Ended(ScenarioRun run, TrackingScenario scenario, ScenarioKeepsakes kept)
    {
        lock (gate)
        {
            ended.Add((run, scenario, kept));
            view.Ended(run, scenario);
        }
    }

    /// <summary>Hosts that were refused in any scenario, and how often.</summary>
    public IReadOnlyList<(string Host, int Count)> Refused =>
        [.. ended.SelectMany(e => e.Scenario.Refused).GroupBy(r => r.Host, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(r => r.Count)))];

    /// <summary>Scenarios whose last judgement by the plan met occasions, with how many of them nobody can be blamed for.</summary>
    public IReadOnlyList<(string Where, int Undecided, int All)> Occasions =>
        [.. ended.Where(e => e.Scenario.Occasions.All > 0).Select(e => ($"{e.Scenario.Place.Feature}:{e.Scenario.Place.Line}", e.Scenario.Occasions.Undecided, e.Scenario.Occasions.All))];

    /// <summary>Saves the ledgers (and adds them to the given ones, by file), judges again what got late hits, and makes the records.</summary>
    public async Task<IReadOnlyList<ScenarioRecord>> RecordsAsync(OutputFolder output, Dictionary<string, LedgerSnapshot> ledgers, CancellationToken cancellation)
    {
        var records = new List<ScenarioRecord>();
        foreach (var (run, scenario, kept) in ended)
        {
            var ledger = scenario.Ledger.Snapshot();
            var record = await RecordAsync(output, run, scenario, ledger, kept, cancellation);
            records.Add(record);
            if (record.Ledger is { } file)
            {
                ledgers[file] = ledger;
            }
        }

        return records;
    }

    private async Task<ScenarioRecord> RecordAsync(OutputFolder output, ScenarioRun run, TrackingScenario scenario, LedgerSnapshot ledger, ScenarioKeepsakes kept, CancellationToken cancellation)
    {
        var name = ResultId.Of(scenario.Place.Feature, run.Case.Line, run.Case.Row ?? 0, device, run.Attempt + 1) + (run.Repetition == 0 ? "" : $"~{run.Repetition + 1}");
        var file = IsEmpty(ledger) ? null : Path.Combine(output.Ledgers, name + ".ndjson");
        if (file is not null)
        {
            Directory.CreateDirectory(output.Ledgers);
            var about = new LedgerAbout { PlanHash = scenario.Run.Plan.Hash, Scenario = scenario.Place.Title, Where = $"{scenario.Place.Feature}:{run.Case.Line}", Device = device, Attempt = run.Attempt + 1 };
            await LedgerFile.SaveAsync(file, new SavedLedger(about, ledger), cancellation);
        }

        var known = steps.GetValueOrDefault(run.TestCaseStartedId) ?? [];
        var (late, broken) = scenario.Ledger.LateHits == 0 || known.Values.Any(s => s.Reason is not null) ? ([], null) : Late(scenario, ledger, known);
        return new ScenarioRecord
        {
            TestCaseStartedId = run.TestCaseStartedId,
            Device = device,
            Steps = known,
            Findings = [.. late.Select(l => l.Finding)],
            Reason = broken?.Reason,
            Message = broken is not null ? broken.In(scenario.Place.Language) : late.Count == 0 ? null : string.Join("\n\n", late.Select(l => l.Text)),
            Ledger = file is null ? null : Path.GetRelativePath(output.Staging, file),
            Attachments = Attachments(output, name, kept),
            VerifiedEvents = scenario.Verified,
            Counts = new LedgerCounts(
                ledger.Hits.Count, ledger.Events.Count, ledger.Undecodable.Count, Unplanned(scenario, ledger), scenario.Occasions.Undecided, scenario.Ledger.LateHits),
        };
    }

    // a scenario of a team's own steps that drove nothing and asked nothing has nothing to keep
    private static bool IsEmpty(LedgerSnapshot ledger) =>
        ledger.Actions.Count == 0 && ledger.Observations.Count == 0 && ledger.Hits.Count == 0 && ledger.Events.Count == 0 && ledger.Expectations.Count == 0;

    // the same expectations over the whole ledger: what is found now and was not found by a step came late
    private static (List<(Finding Finding, string Text)> Found, BrokenException? Broken) Late(TrackingScenario scenario, LedgerSnapshot ledger, Dictionary<string, StepRecord> known)
    {
        var before = known.Values.SelectMany(s => s.Findings).Select(f => (f.Kind, f.Event, f.Property, f.Item)).ToHashSet();
        try
        {
            return ([.. new Judge(scenario.Run.Plan).All(ledger)
                .SelectMany(j => j.Findings.Select(f => (Finding: f, Text: FindingWriter.Write(f, new FindingPlace(j.Expectation.Where, j.Expectation.Step, scenario.Run.Device.Name), scenario.Place.Language))))
                .Where(f => !before.Contains((f.Finding.Kind, f.Finding.Event, f.Finding.Property, f.Finding.Item)))], null);
        }
        catch (BrokenException broken)
        {
            return ([], broken);
        }
    }

    // what is neither findings nor broken is at least said in the feature's language, as Cucumber messages are English
    private static StepRecord? RecordOf(StepResult result, CultureInfo language) =>
        result.Exception is { } exception ? StepRecord.Of(exception, language.Name) ?? new StepRecord([]) { Said = exception.MessageIn(language) }
            : result.Message is { } said ? new StepRecord([]) { Said = said }
            : null;

    private static int Unplanned(TrackingScenario scenario, LedgerSnapshot ledger)
    {
        var identifier = new EventIdentifier(scenario.Run.Plan);
        return ledger.Events.Count(e => identifier.Identify(e).Event is null);
    }

    private static List<Evidence> Attachments(OutputFolder output, string name, ScenarioKeepsakes kept)
    {
        var attachments = new List<Evidence>();
        if (kept.Screenshot is { } picture)
        {
            attachments.Add(new Evidence("screenshot", "image/png") { Content = picture });
        }

        if (kept.TraceFile is { } trace)
        {
            Directory.CreateDirectory(output.Attachments);
            var to = Path.Combine(output.Attachments, name + ".trace.zip");
            File.Move(trace, to, overwrite: true);
            OutputFolder.Protect(to);
            attachments.Add(new Evidence("trace", "application/zip") { File = to, Private = true });
        }

        return attachments;
    }
}
