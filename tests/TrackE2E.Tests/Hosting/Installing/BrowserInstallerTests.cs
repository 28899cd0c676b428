using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Installing;
using TrackE2E.Reporting.Commands;

namespace TrackE2E.Tests.Hosting.Installing;

public sealed class BrowserInstallerTests
{
    private const string Apt = "apt-get -o DPkg::Lock::Timeout=300 ";
    private readonly List<string> _said = [];
    private string? _browser;

    [SetUp]
    public void NoBrowserYet()
    {
        _browser = null;
        _said.Clear();
    }

    [Test]
    public async Task Browser_that_is_there_is_taken_without_a_word()
    {
        _browser = "/usr/bin/chromium";
        var commands = new ScriptedCommands();

        (await Ensure(commands, Root)).ShouldBe("/usr/bin/chromium");

        commands.Asked.ShouldBeEmpty();
        _said.ShouldBeEmpty();
    }

    [Test]
    public async Task Named_browser_goes_before_every_other()
    {
        _browser = "/usr/bin/chromium";
        var mine = Environment.ProcessPath!;

        (await Ensure(new ScriptedCommands(), Root, new InstallSettings(mine))).ShouldBe(mine);
    }

    [Test]
    public async Task Named_browser_that_is_not_there_is_broken_and_nothing_is_installed()
    {
        var commands = new ScriptedCommands();

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, Root, new InstallSettings("/no/such")));

        e.Reason.ShouldBe("browser-missing");
        e.Actual.ShouldContain("/no/such");
        commands.Asked.ShouldBeEmpty();
    }

    [Test]
    public async Task Playwrights_install_comes_before_apt()
    {
        var commands = new ScriptedCommands().On("node cli.js install --with-deps chromium", then: () => _browser = "/pw/chrome");

        (await Ensure(commands, Root with { Answers = Yes })).ShouldBe("/pw/chrome");

        commands.Asked.Count.ShouldBe(1);
    }

    [Test]
    public async Task Download_host_that_does_not_answer_is_left_out_and_apt_installs_with_Chinese_fonts()
    {
        var commands = new ScriptedCommands().On(Apt + "update").On(Apt + "install", then: () => _browser = "/usr/bin/chromium");

        (await Ensure(commands, Root)).ShouldBe("/usr/bin/chromium");

        commands.Asked.ShouldBe([Apt + "update", Apt + "install -y --no-install-recommends chromium fonts-noto-cjk"]);
        _said.ShouldContain(line => line.Contains("does not answer within 3 s"));
        _said.ShouldContain("installed /usr/bin/chromium");
    }

    [Test]
    public async Task Playwrights_install_that_goes_silent_gives_way_to_apt()
    {
        var commands = new ScriptedCommands().On("node", end: CommandEnd.Silent, exitCode: -1).On(Apt + "update", exitCode: 100).On(Apt + "install", then: () => _browser = "/usr/bin/chromium");

        (await Ensure(commands, Root with { Answers = Yes })).ShouldBe("/usr/bin/chromium");

        commands.Asked.Count.ShouldBe(3);
        _said.ShouldContain(line => line.Contains("apt-get update did not succeed"));
    }

    [Test]
    public async Task Without_root_the_exact_command_is_named()
    {
        var commands = new ScriptedCommands();

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, Root with { IsPrivileged = false }));

        e.Reason.ShouldBe("browser-missing");
        e.ToDo.ShouldBe("sudo sh -c \"apt-get update && apt-get install -y chromium fonts-noto-cjk\"");
        commands.Asked.ShouldBeEmpty();
    }

    [Test]
    public async Task Forbidden_install_is_said_and_nothing_is_run()
    {
        var commands = new ScriptedCommands();

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, Root, new InstallSettings(null, true)));

        e.What.ShouldContain("TRACKE2E_NO_INSTALL");
        e.ToDo.ShouldContain("apt-get install -y chromium");
        commands.Asked.ShouldBeEmpty();
    }

    [Test]
    public async Task Apt_that_fails_says_why()
    {
        var commands = new ScriptedCommands().On(Apt + "update").On(Apt + "install", exitCode: 100, output: "E: Unable to locate package chromium");

        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(commands, Root));

        e.Actual.ShouldBe("E: Unable to locate package chromium");
    }

    [Test]
    public async Task Machine_without_apt_is_told_about_TRACKE2E_BROWSER()
    {
        var e = await Should.ThrowAsync<BrokenException>(() => Ensure(new ScriptedCommands(), Root with { HasProgram = _ => false }));

        e.ToDo.ShouldContain("TRACKE2E_BROWSER");
    }

    [TestCase("1", true)]
    [TestCase("true", true)]
    [TestCase("0", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Variable_forbids_installing(string? value, bool forbidden) =>
        InstallSettings.From(name => name == "TRACKE2E_NO_INSTALL" ? value : null).Forbidden.ShouldBe(forbidden);

    private static Machine Root { get; } = new() { IsPrivileged = true, HasProgram = program => program == "apt-get", Answers = (_, _, _, _) => Task.FromResult(false) };

    private static Task<bool> Yes(string host, int port, TimeSpan within, CancellationToken cancellation) => Task.FromResult(true);

    private Task<string> Ensure(ScriptedCommands commands, Machine machine, InstallSettings? settings = null) =>
        new BrowserInstaller(commands, settings ?? new InstallSettings(), machine, () => _browser, "cli.js", _said.Add, TimeProvider.System).EnsureAsync(CancellationToken.None);
}
