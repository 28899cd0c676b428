using System.Reflection;
using System.Runtime.Loader;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Builds and loads the projects with a team's own steps.</summary>
internal static class TeamBindings
{
    /// <exception cref="BrokenException">bindings-unbuildable: a project cannot be built or loaded.</exception>
    public static async Task<IReadOnlyList<Assembly>> LoadAsync(RunSettings settings, Action<string> say, TimeProvider time, CancellationToken cancellation)
    {
        var assemblies = new List<Assembly>();
        foreach (var project in settings.Bindings.Select(b => Path.GetFullPath(Path.Combine(settings.Folder, b))))
        {
            assemblies.Add(await LoadAsync(project, say, new SystemCommands(time), cancellation));
        }

        return assemblies;
    }

    private static async Task<Assembly> LoadAsync(string project, Action<string> say, SystemCommands commands, CancellationToken cancellation)
    {
        if (!File.Exists(project))
        {
            throw Unbuildable(project, "there is no such file");
        }

        say($"building the steps of {Path.GetFileName(project)}");
        var lines = new List<string>();
        var build = await commands.RunAsync(new Command("dotnet", "build", project, "-v", "q", "-nologo", "-getProperty:TargetPath", "-target:Build") { Deadline = TimeSpan.FromMinutes(5) }, lines.Add, cancellation);
        var target = lines.LastOrDefault(l => l.Trim().EndsWith(".dll", StringComparison.OrdinalIgnoreCase))?.Trim();
        if (!build.Succeeded || target is null)
        {
            throw Unbuildable(project, build.Tail);
        }

        try
        {
            return AssemblyLoadContext.Default.LoadFromAssemblyPath(target);
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException)
        {
            throw Unbuildable(project, e.Message);
        }
    }

    private static BrokenException Unbuildable(string project, string actual) => new(
        "bindings-unbuildable", $"the steps of {Path.GetFileName(project)} cannot be used", "a project that builds", actual, $"mend it: dotnet build {project}", project);
}
