using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Reporting.Allure;

/// <summary>Makes the Allure report from result files by npm's <c>allure</c> 3.</summary>
/// <remarks>A report that cannot be made never changes a verdict: the outcome says why, and what mends it.</remarks>
public sealed class AllureReport(ICommands commands)
{
    private const long SingleFileBytes = 40 * 1024 * 1024;

    private static readonly string[] GroupBy = ["parentSuite", "suite", "subSuite"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Generates the report.</summary>
    /// <param name="results">Folder of result files.</param>
    /// <param name="report">Folder the report goes to; replaced when it is there.</param>
    /// <param name="tools">Folder in which <c>npm ci</c> was done: it holds <c>node_modules/allure</c>. Null: the tools could not be installed.</param>
    /// <param name="options">Name, language, history.</param>
    /// <param name="cancellation">Stops the generator.</param>
    public async Task<AllureOutcome> GenerateAsync(string results, string report, string? tools, AllureReportOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        (results, report) = (Path.GetFullPath(results), Path.GetFullPath(report)); // the generator runs in another folder
        options = options with { HistoryFile = options.HistoryFile is { } history ? Path.GetFullPath(history) : null };
        var cli = tools is null ? null : Path.GetFullPath(Path.Combine(tools, "node_modules", "allure", "cli.js"));
        if (cli is null || !File.Exists(cli))
            return NotMade(new($"its generator is not installed; do: {Mend(tools ?? "src/tools")}", $"其生成工具未安装；处理：{Mend(tools ?? "src/tools")}"));
        var config = Path.Combine(Path.GetTempPath(), $"tracke2e-allurerc-{Guid.NewGuid():N}.json");
        try
        {
            await File.WriteAllTextAsync(config, JsonSerializer.Serialize(Config(results, report, options), Json), cancellation);
            var run = await commands.RunAsync(
                new Command("node", cli, "generate", "--config", config, results)
                {
                    Folder = Path.GetDirectoryName(results),
                    Deadline = TimeSpan.FromMinutes(5),
                    Environment = new Dictionary<string, string> { ["NO_COLOR"] = "1", ["ALLURE_TELEMETRY"] = "false" },
                },
                null, cancellation);
            return Outcome(run, report, results, tools!);
        }
        finally
        {
            File.Delete(config);
        }
    }

    private static AllureOutcome Outcome(CommandResult run, string report, string results, string tools)
    {
        if (run.End == CommandEnd.NotFound)
            return NotMade(new("there is no node on PATH; install Node 20 or newer (Debian: apt-get install -y nodejs npm), then run again", "PATH 中没有 node；安装 Node 20 或更高版本（Debian：apt-get install -y nodejs npm）后重新运行"));
        var index = Path.Combine(report, "index.html");
        if (!run.Succeeded || !File.Exists(index))
            return NotMade(new($"{run.Tail.En}; the results are in {results}; do: {Mend(tools)}", $"{run.Tail.Zh}；结果位于 {results}；处理：{Mend(tools)}"));
        var whole = !Directory.Exists(Path.Combine(report, "data")); // one file opens by itself; a folder needs a server
        return new AllureOutcome(index, null, [.. run.Lines.Where(l => l.Trim().Length > 0)]) { OpenBy = whole ? null : new Command("node", Path.Combine(tools, "node_modules", "allure", "cli.js"), "open", report).ToString() };
    }

    private static AllureOutcome NotMade(Wording why) => new(null, new($"the Allure report was not made: {why.En}", $"未生成 Allure 报告：{why.Zh}"), []);

    private static string Mend(string tools) => $"npm ci --prefix {tools}";

    private static object Config(string results, string report, AllureReportOptions options)
    {
        var chinese = options.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        return new
        {
            name = options.Name,
            output = report,
            historyPath = options.HistoryFile,
            historyLimit = options.HistoryFile is null ? (int?)null : options.HistoryLimit,
            appendHistory = options.HistoryFile is null ? (bool?)null : true,
            categories = new { rules = AllureCategories.Rules(chinese) },
            plugins = new
            {
                awesome = new
                {
                    options = new
                    {
                        reportName = options.Name,
                        reportLanguage = chinese ? "zh" : "en",
                        singleFile = Size(results) <= SingleFileBytes,
                        groupBy = GroupBy,
                    },
                },
            },
        };
    }

    private static long Size(string results) => new DirectoryInfo(results).EnumerateFiles().Sum(f => f.Length);
}

/// <summary>How the report looks. Language: <c>zh…</c> for Chinese, else English. HistoryFile: a file outside of the output folder that keeps past runs (null: no trends), at most HistoryLimit of them.</summary>
public sealed record AllureReportOptions(string Name = "TrackE2E", string Language = "en", string? HistoryFile = null, int HistoryLimit = 50);

/// <summary>What came of it: Index, the page to open, or null with the reason in Problem; Warnings are the lines the generator wrote.</summary>
public sealed record AllureOutcome(string? Index, Wording? Problem, IReadOnlyList<string> Warnings)
{
    /// <summary>The command that opens a report too large for one file; null when the page opens by double click.</summary>
    public string? OpenBy { get; init; }
}
