using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>Each mutant of the sample shop, through the real command: what its scenarios find, what "as planned" alone finds, and whom it disturbs.</summary>
/// <remarks>
/// Variables: <c>TRACKE2E_DETECTION_OTHERS=n</c> scenarios without the tag (default 10), by a printed seed or <c>TRACKE2E_DETECTION_SEED</c>; <c>TRACKE2E_DETECTION_PART=1/3</c> tries a part of
/// the mutants, chosen by the commit; <c>TRACKE2E_DETECTION_RESUME=1</c> keeps what was tried of this commit. Tables and rows go to artifacts/detection.
/// </remarks>
[TestFixture]
internal sealed class MutantTests
{
    // all scenarios with their tag are red under them, not only one
    private static readonly HashSet<string> First = ["PV-01", "PV-02", "PV-03", "CL-01", "CL-02", "CL-08", "EX-01", "EX-02", "EX-07", "FD-01", "FD-03", "FD-14"];

    // a part by the commit: each commit tries another one, the same on every machine
    private static IEnumerable<string> Ids => MutantChoice.Part(ShopFeatures.Mutants.Where(m => m.Unseen is null).Select(m => m.Id), MutantChoice.Commit.Take(8).Sum(c => c));

    [TestCaseSource(nameof(Ids))]
    [Category("Detection")]
    [Explicit("more than half an hour; dotnet test --filter Category=Detection")]
    public async Task A_mutant_is_killed_with_its_declared_finding(string id)
    {
        var mutant = ShopFeatures.Mutants.Single(m => m.Id == id);
        var row = Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_RESUME") == "1" ? DetectionRow.Kept(id, MutantChoice.Commit) : null;
        row ??= await TryAsync(mutant, MutantChoice.OthersOr(10));
        row.Tagged.ShouldBeGreaterThan(0, $"no scenario has the tag @{id} or @{mutant.CatalogueId}");
        row.KilledBy.ShouldBeGreaterThan(0, $"{id} must cause {mutant}; found: {string.Join("; ", row.Found)}");
        row.Disturbed.ShouldBeEmpty($"{id} must leave scenarios without its tag green");
        if (mutant.Bare && First.Contains(mutant.CatalogueId))
        {
            row.KilledBy.ShouldBe(row.Tagged, $"{id} must make every scenario with its tag red; found: {string.Join("; ", row.Found)}");
        }
    }

    [TestCase("FD-03.a")]
    [TestCase("PV-03.a")]
    public async Task One_field_bug_and_one_page_view_bug_are_killed_on_every_run(string id)
    {
        var row = await TryAsync(ShopFeatures.Mutants.Single(m => m.Id == id), 1);

        row.KilledBy.ShouldBe(row.Tagged, string.Join("; ", row.Found));
        row.JourneysKilledBy.ShouldBeGreaterThan(0);
        row.Disturbed.ShouldBeEmpty();
    }

    [OneTimeTearDown]
    public static void WriteTables() => TestContext.Out.WriteLine(DetectionRow.WriteTables());

    private static async Task<DetectionRow> TryAsync(DeclaredMutant mutant, int others)
    {
        using var folder = new ScratchFolder();
        PlainJourneys.WriteTo(folder, MutantChoice.Others(mutant, ShopFeatures.Scenarios, others));
        var target = folder.At("out");
        var run = await CommandRun.OfAsync(
            ["run", folder.At("written"), folder.At("plain"), "--tag", $"{mutant.Tags} or @other", "--parallel", "3", "--out", target, "--lang", "en"],
            new Dictionary<string, string?> { ["SHOP_MUTANT"] = mutant.Id, ["TRACKE2E_CI"] = null },
            within: TimeSpan.FromMinutes(10));
        var file = Path.Combine(target, SummaryWriter.FileName);
        File.Exists(file).ShouldBeTrue(run.Text);
        var outcome = new MutantOutcome(mutant, SummaryWriter.Read(file));
        var tagged = outcome.Results.Where(r => IsIn(r, "written") && !MutantOutcome.IsOther(r)).ToList();
        var journeys = outcome.Results.Where(r => IsIn(r, "plain")).ToList();
        var row = new DetectionRow(
            mutant.Id, MutantChoice.Commit, mutant.ToString(), tagged.Count, tagged.Count(outcome.Killed), journeys.Count, journeys.Count(outcome.Killed),
            tagged.Any(outcome.Killed) ? [] : outcome.Seen(tagged), outcome.Disturbed);
        row.Keep();
        return row;

        static bool IsIn(SummaryResult result, string part) => result.Feature.Split('/', '\\').Contains(part);
    }
}
