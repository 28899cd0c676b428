using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Identity;

/// <summary>From the sign-in on (its own event included) events name the user that signed in, the same for the same name; after the sign-out none.</summary>
/// <remarks>Before the first sign-in nobody is blamed: who is signed in may have been kept from before the scenario.</remarks>
internal static class UserIdRule
{
    public static IEnumerable<Finding> Of(Journey journey)
    {
        var ledger = journey.Ledger;
        if (ledger.Plan.Identity is not { } plan || (plan.SignIn is null && plan.SignOut is null))
        {
            return [];
        }

        var names = new List<(string Name, string Id, JudgedEvent Event)>();
        return ledger.Streams.SelectMany(s => Of(ledger, plan, s, names)).ToList();
    }

    private static IEnumerable<Finding> Of(JudgedLedger ledger, IdentityPlan plan, EventStream stream, List<(string Name, string Id, JudgedEvent Event)> names)
    {
        var state = new Signed();
        foreach (var e in stream.Events)
        {
            var id = e.Event.Context.UserId is { Length: > 0 } user && !Placeholders.Is(user) ? user : null;
            if (IsSignIn(plan, e))
            {
                var name = NameTyped(ledger, plan, state.In, e);
                state = new Signed { In = e, User = id, Name = name };
                if (id is not null && name is not null)
                {
                    if (Mismatch(ledger, names, name, id, e) is { } said)
                    {
                        yield return ledger.Finding(FindingKind.WrongIdentity, e, said, plan.Place);
                    }

                    names.Add((name, id, e));
                }
            }
            else if (plan.SignOut is not null && e.Planned?.Id == plan.SignOut)
            {
                state = new Signed { Out = e };
                continue;
            }

            if (state.Told || e.Planned is null)
            {
                continue;
            }

            if (state.In is { } signIn)
            {
                if (id is null)
                {
                    state.Told = true;
                    yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.Anonymous(ledger, e, signIn), plan.Place);
                }
                else if (state.User is null)
                {
                    state.User = id;
                }
                else if (id != state.User)
                {
                    state.Told = true;
                    yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.OtherUser(ledger, e, signIn, state.User), plan.Place);
                }
            }
            else if (state.Out is { } signOut && id is not null && e.HappenedAt > signOut.HappenedAt + ledger.Tolerances.Edge)
            {
                state.Told = true;
                yield return ledger.Finding(FindingKind.WrongIdentity, e, IdentityTexts.StillSignedIn(ledger, e, signOut), plan.Place);
            }
        }
    }

    private static bool IsSignIn(IdentityPlan plan, JudgedEvent e) =>
        e.Planned?.Id is { } id && id == plan.SignIn && plan.SignInWhere.All(w => PropertyPath.TextAt(e.Event.Properties, w.Key) == w.Value);

    // what was typed last before the sign-in, and after the one before
    private static string? NameTyped(JudgedLedger ledger, IdentityPlan plan, JudgedEvent? before, JudgedEvent signIn) => plan.TypedInto is not { } element ? null : ledger.Ledger.Actions
        .Where(a => a.Kind == "type" && a.Element == element && a.StartedAt <= signIn.HappenedAt && (before is null || a.EndedAt > before.HappenedAt))
        .Select(a => (a.Secret ?? a.Detail)?.Trim()).LastOrDefault() is { Length: > 0 } name ? name : null;

    private static Said? Mismatch(JudgedLedger ledger, IReadOnlyList<(string Name, string Id, JudgedEvent Event)> names, string name, string id, JudgedEvent e)
    {
        foreach (var known in names)
        {
            if (known.Name == name && known.Id != id)
            {
                return IdentityTexts.SameNameOtherId(ledger, e, known.Event);
            }

            // names that differ in case only may be one user's
            if (known.Id == id && !string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return IdentityTexts.OtherNameSameId(ledger, e, known.Event);
            }
        }

        return null;
    }

    private sealed class Signed
    {
        public JudgedEvent? In { get; init; }

        public JudgedEvent? Out { get; init; }

        public string? User { get; set; }

        public string? Name { get; init; }

        /// <summary>One finding until the next sign-in or sign-out.</summary>
        public bool Told { get; set; }
    }
}
