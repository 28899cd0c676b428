using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Identity;

/// <summary>One device has one id (for all that reports from it, where the plan says so), another device another one, and no id is a placeholder.</summary>
/// <remarks>A sign-out and an answer about consent may give the device another id (some SDKs reset it then): both ways are right.</remarks>
internal static class DeviceIdRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Plan.Identity is not { } plan)
        {
            yield break;
        }

        foreach (var finding in plan.OneDeviceId ? Reporters(ledger, plan) : [])
        {
            yield return finding;
        }

        var pattern = plan.DevicePattern is { } text ? EcmaPattern.Of(text) : null;
        var owners = new Dictionary<(string Decoder, string? App, string Id), (int Device, JudgedEvent Event)>();
        foreach (var stream in ledger.Streams)
        {
            var blamed = new HashSet<string>(StringComparer.Ordinal);
            var everNamed = stream.Events.Any(e => e.Event.Context.DeviceId is { Length: > 0 });
            JudgedEvent? last = null;
            var missing = false;
            foreach (var e in stream.Events)
            {
                if (e.Event.Context.DeviceId is not { Length: > 0 } id)
                {
                    if (!missing && e.Planned is not null && (everNamed || pattern is not null))
                    {
                        missing = true;
                        yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.NoDevice(ledger, e), plan.Place);
                    }

                    continue;
                }

                if (last is not null && last.Event.Context.DeviceId != id && !MayChange(ledger, plan, stream, last, e))
                {
                    yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.OtherDevice(ledger, e, last), plan.Place);
                }

                var first = owners.TryAdd((e.Event.Decoder, e.Event.Context.AppId, id), (stream.Device, e));
                var owner = owners[(e.Event.Decoder, e.Event.Context.AppId, id)];
                if (!blamed.Contains(id) && Unfit(ledger, pattern, plan, id, e, first || owner.Device == stream.Device ? null : owner.Event) is { } said)
                {
                    blamed.Add(id);
                    yield return ledger.Finding(FindingKind.WrongIdentity, e, said, plan.Place);
                }

                last = e;
            }
        }
    }

    // Each reporter is blamed once, for the first of its events: that its ids change afterwards is told by the other rule.
    private static IEnumerable<Finding> Reporters(JudgedLedger ledger, IdentityPlan plan)
    {
        foreach (var device in ledger.Streams.GroupBy(s => s.Device))
        {
            var firsts = device.Select(s => s.Events.FirstOrDefault(e => e.Event.Context.DeviceId is { Length: > 0 })).OfType<JudgedEvent>().OrderBy(e => e.HappenedAt).ThenBy(e => e.Event.Number).ToList();
            foreach (var e in firsts.Skip(1).Where(e => e.Event.Context.DeviceId != firsts[0].Event.Context.DeviceId))
            {
                yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.OtherReporter(ledger, e, firsts[0]), plan.Place);
            }
        }
    }

    private static Said? Unfit(JudgedLedger ledger, EcmaPattern? pattern, IdentityPlan plan, string id, JudgedEvent e, JudgedEvent? ofOther) =>
        Placeholders.Is(id) ? IdentityTexts.Placeholder(ledger, e)
        : pattern is not null && !pattern.IsMatch(id) ? IdentityTexts.Pattern(ledger, e, plan.DevicePattern!)
        : ofOther is not null ? IdentityTexts.SharedDevice(ledger, e, ofOther)
        : null;

    private static bool MayChange(JudgedLedger ledger, IdentityPlan plan, EventStream stream, JudgedEvent a, JudgedEvent b)
    {
        var (from, to) = (a.HappenedAt - ledger.Tolerances.Lead, b.HappenedAt + ledger.Tolerances.Lead);
        return ledger.Consent.ChangedBetween(from, to)
            || (plan.SignOut is not null && stream.Events.Any(e => e.Planned?.Id == plan.SignOut && e.HappenedAt >= from && e.HappenedAt <= to));
    }
}
