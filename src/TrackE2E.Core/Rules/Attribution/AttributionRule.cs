using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Screen;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>A value comes from where the plan says (<c>from</c>), and stays the same as long as the plan says (<c>same-within</c>).</summary>
/// <remarks>Sources: catalogue AT-01 to AT-06, AB-02, PV-05. Where the source cannot be told with certainty, nobody is blamed. Several members of one missing object are one finding.</remarks>
internal static class AttributionRule
{
    public static IEnumerable<Finding> Judge(Journey journey)
    {
        var ledger = journey.Ledger;
        var concerned = ledger.Plan.Events.Where(e => Any(e.Properties)).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        if (concerned.Count == 0)
        {
            yield break;
        }

        var sources = new Sources(journey);
        var kept = new KeptValues(journey);
        foreach (var e in ledger.Events.Where(e => e.Planned is not null && concerned.Contains(e.Planned.Id)).OrderBy(e => e.HappenedAt).ThenBy(e => e.Event.Number))
        {
            var visit = journey.Visits.Of(e);
            var blamed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var site in ValueSites.Of(e.Planned!, e.Event.Properties, e.Item))
            {
                var broken = site.Value is { } sent && ValueRules.Judge(sent, site.Planned).Count > 0;
                var wrong = broken ? null : From(sources, e, visit, site) ?? kept.Judge(e, visit, site);
                if (wrong is { } because && blamed.Add(site.Value is null ? site.BlamedAt : site.At))
                {
                    yield return Finding(ledger, e, visit, site, because);
                }
            }
        }
    }

    private static bool Any(IReadOnlyList<PlannedProperty> properties) => properties.Any(p =>
        p.From is { Kind: not SourceKind.SwipeDirection } || p.SameWithin is not null || Any(p.Properties) || (p.Items is { } items && Any([items])));

    private static Wanted? From(Sources sources, JudgedEvent e, Visit? visit, ValueSite site)
    {
        // the values by which an event is told are judged with its target
        // and what an event cannot do without is missing, wherever it comes from
        if (site.Planned.From is not { Kind: not SourceKind.SwipeDirection } from || visit is null || site.IsLacking
            || (from.Kind is SourceKind.ThisPage or SourceKind.ThisTab && e.Planned!.ReportedAs.Where.ContainsKey(JsonPointer.Dotted(site.At))))
        {
            return null;
        }

        var wanted = sources.Of(e, visit, site);

        // without a source here, what stays the same may have been set before; what is required is sent in any case
        if (wanted.Count == 0 || wanted.Any(w => w.Value is null && (site.Required || site.Planned.SameWithin is not null)) || wanted.Any(w => Agrees(site.Value, w.Value)))
        {
            return null;
        }

        return wanted[0];
    }

    private static bool Agrees(JsonElement? value, string? wanted) => value is not { } sent ? wanted is null
        : wanted is null ? sent.ValueKind == JsonValueKind.String && JsonText.Of(sent).Length == 0
        : new EqualsValue(wanted, false).Holds(sent) || ScreenRule.IsMasked(sent, wanted);

    private static Finding Finding(JudgedLedger ledger, JudgedEvent e, Visit? visit, ValueSite site, Wanted wanted)
    {
        var at = site.Value is null ? site.BlamedAt : site.At;
        var language = ledger.Language;
        return ledger.Placed(
            new Finding
            {
                Kind = FindingKind.WrongAttribution,
                Event = e.Planned!.Id,
                Property = at,
                Page = visit?.Page?.Id,
                What = What(e.Planned, site, JsonPointer.Dotted(at)).In(language),
                Expected = AttributionTexts.Expected(JsonPointer.Dotted(site.At), ValueText.Of(wanted.Value, language, site.Planned.Sensitive), wanted.Because).In(language),
                PlanPlace = site.Planned.Place,
                Actual = ValueText.Of(site.Value, language, site.Planned.Sensitive),
                EventNumber = e.Event.Number,
                Do = AttributionTexts.Do(JsonPointer.Dotted(site.At)).In(language),
                Evidence = visit is null ? [] : [AttributionTexts.InVisit(visit, ledger.Clock(visit.Began)).In(language)],
            },
            e);
    }

    private static Wording What(PlannedEvent planned, ValueSite site, string path) => site is { Value: not null, Planned: { From: null, SameWithin: not null } }
        ? AttributionTexts.Changed(planned, path)
        : AttributionTexts.What(planned, path, site.Value is null);
}
