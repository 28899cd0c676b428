using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Reporting.CucumberHtml;

/// <summary>Makes Cucumber's own HTML report of a run from its messages, masked, by npm's <c>@cucumber/html-formatter</c>.</summary>
public sealed class CucumberHtmlReport(ICommands commands)
{
    /// <summary>Writes the report; returns null, or why it could not be made and what mends it.</summary>
    /// <param name="messages">The run's <c>messages.ndjson</c>.</param>
    /// <param name="report">The HTML file; one file that opens by itself.</param>
    /// <param name="tools">Folder in which <c>npm ci</c> was done; null: it could not be.</param>
    /// <param name="mask">What hides personal data.</param>
    /// <param name="cancellation">Stops the formatter.</param>
    /// <exception cref="BrokenException">messages-unreadable: a line is no JSON.</exception>
    public async Task<Wording?> GenerateAsync(string messages, string report, string? tools, Mask mask, CancellationToken cancellation)
    {
        var script = tools is null ? null : Path.GetFullPath(Path.Combine(tools, "cucumber-html.mjs"));
        if (script is null || !Directory.Exists(Path.Combine(tools!, "node_modules", "@cucumber")))
            return NotMade(new($"its formatter is not installed; do: {Mend(tools)}", $"其生成工具未安装；处理：{Mend(tools)}"));
        var masked = Path.Combine(Path.GetTempPath(), $"tracke2e-messages-{Guid.NewGuid():N}.ndjson");
        try
        {
            WriteMasked(messages, masked, mask);
            var run = await commands.RunAsync(new Command("node", script, masked, Path.GetFullPath(report)) { Folder = tools, Deadline = TimeSpan.FromMinutes(5) }, null, cancellation);
            return run.Succeeded ? (Wording?)null : NotMade(run.Tail);
        }
        finally
        {
            File.Delete(masked);
        }
    }

    private static Wording NotMade(Wording why) => new($"the Cucumber report was not made: {why.En}", $"未生成 Cucumber 报告：{why.Zh}");

    private static string Mend(string? tools) => $"npm ci --prefix {tools ?? "src/tools"}";

    private static void WriteMasked(string messages, string masked, Mask mask)
    {
        using var output = File.Create(masked);
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        var number = 0;
        foreach (var line in File.ReadLines(messages))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var message = JsonDocument.Parse(line);
                MaskedJson.Write(mask, message.RootElement, writer);
            }
            catch (JsonException e)
            {
                throw new BrokenException(
                    "messages-unreadable",
                    new("a line of the messages file is no JSON", "消息文件中有一行不是 JSON"),
                    new("one Cucumber message a line", "每行一条 Cucumber 消息"),
                    e.Message,
                    new("run again", "重新运行"),
                    $"{messages}:{number}",
                    e);
            }

            writer.Flush();
            writer.Reset();
            output.WriteByte((byte)'\n');
        }
    }
}
