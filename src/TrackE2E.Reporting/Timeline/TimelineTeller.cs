using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Timeline;

/// <summary>Tells one thing of a scenario as a line of its timeline.</summary>
internal sealed class TimelineTeller(LedgerSnapshot ledger, TimelineWords words, Mask mask, PlanTitles titles)
{
    private const int DetailLength = 400;
    private readonly Dictionary<int, Hit> _hits = ledger.Hits.ToDictionary(h => h.Number);
    private readonly Dictionary<int, TimeSpan> _events = ledger.Events.ToDictionary(e => e.Number, e => Moment(ledger, e) - ledger.StartedAt);

    public TimelineEntry Tell(StepResult step)
    {
        var sign = step.Verdict switch { Verdict.Pass => "✓", Verdict.Fail => "✗", Verdict.Broken => "!", _ => "-" };
        return Entry(step.Start, Witness.Step, 0, step.Sentence, "", sign);
    }

    public TimelineEntry Tell(LedgerAction action) => Entry(action.StartedAt, Witness.Action, 0, words.Action(action.Kind),
        Join(titles.Page(action.Page), titles.Tab(action.Page, action.Tab), titles.Element(action.Element), action.Item), action.Detail ?? "");

    public TimelineEntry Tell(Observation seen)
    {
        var (target, detail) = seen switch
        {
            DocumentBegan began => (began.Url, began.Cause),
            VisitBegan began => (Join(began.Url, titles.Tab(null, began.Tab)), began.Cause),
            ShareChanged share => (Join(titles.Element(share.Element), share.Item), ""),
            Clicked click => (Targets(click.Targets), click.Input),
            Swiped swipe => (Targets(swipe.Targets), swipe.Input),
            TitleChanged title => ("", title.Title ?? ""),
            TabKnown known => (titles.Tab(null, known.Tab) ?? known.Tab, ""),
            ShownChanged shown when ShownSource.Of(shown.Source) is var (element, attribute) =>
                (Join(titles.Element(element), attribute is null ? null : "@" + attribute, shown.Item), shown.Text ?? ""),
            ObserverGap gap => ("", gap.Reason.In(words.Language)),
            _ => ("", ""),
        };
        return Entry(seen.At, Witness.Observation, 0, words.Observation(seen), target, detail);
    }

    public TimelineEntry Tell(Hit hit) =>
        Entry(hit.ArrivedAt, Witness.Hit, hit.Number, hit.Method, hit.Host + hit.Target.Split('?', 2)[0], $"{(hit.Status == 0 ? words.Cut : hit.Status)}, {hit.Body.Length} {words.Bytes}")
            with { Late = hit.ArrivedAt > ledger.EndedAt };

    public TimelineEntry Tell(TrackedEvent tracked) =>
        Entry(Moment(ledger, tracked), Witness.Event, tracked.Number, tracked.Name, tracked.Context.PageUrl ?? "", tracked.Properties.GetRawText()) with { Late = tracked.ArrivedAt > ledger.EndedAt };

    public TimelineEntry Tell(UndecodableHit unread) =>
        Entry(_hits.GetValueOrDefault(unread.HitNumber)?.ArrivedAt ?? ledger.StartedAt, Witness.Undecodable, unread.HitNumber, unread.Decoder ?? "?", "", unread.Problem.In(words.Language));

    // a finding stands beside its event, else at its own time, else at the end
    public TimelineEntry Tell(Finding finding)
    {
        var at = finding.EventNumber is { } number && _events.TryGetValue(number, out var beside) ? beside : finding.At ?? (ledger.EndedAt ?? ledger.StartedAt) - ledger.StartedAt;
        return Entry(ledger.StartedAt + at, Witness.Finding, finding.EventNumber ?? 0, finding.Kind.Word, "", finding.What);
    }

    private TimelineEntry Entry(DateTimeOffset at, Witness who, int number, string what, string target, string detail)
    {
        detail = mask.Text(detail);
        return new TimelineEntry(at - ledger.StartedAt, who, number, mask.Text(what), mask.Text(target), detail.Length <= DetailLength ? detail : detail[..DetailLength] + "…");
    }

    private static DateTimeOffset Moment(LedgerSnapshot ledger, TrackedEvent tracked) =>
        tracked.ClaimedAt is { } at && at >= ledger.StartedAt && at <= tracked.ArrivedAt ? at : tracked.ArrivedAt;

    private string Targets(IReadOnlyList<ElementHit> targets) => string.Join(" ‹ ", targets.Select(t => Join(titles.Element(t.Element), t.Item)));

    private static string Join(params string?[] parts) => string.Join(" › ", parts.Where(p => !string.IsNullOrEmpty(p)));
}
