using System.Globalization;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>A time offline in which more happened than the plan's queue holds: which events it may lack, and how many were lost.</summary>
/// <remarks>Missing: certain occasions of the span that no event reports. Uncounted: events made in the span that no occasion stands for; they take places in the queue too.</remarks>
internal sealed record FullQueue(DateTimeOffset From, DateTimeOffset To, int Caused, int Uncounted, int Uncertain, IReadOnlyList<Occasion> MayLack, IReadOnlyList<Occasion> Missing);

/// <summary>Which occasions a full offline queue may lack: of those caused offline beyond its size the oldest, or the newest where the plan says so.</summary>
internal sealed class OfflineQueue
{
    private readonly HashSet<Occasion> mayLack = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<FullQueue> Full { get; private init; } = [];

    public static OfflineQueue Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Plan.Delivery.OfflineQueue is not { } size || ledger.Offline.Spans.Count == 0)
        {
            return new OfflineQueue();
        }

        var missing = journey.Reconciled.SelectMany(r => r.Missing).ToHashSet<Occasion>(ReferenceEqualityComparer.Instance);
        var reported = journey.Reconciled.SelectMany(r => r.Matched.Concat(r.OutsideWindow).Concat(r.WrongTarget)).ToList();
        var caused = reported.Select(m => m.Occasion).Concat(missing).OrderBy(o => o.At).ToList();

        // a cause that was sure only later may have been reported before
        var made = reported.ToLookup(m => m.Occasion, m => m.Event.HappenedAt, ReferenceEqualityComparer.Instance);
        var counted = reported.Select(m => m.Event.Event.Number).ToHashSet();
        var full = new List<FullQueue>();
        foreach (var (from, to) in ledger.Offline.Spans)
        {
            var inside = caused.Where(o => (o.At >= from && o.At <= to) || made[o].Any(at => at >= from && at < to)).ToList();
            var uncounted = ledger.Events.Count(e => e.HappenedAt >= from && e.HappenedAt < to && !counted.Contains(e.Event.Number));
            var excess = inside.Count + uncounted - size;
            if (excess > 0)
            {
                full.Add(new FullQueue(from, to, inside.Count, uncounted, inside.Count(o => !o.Certain), Lacking(inside, excess, missing, ledger), [.. inside.Where(missing.Contains)]));
            }
        }

        var queue = new OfflineQueue { Full = full };
        queue.mayLack.UnionWith(full.SelectMany(f => f.MayLack));
        return queue;
    }

    // where two happened almost at once, the SDK may have put either first into its queue
    private static IReadOnlyList<Occasion> Lacking(List<Occasion> inside, int excess, HashSet<Occasion> missing, JudgedLedger ledger)
    {
        var near = ledger.Tolerances.Lead;
        IEnumerable<Occasion> candidates = ledger.Plan.Delivery.DropsNewest
            ? inside.Where(o => excess >= inside.Count || o.At >= inside[^excess].At - near).Reverse()
            : inside.Where(o => excess >= inside.Count || o.At <= inside[excess - 1].At + near);
        return [.. candidates.Where(missing.Contains).Take(excess)];
    }

    public bool MayLack(Occasion occasion) => mayLack.Contains(occasion);

    public FullQueue? FullAt(Occasion occasion) => Full.FirstOrDefault(f => occasion.At >= f.From && occasion.At <= f.To);
}

/// <summary>The event that says how many were dropped says how many are missing.</summary>
internal static class DropCountRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        var plan = ledger.Plan.Delivery;
        if (plan is not { DropEvent: { } id, DropCount: { } path } || ledger.Plan.Event(id) is not { } planned)
        {
            yield break;
        }

        foreach (var full in journey.OfflineQueue.Full.Where(f => f is { Uncounted: 0, Uncertain: 0 } && f.To + ledger.Due <= ledger.Until))
        {
            var next = ledger.Offline.Spans.Where(s => s.From > full.To).Select(s => s.From).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();
            var told = ledger.Events.Where(e => e.Planned?.Id == id && e.HappenedAt >= full.To - ledger.Tolerances.Lead && e.HappenedAt < next).ToList();
            var expected = full.Missing.Count;
            if (expected == 0)
            {
                continue;
            }

            if (told.Count == 0)
            {
                // where the plan names a cause of it, its absence is told by that
                if (planned.When is null)
                {
                    var said = DeliveryTexts.DropsUntold(ledger, planned, full);
                    yield return new Finding
                    {
                        Kind = FindingKind.MissingEvent, Event = id, What = said.What.In(ledger.Language), Expected = said.Expected.In(ledger.Language), PlanPlace = plan.Place,
                        Actual = said.Actual.In(ledger.Language), Do = said.Do.In(ledger.Language), At = full.To - ledger.Ledger.StartedAt,
                    };
                }

                continue;
            }

            var counts = told.Select(e => PropertyPath.TextAt(e.Event.Properties, path)).ToList();
            if (counts.All(c => long.TryParse(c, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)) && counts.Sum(c => long.Parse(c!, CultureInfo.InvariantCulture)) != expected)
            {
                yield return ledger.Finding(FindingKind.ValueDiffers, told[^1], DeliveryTexts.DropsMiscounted(ledger, told[^1], full, string.Join(" + ", counts)), plan.Place) with { Property = JsonPointer.OfDotted(path) };
            }
        }
    }
}
