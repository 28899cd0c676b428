using System.Globalization;
using System.Text;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;
using TrackE2E.Reporting.Timeline;

namespace TrackE2E.Reporting.Allure;

/// <summary>Where the user was when it went wrong: the steps until then and the last thing that was done, in place of a stack trace.</summary>
internal static class AllureTrace
{
    public static string Of(ScenarioResult result, LedgerSnapshot? ledger)
    {
        var words = new TimelineWords(result.Language);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{result.Feature}:{result.At}  {result.Scenario}");
        if (result.Row > 0)
            text.Append(CultureInfo.InvariantCulture, $"  ({words.Row} {result.Row})");
        if (result.Device.Length > 0)
            text.Append("  ").Append(result.Device);
        text.Append('\n');
        foreach (var step in result.Steps)
        {
            var sign = step.Verdict switch { Verdict.Pass => '✓', Verdict.Fail => '✗', Verdict.Broken => '!', _ => '-' };
            text.Append(CultureInfo.InvariantCulture, $"  {sign} {step.Sentence}");
            if (step.Verdict is Verdict.Fail or Verdict.Broken && step.Line > 0)
                text.Append(CultureInfo.InvariantCulture, $"   ← {result.Feature}:{step.Line}");
            text.Append('\n');
        }

        if (ledger?.Observations.OfType<VisitBegan>().LastOrDefault() is { } visit)
            text.Append(CultureInfo.InvariantCulture, $"{words.LastPage}  +{(visit.At - ledger.StartedAt).TotalSeconds:0.000} s  {visit.Url}{(visit.Tab is null ? "" : $" › {visit.Tab}")}\n");
        if (ledger?.Actions is [.., var last])
            text.Append(CultureInfo.InvariantCulture, $"{words.LastAction}  +{(last.StartedAt - ledger.StartedAt).TotalSeconds:0.000} s  {words.Action(last.Kind)} {last.Element ?? last.Page}{(last.Item is null ? "" : $" › {last.Item}")}\n");
        return text.ToString();
    }
}
