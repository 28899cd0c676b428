using System.Reflection;
using System.Runtime.Loader;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Runs;
using TrackE2E.Hosting.Settings;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Hosting.Wiring;

/// <summary>Builds and loads the projects with a team's own steps; an assembly (.dll) is loaded as it is.</summary>
internal static class TeamBindings
{
    /// <exception cref="BrokenException">bindings-unbuildable: a project cannot be built or loaded.</exception>
    public static async Task<IReadOnlyList<Assembly>> LoadAsync(RunSettings settings, string language, Action<string> say, TimeProvider time, CancellationToken cancellation)
    {
        var assemblies = new List<Assembly>();
        foreach (var project in settings.Bindings.Select(b => Path.GetFullPath(Path.Combine(settings.Folder, b))))
        {
            assemblies.Add(await LoadAsync(project, language, say, new SystemCommands(time), cancellation));
        }

        return assemblies;
    }

    private static async Task<Assembly> LoadAsync(string project, string language, Action<string> say, SystemCommands commands, CancellationToken cancellation)
    {
        if (!File.Exists(project))
        {
            throw Unbuildable(project, new("there is no such file", "文件不存在"));
        }

        if (project.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return Load(project, project);
        }

        say(RunTexts.BuildingSteps(Path.GetFileName(project)).In(language));
        var build = await commands.RunAsync(new Command("dotnet", "build", project, "-v", "q", "-nologo", "-getProperty:TargetPath", "-target:Build") { Deadline = TimeSpan.FromMinutes(5) }, null, cancellation);
        var target = build.Lines.LastOrDefault(l => l.Trim().EndsWith(".dll", StringComparison.OrdinalIgnoreCase))?.Trim();
        if (!build.Succeeded || target is null)
        {
            throw Unbuildable(project, build.Tail);
        }

        return Load(project, target);
    }

    private static Assembly Load(string project, string target)
    {
        try
        {
            var resolver = new AssemblyDependencyResolver(target);
            // packages that only the team's steps use lie beside their assembly, not beside ours
            AssemblyLoadContext.Default.Resolving += (context, name) => resolver.ResolveAssemblyToPath(name) is { } path ? context.LoadFromAssemblyPath(path) : null;
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(target);
            _ = assembly.GetTypes();
            return assembly;
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException or FileNotFoundException or InvalidOperationException)
        {
            throw Unbuildable(project, e.Message);
        }
        catch (ReflectionTypeLoadException e)
        {
            throw Unbuildable(project, e.LoaderExceptions.FirstOrDefault()?.Message ?? e.Message);
        }
    }

    private static BrokenException Unbuildable(string project, Wording actual) => new(
        "bindings-unbuildable",
        new($"the steps of {Path.GetFileName(project)} cannot be used", $"{Path.GetFileName(project)} 中的步骤无法使用"),
        new("a project that builds", "能够构建的项目"),
        actual,
        new($"mend it: dotnet build {project}", $"修正它：dotnet build {project}"),
        project);
}
