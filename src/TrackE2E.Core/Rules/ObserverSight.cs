using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>Proves that the observer saw: every document said hello, and no message is missing. A blind observer makes rules broken, never pass.</summary>
/// <remarks>Source: design rule 11.</remarks>
internal static class ObserverSight
{
    public static void Require(JudgedLedger ledger)
    {
        var opened = ledger.Ledger.Actions.Count(a => a.Kind == "open" && a.EndedAt <= ledger.Until);
        var documents = ledger.Observed.OfType<DocumentBegan>().Count(d => d.Top);
        if (opened > 0 && documents == 0)
        {
            throw Blind($"{opened} page(s) opened, and no document said hello");
        }

        // what went missing after the question was asked says nothing about its answer
        if (ledger.Observed.OfType<ObserverGap>().FirstOrDefault(g => g.At <= ledger.Until) is { } gap)
        {
            throw Blind($"{gap.Lost} message(s) of document {gap.Document} are missing: {gap.Reason}");
        }
    }

    private static BrokenException Blind(string actual) => new(
        "observer-blind",
        "the observer in the page did not see everything, so nothing can be judged by what the user did and saw",
        "a hello from each document and messages numbered without a gap",
        actual,
        "see whether the page blocks scripts added by the browser (a sandboxed frame, a service worker page), and say so in an issue; steps that count events need no observer");
}
