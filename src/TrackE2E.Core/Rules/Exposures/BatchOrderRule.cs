using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>An exposure that lists several items lists them in the order of the screen.</summary>
/// <remarks>Source: catalogue EX-22 (Volcengine's list of shown items). Only items whose place the observer knows, and only one place each, are compared.</remarks>
internal static class BatchOrderRule
{
    public static IEnumerable<Finding> Judge(Journey journey)
    {
        foreach (var batch in journey.Matched.Where(m => m.Occasion is { Ordinals.Count: 1, Item: not null }).GroupBy(m => m.Event.Event.Number).Where(g => g.Skip(1).Any()))
        {
            var e = batch.First().Event;
            if (ItemKey.ListOf(e.Planned!.Properties, e.Event.Properties) is not { } sent)
            {
                continue;
            }

            var places = batch.GroupBy(m => m.Occasion.Item!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Occasion.Ordinals[0], StringComparer.Ordinal);
            var items = sent.Where(places.ContainsKey).Distinct(StringComparer.Ordinal).Select(item => (Item: item, Place: places[item])).ToList();
            if (items.Zip(items.Skip(1)).All(pair => pair.First.Place <= pair.Second.Place))
            {
                continue;
            }

            var language = journey.Ledger.Language;
            yield return new Finding
            {
                Kind = FindingKind.WrongOrder,
                Event = e.Planned!.Id,
                Page = journey.Ledger.PageOf(e),
                Element = e.Planned.Element,
                What = ExposureTexts.Disordered(e.Planned).In(language),
                Expected = ExposureTexts.Order(items.OrderBy(i => i.Place)).In(language),
                PlanPlace = e.Planned.Place,
                Actual = ExposureTexts.Order(items).In(language),
                EventNumber = e.Event.Number,
                At = e.HappenedAt - journey.Ledger.Ledger.StartedAt,
                Do = ExposureTexts.DoOrder.In(language),
            };
        }
    }
}
