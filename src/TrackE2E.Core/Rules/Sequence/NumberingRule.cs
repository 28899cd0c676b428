using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>The SDK numbers the events of a session 1, 2, 3 …: a number that comes again or goes back is a wrong order, one that never comes is a lost event.</summary>
/// <remarks>Only with <c>delivery: { sequence: strict }</c>. Two pages open side by side count in one store without asking each other: what they number is not judged. A gap that something explains (a full queue, no consent, a collector that was cut off, a hit that nobody can read) blames nobody.</remarks>
internal static class NumberingRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (!ledger.Plan.Delivery.Sequence)
        {
            yield break;
        }

        var sideBySide = SideBySide.Of(ledger);
        foreach (var session in ledger.Numbered)
        {
            foreach (var (last, e) in session.Zip(session.Skip(1)))
            {
                if (sideBySide.Touches(last.HappenedAt, e.HappenedAt))
                {
                    continue;
                }

                var (was, now) = (last.Event.Context.Sequence!.Value, e.Event.Context.Sequence!.Value);
                if (now <= was)
                {
                    yield return ledger.Finding(FindingKind.WrongOrder, e, SequenceTexts.Restarts(ledger, e, last), ledger.Plan.Delivery.Place);
                }
                else if (now > was + 1 && !IsExplained(journey, last, e, now - was - 1))
                {
                    yield return ledger.Finding(FindingKind.LostEvent, e, SequenceTexts.Gap(ledger, e, last), ledger.Plan.Delivery.Place);
                }
            }
        }
    }

    private static bool IsExplained(Journey journey, JudgedEvent last, JudgedEvent e, long lost)
    {
        var ledger = journey.Ledger;
        var (from, to) = (last.HappenedAt - ledger.Tolerances.Lead, e.HappenedAt + ledger.Tolerances.Lead);
        return ledger.Ledger.Undecodable.Count > 0
            || ledger.Ledger.Actions.Any(a => a.Kind == "collector-fault")
            || ledger.Consent.ChangedBetween(from, to)
            || ledger.Consent.At(e.HappenedAt).State is not Privacy.ConsentState.Allowed
            || (ledger.Plan.Delivery.OfflineQueue is not null && ledger.Offline.Touches(from, to))
            // an event that is told as missing is not told again
            || journey.Reconciled.SelectMany(r => r.Missing).Count(o => o.At >= from && o.At <= to) >= lost;
    }
}

/// <summary>The numbered events of each session, in the order in which they say that they happened.</summary>
internal static class Numbering
{
    public static IEnumerable<IReadOnlyList<JudgedEvent>> Of(JudgedLedger ledger) => ledger.Events
        .Where(e => e.Event.Context is { Sequence: not null, SessionId.Length: > 0 })
        .GroupBy(e => (e.Event.Decoder, Device: ledger.DeviceTimes.DeviceAt(e.HappenedAt), e.Event.Context.SessionId))
        .Select(g => EventStream.InOrder(ledger, g));
}
