using System.Reflection;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Hosting.Runs;

/// <summary>A team's own steps, for whoever looks at steps without running them.</summary>
public static class TeamSteps
{
    /// <summary>Builds and loads the projects that the settings of these paths name under <c>bindings</c>.</summary>
    /// <returns>Their assemblies; none where there are no settings, which is no mistake until something is driven.</returns>
    /// <exception cref="BrokenException">settings-unreadable; bindings-unbuildable: a project cannot be built or loaded.</exception>
    public static async Task<IReadOnlyList<Assembly>> LoadAsync(RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestSettings.Undriven(request) is { } settings ? await TeamBindings.LoadAsync(settings, request.Language, say, request.Time, cancellation) : [];
    }
}
