using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Screen;

/// <summary>A time that the plan says is measured is the time that the observer measured: of this visit only, in the plan's unit, the background in or out.</summary>
/// <remarks>
/// Source: catalogue PV-15 (Volcengine stay_page). Until the event, or until the visit ended before it; from the visit's beginning or, for a page that loads slowly, from its page view; of
/// the whole stay or of the tab shown last. Off by 250 ms and 5 % at most.
/// </remarks>
internal static class MeasuredRule
{
    private static readonly TimeSpan Off = TimeSpan.FromMilliseconds(250);

    public static IEnumerable<Finding> Judge(Journey journey)
    {
        var ledger = journey.Ledger;
        var concerned = ledger.Plan.Events.Where(e => Any(e.Properties)).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        if (concerned.Count == 0)
        {
            yield break;
        }

        var visible = ledger.VisibleTimes;
        foreach (var e in ledger.Events.Where(e => e.Planned is not null && concerned.Contains(e.Planned.Id)))
        {
            if (journey.Visits.Of(e) is not { } visit)
            {
                continue;
            }

            foreach (var site in ValueSites.Of(e.Planned!, e.Event.Properties, e.Item).Where(s => s.Planned.Measures is not null))
            {
                if (site.Value is { ValueKind: JsonValueKind.Number } value && ValueRules.Judge(value, site.Planned).Count == 0 && PerSecond(site.Planned.Unit) is { } perSecond
                    && Differs(journey, visible, visit, e, site.Planned, value, perSecond) is { } violation)
                {
                    yield return ledger.Placed(new PropertyFindings(e.Planned!, e.Event, ledger.JudgedIn).Of(site.At, site.Planned, violation), e);
                }
            }
        }
    }

    private static bool Any(IReadOnlyList<PlannedProperty> properties) => properties.Any(p => p.Measures is not null || Any(p.Properties));

    private static Violation? Differs(Journey journey, VisibleTimes visible, Visit visit, JudgedEvent e, PlannedProperty planned, JsonElement value, double perSecond)
    {
        var ledger = journey.Ledger;
        var stay = journey.Stays.First(visit);
        var until = visit.Ended is { } ended && ended < e.HappenedAt ? ended : e.HappenedAt;
        TimeSpan Measured(DateTimeOffset from) => from >= until ? TimeSpan.Zero : planned.Measures == MeasuredTime.Foreground ? visible.Between(visit.Document, from, until) : until - from;

        // on a page with tabs the whole stay began with the first tab
        var first = stay;
        while (ledger.VisitOf(first.Document, first.NumberInDocument - 1) is { } before && first.Cause == "tab" && before.Page == first.Page)
        {
            first = journey.Stays.First(before);
        }

        var reported = journey.Matched.Where(m => m.Occasion.Visit?.Number == stay.Number && m.Event.Planned!.Kind == EventKind.PageView).Select(m => m.Event.HappenedAt).DefaultIfEmpty(stay.Began).First();
        var (least, most) = (Measured(reported > stay.Began ? reported : stay.Began), Measured(stay.Began));
        var whole = Measured(first.Began);
        var sent = TimeSpan.FromSeconds(value.GetDouble() / perSecond);
        if (Near(sent, least, most) || Near(sent, whole, whole))
        {
            return null;
        }

        var background = until > stay.Began ? until - stay.Began - visible.Between(visit.Document, stay.Began, until) : TimeSpan.Zero;
        return ScreenTexts.Time(value, planned, least, most, background, perSecond, Hint(value.GetDouble(), perSecond, least, most));
    }

    private static bool Near(TimeSpan sent, TimeSpan least, TimeSpan most) => sent >= least - Off - (least * 0.05) && sent <= most + Off + (most * 0.05);

    private static Wording? Hint(double sent, double perSecond, TimeSpan least, TimeSpan most) =>
        perSecond > 1 && Near(TimeSpan.FromSeconds(sent), least, most) ? new("looks like seconds", "像是以秒为单位")
        : perSecond <= 1 && Near(TimeSpan.FromMilliseconds(sent), least, most) ? new("looks like milliseconds", "像是以毫秒为单位")
        : null;

    private static double? PerSecond(string? unit) => unit is null ? 1000 : Units.OfTime(unit) is { } small ? small : unit.ToLowerInvariant() switch
    {
        "min" or "minute" or "minutes" or "分钟" => 1d / 60,
        "h" or "hour" or "hours" or "小时" => 1d / 3600,
        _ => null,
    };
}
