using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Summary;

/// <summary>Makes, writes and reads <c>summary.json</c>.</summary>
public static class SummaryWriter
{
    /// <summary>Name of the file in the output folder.</summary>
    public const string FileName = "summary.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new JsonStringEnumConverter<Verdict>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
            new JsonStringEnumConverter<FindingKind>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
        },
    };

    /// <summary>The run in figures.</summary>
    public static RunSummary Of(RunResult run, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(mask);
        var results = run.Results;
        int Count(Verdict verdict) => results.Count(r => r.Verdict == verdict);
        return new RunSummary
        {
            Run = new SummaryRun(run.Run.Id, run.Run.Start, mask.Text(run.Run.Command), run.Run.Tool, run.Run.Seed, Seconds(run.Run.Duration)),
            Build = new SummaryBuild(run.Build.App, run.Build.Version, run.Build.Commit, run.Build.Branch),
            Plan = new SummaryPlan(run.Plan.Hash, run.Plan.Events.Count, Verified(run)),
            Scenarios = new SummaryScenarios(Count(Verdict.Pass), Count(Verdict.Fail), Count(Verdict.Broken), Count(Verdict.Skipped), Attempts.Flaky(results).Count),
            Hits = results.Sum(r => r.Counts.Hits),
            Events = results.Sum(r => r.Counts.Events),
            Undecodable = results.Sum(r => r.Counts.Undecodable),
            Unplanned = results.Sum(r => r.Counts.Unplanned),
            Undecided = results.Sum(r => r.Counts.Undecided),
            LateHits = results.Sum(r => r.Counts.LateHits),
            Results = [.. results.Select(r => new SummaryResult(
                r.Id, r.Feature, r.Line, r.Row, mask.Text(r.Scenario), r.Device, r.Attempt, r.Verdict, r.Reason, r.Tags, Seconds(r.Duration), r.Ledger))],
            Findings = [.. results.SelectMany(r => r.Steps.SelectMany(s => s.Findings.Select(f => Finding(f, r, s, mask))).Concat(r.Findings.Select(f => Finding(f, r, null, mask))))],
        };
    }

    /// <summary>Writes the file into the folder.</summary>
    public static async Task WriteAsync(RunSummary summary, string folder, CancellationToken cancellation)
    {
        await using var file = File.Create(Path.Combine(folder, FileName));
        await JsonSerializer.SerializeAsync(file, summary, Json, cancellation);
        file.WriteByte((byte)'\n');
    }

    /// <summary>Reads a file that a run wrote.</summary>
    /// <exception cref="BrokenException">summary-unreadable: not there, not JSON, or of another schema.</exception>
    public static RunSummary Read(string path)
    {
        try
        {
            var summary = JsonSerializer.Deserialize<RunSummary>(File.ReadAllBytes(path), Json) ?? throw new JsonException("null");
            return summary.Schema == 1 ? summary : throw new JsonException($"schema {summary.Schema}");
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new BrokenException(
                "summary-unreadable",
                new("the summary of a run cannot be read", "无法读取运行摘要"),
                new("a summary.json of schema 1", "schema 为 1 的 summary.json"),
                e is FileNotFoundException or DirectoryNotFoundException ? new Wording("there is no such file", "文件不存在") : e.Message,
                new("name the output folder of a finished run, or run again", "指定一次已完成运行的输出文件夹，或重新运行"),
                path,
                e);
        }
    }

    private static SummaryFinding Finding(Finding finding, ScenarioResult result, StepResult? step, Mask mask) => new(
        finding.Kind, Masked(finding.Event, mask), finding.Property, Masked(finding.Page, mask), finding.Element, Masked(finding.Item, mask),
        mask.Text(finding.Expected), mask.Text(finding.Actual), result.Id, step is null ? null : mask.Text(step.Sentence.Trim()));

    // a name that is not planned, an address, a key: as the page sent them
    private static string? Masked(string? text, Mask mask) => text is null ? null : mask.Text(text);

    private static int Verified(RunResult run)
    {
        var planned = run.Plan.Events.ToHashSet();
        return run.Results.Where(r => r.Verdict == Verdict.Pass).SelectMany(r => r.VerifiedEvents).Where(planned.Contains).Distinct().Count();
    }

    private static double Seconds(TimeSpan duration) => Math.Round(duration.TotalSeconds, 3);
}
