using System.Globalization;
using System.Text;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Timeline;

/// <summary>A scenario as one story: steps, actions, observations, hits, events and findings in the order in which they happened, in words of the feature's language.</summary>
/// <remarks>
/// An event stands at the time its SDK claims when that lies inside the scenario and not after its arrival (a device's clock may be wrong), else at its arrival; a hit stands at its arrival.
/// </remarks>
public sealed class ScenarioTimeline
{
    private readonly TimelineWords _words;

    private ScenarioTimeline(TimelineWords words, IReadOnlyList<TimelineEntry> entries)
    {
        _words = words;
        Entries = entries;
    }

    /// <summary>The lines, in order of time.</summary>
    public IReadOnlyList<TimelineEntry> Entries { get; }

    /// <summary>Tells the ledger's story.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="language">Language of the feature; Chinese for <c>zh…</c>, else English.</param>
    /// <param name="mask">What hides personal data.</param>
    /// <param name="result">The scenario's result, whose steps and findings are told as well; null for a ledger alone.</param>
    /// <param name="plan">Gives pages, tabs and elements their titles; null to show ids only.</param>
    public static ScenarioTimeline Of(LedgerSnapshot ledger, string language, Mask mask, ScenarioResult? result = null, TrackingPlan? plan = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(mask);
        var words = new TimelineWords(language);
        var teller = new TimelineTeller(ledger, words, mask, new PlanTitles(plan, language));
        var entries = (result?.Steps ?? []).Where(s => s.Start != default).Select(teller.Tell)
            .Concat(ledger.Actions.Select(teller.Tell))
            .Concat(ledger.Observations.Where(o => o is not DocumentBegan { Top: false }).Select(teller.Tell))
            .Concat(ledger.Hits.Select(teller.Tell))
            .Concat(ledger.Events.Select(teller.Tell))
            .Concat(ledger.Undecodable.Select(teller.Tell))
            .Concat((result?.AllFindings ?? []).Select(teller.Tell));
        return new ScenarioTimeline(words, [.. entries.OrderBy(e => e.At)]); // stable: what did and saw comes before what was reported
    }

    /// <summary>Aligned lines for reading: time, witness, what, where, detail.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var width = Math.Min(40, Entries.Where(e => e.Who is not (Witness.Step or Witness.Finding)).Select(e => Width(e.What)).DefaultIfEmpty().Max());
        foreach (var entry in Entries)
        {
            if (entry.Who == Witness.Step)
            {
                text.Append('\n').Append(Time(entry.At)).Append("  ").Append(entry.Detail).Append(' ').Append(entry.What).Append('\n');
                continue;
            }

            text.Append(Time(entry.At)).Append("  ").Append(Pad(_words.Who(entry.Who), 6)).Append("  ").Append(Pad(What(entry), width + 4));
            text.Append("  ").Append(entry.Target);
            if (entry.Detail.Length > 0)
                text.Append(entry.Target.Length > 0 ? "  " : "").Append(entry.Detail.ReplaceLineEndings(" "));
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The same as comma-separated values with a header, RFC 4180.</summary>
    public string ToCsv() => Csv.Write([_words.Columns, .. Entries.Select(e => (IReadOnlyList<string>)
        [Time(e.At), _words.Who(e.Who), e.Number == 0 ? "" : e.Number.ToString(CultureInfo.InvariantCulture), e.Late ? $"{e.What} ({_words.Late})" : e.What, e.Target, e.Detail])]);

    private string What(TimelineEntry entry) => (entry.Number == 0 ? "" : $"{entry.Number} ") + entry.What + (entry.Late ? $" ({_words.Late})" : "");

    private static string Time(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{(at < TimeSpan.Zero ? '-' : '+')}{at.Duration().TotalSeconds,7:0.000} s");

    private static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    // Chinese takes two columns in a fixed-width font
    private static int Width(string text) => text.Sum(c => c >= 0x2E80 ? 2 : 1);
}
