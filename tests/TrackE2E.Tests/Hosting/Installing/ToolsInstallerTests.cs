using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Installing;

public sealed class ToolsInstallerTests
{
    private readonly List<string> _said = [];

    [Test]
    public async Task Tools_are_installed_once_for_each_lock_file()
    {
        using var place = Tools();
        var commands = Npm(place);

        await Ensure(commands, place);
        await Ensure(commands, place);
        commands.Asked.Count(c => c.StartsWith("npm ci", StringComparison.Ordinal)).ShouldBe(1);

        place.Write("package-lock.json", "{\"another\":1}");
        await Ensure(commands, place);
        commands.Asked.Count(c => c.StartsWith("npm ci", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Test]
    public async Task Two_runs_at_once_install_once()
    {
        using var place = Tools();
        var commands = Npm(place);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Ensure(commands, place))));

        commands.Asked.Count(c => c.StartsWith("npm ci", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task Install_that_fails_leaves_no_stamp_and_names_the_command()
    {
        using var place = Tools();
        var commands = new ScriptedCommands().On("node", output: "v20.1.0").On("npm", exitCode: 1, output: "npm error network");

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, place));

        (e.Reason, e.Actual, e.ToDo).ShouldBe(("tools-missing", "npm error network", $"npm ci --prefix {place.Path}"));
        await Should.ThrowAsync<BrokenException>(() => Ensure(commands, place));
    }

    [TestCase("v18.20.0")]
    [TestCase("")]
    public async Task Old_or_missing_node_is_named(string version)
    {
        using var place = Tools();
        var commands = version.Length == 0 ? new ScriptedCommands() : new ScriptedCommands().On("node", output: version);

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, place));

        e.What.ShouldBe("Node 20 or newer is needed");
        e.Actual.ShouldBe(version.Length == 0 ? "no node on PATH" : "node says v18.20.0");
    }

    [Test]
    public async Task Forbidden_install_runs_nothing()
    {
        using var place = Tools();
        var commands = Npm(place);

        await Should.ThrowAsync<BrokenException>(() => Ensure(commands, place, new InstallSettings(null, true)));

        commands.Asked.ShouldBeEmpty();
    }

    [Test]
    public void Tools_of_this_repository_are_found() => ToolsInstaller.Find().ShouldNotBeNull().ShouldEndWith(Path.Combine("src", "tools"));

    [Test]
    public async Task What_is_installed_is_said_in_the_language_of_the_run()
    {
        using var place = Tools();
        _said.Clear();

        await Ensure(Npm(place), place, new InstallSettings { Language = "zh" });

        _said[0].ShouldBe($"正在安装报告工具：在 {place.Path} 运行 npm ci（仅一次）");
        _said[^1].ShouldStartWith("报告工具已安装，用时 ");
    }

    private static TemporaryFolder Tools()
    {
        var place = new TemporaryFolder();
        place.Write("package-lock.json", "{}");
        return place;
    }

    private static ScriptedCommands Npm(TemporaryFolder place) =>
        new ScriptedCommands().On("node --version", output: "v20.20.2").On("npm ci", then: () => Directory.CreateDirectory(place.In("node_modules")));

    private Task<string> Ensure(ICommands commands, TemporaryFolder place, InstallSettings? settings = null) =>
        new ToolsInstaller(commands, settings ?? new InstallSettings(), _said.Add, TimeProvider.System).EnsureAsync(place.Path, CancellationToken.None);
}
