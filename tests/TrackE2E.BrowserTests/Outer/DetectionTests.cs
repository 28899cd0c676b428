using System.Globalization;
using System.Text;
using System.Text.Json;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>Each mutant of the sample shop makes the scenarios with its tag red, with its declared finding, and leaves the others green: through the real command.</summary>
/// <remarks>
/// All scenarios are run for each mutant; <c>TRACKE2E_DETECTION_SAMPLE=n</c> runs only n of the untagged ones, chosen by a printed seed. The tables go to artifacts/detection.
/// </remarks>
[TestFixture]
internal sealed class DetectionTests
{
    private static readonly string[] FirstTwelve = ["PV-01", "PV-02", "PV-03", "CL-01", "CL-02", "CL-08", "EX-01", "EX-02", "EX-07", "FD-01", "FD-03", "FD-14"];
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private static readonly List<Row> Rows = [];

    [TestCaseSource(nameof(FirstTwelve))]
    [Category("Detection")]
    public Task A_mutant_is_killed_by_the_scenarios_with_its_tag_and_by_no_other(string id) => KillAsync(id, Sample());

    [TestCase("FD-03")]
    [TestCase("PV-02")]
    public Task One_field_bug_and_one_page_view_bug_are_killed_on_every_run(string id) => KillAsync(id, 1);

    [OneTimeTearDown]
    public static void WriteTables()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "detection")).FullName;
        var ordered = Rows.OrderBy(r => r.Mutant, StringComparer.Ordinal).ToList();
        File.WriteAllText(Path.Combine(folder, "detection.json"), JsonSerializer.Serialize(ordered, Indented));
        var table = new StringBuilder("| mutant | killed by | finding | the declared one |\n|---|---|---|---|\n");
        foreach (var row in ordered)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Mutant} | {row.KilledBy} of {row.Tagged} tagged | {row.Finding} | {(row.Declared ? "yes" : "no")} |\n");
        }

        File.WriteAllText(Path.Combine(folder, "detection.md"), table.ToString());
    }

    private static async Task KillAsync(string id, int? sample)
    {
        var declared = Declared(id);
        using var folder = new ScratchFolder();
        var summary = await RunAsync(id, $"@{id}", folder.At("tagged"));
        var tagged = summary.Results;
        var killed = tagged.Where(r => r.Verdict == Verdict.Fail && summary.Findings.Any(f => f.Result == r.Id && declared.Is(f))).ToList();
        Rows.Add(new Row(id, tagged.Count, killed.Count, declared.ToString(), killed.Count == tagged.Count));
        tagged.ShouldNotBeEmpty($"no scenario has the tag @{id}");
        killed.Count.ShouldBe(tagged.Count, $"{id} must cause {declared}; " + string.Join("\n", tagged.Except(killed).Select(r => $"{r.Id}: {r.Verdict} {r.Reason} {string.Join(", ", summary.Findings.Where(f => f.Result == r.Id).Select(f => $"{f.Kind} {f.Event} {f.Page}"))}")));

        var others = await RunAsync(id, $"not @{id}", folder.At("others"), sample);
        others.Results.Where(r => r.Verdict != Verdict.Pass).Select(r => $"{r.Id}: {r.Verdict} {r.Reason} {string.Join(", ", others.Findings.Where(f => f.Result == r.Id).Select(f => $"{f.Kind} {f.Event} {f.Page}"))}")
            .ShouldBeEmpty($"{id} must leave scenarios without its tag green");
    }

    private static async Task<RunSummary> RunAsync(string mutant, string tags, string target, int? sample = null)
    {
        var paths = sample is { } n ? Chosen(tags, n) : ["features"];
        var run = await CommandRun.OfAsync(["run", .. paths, "--tag", tags, "--out", target, "--lang", "en"], new Dictionary<string, string?> { ["SHOP_MUTANT"] = mutant }, within: TimeSpan.FromMinutes(10));
        var file = Path.Combine(target, SummaryWriter.FileName);
        File.Exists(file).ShouldBeTrue(run.Text);
        return SummaryWriter.Read(file);
    }

    // scenarios as file:line, those with the tag left to --tag
    private static List<string> Chosen(string tags, int count)
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"untagged scenarios ({tags}) chosen by seed {seed}");
        var id = tags["not @".Length..];
        var random = new Random(seed);
        return [.. Directory.GetFiles(Path.Combine(Repository.Root, "features"), "*.feature", SearchOption.AllDirectories)
            .SelectMany(file => Untagged(file, id))
            .OrderBy(_ => random.Next()).Take(count)];
    }

    private static IEnumerable<string> Untagged(string file, string id)
    {
        var lines = File.ReadAllLines(file);
        for (var i = 1; i < lines.Length; i++)
        {
            var title = lines[i].TrimStart();
            if ((title.StartsWith("Scenario:", StringComparison.Ordinal) || title.StartsWith("场景:", StringComparison.Ordinal)) && !lines[i - 1].Split(' ').Contains("@" + id))
            {
                yield return $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}";
            }
        }
    }

    private static int? Sample() => int.TryParse(Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_SAMPLE"), out var n) ? n : null;

    private static Mutant Declared(string id)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "SampleShop", "mutants.json")));
        var letters = file.RootElement.GetProperty("mutants").EnumerateArray().Where(m => m.GetProperty("id").GetString()!.StartsWith(id + ".", StringComparison.Ordinal)).ToList();
        var mutant = letters.FirstOrDefault(m => m.TryGetProperty("bare", out var bare) && bare.GetBoolean()) is { ValueKind: JsonValueKind.Object } chosen ? chosen : letters[0];
        return new Mutant(
            FindingText.KindOf(mutant.GetProperty("kind").GetString()!)!.Value, mutant.GetProperty("event").GetString()!, mutant.GetProperty("page").GetString()!);
    }

    private sealed record Mutant(FindingKind Kind, string Event, string Page)
    {
        public bool Is(SummaryFinding finding) => finding.Kind == Kind && finding.Event == Event && finding.Page == Page;

        public override string ToString() => $"{FindingText.Of(Kind).Word} {Event} ({Page})";
    }

    private sealed record Row(string Mutant, int Tagged, int KilledBy, string Finding, bool Declared);
}
