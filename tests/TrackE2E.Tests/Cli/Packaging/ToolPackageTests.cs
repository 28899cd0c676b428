using System.IO.Compression;
using System.Reflection;
using TrackE2E.Driving.Web;
using TrackE2E.Reporting.Commands;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Packaging;

/// <summary>The command as a .NET tool has with it what it finds in the repository and in the package folder otherwise.</summary>
public sealed class ToolPackageTests
{
    private const string Tool = "tools/net10.0/any/";

    // …/tests/TrackE2E.Tests/bin/Debug/net10.0
    private static readonly DirectoryInfo Built = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly string Source = Path.Combine(Built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src");

    [Test]
    public async Task The_package_has_the_program_the_browsers_driver_and_what_reports_are_made_with()
    {
        using var folder = new TemporaryFolder();

        var files = await PackAsync(folder.Path);

        var program = Path.Combine(Source, "TrackE2E.Cli", "bin", Built.Parent!.Name, Built.Name);
        Names(program, "*.dll").Except(files).ShouldBeEmpty();
        Names(program, "*.json").Except(files).ShouldBeEmpty();
        Names(Path.Combine(Driver(), ".playwright", "package"), "*", ".playwright/package/").Except(files).ShouldBeEmpty();
        new[] { "package.json", "package-lock.json", "cucumber-html.mjs" }.Select(f => "report-tools/" + f).Except(files).ShouldBeEmpty();
        files.ShouldNotContain(f => f.StartsWith(".playwright/node/", StringComparison.Ordinal), "five Nodes are 566 MB: the machine's runs the driver");
    }

    private static string Driver() => typeof(PlaywrightDevice).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightDriver").Value!;

    private static IEnumerable<string> Names(string folder, string pattern, string below = "") =>
        Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Select(f => below + Path.GetRelativePath(folder, f).Replace('\\', '/'));

    private static async Task<HashSet<string>> PackAsync(string folder)
    {
        var pack = await new SystemCommands(TimeProvider.System).RunAsync(
            new Command("dotnet", "pack", Path.Combine(Source, "TrackE2E.Cli"), "--no-build", "-c", Built.Parent!.Name, "-v", "q", "-nologo", "-o", folder, $"-p:PublishDir={Path.Combine(folder, "publish")}/") { Deadline = TimeSpan.FromMinutes(4) }, null, CancellationToken.None);
        pack.Succeeded.ShouldBeTrue(pack.Tail.En);
        using var package = await ZipFile.OpenReadAsync(Directory.GetFiles(folder, "*.nupkg").ShouldHaveSingleItem());
        return [.. package.Entries.Select(e => Uri.UnescapeDataString(e.FullName)).Where(n => n.StartsWith(Tool, StringComparison.Ordinal)).Select(n => n[Tool.Length..])];
    }
}
