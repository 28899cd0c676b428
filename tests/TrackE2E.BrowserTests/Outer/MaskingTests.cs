using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>Personal data and secrets that a page reports stand in the ledger, and in nothing else that a run leaves or prints.</summary>
[TestFixture]
internal sealed class MaskingTests
{
    private const string Phone = "13812345678";
    private const string Email = "lei.li@example.com";
    private const string IdNumber = "11010519491231002X";
    private const string Secret = "tea & \"4 o'clock\" <b>";
    private const string Key = "k9";

    // as it is, and as JSON, HTML and addresses write it
    private static readonly string[] Raw = [Phone, Email, IdNumber, Secret, "tea & \\\"4 o'clock", "tea \\u0026 \\u00224", "tea &amp; &quot;4", "tea%20%26%20%224", "tea+%26+%224", "=k9", "\"k9\"", ">k9<", " k9 "];

    private ScratchProject project = null!;
    private CommandRun run = null!;

    [OneTimeSetUp]
    public async Task Run()
    {
        project = new();
        var settings = ScratchProject.Settings(ScratchProject.Shop);
        settings["accounts"] = new JsonObject { ["buyer"] = new JsonObject { ["word"] = "${BUYER_WORD}", ["password"] = Key } };
        settings["reporting"] = new JsonObject { ["html"] = true };
        project.Write("tracke2e.json", settings.ToJsonString());
        project.Write("plans/scratch.plan.yaml", """
            plan: scratch
            additional-properties: true
            pages:
              home: { title: Home, match: { path: / } }
            elements:
              search-box: { title: search box, page: home, locate: { web: "#search-box" } }
            events:
              search: { title: search, kind: custom, properties: { query: { type: string } } }
            """);
        File.Delete(project.At("login.feature"));
        project.Write("search.feature", $$$"""
            Feature: What {{{Phone}}} and {{{Email}}} looked for

              Scenario Outline: Somebody looked for <text>
                Given I open "Home"
                When I type "<text>" into "search box"
                And I press "Enter"
                Then "search" is reported once with:
                  | field | rule              |
                  | query | = nothing of this |

                Examples:
                  | text                          |
                  | {{{Phone}}} {{{Email}}}       |
                  | {{{IdNumber}}}                |
                  | ${buyer.word}                 |
                  | ${buyer.password}             |
            """);
        run = await project.RunAsync(["--events"], new Dictionary<string, string?> { ["BUYER_WORD"] = Secret });
    }

    [OneTimeTearDown]
    public void Remove() => project.Dispose();

    [Test]
    public void The_ledger_keeps_what_was_sent()
    {
        var ledgers = Directory.GetFiles(Path.Combine(project.Out, "ledgers")).Select(File.ReadAllText).ToList();

        ledgers.Count.ShouldBe(4, run.Text);
        ledgers.ShouldContain(l => l.Contains(Phone, StringComparison.Ordinal) && l.Contains(Email, StringComparison.Ordinal));
        ledgers.ShouldContain(l => l.Contains(IdNumber, StringComparison.Ordinal));
    }

    [Test]
    public void Evidence_is_readable_by_its_owner_only()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(project.Out, "ledgers")).Concat(Directory.GetFiles(Path.Combine(project.Out, "attachments"))))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
            }
        }
    }

    [Test]
    public void No_report_shows_it()
    {
        var files = Directory.GetFiles(project.Out, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetRelativePath(project.Out, f).Split('/', '\\')[0] is not ("ledgers" or "attachments")).ToList();

        files.Select(f => Path.GetFileName(f)).ShouldContain("messages.ndjson", run.Text);
        files.Select(f => Path.GetFileName(f)).ShouldContain("cucumber.html", run.Text);
        foreach (var file in files)
        {
            ShouldShowNothing(File.ReadAllText(file), Path.GetRelativePath(project.Out, file));
        }
    }

    [Test]
    public void Nothing_that_is_printed_shows_it()
    {
        run.ExitCode.ShouldBe(1, run.Text);
        run.Output.ShouldContain("138****5678");
        ShouldShowNothing(run.Text, "what is printed");
    }

    private static void ShouldShowNothing(string text, string what)
    {
        foreach (var raw in Raw)
        {
            var at = text.IndexOf(raw, StringComparison.Ordinal);
            if (at >= 0)
            {
                Assert.Fail($"{what} shows {raw}: …{text[Math.Max(0, at - 100)..Math.Min(text.Length, at + raw.Length + 60)]}…");
            }
        }
    }
}
