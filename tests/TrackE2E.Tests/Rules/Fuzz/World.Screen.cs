using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>What is on screen, as the observer tells it.</summary>
internal sealed partial class World
{
    // the shares that the page now has; covered parts are not measured while it moves
    private void Draw(Page page, bool moving = false, bool heldUp = false)
    {
        if (!page.Drawn || page.Gone || page.Hidden)
        {
            Watch(page);
            return;
        }

        foreach (var (element, item, share) in page.Wanted())
        {
            var had = page.Shares.TryGetValue((element, item), out var before);
            if ((had ? before : 0) != share || page.Covered != page.WasCovered)
            {
                page.Shares[(element, item)] = share;
                Tell(page, element, item, share, moving ? null : page.Covered ? share : 0);
            }
        }

        page.WasCovered = page.Covered;
        if (heldUp)
        {
            HoldUp();
        }

        Watch(page);
        if (moving)
        {
            var (visit, top) = (page.Visit, page.Top);
            After(chance.Next(60, 150), () =>
            {
                if (page.Visit == visit && page.Top == top && !page.Gone && !page.Hidden)
                {
                    foreach (var ((element, item), share) in page.Shares.Where(s => s.Value > 0).ToList())
                    {
                        Tell(page, element, item, share, page.Covered ? share : 0);
                    }
                }
            });
        }
    }

    private void Tell(Page page, string element, string? item, double share, double? covered) => See(page, new ShareChanged(page.Visit, element, item, share)
    {
        Document = "", Sequence = 0, At = default, Covered = plan.Events.Any(e => e.Kind == EventKind.Exposure && e.Element == element && e.Trigger.Covered != CoveredParts.Visible) ? covered : null,
        Ordinal = item is null ? null : page.PlaceOf(item),
    });

    private void ShowPrices(Page page, string item)
    {
        if (page.Name == "home")
        {
            See(page, new ShownChanged(page.Visit, "price", item, $"¥{PriceOf(item) / 100}.{PriceOf(item) % 100:00}") { Document = "", Sequence = 0, At = default });
        }
    }

    private int PriceOf(string item) => (item[0] * 100) + (item[1] * 7) + (dear.Contains(item) ? 5000 : 0);
}
