using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;

namespace TrackE2E.Core.Rules.Screen;

/// <summary>What the screen showed of each source, item and visit, in order of time.</summary>
internal sealed class ShownHistory
{
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(3);

    private readonly Dictionary<(string Document, int Visit, string Source, string? Item), List<ShownChanged>> shown = [];
    private readonly JudgedLedger ledger;

    public ShownHistory(JudgedLedger ledger)
    {
        this.ledger = ledger;
        foreach (var change in ledger.Observed.OfType<ShownChanged>())
        {
            var key = (change.Document, change.Visit, change.Source, change.Item);
            if (!shown.TryGetValue(key, out var list))
            {
                shown[key] = list = [];
            }

            list.Add(change);
        }
    }

    public bool IsEmpty => shown.Count == 0;

    /// <summary>Texts that a value of an event may be: those on screen from shortly before its cause until it happened, else those that came just after; empty when none was seen.</summary>
    /// <param name="visit">Where the event belongs.</param>
    /// <param name="occasion">What caused it. A click in a frame: the frame shows its own values, and has visits of its own.</param>
    /// <param name="source">What the plan says is shown.</param>
    /// <param name="item">The event's item.</param>
    /// <param name="from">When it was caused.</param>
    /// <param name="until">When it happened.</param>
    public IReadOnlyList<string> Texts(Visit visit, Occasion? occasion, string source, string? item, DateTimeOffset from, DateTimeOffset until)
    {
        if (!IsOfItem(source))
        {
            item = null;
        }
        else if (item is null)
        {
            return [];
        }

        if (!(occasion?.Cause is Clicked click && shown.TryGetValue((click.Document, click.Visit, source, item), out var changes))
            && !shown.TryGetValue((visit.Document, visit.NumberInDocument, source, item), out changes))
        {
            return [];
        }

        // a page that is entered by a route may show for a while what the one before it showed
        var undrawn = Undrawn(visit, occasion, source, changes);
        if (undrawn is not null && changes[1].At > until + ledger.Tolerances.Lead)
        {
            return [.. changes.Where(c => c == undrawn || (c.At > until && c.At <= until + Later)).Select(c => c.Text).OfType<string>()];
        }

        var texts = new List<string>();
        string? held = null;

        // what a box holds changes in the same moment for the user and for the page's code
        var exact = occasion?.Cause is Clicked && ShownSource.Of(source).Attribute is "value";
        var leftOver = occasion?.Cause is not null ? LeftOver(changes[0]) : null;
        foreach (var change in changes.Where(c => c != undrawn))
        {
            if (change.At > until + ledger.Tolerances.Lead)
            {
                break;
            }

            if (change.At > from - (exact || held == leftOver ? ledger.Tolerances.Edge : ledger.Tolerances.Soon) && held is not null)
            {
                texts.Add(held);
            }

            (leftOver, held) = (held is null ? leftOver : null, change.Text);
        }

        if (held is not null)
        {
            texts.Add(held);
        }

        return texts.Count > 0 ? texts : [.. changes.Where(c => c.At > until && c.At <= until + Later).Select(c => c.Text).OfType<string>()];
    }

    // what an element of the entered page showed when the visit began, and did not go on showing; what stands on several pages may be the same thing on both
    private ShownChanged? Undrawn(Visit visit, Occasion? occasion, string source, List<ShownChanged> changes) =>
        occasion is { Planned.Kind: EventKind.PageView } && visit.Cause is "push" or "replace" or "pop" or "hash" && ledger.Plan.Element(ShownSource.Of(source).Element)?.Page is not null
            && changes.Count > 1 && changes[0].At <= visit.Began + ledger.Tolerances.Edge ? changes[0] : null;

    // what the visit before still had on screen: it is not what was acted on, once it is gone
    private string? LeftOver(ShownChanged first) =>
        shown.TryGetValue((first.Document, first.Visit - 1, first.Source, first.Item), out var before) && before[^1].Text == first.Text ? first.Text : null;

    // the source itself, or what it stands in, has items
    private bool IsOfItem(string source)
    {
        for (var element = ledger.Plan.Element(ShownSource.Of(source).Element); element is not null; element = element.Within is { } around ? ledger.Plan.Element(around) : null)
        {
            if (element.Key is not null)
            {
                return true;
            }
        }

        return false;
    }
}
