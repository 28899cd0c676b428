using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sessions;

/// <summary>Each event names a session, which ends after the plan's pause or longest time and not before.</summary>
/// <remarks>
/// See the decision on sessions. One session is a device's, all its tabs and frames together. Pauses are the device's own (what events claim, and steps that move the clock). A
/// sign-in or sign-out, an answer about consent and a relaunch may begin another session: both ways are right.
/// </remarks>
internal static class SessionRule
{
    private static readonly TimeSpan TurnedBack = TimeSpan.FromMinutes(1);

    public static IEnumerable<Finding> Of(Journey journey) =>
        journey.Ledger.Plan.Session is { } plan ? journey.Ledger.Streams.SelectMany(s => Of(journey.Ledger, plan, s)) : [];

    private static IEnumerable<Finding> Of(JudgedLedger ledger, SessionPlan plan, EventStream stream)
    {
        var slack = TimeSpan.FromTicks(Math.Max(ledger.Tolerances.Soon.Ticks, plan.Idle.Ticks / 100));
        var begun = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var tooLong = new HashSet<string>(StringComparer.Ordinal);
        JudgedEvent? last = null;
        JudgedEvent? before = null;
        var missing = false;
        foreach (var e in stream.Events)
        {
            var now = ledger.DeviceTimes.DeviceTime(e);
            if (IdOf(plan, e) is not { Length: > 0 } id)
            {
                if (IsDue(plan, e) && !missing)
                {
                    missing = true;
                    yield return ledger.Finding(FindingKind.WrongSession, e, SessionTexts.Missing(ledger, e, last is null ? null : IdOf(plan, last)), plan.Place);
                }

                before = e;
                continue;
            }

            missing = false;
            if (last is not null && before is not null)
            {
                var pause = now - ledger.DeviceTimes.DeviceTime(before);
                var age = now - begun[IdOf(plan, last)!];
                var back = pause < -TurnedBack && ledger.DeviceTimes.TurnedBack(before.HappenedAt, e.HappenedAt, TurnedBack);
                var pair = new SessionPair(ledger, plan, last, e, pause, age);
                if (IdOf(plan, last) == id)
                {
                    if (pause > plan.Idle + slack && !IsActiveBetween(ledger, before, e, plan.Idle + slack))
                    {
                        yield return pair.Finding(SessionTexts.OutlivesPause(pair));
                    }
                    else if (plan.Longest + slack < age && tooLong.Add(id))
                    {
                        yield return pair.Finding(SessionTexts.OutlivesLongest(pair));
                    }
                    else if (back && plan.Longest is not null)
                    {
                        yield return pair.Finding(SessionTexts.OutlivesTurnedBack(pair));
                    }
                }
                else if (pause >= TimeSpan.Zero && pause < plan.Idle - slack && !(plan.Longest - slack <= age) && !MayBeginAnew(ledger, stream, last, e))
                {
                    yield return pair.Finding(SessionTexts.EndsEarly(pair));
                }
            }

            begun.TryAdd(id, now);
            (last, before) = (e, e);
        }
    }

    /// <summary>The session that the event names, or null.</summary>
    public static string? IdOf(SessionPlan? plan, JudgedEvent e) =>
        plan?.IdPath is { } path ? PropertyPath.TextAt(e.Event.Properties, path) is { Length: > 0 } text and not "null" ? text : null : e.Event.Context.SessionId;

    // an event that the plan does not know may be another SDK's; one that has no such property is judged by its properties
    private static bool IsDue(SessionPlan plan, JudgedEvent e) =>
        e.Planned is { } planned && (plan.IdPath is not { } path || PropertyPath.Find(planned, path) is not null);

    // a user who clicks is active, whether that is reported or not
    private static bool IsActiveBetween(JudgedLedger ledger, JudgedEvent a, JudgedEvent b, TimeSpan longest)
    {
        DateTimeOffset Moved(DateTimeOffset time) => time + ledger.DeviceTimes.AheadAt(time);
        var last = Moved(a.HappenedAt);
        foreach (var at in ledger.UserActed.Where(at => at > a.HappenedAt && at < b.HappenedAt))
        {
            var now = Moved(at);
            if (now - last > longest)
            {
                return false;
            }

            last = now;
        }

        return Moved(b.HappenedAt) - last <= longest;
    }

    private static bool MayBeginAnew(JudgedLedger ledger, EventStream stream, JudgedEvent a, JudgedEvent b)
    {
        var (from, to) = (a.HappenedAt - ledger.Tolerances.Lead, b.HappenedAt + ledger.Tolerances.Lead);
        var identity = ledger.Plan.Identity;
        return ledger.Consent.ChangedBetween(from, to)
            || ledger.DeviceTimes.TurnedBack(from, to, TurnedBack)
            || ledger.Ledger.Actions.Any(x => x.Kind == "relaunch" && x.EndedAt >= from && x.StartedAt <= to)
            || (identity is not null && stream.Events.Any(e => e.HappenedAt >= from && e.HappenedAt <= to && e.Planned?.Id is { } id && (id == identity.SignIn || id == identity.SignOut)));
    }
}

/// <summary>Two neighbours of a stream: the pause between them and the age of the first one's session, by the device's clock.</summary>
internal sealed record SessionPair(JudgedLedger Ledger, SessionPlan Plan, JudgedEvent Last, JudgedEvent Event, TimeSpan Pause, TimeSpan Age)
{
    public string? LastId => SessionRule.IdOf(Plan, Last);

    public string? Id => SessionRule.IdOf(Plan, Event);

    public Finding Finding(Said said) => Ledger.Finding(FindingKind.WrongSession, Event, said, Plan.Place, SessionTexts.Before(this));
}
