using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>What of a visible share counts, by what the plan makes of covered parts: the most that may count, and the least that surely does.</summary>
/// <remarks>
/// Covered parts are found at sample points, so a part that is neither free nor wholly covered is known to about a tenth of the area: between the two nobody is blamed.
/// </remarks>
internal static class CoveredShare
{
    private const double Error = 0.1;

    public static Func<ShareChanged, double> Most(CoveredParts covered) => covered == CoveredParts.Hidden ? MostFree : seen => seen.Share;

    public static Func<ShareChanged, double> Least(CoveredParts covered) => covered == CoveredParts.Visible ? seen => seen.Share : LeastFree;

    private static double MostFree(ShareChanged seen) => seen.Covered is not { } covered || covered <= 0 ? seen.Share
        : IsWhole(seen, covered) ? 0 : Math.Min(seen.Share, (seen.Share * (1 - covered)) + Error);

    private static double LeastFree(ShareChanged seen) => seen.Covered is not { } covered || covered <= 0 ? seen.Share
        : IsWhole(seen, covered) ? 0 : Math.Max(0, seen.Share - covered - Error);

    private static bool IsWhole(ShareChanged seen, double covered) => covered >= seen.Share - 0.001 || covered >= 0.999;
}
