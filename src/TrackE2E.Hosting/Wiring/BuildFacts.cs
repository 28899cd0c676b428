using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Hosting.Wiring;

/// <summary>What was tested: by the settings, else by what CI systems say in the environment.</summary>
internal static class BuildFacts
{
    public static BuildInfo Of(RunSettings settings, Func<string, string?> variable)
    {
        string? First(params string[] names) => names.Select(variable).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        var (name, app) = settings.Apps.First();
        return new BuildInfo(
            name,
            VersionOf(settings, app, variable),
            First("GITHUB_SHA", "CI_COMMIT_SHA", "GIT_COMMIT"),
            First("GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", "GIT_BRANCH"));
    }

    /// <summary>Version of an app: by the settings, else by the environment where there is one app only.</summary>
    public static string? VersionOf(RunSettings settings, AppSettings app, Func<string, string?> variable) =>
        app.Version ?? (settings.Apps.Count == 1 && variable("APP_VERSION") is { } version && !string.IsNullOrWhiteSpace(version) ? version : null);
}
