using static TrackE2E.Core.Plans.Diffing.DiffTexts;

namespace TrackE2E.Core.Plans.Diffing;

/// <summary>Compares what plans say for whole journeys and all events.</summary>
internal static class SectionDiff
{
    private static readonly PlanPlace Nowhere = new("", 0, 0);

    public static void Compare(TrackingPlan old, TrackingPlan current, List<PlanChange> changes)
    {
        void Change(string section, string from, string to, bool producers, bool consumers, PlanPlace? place)
        {
            if (from != to)
                changes.Add(new PlanChange(null, section, Between(from, to), producers, consumers, place ?? (current.Events.Count > 0 ? current.Events[0].Place : Nowhere)));
        }

        Change("session", Session(old.Session), Session(current.Session), current.Session is not null, true, current.Session?.Place ?? old.Session?.Place);
        Change("identity", Identity(old.Identity), Identity(current.Identity), current.Identity is not null, true, current.Identity?.Place ?? old.Identity?.Place);
        Change("consent", Consent(old.Consent), Consent(current.Consent), current.Consent is not null, false, current.Consent?.Place ?? old.Consent?.Place);
        Change("delivery", Delivery(old.Delivery), Delivery(current.Delivery), true, true, current.Delivery.Place ?? old.Delivery.Place);
        Change("personal-data › look-for", Names(old.PersonalData.LookFor), Names(current.PersonalData.LookFor), current.PersonalData.LookFor.Except(old.PersonalData.LookFor).Any(), false, null);
        Change("personal-data › allow-at", Names(old.PersonalData.AllowAt), Names(current.PersonalData.AllowAt), old.PersonalData.AllowAt.Except(current.PersonalData.AllowAt).Any(), false, null);
        Change("forbidden-properties", Names(Forbidden(old)), Names(Forbidden(current)), Forbidden(current).Except(Forbidden(old)).Any(), false, null);
        Change("app", App(old), App(current), false, false, null);
    }

    private static string Session(SessionPlan? plan) => plan is null ? "none" : $"idle {plan.Idle}, longest {plan.Longest?.ToString() ?? "none"}, id {plan.IdPath ?? "the SDK's"}";

    private static string Identity(IdentityPlan? plan) => plan is null ? "none"
        : $"sign-in {plan.SignIn} {Pairs(plan.SignInWhere)}, typed-into {plan.TypedInto}, sign-out {plan.SignOut}, device-pattern {plan.DevicePattern}, one-device-id {Flag(plan.OneDeviceId)}";

    private static string Consent(ConsentPlan? plan) => plan is null ? "none"
        : $"ask {plan.Ask}, accept {plan.Accept}, reject {plan.Reject}, required {Flag(plan.Required)}, on-accept {plan.ReportsVisitOnAccept switch { true => "page-view", false => "nothing", _ => "either" }}";

    private static string Delivery(DeliveryPlan plan) => $"offline-queue {plan.OfflineQueue?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "all"}, drops {(plan.DropsNewest ? "newest" : "oldest")}, drop-count {plan.DropEvent}.{plan.DropCount}, sequence {(plan.Sequence ? "strict" : "none")}";

    private static HashSet<string> Forbidden(TrackingPlan plan) => plan.Events.SelectMany(planned => planned.ForbiddenProperties).ToHashSet(StringComparer.Ordinal);

    private static string App(TrackingPlan plan) => plan.Events.Select(planned => planned.App).FirstOrDefault(app => app is not null) is { } app ? $"version {app.Version}, platform {app.Platform}" : "none";

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : "none";
}
