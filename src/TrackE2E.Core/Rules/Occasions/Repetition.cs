using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Privacy;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Whether one thing that is reported once in the plan's span is due again.</summary>
/// <remarks>What consent kept from being reported has not been. A user who comes back after another may be remembered or not: nobody is blamed.</remarks>
internal sealed class Repetition(JudgedLedger ledger, Epochs epochs, OncePer span)
{
    private readonly List<Occasion> before = [];

    /// <summary>The occasion that came before, in the same visit where the span is a visit; null for the first.</summary>
    public Occasion? Last(Occasion next) => before.LastOrDefault(o => span != OncePer.Visit || o.Visit?.Number == next.Visit?.Number);

    public void Add(Occasion occasion) => before.Add(occasion);

    /// <summary>Null when it cannot be told.</summary>
    public bool? IsDueAgain(Occasion next)
    {
        before.RemoveAll(o => ConsentOccasions.MayHaveReported(ledger, o) == false);
        if (span == OncePer.View || Last(next) is not { } last)
        {
            return true;
        }

        if (ConsentOccasions.MayHaveReported(ledger, last) is null)
        {
            return null;
        }

        var again = epochs.IsAnother(span, Due(last), Due(next));
        return again == true && before.SkipLast(1).Any(o => epochs.IsAnother(span, Due(o), Due(next)) != true) ? null : again;
    }

    private static (DateTimeOffset, DateTimeOffset) Due(Occasion occasion) => (occasion.FirstDue, occasion.At);
}
