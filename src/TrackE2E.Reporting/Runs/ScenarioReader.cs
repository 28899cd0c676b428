using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Turns the messages of one execution, and its record, into a result.</summary>
internal sealed class ScenarioReader(StepReader stepReader, FeatureIndex features, string root)
{
    public ScenarioResult Read(Pickle pickle, TestCase testCase, Execution execution, ScenarioRecord? record)
    {
        var steps = stepReader.Read(pickle, testCase, execution, record);
        var started = execution.Started.Timestamp.ToMoment();
        var findings = record?.Findings ?? [];
        var (verdict, reason) = Judge(execution, steps, findings, record?.Reason);
        var place = Place(pickle, record?.Device ?? "", (int)execution.Started.Attempt + 1);
        return place with
        {
            Retried = execution.Finished?.WillBeRetried ?? false,
            Worker = execution.Started.WorkerId,
            Verdict = verdict,
            Reason = reason,
            Message = Message(verdict, reason, steps, record, place),
            Start = started,
            Duration = execution.Finished is { } finished ? finished.Timestamp.ToMoment() - started : TimeSpan.Zero,
            Ledger = record?.Ledger,
            Steps = [.. steps.Where(s => !s.Hook || s.Verdict is Verdict.Fail or Verdict.Broken)],
            Findings = findings,
            Attachments = [.. record?.Attachments ?? [], .. execution.Attachments.Where(a => a.TestStepId is null).Select(StepReader.Evidence)],
            VerifiedEvents = record?.VerifiedEvents ?? new HashSet<string>(),
            Counts = record?.Counts ?? new LedgerCounts(),
        };
    }

    public ScenarioResult NotStarted(Pickle pickle, TestCase testCase, string reason)
    {
        var place = Place(pickle, "", 1);
        return place with
        {
            Verdict = Verdict.Broken,
            Reason = reason,
            Message = new BrokenText(place.Language).NotStarted(reason, $"{place.Feature}:{place.At}"),
            Steps = [.. stepReader.Read(pickle, testCase, null, null).Where(s => !s.Hook)],
        };
    }

    /// <summary>The path as reports show it: relative to the root where it is inside, with forward slashes.</summary>
    public static string Relative(string root, string uri)
    {
        var path = uri.StartsWith("file://", StringComparison.Ordinal) ? new Uri(uri).LocalPath : uri;
        if (Path.IsPathRooted(path) && Path.GetRelativePath(root, path) is { } relative && !relative.StartsWith("..", StringComparison.Ordinal))
            path = relative;
        return path.Replace('\\', '/');
    }

    private static (Verdict Verdict, string? Reason) Judge(Execution execution, IReadOnlyList<StepResult> steps, IReadOnlyList<Finding> findings, string? reason)
    {
        if (findings.Count > 0 || steps.Any(s => s.Verdict == Verdict.Fail))
            return (Verdict.Fail, null);
        if (steps.FirstOrDefault(s => s.Verdict == Verdict.Broken) is { } broken)
            return (Verdict.Broken, broken.Reason);
        if (reason is not null)
            return (Verdict.Broken, reason);
        if (execution.Finished is null)
            return (Verdict.Broken, "not-finished");
        if (steps.All(s => s.Hook))
            return (Verdict.Broken, "empty-scenario");
        return steps.FirstOrDefault(s => s.Verdict == Verdict.Skipped) is { } skipped ? (Verdict.Skipped, skipped.Reason ?? "skipped") : (Verdict.Pass, null);
    }

    private static string? Message(Verdict verdict, string? reason, IReadOnlyList<StepResult> steps, ScenarioRecord? record, ScenarioResult place)
    {
        if (verdict == Verdict.Pass)
            return null;
        var texts = steps.Where(s => s.Verdict is Verdict.Fail or Verdict.Broken).Select(s => s.Message).Append(record?.Message).OfType<string>().Where(t => t.Length > 0).ToList();
        if (texts.Count > 0)
            return string.Join("\n\n", texts);
        return verdict == Verdict.Broken && reason is not null ? new BrokenText(place.Language).OfScenario(reason, $"{place.Feature}:{place.At}") : reason is null ? null : $"skipped: {reason}";
    }

    private ScenarioResult Place(Pickle pickle, string device, int attempt)
    {
        var feature = Relative(root, pickle.Uri);
        var scenario = features.Scenario(pickle);
        var row = features.Row(pickle);
        var line = scenario?.Line ?? (int)(pickle.Location?.Line ?? 0);
        return new ScenarioResult
        {
            Id = ResultId.Of(feature, line, row?.Number ?? 0, device, attempt),
            Feature = feature,
            Line = line,
            Row = row?.Number ?? 0,
            RowLine = row?.Line,
            Scenario = pickle.Name,
            Title = scenario?.Name ?? pickle.Name,
            FeatureName = features.Feature(pickle.Uri)?.Name ?? "",
            Rule = scenario?.Rule,
            Description = scenario?.Description.Trim() ?? "",
            Language = pickle.Language ?? "en",
            Device = device,
            Attempt = attempt,
            Verdict = Verdict.Broken,
            Tags = [.. pickle.Tags.Select(t => t.Name)],
            Parameters = row?.Values ?? [],
        };
    }
}
