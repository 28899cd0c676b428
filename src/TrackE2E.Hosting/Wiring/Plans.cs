using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Finds and reads the plan.</summary>
public static class Plans
{
    /// <summary>Where the plan is: as the settings in or above the current folder say; <c>features/plans</c> where there are no settings.</summary>
    /// <exception cref="BrokenException">settings-unreadable: there are settings, and they have a mistake.</exception>
    public static string Folder(Func<string, string?> variable)
    {
        string file;
        try
        {
            file = SettingsReader.Find([]);
        }
        catch (BrokenException)
        {
            return Path.Combine("features", "plans");
        }

        var settings = SettingsReader.Read(file, null, variable);
        return Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(settings.Folder, settings.Plan));
    }

    /// <summary>The plan that a run of these paths would be judged by; null where there are no settings, which is no mistake until something is driven.</summary>
    /// <exception cref="BrokenException">settings-unreadable; plan-unreadable, with every mistake.</exception>
    public static TrackingPlan? Of(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequestSettings.Undriven(request) is { } settings ? Read(Path.Combine(settings.Folder, settings.Plan)) : null;
    }

    /// <summary>Reads a plan folder or file.</summary>
    /// <exception cref="BrokenException">plan-unreadable, with every mistake.</exception>
    public static TrackingPlan Read(string folder) => Read(folder, static file => file);

    /// <summary>Reads a plan folder or file, and names its files otherwise in messages.</summary>
    /// <exception cref="BrokenException">plan-unreadable, with every mistake.</exception>
    public static TrackingPlan Read(string folder, Func<string, string> naming)
    {
        ArgumentNullException.ThrowIfNull(naming);
        try
        {
            return PlanReader.Read(folder);
        }
        catch (PlanUnreadableException e)
        {
            var mistakes = e.Mistakes.Select(mistake => mistake with { Place = mistake.Place with { File = naming(mistake.Place.File) } }).ToList();
            throw new BrokenException(
                "plan-unreadable",
                new($"the tracking plan has {e.Mistakes.Count} mistake(s)", $"埋点方案有 {e.Mistakes.Count} 处错误"),
                new("a plan without mistakes", "没有错误的方案"),
                new(Listed(mistakes, "en"), Listed(mistakes, "zh")),
                new("mend each of them; nothing was run", "逐一修正；未运行任何场景"),
                naming(folder),
                e);
        }
    }

    private static string Listed(IEnumerable<PlanMistake> mistakes, string language) =>
        string.Concat(mistakes.Select(m => "\n            " + m.In(language).Replace("\n", "\n            ", StringComparison.Ordinal)));
}
