using System.Globalization;
using System.Text;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.NUnit;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.AppTests.Outer.Detection;

/// <summary>Each mutant of the sample app, through the real command and a real Appium server: what its scenarios find, and whom it disturbs.</summary>
/// <remarks>
/// Variables: <c>TRACKE2E_DETECTION_OTHERS=n</c> scenarios without the tag (default 1), by a printed seed or <c>TRACKE2E_DETECTION_SEED</c>; <c>TRACKE2E_DETECTION_PART=1/3</c> tries a part of
/// the mutants; <c>TRACKE2E_DETECTION_RESUME=1</c> keeps what was tried of this commit, <c>any</c> what was killed at any (the table names it). Tables and rows go to artifacts/app-detection.
/// </remarks>
[TestFixture]
internal sealed class MutantTests
{
    private const string Why = "half an hour; dotnet test tests/TrackE2E.AppTests --filter Category=Detection";
    private static readonly string Commit = CommitOf();
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_SEED"), out var seed) ? seed : Environment.TickCount;

    private static IEnumerable<string> Ids => Part(DeclaredMutant.All.Where(m => m.Unseen is null).Select(m => m.Id));

    [TestCaseSource(nameof(Ids))]
    [Category("Detection")]
    [Explicit(Why)]
    public async Task A_mutant_is_killed_with_its_declared_finding(string id)
    {
        var mutant = DeclaredMutant.All.Single(m => m.Id == id);
        var row = Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_RESUME") switch
        {
            "1" => DetectionRow.Kept(id, Commit),
            "any" => DetectionRow.Kept(id, null) is { KilledBy: > 0, Disturbed.Count: 0 } kept ? kept : null,
            _ => null,
        };
        row ??= await TryAsync(mutant, int.TryParse(Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_OTHERS"), out var n) ? n : 1);

        row.Tagged.ShouldBeGreaterThan(0, $"no scenario has the tag @{id} or @{mutant.CatalogueId}");
        row.KilledBy.ShouldBeGreaterThan(0, $"{id} must cause {mutant}; found: {string.Join("; ", row.Found)}");
        row.Disturbed.ShouldBeEmpty($"{id} must leave scenarios without its tag green");
    }

    [OneTimeTearDown]
    public static void WriteTables() => TestContext.Out.WriteLine(DetectionRow.WriteTables());

    private static async Task<DetectionRow> TryAsync(DeclaredMutant mutant, int others)
    {
        using var folder = new ScratchFolder();
        var random = new Random(Seed);
        var chosen = AppFeatures.Scenarios.Where(s => !s.Tags.Contains("@" + mutant.Id) && !s.Tags.Contains("@" + mutant.CatalogueId)).OrderBy(_ => random.Next()).Take(others).Select(s => s.Place).ToHashSet(StringComparer.Ordinal);
        TestContext.Out.WriteLine($"{chosen.Count} other scenarios chosen by seed {Seed}");
        AppFeatures.WriteTo(folder, chosen);
        var target = folder.At("out");
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        var run = await CommandRun.OfAsync(
            ["run", folder.Path, "--device", "gtk-shop", "--tag", $"{mutant.Tags} or @other", "--out", target, "--lang", "en"],
            new Dictionary<string, string?> { ["APP_MUTANT"] = mutant.Id, ["TRACKE2E_CI"] = null },
            within: TimeSpan.FromMinutes(5));
        var file = Path.Combine(target, SummaryWriter.FileName);
        File.Exists(file).ShouldBeTrue(run.Text);
        var summary = SummaryWriter.Read(file);
        // what is said about the run as a whole is no scenario's
        var results = summary.Results.Where(r => r.Feature.EndsWith(".feature", StringComparison.Ordinal)).ToList();
        var other = results.Where(r => r.Tags.Contains("@other")).ToList();
        var tagged = results.Except(other).ToList();
        var row = new DetectionRow(
            mutant.Id, Commit, mutant.ToString(), tagged.Count, tagged.Count(Killed), tagged.Any(Killed) ? [] : [.. tagged.SelectMany(Seen).Distinct()],
            other.Count, [.. other.Where(r => r.Verdict != Verdict.Pass && !IsSameBug(r)).SelectMany(Seen).Distinct()], Math.Round(run.Seconds, 1));
        row.Keep();
        return row;

        bool Killed(SummaryResult result) => result.Verdict == Verdict.Fail && summary.Findings.Any(f => f.Result == result.Id && mutant.Is(f));

        // a bug of all events is found on other events too, as what it is
        bool IsSameBug(SummaryResult result) => result.Verdict == Verdict.Fail && summary.Findings.Where(f => f.Result == result.Id).All(f => f.Kind == mutant.Kind);

        IEnumerable<string> Seen(SummaryResult result)
        {
            var findings = summary.Findings.Where(f => f.Result == result.Id).Select(f => $"{FindingText.Of(f.Kind).Word} {f.Event} ({f.Page}) {f.Property}".TrimEnd()).ToList();
            return findings.Count > 0 ? findings : [$"{result.Verdict.ToString().ToLowerInvariant()} {result.Reason} {Path.GetFileName(result.Feature)}:{result.Line}"];
        }
    }

    private static IEnumerable<string> Part(IEnumerable<string> ids)
    {
        var part = Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_PART")?.Split('/');
        return part is [var which, var of] && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) && parts > 0
            ? ids.Where((_, i) => i % parts == number % parts)
            : ids;
    }

    private static string CommitOf()
    {
        var head = Git("rev-parse HEAD").Trim();
        return head + (Git("status --porcelain -uno").Trim().Length > 0 ? "+" : "");
    }

    private static string Git(string arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var git = System.Diagnostics.Process.Start(start)!;
            var text = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
