using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;
using TrackE2E.Reporting.CucumberHtml;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Tests.Reporting.CucumberHtml;

public sealed class CucumberHtmlReportTests
{
    private static readonly SystemCommands Commands = new(TimeProvider.System);

    [Test]
    public async Task Report_holds_the_messages_masked()
    {
        using var place = new TemporaryFolder();
        var tools = await new ToolsInstaller(Commands, new InstallSettings(), TestContext.Progress.WriteLine, TimeProvider.System).EnsureAsync(ToolsInstaller.Find(), CancellationToken.None);
        var messages = place.Write("messages.ndjson", """
            {"source":{"uri":"a.feature","data":"Feature: 购物车 of li.lei@example.com","mediaType":"text/x.cucumber.gherkin+plain"}}

            {"testRunFinished":{"success":true,"timestamp":{"seconds":1795489038,"nanos":1}}}
            """);

        var problem = await new CucumberHtmlReport(Commands).GenerateAsync(messages, place.In("cucumber.html"), tools, new Mask(), CancellationToken.None);

        problem.ShouldBeNull();
        var html = File.ReadAllText(place.In("cucumber.html"));
        html.ShouldContain("购物车 of l***@example.com");
        html.ShouldContain("1795489038");
        html.ShouldNotContain("li.lei");
    }

    [Test]
    public async Task Missing_tools_are_one_line_and_a_torn_file_is_broken()
    {
        using var place = new TemporaryFolder();
        (await new CucumberHtmlReport(Commands).GenerateAsync("m", "r", null, new Mask(), CancellationToken.None))!.Value.En.ShouldContain("npm ci");
        Directory.CreateDirectory(place.In("node_modules/@cucumber"));

        var e = await Should.ThrowAsync<BrokenException>(() =>
            new CucumberHtmlReport(Commands).GenerateAsync(place.Write("messages.ndjson", "{}\n{\"torn"), place.In("r.html"), place.Path, new Mask(), CancellationToken.None));

        e.Where.ShouldBe($"{place.In("messages.ndjson")}:2");
    }
}
