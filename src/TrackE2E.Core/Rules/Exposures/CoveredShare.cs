using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Exposures;

/// <summary>What of a visible share counts, by what the plan makes of covered parts: the most that may count, and the least that surely does.</summary>
/// <remarks>
/// Covered parts are found at sample points, so a part that is neither free nor wholly covered is known to about a twentieth of the area: between the two nobody is blamed. While a page
/// scrolls they are not measured: an item of which they become known later does not surely count until then.
/// </remarks>
internal sealed class CoveredShare(ShareHistory history, CoveredParts plan)
{
    private const double Error = 0.05;

    /// <summary>False where the most and the least are the same: covered parts count, or none was ever looked for.</summary>
    public bool MayDiffer => plan != CoveredParts.Visible && history.IsMeasuredAnywhere;

    public double Most(ShareChanged seen) => plan != CoveredParts.Hidden || seen.Covered is not { } covered ? seen.Share : Free(seen, covered, Error);

    public double Least(ShareChanged seen) => plan == CoveredParts.Visible ? seen.Share
        : seen.Covered is { } covered ? Free(seen, covered, -Error)
        : history.IsMeasured(seen) ? 0 : seen.Share;

    private static double Free(ShareChanged seen, double covered, double error) =>
        covered <= 0 ? seen.Share : covered >= seen.Share - 0.001 ? 0 : Math.Clamp(seen.Share - covered + error, 0, seen.Share);
}
