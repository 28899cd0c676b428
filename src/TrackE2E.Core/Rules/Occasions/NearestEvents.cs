namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Finds the event that comes nearest to an occasion that has none: of the same planned event, else of any more than a minute nearer.</summary>
internal sealed class NearestEvents(Reconciled reconciled)
{
    private static readonly TimeSpan OfAnother = TimeSpan.FromMinutes(1);

    private readonly JudgedEvent[] all = InOrder(Candidates(reconciled));
    private readonly Dictionary<string, JudgedEvent[]> byPlanned = Candidates(reconciled).GroupBy(e => e.Planned!.Id).ToDictionary(g => g.Key, g => InOrder(g), StringComparer.Ordinal);

    public Reconciled Reconciled => reconciled;

    public JudgedEvent? To(Occasion occasion)
    {
        var any = Near(all, occasion.At);
        var own = Near(byPlanned.GetValueOrDefault(occasion.Planned.Id, []), occasion.At);
        return own is null || (any is not null && (any.HappenedAt - occasion.At).Duration() + OfAnother < (own.HappenedAt - occasion.At).Duration()) ? any : own;
    }

    private static IEnumerable<JudgedEvent> Candidates(Reconciled reconciled) =>
        reconciled.Unexpected.Concat(reconciled.Duplicates.Select(d => d.Event)).Concat(reconciled.Matched.Select(m => m.Event));

    private static JudgedEvent[] InOrder(IEnumerable<JudgedEvent> events) => [.. events.OrderBy(e => e.HappenedAt)];

    private static JudgedEvent? Near(JudgedEvent[] events, DateTimeOffset time)
    {
        var (low, high) = (0, events.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].HappenedAt < time ? (middle + 1, high) : (low, middle);
        }

        return low == events.Length ? events.LastOrDefault() : low == 0 || events[low].HappenedAt - time < time - events[low - 1].HappenedAt ? events[low] : events[low - 1];
    }
}
