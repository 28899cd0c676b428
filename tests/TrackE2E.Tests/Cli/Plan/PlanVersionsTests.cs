using TrackE2E.Cli.Plan;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Commands;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Plan;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PlanVersionsTests : IDisposable
{
    private static readonly SystemCommands Commands = new(TimeProvider.System);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("HEAD", "")]
    [TestCase("HEAD", "shop")]
    [TestCase("HEAD:plans", "shop")]
    public async Task A_revision_is_read_as_it_was_wherever_the_command_runs(string revision, string below)
    {
        await RepositoryAsync();
        _folder.Write("shop/plans/a.plan.yaml", "events: { later: { kind: custom } }");
        var root = Path.Combine(_folder.Path, below);

        var plan = await new PlanVersions(Commands, below.Length == 0 ? "shop/plans" : "plans", root).ReadAsync(revision, CancellationToken.None);

        plan.Events.ShouldHaveSingleItem().Id.ShouldBe("first");
    }

    [Test]
    public async Task A_mistake_in_a_revision_is_told_with_the_revision_and_not_with_the_copy_of_it()
    {
        await RepositoryAsync("events: { first: { kind: custm } }");

        var broken = await Should.ThrowAsync<BrokenException>(new PlanVersions(Commands, "shop/plans", _folder.Path).ReadAsync("HEAD", CancellationToken.None));

        broken.Actual.ShouldContain("HEAD:shop/plans/a.plan.yaml:1:26");
        broken.Message.ShouldNotContain("tracke2e-plan-");
    }

    [TestCase("nosuch")]
    [TestCase("HEAD:nosuch")]
    [TestCase("--output=x")]
    public async Task What_is_neither_a_file_nor_a_revision_is_refused(string said)
    {
        await RepositoryAsync();

        var broken = await Should.ThrowAsync<BrokenException>(new PlanVersions(Commands, "shop/plans", _folder.Path).ReadAsync(said, CancellationToken.None));

        broken.Reason.ShouldBe("plan-unreadable");
        broken.What.ShouldContain($"\"{said}\"");
    }

    private async Task RepositoryAsync(string plan = "events: { first: { kind: custom } }")
    {
        _folder.Write("shop/plans/a.plan.yaml", plan);
        foreach (var line in new[] { "init -q", "add .", "-c user.name=a -c user.email=a@example.com commit -q -m first" })
        {
            (await Commands.RunAsync(new Command("git", line.Split(' ')) { Folder = _folder.Path }, null, CancellationToken.None)).Succeeded.ShouldBeTrue(line);
        }
    }
}
