using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>What the observer said of each item of each visit, in order of time.</summary>
internal sealed class ShareHistory
{
    private readonly Dictionary<(string Document, int Visit, string Element, string? Item), List<ShareChanged>> shares = [];

    private readonly HashSet<(string Document, int Visit, string Element, string? Item)> measured = [];

    public ShareHistory(JudgedLedger ledger)
    {
        foreach (var share in ledger.Observed.OfType<ShareChanged>())
        {
            var key = (share.Document, share.Visit, share.Element, share.Item);
            if (!shares.TryGetValue(key, out var list))
            {
                shares[key] = list = [];
            }

            list.Add(share);
            if (share.Covered is not null)
            {
                measured.Add(key);
            }
        }
    }

    /// <summary>Whether covered parts of the item became known at any time of the visit.</summary>
    public bool IsMeasured(ShareChanged share) => measured.Contains((share.Document, share.Visit, share.Element, share.Item));

    /// <summary>Whether covered parts of any item became known.</summary>
    public bool IsMeasuredAnywhere => measured.Count > 0;

    /// <summary>The first pixel of the item in the visit.</summary>
    public DateTimeOffset? FirstSeen(ExposureEpisode episode) => Of(episode).FirstOrDefault(s => s.Share > 0)?.At;

    /// <summary>Places that the item had from the beginning of the episode until its end.</summary>
    public IReadOnlyList<int> Ordinals(ExposureEpisode episode)
    {
        var ordinals = new HashSet<int>();
        int? held = null;
        foreach (var share in Of(episode))
        {
            if (share.At > episode.Began && held is { } before)
            {
                ordinals.Add(before);
            }

            if (episode.Ended is { } ended && share.At > ended)
            {
                held = null;
                break;
            }

            held = share.Ordinal ?? held;
        }

        if (held is { } last)
        {
            ordinals.Add(last);
        }

        return [.. ordinals];
    }

    private List<ShareChanged> Of(ExposureEpisode episode) =>
        episode.Visit is { } visit && shares.TryGetValue((visit.Document, visit.NumberInDocument, episode.Element, episode.Item), out var list) ? list : [];
}
