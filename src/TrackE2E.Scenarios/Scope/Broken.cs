using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What keeps a step from being judged, in words for QA people.</summary>
internal static class Broken
{
    public static BrokenException AppGone(AppUnderTest app) => new(
        "app-gone", $"the app under test \"{app.Name}\" has stopped", $"it answers at {app.Url}", "its process has ended", "see its last lines above, mend it, and run again");
}
