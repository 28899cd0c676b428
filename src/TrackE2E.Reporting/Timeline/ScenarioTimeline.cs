using System.Globalization;
using System.Text;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Reporting.Timeline;

/// <summary>A scenario's ledger as one story: actions, observations, hits and events in the order in which they happened, in words of the feature's language.</summary>
/// <remarks>
/// An event stands at the time its SDK claims when that lies inside the scenario and not after its arrival (a device's clock may be wrong), else at its arrival; a hit stands at its arrival.
/// </remarks>
public sealed class ScenarioTimeline
{
    private const int DetailLength = 400;
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
    public static ScenarioTimeline Of(LedgerSnapshot ledger, string language, Mask mask)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(mask);
        var words = new TimelineWords(language);
        var teller = new Teller(ledger, words, mask);
        var entries = ledger.Actions.Select(teller.Tell)
            .Concat(ledger.Observations.Where(o => o is not DocumentBegan { Top: false }).Select(teller.Tell))
            .Concat(ledger.Hits.Select(teller.Tell))
            .Concat(ledger.Events.Select(teller.Tell))
            .Concat(ledger.Undecodable.Select(teller.Tell));
        return new ScenarioTimeline(words, [.. entries.OrderBy(e => e.At)]); // stable: what did and saw comes before what was reported
    }

    /// <summary>Aligned lines for reading: time, witness, what, where, detail.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var width = Math.Min(40, Entries.Select(e => Width(e.What)).DefaultIfEmpty().Max());
        foreach (var entry in Entries)
        {
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

    private sealed class Teller(LedgerSnapshot ledger, TimelineWords words, Mask mask)
    {
        private readonly Dictionary<int, Hit> _hits = ledger.Hits.ToDictionary(h => h.Number);

        public TimelineEntry Tell(LedgerAction action) =>
            Entry(action.StartedAt, Witness.Action, 0, words.Action(action.Kind), Join(action.Page, action.Tab, action.Element, action.Item), Join(action.Detail, action.Step));

        public TimelineEntry Tell(Observation seen)
        {
            var (target, detail) = seen switch
            {
                DocumentBegan began => (began.Url, began.Cause),
                VisitBegan began => (Join(began.Url, began.Tab), began.Cause),
                ShareChanged share => (Join(share.Element, share.Item), ""),
                Clicked click => (string.Join(" ‹ ", click.Targets.Select(t => Join(t.Element, t.Item))), click.Input),
                ObserverGap gap => ("", gap.Reason),
                _ => ("", ""),
            };
            return Entry(seen.At, Witness.Observation, 0, words.Observation(seen), target, detail);
        }

        public TimelineEntry Tell(Hit hit) =>
            Entry(hit.ArrivedAt, Witness.Hit, hit.Number, hit.Method, hit.Host + Path(hit.Target), $"{(hit.Status == 0 ? words.Cut : hit.Status)}, {hit.Body.Length} {words.Bytes}") with { Late = hit.ArrivedAt > ledger.EndedAt };

        public TimelineEntry Tell(TrackedEvent tracked)
        {
            var claimed = tracked.ClaimedAt is { } at && at >= ledger.StartedAt && at <= tracked.ArrivedAt ? at : tracked.ArrivedAt;
            return Entry(claimed, Witness.Event, tracked.Number, tracked.Name, tracked.Context.PageUrl ?? "", tracked.Properties.GetRawText()) with { Late = tracked.ArrivedAt > ledger.EndedAt };
        }

        public TimelineEntry Tell(UndecodableHit unread) =>
            Entry(_hits.GetValueOrDefault(unread.HitNumber)?.ArrivedAt ?? ledger.StartedAt, Witness.Undecodable, unread.HitNumber, unread.Decoder ?? "?", "", unread.Problem);

        private TimelineEntry Entry(DateTimeOffset at, Witness who, int number, string what, string target, string detail)
        {
            detail = mask.Text(detail);
            return new TimelineEntry(at - ledger.StartedAt, who, number, mask.Text(what), mask.Text(target), detail.Length <= DetailLength ? detail : detail[..DetailLength] + "…");
        }

        private static string Join(params string?[] parts) => string.Join(" › ", parts.Where(p => !string.IsNullOrEmpty(p)));

        private static string Path(string target) => target.Split('?', 2)[0];
    }
}
