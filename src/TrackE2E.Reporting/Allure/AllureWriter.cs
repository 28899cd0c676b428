using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Timeline;

namespace TrackE2E.Reporting.Allure;

/// <summary>Writes a run as Allure result files: what npm's <c>allure</c>, or any other reader of the format, shows.</summary>
/// <remarks>One result per executed row, device and attempt. Everything written is masked; ledgers and traces are named and stay outside.</remarks>
/// <param name="folder">The results folder; made when it is not there.</param>
/// <param name="mask">What hides personal data and secrets.</param>
/// <param name="ledgers">Gives a result's ledger, or null when none was kept; asked once per result.</param>
/// <param name="plan">Gives pages and elements their titles in timelines; null to show ids only.</param>
public sealed class AllureWriter(string folder, Mask mask, Func<ScenarioResult, LedgerSnapshot?> ledgers, TrackingPlan? plan = null)
{
    private readonly AllureFiles _files = new(folder, mask);

    /// <summary>Writes results, containers, attachments, <c>environment.properties</c> and <c>categories.json</c>.</summary>
    /// <param name="run">The run.</param>
    /// <param name="environment">What the report's environment table shows beside the run's own entries, in order.</param>
    /// <param name="cancellation">Stops between two results.</param>
    public void Write(RunResult run, IReadOnlyList<NamedValue> environment, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(environment);
        Directory.CreateDirectory(folder);
        var ids = new AllureIds(run.Results);
        var flaky = Attempts.Flaky(run.Results);
        foreach (var result in run.Results)
        {
            cancellation.ThrowIfCancellationRequested();
            Write(result, ids, flaky.Contains(Attempts.Of(result)));
        }

        AllureEnvironment.Write(folder, run, environment, mask);
        AllureCategories.Write(folder);
    }

    private void Write(ScenarioResult result, AllureIds ids, bool flaky)
    {
        var ledger = Ledger(result, out var unreadable);
        var steps = new AllureSteps(_files, result.Language);
        var uuid = AllureFiles.NewUuid();
        var start = result.Start.ToUnixTimeMilliseconds();
        var stop = start + (long)result.Duration.TotalMilliseconds;
        _files.Result(new AllureResult
        {
            Uuid = uuid,
            HistoryId = ids.HistoryId(result),
            TestCaseId = ids.TestCaseId(result),
            TitlePath = [.. result.Feature.Split('/')[..^1], result.FeatureName.Length > 0 ? result.FeatureName : result.Feature, .. result.Rule is { } rule ? [rule] : Array.Empty<string>()],
            FullName = mask.Text(ids.FullName(result)),
            Name = mask.Text(result.Scenario),
            Status = AllureSteps.Status(result.Verdict),
            StatusDetails = Details(result, ledger, flaky),
            Description = result.Description.Length > 0 ? mask.Text(result.Description) : null,
            Steps = [.. result.Steps.Where(s => !s.Hook).Select(s => steps.Of(s, ledger)), .. result.Findings.Select(f => steps.Finding(f, stop, TimeSpan.Zero))],
            Attachments = [.. Attachments(result, ledger), .. unreadable is null ? Array.Empty<AllureAttachment>() : [_files.Text("Ledger", "text/plain", ".txt", unreadable)], .. steps.Hits(result.Findings, ledger)],
            Parameters = [.. ids.Parameters(result).Select(p => p with { Value = mask.Text(p.Value) })],
            Labels = AllureLabels.Of(result, Environment.MachineName),
            Start = start,
            Stop = stop,
        });
        Fixtures(result, uuid, steps, start, stop);
    }

    // a ledger that cannot be read is said in its result and does not cost the others their report
    private LedgerSnapshot? Ledger(ScenarioResult result, out string? unreadable)
    {
        unreadable = null;
        try
        {
            return ledgers(result);
        }
        catch (Exception e) when (e is BrokenException or IOException)
        {
            unreadable = e is BrokenException broken ? broken.In(result.Language) : e.Message;
            return null;
        }
    }

    private AllureStatusDetails? Details(ScenarioResult result, LedgerSnapshot? ledger, bool flaky)
    {
        if (result.Verdict == Verdict.Pass)
            return flaky ? new AllureStatusDetails(null, Flaky: true) : null;
        var findings = result.AllFindings.ToList();
        var only = findings.Count == 1 ? findings[0] : null; // Allure compares one expected with one actual
        return new AllureStatusDetails(mask.Text(result.Message ?? ""), mask.Text(AllureTrace.Of(result, ledger)),
            only is null ? null : mask.Text(only.Expected), only is null ? null : mask.Text(only.Actual), flaky ? true : null);
    }

    private IEnumerable<AllureAttachment> Attachments(ScenarioResult result, LedgerSnapshot? ledger)
    {
        foreach (var evidence in result.Attachments)
            yield return _files.Evidence(evidence);
        if (ledger is null)
            yield break;
        var chinese = result.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var timeline = ScenarioTimeline.Of(ledger, result.Language, mask, result, plan);
        yield return _files.Masked(chinese ? "时间线" : "Timeline", "text/plain", ".txt", timeline.ToText());
        yield return _files.Masked(chinese ? "上报台账" : "Ledger", "text/csv", ".csv", timeline.ToCsv());
    }

    // hooks appear only when they failed: as Allure's fixtures around the result
    private void Fixtures(ScenarioResult result, string uuid, AllureSteps steps, long start, long stop)
    {
        var hooks = result.Steps.Where(s => s.Hook).ToList();
        if (hooks.Count == 0)
            return;
        _files.Container(new AllureContainer
        {
            Uuid = AllureFiles.NewUuid(),
            Name = mask.Text(result.Scenario),
            Children = [uuid],
            Befores = [.. hooks.Where(h => h.Keyword.StartsWith("Before", StringComparison.Ordinal)).Select(h => steps.Of(h, null))],
            Afters = [.. hooks.Where(h => !h.Keyword.StartsWith("Before", StringComparison.Ordinal)).Select(h => steps.Of(h, null))],
            Start = start,
            Stop = stop,
        });
    }
}
