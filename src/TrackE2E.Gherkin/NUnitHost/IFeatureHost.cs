using System.Globalization;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>Composes the bindings, receivers and surroundings of the features of a test assembly.</summary>
/// <remarks>One instance per test process, made by its public constructor without parameters. Calls come in the order of the members, never at the same time.
/// What a call throws fails every scenario with that exception's message.</remarks>
public interface IFeatureHost
{
    /// <summary>Called first, before the hooks of the run: starts what the features need.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Adds what the features need; the binding classes of the test assembly are in the builder already.</summary>
    Task ConfigureAsync(FeatureEngineBuilder builder, CancellationToken cancellation);

    /// <summary>Called after the hooks of the run and the last message, also when the start failed (then without a result).</summary>
    Task StopAsync(RunResult? result);

    /// <summary>The language of what belongs to no feature: malformed files, bindings, hooks of the run. Default: English.</summary>
    CultureInfo Language => CultureInfo.InvariantCulture;

    /// <summary>A text of a result as NUnit shows it: a step with its time, a message, a stack. Called from the threads that run scenarios; where secrets are hidden. Default: as it is.</summary>
    string Shown(string text) => text;
}
