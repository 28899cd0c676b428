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
    public async Task A_line_that_the_file_does_not_have_is_told()
    {
        var english = await Said.By("run", _folder.In("a.feature") + ":99", "--dry-run");
        var chinese = await Said.By("run", _folder.In("a.feature") + ":99", "--dry-run", "--lang", "zh");

        english.Code.ShouldBe(2);
        english.Error.ShouldContain($"{_folder.In("a.feature")} has no line 99");
        english.Error.ShouldContain("the file has 12 lines");
        chinese.Error.ShouldContain("没有第 99 行");
        (await Said.By("run", _folder.In("a.feature") + ":5", "--dry-run")).Output.ShouldContain("1 scenarios");
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

        said.Output.ShouldContain("方案中 home_view 没有字段“form”\n  位置     " + _folder.In("a.feature") + ":5\n  期望  方案中的字段，层级用点分隔：product.price、items.0.sku\n  实际  “form”；最接近：from\n");
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
            + "  do        write it as above; tracke2e steps lists every step, tracke2e steps WORD searches; or have a developer define it:\n");
        said.Output.ShouldContain("[Given(\"I open Home\")]");
    }

    [TestCase("zh", "功能: 一\n  场景: 一\n    假如打开“首页”\n", ":1：“功能: 一”是中文，但文件没有写明语言；在第一行写上：# language: zh-CN\n")]
    [TestCase("zh", "# language: zh\n功能: 一\n", ":1：“# language: zh”不是 Gherkin 支持的语言；中文写作 # language: zh-CN")]
    [TestCase("zh", "# language: zh-CN\n功能：一\n  场景：一\n", ":2：“功能：一”的关键字后是全角冒号；请改用半角冒号：功能:一\n")]
    [TestCase("en", "# language: zh-CN\n功能: 一\n  场景：一\n    假如打开“首页”\n", ":3")]
    public async Task What_people_get_wrong_in_a_feature_file_is_said_once(string language, string text, string said)
    {
        _folder.Write("a.feature", text);

        var told = await Said.By("run", _folder.Path, "--dry-run", "--lang", language);

        told.Code.ShouldBe(2);
        told.Output.ShouldContain(said);
        told.Output.Split('\n').Count(line => line.Contains("a.feature", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Test]
    public async Task A_path_of_Windows_is_answered_with_the_one_that_is_there()
    {
        var said = await Said.By("run", _folder.Path + "\\a.feature", "--dry-run", "--lang", "zh");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain($"不存在；有 {_folder.In("a.feature")}：文件夹之间请写 /");
    }

    [Test]
    public async Task A_feature_in_another_encoding_is_not_read_as_if_it_were_UTF8()
    {
        var gbk = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        await File.WriteAllBytesAsync(_folder.In("a.feature"), gbk.GetBytes("# language: zh-CN\n功能: 一\n  场景: 一\n    假如打开“首页”\n"));

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "zh");

        said.Code.ShouldBe(2);
        said.Output.ShouldStartWith($"无法读取  {_folder.In("a.feature")}:1：文件不是 UTF-8 编码；请另存为 UTF-8（不少中文编辑器默认保存为 GBK）\n");
    }

    [Test]
    public async Task What_holds_nothing_to_run_is_told_beside_what_is_run()
    {
        _folder.Write("b.feature", "");
        _folder.Write("c.feature", "Feature: idle\n");
        _folder.Write("d.feature", "Feature: d\n  Scenario Outline: no rows\n    Given I open \"<page>\"\n    Examples:\n      | page |\n\n  Scenario Outline: no examples\n    Given I open \"Home\"\n");

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");

        said.Output.ShouldContain($"not run  the file is empty, so nothing of it is run\n  where     {_folder.In("b.feature")}:1\n");
        said.Output.ShouldContain($"not run  the feature \"idle\" has no scenario, so nothing of it is run\n  where     {_folder.In("c.feature")}:1\n");
        said.Output.ShouldContain($"not run  the outline \"no rows\" has no row of examples, so it is not run\n  where     {_folder.In("d.feature")}:2\n");
        said.Output.ShouldContain("the outline \"no examples\" has no examples, so <…> in it stays as it is");
    }

    [Test]
    public async Task A_dry_run_of_nothing_says_why()
    {
        _folder.Write("a.feature", "@P0\nFeature: a\n  @slow\n  Scenario: s\n    Given I open \"Home\"\n");
        Directory.CreateDirectory(_folder.In("other"));
        _folder.Write("other/b.feature.txt", "Feature: b\n");

        (await Said.By("run", _folder.Path, "--dry-run", "--tag", "P0", "--lang", "en")).Error.ShouldContain("has the tags P0; there are: @P0, @slow");
        var other = await Said.By("run", _folder.In("other"), "--dry-run", "--lang", "en");

        Directory.CreateDirectory(_folder.In("idle"));
        _folder.Write("idle/c.feature", "");
        (await Said.By("run", _folder.In("idle"), "--dry-run", "--lang", "en")).Error.ShouldNotContain("is not read");
        other.Code.ShouldBe(2);
        other.Error.ShouldStartWith("broken: nothing-selected");
        other.Error.ShouldContain("b.feature.txt is not read, its name must end in .feature");
    }

    [Test]
    public async Task A_column_that_the_examples_do_not_have_is_named()
    {
        _folder.Write("tracke2e.json", "{}");
        _folder.Write("plans/shop.plan.yaml", "plan: shop\npages:\n  home: { title: Home, match: { path: / } }\n");
        _folder.Write("a.feature", "Feature: a\n  Scenario Outline: s\n    Given I open \"<page>\"\n    Examples:\n      | pages |\n      | Home  |\n");

        (await Said.By("run", _folder.Path, "--dry-run", "--lang", "en")).Output.ShouldContain("the plan has no page  \"<page>\"\n  where     " + _folder.In("a.feature") + ":3\n  do        give the examples a column \"page\"\n");
    }

    [Test]
    public async Task Tables_of_an_order_are_read_before_anything_is_driven()
    {
        _folder.Write("tracke2e.json", "{}");
        _folder.Write("plans/shop.plan.yaml", "plan: shop\npages:\n  home: { title: Home, match: { path: / } }\nevents:\n  home_view: { title: home view, kind: pv, page: home }\n");
        _folder.Write("a.feature", "Feature: a\n  Scenario: s\n    Then the events are reported in this order:\n      | event |\n      | home veiw |\n    And every event has:\n");

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("an order needs events\n");
        said.Output.ShouldContain("the plan has no event \"home veiw\"\n");
        said.Output.ShouldContain("nothing says what every event has\n");
        said.Output.ShouldEndWith("3 unusable rows; nothing was driven\n");
    }

    [Test]
    public async Task Fields_and_items_that_the_plan_does_not_have_are_told_before_anything_is_driven()
    {
        _folder.Write("tracke2e.json", "{}");
        _folder.Write("plans/shop.plan.yaml", "plan: shop\npages:\n  home: { title: Home, match: { path: / } }\nevents:\n  home_view: { title: home view, kind: pv, page: home }\n  words: { kind: custom, page: home, properties: { word: { type: string, key: true } } }\n");
        _folder.Write("a.feature", """
            Feature: a
              Scenario: s
                Then "home view" of "SKU-1" is reported once
                And "home view" of "SKU-1" is not reported
                And "words" of "tea" is reported once with:
                  | wrod | = tea |
                And "words" is reported at most 2 times with:
                  | wodr | = tea |
                And "words" of "tea" is not reported
                And the "wrdo" of "words" is "tea"
                And the "word" of "words" is "tea"
                And the events "home view" and "words" have the same "word"
            """);

        var said = await Said.By("run", _folder.Path, "--dry-run", "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("events of \"home_view\" do not name one item each\n  where     " + _folder.In("a.feature") + ":3\n");
        said.Output.ShouldContain("words has no planned property \"wrod\"\n");
        said.Output.ShouldContain("words has no planned property \"wodr\"\n");
        said.Output.ShouldContain("words has no planned property \"wrdo\"\n");
        said.Output.ShouldContain("home_view has no planned property \"word\"\n");
        said.Output.ShouldEndWith("6 unusable rows; nothing was driven\n");
    }

    private async Task<int> CountAsync(params string[] options)
    {
        var said = await Said.By(["run", _folder.Path, "--dry-run", "--lang", "en", .. options]);
        return int.Parse(said.Output.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }
}
