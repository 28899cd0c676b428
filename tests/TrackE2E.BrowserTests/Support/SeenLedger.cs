using TrackE2E.Core.Ledger;

namespace TrackE2E.BrowserTests.Support;

/// <summary>Keeps what a driver did and its observers saw, in order of arrival.</summary>
internal sealed class SeenLedger : IObservationSink
{
    private readonly Lock gate = new();
    private readonly List<Core.Ledger.Observation> observations = [];
    private readonly List<LedgerAction> actions = [];

    public void Observe(Core.Ledger.Observation observation)
    {
        lock (gate)
        {
            observations.Add(observation with { Number = observations.Count + 1 });
        }
    }

    public void Did(LedgerAction action)
    {
        lock (gate)
        {
            actions.Add(action with { Number = actions.Count + 1 });
        }
    }

    public IReadOnlyList<LedgerAction> Actions
    {
        get
        {
            lock (gate)
            {
                return [.. actions];
            }
        }
    }

    public IReadOnlyList<T> All<T>()
        where T : Core.Ledger.Observation
    {
        lock (gate)
        {
            return [.. observations.OfType<T>()];
        }
    }

    /// <summary>Visits in short: <c>1 load /a#rec</c>.</summary>
    public IReadOnlyList<string> Visits() =>
        [.. All<VisitBegan>().Select(v => $"{v.Cause} {new Uri(v.Url).PathAndQuery}{(v.Tab is null ? "" : " [" + v.Tab + "]")}")];

    /// <summary>Shares of an item over time, without the messages that only measure anew what covers it.</summary>
    public IReadOnlyList<ShareChanged> Shares(string element, string? item = null)
    {
        var all = Measured(element, item);
        return [.. all.Where((s, i) => i == 0 || (all[i - 1].Visit, all[i - 1].Share) != (s.Visit, s.Share))];
    }

    /// <summary>All that was told of an item's share, what covers it too.</summary>
    public IReadOnlyList<ShareChanged> Measured(string element, string? item = null) =>
        [.. All<ShareChanged>().Where(s => s.Element == element && s.Item == item)];

    /// <summary>What the screen showed of a source over time.</summary>
    public IReadOnlyList<string?> Texts(string source, string? item = null) =>
        [.. All<ShownChanged>().Where(s => s.Source == source && s.Item == item).Select(s => s.Text)];

    /// <summary>How long an item was at or above a share, interval by interval.</summary>
    public IReadOnlyList<TimeSpan> Dwells(string element, string? item, double share)
    {
        var found = new List<TimeSpan>();
        DateTimeOffset? since = null;
        foreach (var change in Shares(element, item))
        {
            if (change.Share >= share)
            {
                since ??= change.At;
            }
            else if (since is { } from)
            {
                found.Add(change.At - from);
                since = null;
            }
        }

        return found;
    }

    public string Text()
    {
        lock (gate)
        {
            return string.Join('\n', observations.Select(o => o.ToString()).Concat(actions.Select(a => a.ToString())));
        }
    }
}
