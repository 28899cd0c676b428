using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Merging;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Reporting.Summary;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Hosting.Runs;

/// <summary>Joins the output folders of several parts of a run into the output folder of one.</summary>
public static class RunMerge
{
    private static readonly string[] CopiedFolders = ["allure-results", "ledgers", "attachments"];

    /// <summary>Joins them; what was written before stays as it is.</summary>
    /// <param name="folders">The output folders, at least one.</param>
    /// <param name="request">Where to write (Out, Root), the command as typed, and whose settings hold the plan (Paths).</param>
    /// <param name="html">Whether HTML reports are made.</param>
    /// <param name="say">Takes lines for people.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="BrokenException">summary-unreadable, messages-unreadable, parts-differ, parts-missing, parts-overlap, and those of the output folder.</exception>
    public static async Task<RunReport> MergeAsync(IReadOnlyList<string> folders, RunRequest request, bool html, Action<string> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var parts = folders.Select(f => (Folder: f, Summary: SummaryWriter.Read(Path.Combine(f, SummaryWriter.FileName)), Part: RunPart.Read(f))).ToList();
        var id = Guid.NewGuid().ToString("N");
        var summary = SummaryMerge.Of(parts, id, request.Command);
        using var output = OutputFolder.Begin(Path.Combine(request.Root, request.Out), id[..8]);
        await SummaryWriter.WriteAsync(summary, output.Staging, cancellation);
        await RunPart.WriteAsync(new RunPart(1, null, parts[0].Part.Planned, [.. parts.SelectMany(p => p.Part.Verified).Distinct(StringComparer.Ordinal)]), output.Staging, cancellation);
        JUnitMerge.Write([.. folders.Select(f => Path.Combine(f, "junit.xml"))], Path.Combine(output.Staging, "junit.xml"));
        foreach (var name in folders.SelectMany(f => Directory.GetFiles(f, "messages*.ndjson")).Select(f => Path.GetFileName(f)).Distinct().Order(StringComparer.Ordinal))
        {
            MessageMerge.Write([.. folders.Select(f => Path.Combine(f, name)).Where(File.Exists)], Path.Combine(output.Staging, name));
        }

        foreach (var (folder, copied) in folders.SelectMany(f => CopiedFolders.Select(c => (f, c))))
        {
            Copy(Path.Combine(folder, copied), Path.Combine(output.Staging, copied));
        }

        var settings = RequestSettings.Undriven(request);
        var made = html && summary.Results.Count > 0 ? await Reports.HtmlAsync(output, settings?.Reporting ?? new ReportingSettings(), MaskOf(settings), request, say, cancellation) : default;
        output.Commit();
        return new RunReport(summary, output.Target, made.Allure ? Path.Combine(output.Target, "report", "index.html") : null) { CucumberReport = made.Cucumber ? Path.Combine(output.Target, "cucumber.html") : null };
    }

    // the plan says what else is secret; without one, what looks like personal data is hidden all the same
    private static Mask MaskOf(RunSettings? settings) => settings is not null && Directory.Exists(Path.Combine(settings.Folder, settings.Plan))
        ? new Mask(SensitiveNames.Of(Wiring.Plans.Read(Path.Combine(settings.Folder, settings.Plan))), [.. settings.Secrets, .. Accounts.Secrets(settings.Accounts)])
        : new Mask([]);

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(target))
            {
                File.Copy(file, target);
            }
        }
    }
}
