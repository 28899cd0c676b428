using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Installing;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Allure;
using TrackE2E.Reporting.Commands;
using TrackE2E.Reporting.CucumberHtml;
using TrackE2E.Reporting.GitHub;
using TrackE2E.Reporting.JUnit;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Merging;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Writes everything that people and machines read of a run.</summary>
internal static class Reports
{
    private const string CucumberFile = "cucumber.html";

    public static async Task<RunReport> WriteAsync(RunResult run, OutputFolder output, RunSettings settings, IReadOnlyDictionary<string, LedgerSnapshot> ledgers, Mask mask, RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        var summary = SummaryWriter.Of(run, mask);
        await SummaryWriter.WriteAsync(summary, output.Staging, cancellation);
        await RunPart.WriteAsync(RunPart.Of(run, request.Shard is { } shard ? $"{shard.Index}/{shard.Count}" : null), output.Staging, cancellation);
        JUnitWriter.Write(run, Path.Combine(output.Staging, "junit.xml"), mask);
        if (settings.Reporting.Allure)
        {
            new AllureWriter(output.AllureResults, mask, r => r.Ledger is { } file ? ledgers.GetValueOrDefault(file) : null).Write(run, [], cancellation);
        }

        var html = settings.Reporting.Html && run.Results.Count > 0 ? await HtmlAsync(output, settings.Reporting, mask, request, say, cancellation) : default;
        output.Commit();
        return new RunReport(summary, output.Target, html.Allure ? Path.Combine(output.Target, "report", "index.html") : null) { CucumberReport = html.Cucumber ? Path.Combine(output.Target, CucumberFile) : null, Annotations = await GitHubAsync(run, mask, request, say, cancellation) };
    }

    // on GitHub Actions: the job's summary page, and lines that the runner shows beside the feature files
    private static async Task<IReadOnlyList<string>> GitHubAsync(RunResult run, Mask mask, RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        if (request.Variable("GITHUB_ACTIONS") != "true")
        {
            return [];
        }

        if (request.Variable("GITHUB_STEP_SUMMARY") is { Length: > 0 } page)
        {
            try
            {
                await File.AppendAllTextAsync(page, GitHubReport.Markdown(run, mask, request.Language), cancellation);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                say(RunTexts.SummaryPageFailed(page, e.Message).In(request.Language));
            }
        }

        return GitHubReport.Annotations(run, mask, request.Language);
    }

    /// <summary>Makes Allure's and Cucumber's HTML from what is in the folder; says which of them there is now.</summary>
    /// <remarks>A report that cannot be made never changes a verdict.</remarks>
    public static async Task<(bool Allure, bool Cucumber)> HtmlAsync(OutputFolder output, ReportingSettings reporting, Mask mask, RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        var commands = new SystemCommands(request.Time);
        string? tools = null;
        try
        {
            tools = await new ToolsInstaller(commands, InstallSettings.From(request.Variable, request.Language), say, request.Time).EnsureAsync(ToolsInstaller.Find(), cancellation);
        }
        catch (BrokenException e)
        {
            say(RunTexts.Short(e).In(request.Language));
        }

        var cucumber = CucumberAsync();
        var outcome = reporting.Allure ? await new AllureReport(commands).GenerateAsync(output.AllureResults, output.Report, tools, new AllureReportOptions(reporting.Name, request.Language), cancellation) : null;
        foreach (var line in outcome?.Warnings ?? [])
        {
            say(line);
        }

        if (outcome?.Problem is { } notMade)
        {
            say(notMade.In(request.Language));
        }

        return (outcome?.Index is not null, await cucumber);

        // a file for each device: their messages are runs of their own
        async Task<bool> CucumberAsync()
        {
            foreach (var messages in Directory.GetFiles(output.Staging, "messages*.ndjson").Order(StringComparer.Ordinal))
            {
                var file = Path.GetFileNameWithoutExtension(messages).Replace("messages", "cucumber", StringComparison.Ordinal) + ".html";
                if (await new CucumberHtmlReport(commands).GenerateAsync(messages, Path.Combine(output.Staging, file), tools, mask, cancellation) is { } problem)
                {
                    say(problem.In(request.Language));
                }
            }

            return File.Exists(Path.Combine(output.Staging, CucumberFile));
        }
    }
}
