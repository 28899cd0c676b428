using TrackE2E.BrowserTests.Outer.Support;
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

    private static IEnumerable<string> Ids => MutantChoice.Part(AppFeatures.Mutants.Where(m => m.Unseen is null).Select(m => m.Id), 0);

    [TestCaseSource(nameof(Ids))]
    [Category("Detection")]
    [Explicit(Why)]
    public async Task A_mutant_is_killed_with_its_declared_finding(string id)
    {
        var mutant = AppFeatures.Mutants.Single(m => m.Id == id);
        var row = Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_RESUME") switch
        {
            "1" => DetectionRow.Kept(id, MutantChoice.Commit),
            "any" => DetectionRow.Kept(id, null) is { KilledBy: > 0, Disturbed.Count: 0 } kept ? kept : null,
            _ => null,
        };
        row ??= await TryAsync(mutant, MutantChoice.OthersOr(1));

        row.Tagged.ShouldBeGreaterThan(0, $"no scenario has the tag @{id} or @{mutant.CatalogueId}");
        row.KilledBy.ShouldBeGreaterThan(0, $"{id} must cause {mutant}; found: {string.Join("; ", row.Found)}");
        row.Disturbed.ShouldBeEmpty($"{id} must leave scenarios without its tag green");
    }

    [OneTimeTearDown]
    public static void WriteTables() => TestContext.Out.WriteLine(DetectionRow.WriteTables());

    private static async Task<DetectionRow> TryAsync(DeclaredMutant mutant, int others)
    {
        using var folder = new ScratchFolder();
        AppFeatures.WriteTo(folder, MutantChoice.Others(mutant, AppFeatures.Scenarios, others));
        var target = folder.At("out");
        using var turn = await BrowserTurn.TakeAsync(TestContext.CurrentContext.CancellationToken);
        var run = await CommandRun.OfAsync(
            ["run", folder.Path, "--device", "gtk-shop", "--tag", $"{mutant.Tags} or @other", "--out", target, "--lang", "en"],
            new Dictionary<string, string?> { ["APP_MUTANT"] = mutant.Id, ["TRACKE2E_CI"] = null },
            within: TimeSpan.FromMinutes(5));
        var file = Path.Combine(target, SummaryWriter.FileName);
        File.Exists(file).ShouldBeTrue(run.Text);
        var outcome = new MutantOutcome(mutant, SummaryWriter.Read(file));
        var other = outcome.Results.Where(MutantOutcome.IsOther).ToList();
        var tagged = outcome.Results.Except(other).ToList();
        var row = new DetectionRow(
            mutant.Id, MutantChoice.Commit, mutant.ToString(), tagged.Count, tagged.Count(outcome.Killed), tagged.Any(outcome.Killed) ? [] : outcome.Seen(tagged),
            other.Count, outcome.Disturbed, Math.Round(run.Seconds, 1));
        row.Keep();
        return row;
    }
}
