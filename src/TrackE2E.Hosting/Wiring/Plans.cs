using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Reads the plan of a run.</summary>
internal static class Plans
{
    /// <exception cref="BrokenException">plan-unreadable, with every mistake.</exception>
    public static TrackingPlan Read(string folder)
    {
        try
        {
            return PlanReader.Read(folder);
        }
        catch (PlanUnreadableException e)
        {
            var mistakes = string.Join('\n', e.Mistakes.Select(m => "            " + m.ToString().Replace("\n", "\n            ", StringComparison.Ordinal)));
            throw new BrokenException("plan-unreadable", $"the tracking plan has {e.Mistakes.Count} mistake(s)", "a plan without mistakes", "\n" + mistakes, "mend each of them; nothing was run", folder, e);
        }
    }
}
