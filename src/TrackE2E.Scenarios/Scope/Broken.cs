using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What keeps a step from being judged, in words for QA people.</summary>
internal static class Broken
{
    public static BrokenException AppGone(AppUnderTest app) => new(
        "app-gone", $"the app under test \"{app.Name}\" has stopped", $"it answers at {app.Url}", "its process has ended", "see its last lines above, mend it, and run again");

    public static BrokenException Unknown(string kind, string name, IReadOnlyList<string> nearest) => new(
        "step-unusable",
        $"the plan has no {kind} \"{name}\"",
        $"an id or a title of a {kind} of the plan",
        nearest.Count == 0 ? $"\"{name}\", and nothing like it" : $"\"{name}\"; nearest: {string.Join(", ", nearest.Select(n => $"\"{n}\""))}",
        $"write one of the plan's names, or add the {kind} to the plan");
}
