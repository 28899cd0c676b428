using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>What a user gets who made a mistake, or whose machine lacks something: exit code 2 and a message to act on, never a stack trace.</summary>
[TestFixture]
internal sealed class ExitCodeTests
{
    private ScratchProject project = null!;

    [SetUp]
    public void MakeProject() => project = new();

    [TearDown]
    public void RemoveProject() => project.Dispose();

    [Test]
    public async Task A_browser_variable_that_names_no_file_is_said()
    {
        var run = await project.RunAsync([], new Dictionary<string, string?> { ["TRACKE2E_BROWSER"] = "/nonexistent/browser" });

        ShouldBeBroken(run, "browser-missing", "TRACKE2E_BROWSER", "/nonexistent/browser");
    }

    [Test]
    public async Task Without_a_browser_and_without_leave_to_install_one_the_command_that_installs_it_is_named()
    {
        var run = await project.RunAsync([], new Dictionary<string, string?>
        {
            ["TRACKE2E_BROWSER"] = null,
            ["TRACKE2E_NO_INSTALL"] = "1",
            ["PATH"] = project.At("empty"),
            ["HOME"] = project.At("home"),
            ["PLAYWRIGHT_BROWSERS_PATH"] = project.At("browsers"),
        });

        ShouldBeBroken(run, "browser-missing", "TRACKE2E_NO_INSTALL", "TRACKE2E_BROWSER");
    }

    [Test]
    public async Task A_taken_port_is_said_before_the_app_is_started()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var app = ScratchProject.Shop;
        app["port"] = port;
        project.UseApp(app);

        var run = await project.RunAsync();

