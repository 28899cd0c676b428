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

    [Test]
    public async Task What_cannot_be_bound_is_told_in_the_language_that_was_asked_for()
    {
        _folder.Write("a.feature", "Feature: a\n  nonsense: s\n    Given a\n  Scenario: s\n    Given b\n    Nonsense\n");

        (await Said.By("run", _folder.Path, "--dry-run", "--lang", "zh")).Output.ShouldContain("无法读取  " + _folder.In("a.feature") + ":6：此行不能出现在这里；此处可以是：文件结尾、");
        (await Said.By("run", _folder.Path, "--dry-run", "--tag", "@a and", "--lang", "zh")).Error.ShouldContain("缺少标签");
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

    [Test]
    public async Task Names_that_the_plan_does_not_have_are_told_with_the_nearest()
    {
        _folder.Write("tracke2e.json", "{}");
        _folder.Write("plans/shop.plan.yaml", "plan: shop\npages:\n  home: { title: { en: Home, zh: 首页 }, match: { path: / } }\nevents:\n  home_view: { title: home view, kind: pv, page: home }\n");

        var right = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");
        _folder.Write("b.feature", "Feature: b\n  Scenario: one\n    Given I open \"Hom\"\n    Then \"home_view\" is reported once\n    And no other \"home veiw\" is reported\n  Scenario: two\n    Given I open “Hom”\n");
        var wrong = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");

        right.Output.ShouldEndWith("5 scenarios, 5 steps: 0 undefined, 0 ambiguous, 0 unknown names, 0 unusable rows; nothing was driven\n");
        right.Code.ShouldBe(0);
        wrong.Output.ShouldContain("the plan has no page  \"Hom\"\n  where     ");
        wrong.Output.ShouldContain("b.feature:3, ");
        wrong.Output.ShouldContain("nearest   \"Home\"");
        wrong.Output.ShouldContain("the plan has no event  \"home veiw\"");
        wrong.Output.ShouldEndWith("2 unknown names, 0 unusable rows; nothing was driven\n");
        wrong.Code.ShouldBe(2);
    }

    [Test]
    public async Task Rows_of_rules_that_cannot_be_meant_are_told()
    {
        _folder.Write("tracke2e.json", "{}");
        _folder.Write("plans/shop.plan.yaml", "plan: shop\npages:\n  home: { title: 首页, match: { path: / } }\nevents:\n  home_view: { title: 首页浏览, kind: pv, page: home, properties: { from: { type: string }, box: { type: object } } }\n");
        _folder.Write("a.feature", """
            # language: zh-CN
            功能: 一
              场景: 一
                假如打开“首页”
                那么“首页浏览”上报1次，字段如下：
                  | 字段   | 规则     |
                  | form   | = 1      |
                  | from   | 很大     |
                  | gone   | 不上报   |
                  | box.in | 存在     |
                那么“首页”的PV上报1次：
                  | from[0] | 非空 |
            """);

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "zh");

        said.Output.ShouldContain("方案中 home_view 没有字段“form”\n  位置     " + _folder.In("a.feature") + ":5\n  期望  方案中的字段，层级用点分隔：product.price、items.0.sku\n  实际  \"form\"\n");
        said.Output.ShouldContain("无法读取“from”的规则\n  位置     " + _folder.In("a.feature") + ":5\n");
        said.Output.ShouldContain("方案中 home_view 没有字段“from[0]”");
        said.Output.ShouldEndWith("0 个名称不在方案中，3 行表格无法使用；未驱动任何设备\n");
        said.Code.ShouldBe(2);
    }

    [Test]
    public async Task A_step_that_is_not_there_is_told_with_what_to_write_instead()
    {
        _folder.Write("a.feature", "Feature: a\n  Scenario: s\n    Given I open Home\n    Then the banner is nice\n");

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");

        said.Output.ShouldStartWith("undefined step  I open Home\n  where     " + _folder.In("a.feature") + ":3\n  nearest   I open “Home”      I open {page}  (open-page.en)\n"
            + "  do        write it as above; tracke2e steps lists every step, tracke2e steps WORD searches\n");
        said.Output.ShouldNotContain("PendingStepException");
    }

    private async Task<int> CountAsync(params string[] options)
    {
        var said = await Said.By(["run", _folder.Path, "--dry-run", "--lang", "en", .. options]);
        return int.Parse(said.Output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
