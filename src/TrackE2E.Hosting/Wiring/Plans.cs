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
        if (SettingsReader.TryFind(request.Paths) is not { } file)
        {
            return null;
        }

        // secrets may be missing here: the plan does not need them
        var settings = SettingsReader.Read(file, request.Environment, name => request.Variable(name) ?? "");
        return Read(Path.Combine(settings.Folder, settings.Plan), request.Language);
    }

    /// <summary>Reads a plan folder or file; mistakes are told in the language.</summary>
    /// <exception cref="BrokenException">plan-unreadable, with every mistake.</exception>
    public static TrackingPlan Read(string folder, string language = "en")
    {
        try
        {
            return PlanReader.Read(folder);
        }
        catch (PlanUnreadableException e)
        {
            var mistakes = string.Join('\n', e.Mistakes.Select(m => "            " + m.In(language).Replace("\n", "\n            ", StringComparison.Ordinal)));
            throw new BrokenException("plan-unreadable", $"the tracking plan has {e.Mistakes.Count} mistake(s)", "a plan without mistakes", "\n" + mistakes, "mend each of them; nothing was run", folder, e);
        }
    }
}
