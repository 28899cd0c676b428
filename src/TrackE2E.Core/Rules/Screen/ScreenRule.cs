using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Screen;

/// <summary>A value that the plan says is shown, is the item's place, or is the way of a swipe, is what the observer saw.</summary>
/// <remarks>
/// Sources: catalogue FD-16, CL-12, AT-05. Any text that was on screen from a second before the cause until the event will do; what the observer never saw is not judged, nor is a value
/// that breaks another rule of the plan. A value that must stay the same (<c>same-within</c>) or comes from elsewhere (<c>from</c>) is attributed wrongly when it differs, any other one differs.
/// </remarks>
internal static class ScreenRule
{
    public static IEnumerable<Finding> Judge(Journey journey)
    {
        var ledger = journey.Ledger;
        var history = new ShownHistory(ledger);
        var concerned = ledger.Plan.Events.Where(e => Any(e.Properties)).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var e in ledger.Events.Where(e => e.Planned is not null && concerned.Contains(e.Planned.Id)))
        {
            if (journey.Visits.Of(e) is not { } visit)
            {
                continue;
            }

            var occasion = journey.Visits.OccasionOf(e);
            foreach (var site in ValueSites.Of(e.Planned!, e.Event.Properties, e.Item))
            {
                if (site.Value is { } value && ValueRules.Judge(value, site.Planned).Count == 0 && Differs(ledger, history, visit, occasion, e, site, value) is { } violation)
                {
                    yield return ledger.Placed(new PropertyFindings(e.Planned!, e.Event, ledger.JudgedIn).Of(site.At, site.Planned, violation), e);
                }
            }
        }
    }

    private static bool Any(IReadOnlyList<PlannedProperty> properties) => properties.Any(p =>
        p.Shown is not null || p.Ordinal is not null || p.From is { Kind: SourceKind.SwipeDirection } || Any(p.Properties) || (p.Items is { } items && Any([items])));

    private static Violation? Differs(JudgedLedger ledger, ShownHistory history, Visit visit, Occasion? occasion, JudgedEvent e, ValueSite site, JsonElement value)
    {
        var planned = site.Planned;
        if (planned.Shown is { } source)
        {
            var cause = occasion is { } o && o.At < e.HappenedAt ? o.At : e.HappenedAt;
            var texts = history.Texts(visit, occasion, source, site.Item ?? ItemClicked(ledger, occasion, e, planned), cause, e.HappenedAt);
            if (planned.Types.Count > 0 && planned.Types.All(t => t is "integer" or "number"))
            {
                // a placeholder shows no number
                texts = [.. texts.Where(t => ShownValue.Numbers(t).Count > 0)];
            }

            if (texts.Count > 0 && !texts.Any(t => ShownValue.Agrees(value, t, planned, visit.Url) || IsMasked(value, t)))
            {
                var violation = RuleCell.Differs(value, texts[^1], planned);
                return planned.SameWithin is null && planned.From is null ? violation : violation with { Kind = FindingKind.WrongAttribution };
            }
        }

        if (planned.Ordinal is { } first && occasion is { Ordinals: { Count: > 0 } places } && SaysOnlyItem(occasion, e) && Number(value) is { } place && !places.Contains(place - first + 1))
        {
            return ScreenTexts.Place(value, planned, [.. places.Select(p => p - 1 + first)]);
        }

        if (planned.From is { Kind: SourceKind.SwipeDirection } && occasion?.Cause is Swiped swipe && value.ValueKind == JsonValueKind.String && JsonText.Of(value) != swipe.Direction)
        {
            return ScreenTexts.Direction(value, planned, swipe.Direction);
        }

        return null;
    }

    // the occasion's places are those of its own item
    private static bool SaysOnlyItem(Occasion occasion, JudgedEvent e) => occasion.Item is null || e.Item is null || occasion.Item == e.Item;

    // an event that the plan gives no key is of the item that was clicked, where nothing else was done close to it
    private static string? ItemClicked(JudgedLedger ledger, Occasion? occasion, JudgedEvent e, PlannedProperty planned) =>
        occasion is { Cause: Clicked, Item: { } item } && e.Planned!.Properties.Contains(planned) && !e.Planned.Properties.Any(p => p.Key)
        && ledger.UserActed.Count(at => (at - occasion.At).Duration() < ledger.Tolerances.Soon) <= 1 ? item : null;

    private static int? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(JsonText.Of(value), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    // personal data that is masked before it is sent: *** stands for some part of what is shown
    internal static bool IsMasked(JsonElement value, string shown) => value.ValueKind == JsonValueKind.String && JsonText.Of(value) is var sent && sent.Contains("**", StringComparison.Ordinal)
        && Regex.IsMatch(shown.Trim(), "^" + string.Join(".+", Regex.Split(sent.Trim(), @"\*{2,}").Select(Regex.Escape)) + @"\z", RegexOptions.NonBacktracking | RegexOptions.Singleline);
}