        ShouldBeBroken(run, "port-taken", $"127.0.0.1:{port}");
        run.Output.ShouldNotContain("starting shop");
    }

    [Test]
    public async Task A_taken_collector_port_is_said()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var settings = ScratchProject.Settings(ScratchProject.Shop);
        settings["collector"] = new JsonObject { ["port"] = port };
        project.Write("tracke2e.json", settings.ToJsonString());

        ShouldBeBroken(await project.RunAsync(), "port-taken", $"{port}");
    }

    [Test]
    public async Task Every_mistake_of_a_plan_is_listed_with_its_file_and_line()
    {
        project.Write("plans/scratch.plan.yaml", ScratchProject.Plan.Replace("kind: pv, page: login", "kind: pw, page: login", StringComparison.Ordinal).Replace("page: cart,", "page: carts,", StringComparison.Ordinal));

        var run = await project.RunAsync();

        ShouldBeBroken(run, "plan-unreadable", "2 mistake(s)", "scratch.plan.yaml:7", "scratch.plan.yaml:8", "pw", "carts");
    }

    [Test]
    public async Task An_undefined_step_is_broken_and_shown_with_a_snippet()
    {
        project.Write("login.feature", ScratchProject.Feature + "\n    And I frobnicate the \"Log in\"\n");
        project.UseApp(ScratchProject.Shop);

        var run = await project.RunAsync();

        run.ExitCode.ShouldBe(2, run.Text);
        run.Output.ShouldContain("undefined");
        run.Output.ShouldContain("I frobnicate the");
        run.Output.ShouldContain("[Then(");
        ShouldHaveNoTrace(run);
    }

    [Test]
    public async Task A_dry_run_lists_an_undefined_step_with_a_snippet_and_starts_nothing()
    {
        project.Write("login.feature", ScratchProject.Feature + "\n    And I frobnicate the \"Log in\"\n");
        project.UseApp(new JsonObject { ["start"] = "false", ["url"] = "http://127.0.0.1:1" });

        var run = await project.RunAsync("--dry-run");

        run.ExitCode.ShouldBe(2, run.Text);
        run.Output.ShouldContain("undefined step");
        run.Output.ShouldContain("login.feature:6");
        run.Output.ShouldContain("[Then(");
        ShouldHaveNoTrace(run);
    }

    [Test]
    public async Task An_app_that_ends_at_once_is_said_with_its_last_lines()
    {
        project.UseApp(new JsonObject { ["start"] = "sh -c 'echo there is no database >&2; exit 3'", ["ready"] = "listening", ["url"] = "http://127.0.0.1:${port}" });

        ShouldBeBroken(await project.RunAsync(), "app-not-started", "exit code 3", "there is no database", "listening");
    }

    [Test]
    public async Task An_app_that_is_never_ready_is_said_after_its_time()
    {
        project.UseApp(new JsonObject { ["start"] = "sleep 300", ["ready"] = "listening", ["readySeconds"] = 1, ["url"] = "http://127.0.0.1:${port}" });

        var run = await project.RunAsync();

        ShouldBeBroken(run, "app-not-started", "not ready after 1 s");
        run.Seconds.ShouldBeLessThan(60);
    }

    [Test]
    public async Task An_app_that_cannot_be_built_is_said_with_its_last_lines()
    {
        project.UseApp(new JsonObject { ["build"] = "sh -c 'echo error CS1002; exit 1'", ["start"] = "true", ["url"] = "http://127.0.0.1:1" });

        ShouldBeBroken(await project.RunAsync(), "app-not-started", "could not be built", "error CS1002");
    }

    [Test]
    public async Task A_tag_that_no_scenario_has_is_no_success()
    {
        ShouldBeBroken(await project.RunAsync("--tag", "@nobody"), "nothing-selected", "@nobody", "--allow-empty");
    }

    [Test]
    public async Task A_tag_selects_scenarios_and_is_no_file_of_arguments()
    {
        var run = await project.RunAsync("--tag", "@nobody", "--allow-empty", "--dry-run");

        run.ExitCode.ShouldBe(0, run.Text);
        run.Output.ShouldContain("0 scenarios");
    }

    [Test]
    public async Task A_malformed_tag_expression_is_said()
    {
        ShouldBeBroken(await project.RunAsync("--tag", "@a and (@b"), "tag-malformed", "--tag");
    }

    [Test]
    public async Task Missing_settings_are_said_with_the_place_that_was_looked_at()
    {
        File.Delete(project.At("tracke2e.json"));

        ShouldBeBroken(await project.RunAsync(), "settings-unreadable", "tracke2e.json", project.Features);
    }

    [Test]
    public async Task An_unknown_key_of_the_settings_is_said_with_its_line()
    {
        project.Write("tracke2e.json", """
            {
              "plan": "plans",
              "appz": {}
            }
            """);

        ShouldBeBroken(await project.RunAsync(), "settings-unreadable", "appz", "tracke2e.json:3");
    }

    [Test]
    public async Task An_unknown_device_is_said_with_the_known_ones()
    {
        ShouldBeBroken(await project.RunAsync("--device", "desktpo"), "settings-unreadable", "desktpo", "desktop");
    }

    [Test]
    public async Task An_unknown_environment_is_said()
    {
        ShouldBeBroken(await project.RunAsync("--env", "prod"), "settings-unreadable", "prod");
    }

    [Test]
    public async Task A_path_without_features_is_said()
    {
        var run = await CommandRun.OfAsync(["run", project.At("nowhere"), "--lang", "en"]);

        ShouldBeBroken(run, "path-missing", "nowhere");
    }

    [Test]
    public async Task A_malformed_feature_file_is_broken_with_its_line_while_the_others_run()
    {
        project.UseApp(ScratchProject.Shop);
        project.Write("spoilt.feature", "Feature: Spoilt\n\n  Scenario: no such keyword\n    Given I open \"Log in\"\n    Andd I stay for 1 s\n");

        var run = await project.RunAsync();

        run.ExitCode.ShouldBe(2, run.Text);
        run.Output.ShouldContain("spoilt.feature:5");
        run.Output.ShouldContain("feature-unreadable");
        run.Output.ShouldContain("pass 1");
        ShouldHaveNoTrace(run);
    }

    [Test]
    public async Task A_dialog_that_never_comes_breaks_the_scenario_at_the_step_that_speaks_of_it()
    {
        project.UseApp(ScratchProject.Shop);
        project.Write("login.feature", ScratchProject.Feature.Replace("    Then", "    When I will accept the next dialog\n    Then", StringComparison.Ordinal));

        var run = await project.RunAsync();

        run.ExitCode.ShouldBe(2, run.Text);
        run.Output.ShouldContain("dialog-not-shown");
        run.Output.ShouldContain("login.feature:5");
        run.Output.ShouldContain("broken 1");
        ShouldHaveNoTrace(run);
    }

    private static void ShouldBeBroken(CommandRun run, string reason, params string[] parts)
    {
        run.ExitCode.ShouldBe(2, run.Text);
        run.Error.ShouldStartWith($"broken: {reason}");
        foreach (var part in parts.Concat(["\n  expected  ", "\n  actual    ", "\n  do        "]))
        {
            run.Error.ShouldContain(part, Case.Sensitive, run.Text);
        }

        ShouldHaveNoTrace(run);
    }

    private static void ShouldHaveNoTrace(CommandRun run)
    {
        run.Text.ShouldNotContain("   at TrackE2E");
        run.Text.ShouldNotContain("Unhandled exception");
    }
}
