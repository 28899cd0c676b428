using TrackE2E.Gherkin.Running;
using TrackE2E.Reporting.Masking;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Hosting.Runs;

/// <summary>Shows a run to people while it goes on.</summary>
/// <remarks>Called from the threads that run scenarios, one call at a time.</remarks>
public interface IRunView : IRunProgress
{
    /// <summary>Says what set-up does.</summary>
    void Say(string line);

    /// <summary>What hides personal data and secrets in everything that is shown from now on; told before the first scenario of each device.</summary>
    void UseMask(Mask mask)
    {
    }

    /// <summary>A scenario has ended; its ledger holds everything that came so far.</summary>
    void Ended(ScenarioRun run, TrackingScenario scenario)
    {
    }
}
