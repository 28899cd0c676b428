namespace TrackE2E.Tests.Cli.Run;

/// <summary>A team's own steps count wherever steps are looked at. Each case builds a small project, which is most of its time.</summary>
public sealed class TeamStepsTests
{
    [Test]
    public async Task A_dry_run_binds_the_teams_own_steps()
    {
        using var project = new TeamProject();

        var said = await Said.By("run", project.Features, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(0, said.Output + said.Error);
        said.Output.ShouldContain("building the steps of Team.csproj");
        said.Output.ShouldEndWith("1 scenarios, 1 steps: 0 undefined, 0 ambiguous, 0 unknown names, 0 unusable rows; nothing was driven\n");
    }

    [Test]
    public async Task A_step_that_the_team_and_the_vocabulary_both_define_is_ambiguous_with_both_places()
    {
        using var project = new TeamProject(
            TeamProject.Steps.Replace("the warehouse has {int} parcels", "I open {}", StringComparison.Ordinal).Replace("int parcels", "string page", StringComparison.Ordinal),
            "# language: en\nFeature: Parcels\n  Scenario: Some\n    Given I open \"Home\"\n");

        var said = await Said.By("run", project.Features, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(2, said.Output + said.Error);
        said.Output.ShouldContain("ambiguous step  I open \"Home\"\n");
        said.Output.ShouldMatch(@"I open \{page\}  \([a-z-]+\.en\)");
        said.Output.ShouldMatch(@"I open \{\}  \(TeamSteps\.Warehouse\(String\) in .*Team\.cs:9\)");
        said.Output.ShouldContain("keep one of them");
    }

    [Test]
    public async Task In_Chinese_the_lines_are_Chinese()
    {
        using var project = new TeamProject(feature: "Feature: Parcels\n  Scenario: Some\n    Given the warehouse has 3 trucks\n");

        var said = await Said.By("run", project.Features, "--dry-run", "--lang", "zh");

        said.Code.ShouldBe(2, said.Output + said.Error);
        said.Output.ShouldContain("正在构建 Team.csproj 中的步骤");
        said.Output.ShouldContain("未定义的步骤  the warehouse has 3 trucks");
        said.Output.ShouldContain("最接近   the warehouse has 3 parcels      the warehouse has {int} parcels");
        said.Output.ShouldContain("[Given(\"the warehouse has {int} trucks\")]");
        said.Output.ShouldEndWith("1 个场景，1 个步骤：1 个未定义，0 个有歧义，0 个名称不在方案中，0 行表格无法使用；未驱动任何设备\n");
    }

    [Test]
    public async Task Steps_that_do_not_build_are_broken_with_the_compilers_words()
    {
        using var project = new TeamProject("namespace Team; public class Oops {");

        var said = await Said.By("run", project.Features, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: bindings-unbuildable  the steps of Team.csproj cannot be used");
        said.Error.ShouldContain("CS1513");
        said.Error.ShouldContain("dotnet build");
    }

    [Test]
    public async Task Bindings_that_cannot_be_bound_are_broken_with_their_place()
    {
        using var project = new TeamProject(TeamProject.Steps.Replace("the warehouse has {int} parcels", "the warehouse has {int parcels", StringComparison.Ordinal));

        var said = await Said.By("run", project.Features, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(2, said.Output);
        said.Error.ShouldStartWith("broken: bindings-unbuildable  the team's own steps cannot be used");
        said.Error.ShouldContain("Team.cs:9");
    }
}
