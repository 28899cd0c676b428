using TrackE2E.Core.Plans;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Checking;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>A name in steps that the plan does not have.</summary>
/// <param name="Kind">page, tab, element or event.</param>
/// <param name="Said">The name as written, without quotes.</param>
/// <param name="Places">Every place where it stands.</param>
/// <param name="Nearest">Names of the plan to offer; may be none.</param>
public sealed record UnknownName(string Kind, string Said, IReadOnlyList<SourceLocation> Places, IReadOnlyList<string> Nearest);

/// <summary>Looks the names in steps of the vocabulary up in the plan, before anything is driven.</summary>
/// <remarks>A name that several things carry is no mistake: the page that the scenario is on may tell them apart.</remarks>
public static class NameCheck
{
    /// <summary>The unknown names, each once, in the order in which they stand.</summary>
    /// <param name="uses">Steps with their definitions; a team's own steps are not looked at.</param>
    /// <param name="plan">The plan that the scenarios will be judged by.</param>
    public static IReadOnlyList<UnknownName> Of(IEnumerable<StepUse> uses, TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(uses);
        var names = new PlanNames(plan);
        return
        [
            .. from use in uses
               where use.Definition.Method is null
               from argument in use.Definition.Expression.Match(use.Step.Text) ?? []
               let kind = argument.Type.Name
               let said = SaidText.Unquoted(argument.Group.Value ?? "")
               let nearest = Unknown(names, kind, said, use.Definition.Id)
               where nearest is not null
               group (use.Step.Location, Nearest: nearest) by (Kind: kind, Said: said) into same
               select new UnknownName(same.Key.Kind, same.Key.Said, [.. same.Select(s => s.Location).Distinct()], same.First().Nearest),
        ];
    }

    // the nearest names where it is unknown, null where it is known
    private static IReadOnlyList<string>? Unknown(PlanNames names, string? kind, string said, string definition) => kind switch
    {
        "page" when definition.StartsWith("pv-reported.", StringComparison.Ordinal) && IsKnown(names.Tab(said)) => null,
        "page" => NearestIfUnknown(names.Page(said)),
        "tab" => NearestIfUnknown(names.Tab(said)),
        "element" => NearestIfUnknown(names.Element(said)),
        "event" => NearestIfUnknown(names.Event(said)),
        _ => null,
    };

    private static bool IsKnown<T>(NameLookup<T> lookup)
        where T : class => lookup.Found is not null || lookup.Several.Count > 0;

    private static IReadOnlyList<string>? NearestIfUnknown<T>(NameLookup<T> lookup)
        where T : class => IsKnown(lookup) ? null : lookup.Nearest;
}
