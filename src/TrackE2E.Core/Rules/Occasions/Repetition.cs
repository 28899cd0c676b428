using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Privacy;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Whether one thing that is reported once in the plan's span is due again.</summary>
/// <remarks>What consent kept from being reported has not been. A user who comes back after another may be remembered or not: nobody is blamed.</remarks>
internal sealed class Repetition(JudgedLedger ledger, Epochs epochs, OncePer span)
{
    private readonly List<Occasion> before = [];

    /// <summary>The occasion that came before; null for the first.</summary>
    public Occasion? Last => before.Count > 0 ? before[^1] : null;

    public void Add(Occasion occasion) => before.Add(occasion);

    /// <summary>Null when it cannot be told.</summary>
    public bool? IsDueAgain(Occasion next)
    {
        before.RemoveAll(o => ConsentOccasions.MayHaveReported(ledger, o) == false);
        if (span == OncePer.View || Last is not { } last || (span == OncePer.Visit && last.Visit != next.Visit))
        {
            return true;
        }

        if (ConsentOccasions.MayHaveReported(ledger, last) is null)
        {
            return null;
        }

        var again = epochs.IsAnother(span, last.At, next.At);
        return again == true && before.SkipLast(1).Any(o => epochs.IsAnother(span, o.At, next.At) != true) ? null : again;
    }
}
