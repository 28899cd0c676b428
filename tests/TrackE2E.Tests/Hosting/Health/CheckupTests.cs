using TrackE2E.Hosting.Health;
using TrackE2E.Reporting.Commands;
using TrackE2E.Tests.Hosting.Installing;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Health;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CheckupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _browser;

    public CheckupTests()
    {
        _browser = _folder.Write("chromium", "");
        _folder.Write("features/tracke2e.json", """{"apps":{"shop":{"url":"http://127.0.0.1:1"}}}""");
        _folder.Write("features/plans/a.plan.yaml", "events: { v: { kind: custom } }");
        _folder.Write("devices.json", """{"devices":[{"name":"desktop","kind":"playwright"}]}""");
        _folder.Write("tools/package-lock.json", "{}");
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Where_everything_is_there_everything_is_ok()
    {
        var commands = Machine();
        await Checkup.FixAsync(await CheckAsync(commands), _ => { }, CancellationToken.None);

        var checks = await CheckAsync(commands);

        checks.Where(c => c.State != HealthState.Ok).ShouldBeEmpty();
        checks.Select(c => c.Name.En).ShouldBe(["dotnet", "settings", "plan", "devices", "browser", "fonts for Chinese", "node", "npm", "report tools"]);
    }

    [Test]
    public async Task No_browser_is_wrong_and_can_be_fixed()
    {
        _browser = null;

        var check = Named("browser", await CheckAsync(Machine()));

        check.State.ShouldBe(HealthState.Wrong);
        check.Found.En.ShouldBe("no chromium on this machine");
        check.Mend!.Value.En.ShouldBe("tracke2e doctor --fix");
        check.Fixable.ShouldBeTrue();
    }

    [Test]
    public async Task What_cannot_be_fixed_is_said()
    {
        _browser = null;
        var checks = (await CheckAsync(Machine(), "TRACKE2E_NO_INSTALL")).Where(c => c.Name.En == "browser").ToList();

        var problems = await Checkup.FixAsync(checks, _ => { }, CancellationToken.None);

        problems.ShouldHaveSingleItem().Message.ShouldContain("TRACKE2E_NO_INSTALL forbids");
    }

    [TestCase("v18.20.0", HealthState.Warning)]
    [TestCase("v20.0.0", HealthState.Ok)]
    [TestCase("nonsense", HealthState.Warning)]
    public async Task Node_must_be_20_or_newer_for_the_report(string version, HealthState state) =>
        Named("node", await CheckAsync(Machine(node: version))).State.ShouldBe(state);

    [TestCase(true, HealthState.Wrong)]
    [TestCase(false, HealthState.Warning)]
    public async Task No_node_is_wrong_where_it_runs_the_browsers_driver(bool needed, HealthState state)
    {
        var checkup = new Checkup(new ScriptedCommands(), _ => null, _ => _browser, null, [Path.Combine(_folder.Path, "features")], "en", TimeProvider.System) { DriverNeedsNode = needed };

        Named("node", await checkup.CheckAsync(CancellationToken.None)).State.ShouldBe(state);
    }

    [Test]
    public async Task No_dotnet_is_wrong() => Named("dotnet", await CheckAsync(new ScriptedCommands())).State.ShouldBe(HealthState.Wrong);

    [Test]
    public async Task No_font_with_Chinese_letters_is_a_warning_with_the_package()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Ignore("other systems always have such fonts");
        }

        var check = Named("fonts for Chinese", await CheckAsync(Machine(fonts: "")));

        check.State.ShouldBe(HealthState.Warning);
        check.Mend!.Value.En.ShouldContain("fonts-noto-cjk");
    }

    [Test]
    public async Task A_plan_with_a_mistake_is_wrong_and_the_rest_is_still_looked_at()
    {
        _folder.Write("features/plans/a.plan.yaml", "events: { v: { knd: custom } }");

        var checks = await CheckAsync(Machine());

        Named("plan", checks).State.ShouldBe(HealthState.Wrong);
        Named("plan", checks).Found.En.ShouldContain("\"knd\"");
        Named("browser", checks).State.ShouldBe(HealthState.Ok);
    }

    [Test]
    public async Task Settings_that_cannot_be_read_are_wrong_and_what_they_name_is_left_out()
    {
        _folder.Write("features/tracke2e.json", """{"aps":{}}""");

        var checks = await CheckAsync(Machine());

        Named("settings", checks).State.ShouldBe(HealthState.Wrong);
        checks.ShouldNotContain(c => c.Name.En == "plan");
    }

    private static HealthCheck Named(string name, IReadOnlyList<HealthCheck> checks) => checks.Single(c => c.Name.En == name);

    private static ScriptedCommands Machine(string node = "v20.20.2", string fonts = "Noto Sans CJK SC") => new ScriptedCommands()
        .On("dotnet --version", output: "10.0.401").On("node --version", output: node).On("npm --version", output: "11.0.0").On("fc-list", output: fonts).On("npm ci");

    private Task<IReadOnlyList<HealthCheck>> CheckAsync(ICommands commands, string? set = null)
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "tools", "node_modules"));
        return new Checkup(commands, name => name == set ? "1" : null, _ => _browser, Path.Combine(_folder.Path, "tools"), [Path.Combine(_folder.Path, "features")], "en", TimeProvider.System).CheckAsync(CancellationToken.None);
    }
}
