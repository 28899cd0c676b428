using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Timeline;

namespace TrackE2E.Reporting.Allure;

/// <summary>Turns steps into Allure's, with their tables, doc strings, findings and the requests that findings are about.</summary>
internal sealed class AllureSteps(AllureFiles files, string language)
{
    public AllureStep Of(StepResult step, LedgerSnapshot? ledger)
    {
        var attachments = new List<AllureAttachment>();
        if (step.Table.Count > 0)
            attachments.Add(files.Text("Data Table", "text/csv", ".csv", Csv.Write(step.Table)));
        if (step.DocString is { } text)
            attachments.Add(files.Text("Doc String", "text/plain", ".txt", text));
        attachments.AddRange(step.Attachments.Select(files.Evidence));
        attachments.AddRange(Hits(step.Findings, ledger));
        var start = step.Start.ToUnixTimeMilliseconds();
        return new AllureStep
        {
            Name = files.Mask.Text(step.Sentence),
            Status = Status(step.Verdict),
            StatusDetails = step.Message is { } message ? new AllureStatusDetails(files.Mask.Text(message)) : null,
            Steps = [.. step.Findings.Select(f => Finding(f, start, step.Duration))],
            Attachments = attachments,
            Parameters = [.. step.Arguments.Select(a => new AllureParameter(a.Name, files.Mask.Text(a.Value)))],
            Start = start,
            Stop = start + (long)step.Duration.TotalMilliseconds,
        };
    }

    /// <summary>The raw requests, masked, of the events that findings are about, and all that no decoder could read.</summary>
    public IEnumerable<AllureAttachment> Hits(IReadOnlyList<Finding> findings, LedgerSnapshot? ledger)
    {
        if (ledger is null || findings.Count == 0)
            return [];
        var events = findings.Select(f => f.EventNumber).OfType<int>().ToHashSet();
        var numbers = ledger.Events.Where(e => events.Contains(e.Number)).Select(e => e.HitNumber)
            .Concat(findings.Any(f => f.Kind == FindingKind.UndecodableHit) ? ledger.Undecodable.Select(u => u.HitNumber) : []).ToHashSet();
        return [.. ledger.Hits.Where(h => numbers.Contains(h.Number)).Take(10)
            .Select(h => files.Masked(string.Create(CultureInfo.InvariantCulture, $"Hit {h.Number}"), "text/plain", ".txt", HitText.Of(h, files.Mask)))];
    }

    public AllureStep Finding(Finding finding, long start, TimeSpan duration)
    {
        var values = new[] { finding.Event, finding.Property, finding.Page, finding.Element, finding.Item, finding.Expected, finding.Actual, finding.Do };
        var named = new TimelineWords(language).FindingParts.Zip(values);
        return new AllureStep
        {
            Name = files.Mask.Text($"{finding.Kind.Word}  {finding.What}"),
            Status = "failed",
            StatusDetails = finding.Evidence.Count > 0 ? new AllureStatusDetails(files.Mask.Text(string.Join('\n', finding.Evidence))) : null,
            Parameters = [.. named.Where(p => !string.IsNullOrEmpty(p.Second)).Select(p => new AllureParameter(p.First, files.Mask.Text(p.Second!)))],
            Start = start,
            Stop = start + (long)duration.TotalMilliseconds,
        };
    }

    public static string Status(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "passed",
        Verdict.Fail => "failed",
        Verdict.Broken => "broken",
        _ => "skipped",
    };
}
