using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Summary;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Run;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SelectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SelectionTests()
    {
        _folder.Write("a.feature", "Feature: a\n" + string.Concat(Enumerable.Range(1, 5).Select(n => $"  Scenario: s{n}\n    Given I open \"Home\"\n")));
    }

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Parts_hold_every_scenario_once()
    {
        (await CountAsync("--shard", "1/2") + await CountAsync("--shard", "2/2")).ShouldBe(5);
        (await CountAsync("--shard", "3/5")).ShouldBe(1);
    }

    [Test]
    public async Task Parts_are_balanced_by_the_last_run()
    {
        var feature = _folder.In("a.feature");
        var run = Some.Run([.. Enumerable.Range(1, 5).Select(n => Some.Result(name: $"s{n}", feature: feature, line: 2 * n) with { Duration = TimeSpan.FromSeconds(n == 2 ? 40 : 1) })]);
        await SummaryWriter.WriteAsync(SummaryWriter.Of(run, new Mask()), _folder.Path, CancellationToken.None);

        var sizes = new[] { await CountAsync("--shard", "1/2", "--durations", _folder.Path), await CountAsync("--shard", "2/2", "--durations", _folder.Path) };

        sizes.ShouldBe([1, 4], ignoreOrder: true);
    }

    [Test]
    public async Task Last_durations_that_are_not_there_are_broken()
    {
        var said = await Said.By("run", _folder.Path, "--dry-run", "--shard", "1/2", "--durations", _folder.In("nowhere"));

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: summary-unreadable");
    }

    [TestCase("--shard 6/5", "--shard needs")]
    [TestCase("--shard two", "--shard needs")]
    [TestCase("--order sideways", "--order is file, reverse or random")]
    [TestCase("--order reverse --seed 3", "--seed is the seed of a random order")]
    [TestCase("--durations x", "--durations balances the parts of --shard")]
    public async Task What_cannot_be_meant_is_said(string options, string message)
    {
        var said = await Said.By(["run", _folder.Path, "--dry-run", .. options.Split(' ')]);

        said.Code.ShouldBe(2);
        said.Error.ShouldContain(message);
    }

    [Test]
    public async Task An_empty_part_is_no_mistake_when_that_is_allowed()
    {
        (await Said.By("run", _folder.Path, "--dry-run", "--shard", "6/6")).Code.ShouldBe(2);
        (await Said.By("run", _folder.Path, "--dry-run", "--shard", "6/6", "--allow-empty")).Code.ShouldBe(0);
    }

    private async Task<int> CountAsync(params string[] options)
    {
        var said = await Said.By(["run", _folder.Path, "--dry-run", "--lang", "en", .. options]);
        return int.Parse(said.Output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
