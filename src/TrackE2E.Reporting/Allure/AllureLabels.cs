using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Allure;

/// <summary>Labels: where a result stands in the report's trees, and what it can be filtered by.</summary>
/// <remarks>
/// A tag <c>@P0</c> … <c>@P3</c> is a severity: blocker, critical, normal, minor. <c>@owner:x</c>, <c>@epic:x</c>, <c>@layer:x</c> and <c>@allure.label.name:x</c> are labels of their own, as in Allure's
/// Reqnroll adapter. Every tag is a tag label as well.
/// </remarks>
internal static class AllureLabels
{
    private const string OwnLabel = "allure.label.";

    public static IReadOnlyList<AllureLabel> Of(ScenarioResult result, string host)
    {
        var labels = new List<AllureLabel>
        {
            new("language", "gherkin"), new("framework", "TrackE2E"), new("host", host), new("thread", result.Worker ?? "1"),
            new("package", Folders(result, '.')), new("testClass", result.FeatureName.Length > 0 ? result.FeatureName : result.Feature), new("testMethod", result.Title),
            new("parentSuite", Folders(result, '/')), new("suite", result.FeatureName.Length > 0 ? result.FeatureName : result.Feature),
            new("feature", result.FeatureName.Length > 0 ? result.FeatureName : result.Feature), new("story", result.Rule ?? result.Title),
        };
        if (!string.IsNullOrEmpty(result.Rule))
            labels.Add(new AllureLabel("subSuite", result.Rule));
        if (result.Device.Length > 0)
            labels.Add(new AllureLabel("device", result.Device));
        foreach (var tag in result.Tags.Select(t => t.TrimStart('@')).Distinct())
            labels.AddRange(OfTag(tag));
        labels.AddRange(result.AllFindings.Select(f => f.Kind.Word).Distinct().Select(kind => new AllureLabel("finding", kind)));
        if (result.Reason is { } reason)
            labels.Add(new AllureLabel("reason", reason));
        return [.. labels.Where(l => l.Value.Length > 0)];
    }

    private static IEnumerable<AllureLabel> OfTag(string tag)
    {
        var severity = tag.ToUpperInvariant() switch { "P0" => "blocker", "P1" => "critical", "P2" => "normal", "P3" => "minor", _ => null };
        if (severity is not null)
            yield return new AllureLabel("severity", severity);
        var colon = tag.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            var name = tag[..colon];
            if (name is "owner" or "epic" or "layer")
                yield return new AllureLabel(name, tag[(colon + 1)..]);
            else if (name.StartsWith(OwnLabel, StringComparison.Ordinal) && name.Length > OwnLabel.Length)
                yield return new AllureLabel(name[OwnLabel.Length..], tag[(colon + 1)..]);
        }

        yield return new AllureLabel("tag", tag);
    }

    private static string Folders(ScenarioResult result, char separator)
    {
        var folder = result.Feature.Contains('/', StringComparison.Ordinal) ? result.Feature[..result.Feature.LastIndexOf('/')] : "features";
        return folder.Replace('/', separator);
    }
}
