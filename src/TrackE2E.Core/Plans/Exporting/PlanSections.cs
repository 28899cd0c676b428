using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>What a plan says beside its events: no other format has a place for it.</summary>
public static class PlanSections
{
    /// <summary>One entry that names the sections; none for a plan of events alone.</summary>
    public static IEnumerable<NotCarried> Of(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var said = new (string Key, bool There)[]
        {
            ("pages", plan.Pages.Count > 0),
            ("elements", plan.Elements.Count > 0),
            ("app", plan.Events.Any(planned => planned.App is not null)),
            ("forbidden-properties", plan.Events.Any(planned => planned.ForbiddenProperties.Count > 0)),
            ("session", plan.Session is not null),
            ("identity", plan.Identity is not null),
            ("consent", plan.Consent is not null),
            ("delivery", plan.Delivery.Place is not null),
            ("personal-data", plan.PersonalData.AllowAt.Count > 0 || plan.PersonalData.LookFor.Count < PersonalDataPlan.Kinds.Count),
        }.Where(each => each.There).Select(each => each.Key).ToList();
        return said.Count == 0 ? [] : [new NotCarried("plan", $"{string.Join(", ", said)}: this format has no place for it", $"{string.Join("、", said)}：此格式无处存放")];
    }
}
