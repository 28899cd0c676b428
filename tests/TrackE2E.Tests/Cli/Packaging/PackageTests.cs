using System.IO.Compression;
using System.Reflection;
using TrackE2E.Driving.Web;
using TrackE2E.Reporting.Commands;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Packaging;

/// <summary>The command as a .NET tool has with it what it finds in the repository and in the package folder otherwise; steps have a package of their own.</summary>
public sealed class PackageTests
{
    private const string Tool = "tools/net10.0/any/";

    // …/tests/TrackE2E.Tests/bin/Debug/net10.0
    private static readonly DirectoryInfo Built = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
    private static readonly string Source = Path.Combine(Built.Parent!.Parent!.Parent!.Parent!.Parent!.FullName, "src");

    [Test]
    public async Task The_package_has_the_program_the_browsers_driver_and_what_reports_are_made_with()
    {
        using var folder = new TemporaryFolder();

        var files = Below(Tool, await PackAsync("TrackE2E.Cli", folder.Path));

        var program = Path.Combine(Source, "TrackE2E.Cli", "bin", Built.Parent!.Name, Built.Name);
        Names(program, "*.dll").Except(files).ShouldBeEmpty();
        Names(program, "*.json").Except(files).ShouldBeEmpty();
        Names(Path.Combine(Driver(), ".playwright", "package"), "*", ".playwright/package/").Except(files).ShouldBeEmpty();
        new[] { "package.json", "package-lock.json", "cucumber-html.mjs" }.Select(f => "report-tools/" + f).Except(files).ShouldBeEmpty();
        files.ShouldNotContain(f => f.StartsWith(".playwright/node/", StringComparison.Ordinal), "five Nodes are 566 MB: the machine's runs the driver");
    }

    [Test]
    public async Task A_teams_own_steps_have_a_package_to_be_written_against()
    {
        using var folder = new TemporaryFolder();

        var files = await PackAsync("TrackE2E.Gherkin", folder.Path);

        files.ShouldContain("README.md");
        Below("lib/net10.0/", files).ShouldBe(["TrackE2E.Gherkin.dll", "TrackE2E.Gherkin.xml"], ignoreOrder: true);
    }

    private static string Driver() => typeof(PlaywrightDevice).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightDriver").Value!;

    private static IEnumerable<string> Names(string folder, string pattern, string below = "") =>
        Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Select(f => below + Path.GetRelativePath(folder, f).Replace('\\', '/'));

    private static HashSet<string> Below(string folder, IEnumerable<string> files) => [.. files.Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Select(n => n[folder.Length..])];

    private static async Task<IReadOnlyList<string>> PackAsync(string project, string folder)
    {
        var pack = await new SystemCommands(TimeProvider.System).RunAsync(
            new Command("dotnet", "pack", Path.Combine(Source, project), "--no-build", "-c", Built.Parent!.Name, "-v", "q", "-nologo", "-o", folder, $"-p:PublishDir={Path.Combine(folder, "publish")}/") { Deadline = TimeSpan.FromMinutes(4) }, null, CancellationToken.None);
        pack.Succeeded.ShouldBeTrue(pack.Tail.En);
        using var package = await ZipFile.OpenReadAsync(Directory.GetFiles(folder, "*.nupkg").ShouldHaveSingleItem());
        return [.. package.Entries.Select(e => Uri.UnescapeDataString(e.FullName))];
    }
}
