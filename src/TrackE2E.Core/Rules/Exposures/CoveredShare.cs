using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>What of a visible share counts, by what the plan makes of covered parts: the most that may count, and the least that surely does.</summary>
/// <remarks>
/// Covered parts are found at sample points, so a part that is neither free nor wholly covered is known to about a twentieth of the area: between the two nobody is blamed. While a page
/// scrolls they are not measured: an item of which they become known later does not surely count until then. Shares are told where the whole of the item crosses a threshold; what is
/// partly covered and moves crosses it somewhere between two of them.
/// </remarks>
internal sealed class CoveredShare(ShareHistory history, CoveredParts plan)
{
    private const double Error = 0.05;
    private static readonly TimeSpan LongestMove = TimeSpan.FromMilliseconds(250);

    /// <summary>False where the most and the least are the same: covered parts count, or none was ever looked for.</summary>
    public bool MayDiffer => plan != CoveredParts.Visible && history.IsMeasuredAnywhere;

    public CountedShare Most => new(MostOf, (before, now) => Between(before, now, now.Share > before.Share && MostOf(now) > MostOf(before)));

    public CountedShare Least => new(LeastOf, (before, now) => Between(before, now, now.Share < before.Share && LeastOf(now) < LeastOf(before)));

    private double MostOf(ShareChanged seen) => plan != CoveredParts.Hidden || seen.Covered is not { } covered ? seen.Share : Free(seen, covered, Error);

    private double LeastOf(ShareChanged seen) => plan == CoveredParts.Visible ? seen.Share
        : seen.Covered is { } covered ? Free(seen, covered, -Error)
        : history.IsMeasured(seen) ? 0 : seen.Share;

    private static bool IsPartly(ShareChanged seen) => seen.Covered > 0 && seen.Covered < seen.Share - 0.001;

    // it may have begun to move after it was told last
    private DateTimeOffset Between(ShareChanged before, ShareChanged now, bool moves)
    {
        if (plan == CoveredParts.Visible || !moves || !(IsPartly(before) || IsPartly(now)))
        {
            return now.At;
        }

        return before.At > now.At - LongestMove ? before.At : now.At - LongestMove;
    }

    private static double Free(ShareChanged seen, double covered, double error) =>
        covered <= 0 ? seen.Share : covered >= seen.Share - 0.001 ? 0 : Math.Clamp(seen.Share - covered + error, 0, seen.Share);
}

/// <summary>The share that counts of what was seen, and from when on it may have been that, given what was told before.</summary>
internal sealed record CountedShare(Func<ShareChanged, double> Of, Func<ShareChanged, ShareChanged, DateTimeOffset> Since)
{
    public DateTimeOffset From(ShareChanged? before, ShareChanged now) => before is null ? now.At : Since(before, now);
}
