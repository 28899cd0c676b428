using System.CommandLine;
using TrackE2E.Cli;
using TrackE2E.Cli.Run;

namespace TrackE2E.Tests.Cli;

public sealed class CommandLineTests
{
    [TestCase("plan bogus", "tracke2e plan --help")]
    [TestCase("steps --nothing-of-it", "tracke2e steps --help")]
    [TestCase("bogus", "tracke2e --help")]
    [TestCase("plan lint --lang fr", "tracke2e plan lint --help")]
    public async Task A_mistake_in_the_command_names_the_help_that_fits(string line, string help)
    {
        var said = await Said.By(line.Split(' '));

        said.Code.ShouldBe(2);
        said.Output.ShouldBeEmpty();
        said.Error.ShouldEndWith($"  do        see: {help}{Environment.NewLine}");
    }

    [Test]
    public async Task A_misspelt_option_is_no_file_name()
    {
        var said = await Said.By("run", "--tagg", "@x");

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("there is no option --tagg; nearest: --tag");
    }

    [TestCase("run --tagg @x --lang zh", "tracke2e：命令行有误：没有选项 --tagg；最接近的是 --tag", "run")]
    [TestCase("run --lang zh --parallel 0", "tracke2e：命令行有误：--parallel 需要不小于 1 的数字", "run")]
    [TestCase("run --parallel two --lang zh", "tracke2e：命令行有误：--parallel 需要不小于 1 的数字", "run")]
    [TestCase("run --repeat 1.5 --lang=zh", "tracke2e：命令行有误：--repeat 需要不小于 1 的数字", "run")]
    [TestCase("run --seed x --lang zh", "tracke2e：命令行有误：--seed 不能是“x”", "run")]
    [TestCase("run --tag --lang zh", "tracke2e：命令行有误：--tag 缺少取值", "run")]
    [TestCase("plan lnit --lang zh", "tracke2e：命令行有误：没有命令“lnit”；最接近的是 lint", "plan")]
    public async Task A_mistake_in_the_command_is_said_in_its_language(string line, string what, string command)
    {
        var said = await Said.By(line.Split(' '));

        said.Error.ShouldBe($"{what}{Environment.NewLine}  处理      参见：tracke2e {command} --help{Environment.NewLine}");
    }

    [Test]
    public async Task A_misspelt_command_is_answered_with_the_nearest()
    {
        var said = await Said.By("rnu", "--lang", "zh");

        said.Code.ShouldBe(2);
        said.Error.ShouldBe($"tracke2e：命令行有误：没有命令“rnu”；最接近的是 run{Environment.NewLine}  处理      参见：tracke2e --help{Environment.NewLine}");
    }

    [Test]
    public async Task A_language_that_is_none_is_said() => (await Said.By("run", "--lang", "中文")).Error.ShouldContain("--lang");

    [Test]
    public async Task A_tag_is_no_file_of_arguments()
    {
        var said = await Said.By("run", "--tag", "@EX-02", "nosuch-folder");

        said.Error.ShouldStartWith("broken: path-missing");
    }

    [TestCase("en", "there is no feature file or folder", "\n  expected  ")]
    [TestCase("zh", "没有 feature 文件或文件夹", "\n  期望  ")]
    public async Task What_is_wrong_before_a_run_is_said_in_the_language_that_was_asked_for(string language, string what, string label)
    {
        var said = await Said.By("run", "nosuch-folder", "--lang", language);

        said.Error.ShouldStartWith($"broken: path-missing  {what}");
        said.Error.ShouldContain(label);
    }

    [TestCase("--help --lang zh", "用法：", "运行 feature 文件")]
    [TestCase("--lang zh --help", "说明：", "维护埋点方案")]
    [TestCase("run --help --lang=zh", "[默认：features]", "有场景未通过即停止")]
    [TestCase("plan --lang zh --help", "命令：", "比较方案的两个版本")]
    [TestCase("run --help --lang en", "Options:", "stop after the first scenario that does not pass")]
    public async Task Help_is_in_the_language_that_was_asked_for(string line, string title, string description)
    {
        var said = await Said.By(line.Split(' '));

        said.Code.ShouldBe(0);
        said.Output.ShouldContain(title);
        said.Output.ShouldContain(description);
    }

    [Test]
    public void Every_command_argument_and_option_is_described_in_Chinese() =>
        Symbols(CommandLine.Root(new Words("zh"))).Where(s => s.Description is null || s.Description.All(char.IsAscii)).Select(s => $"{s.Name}: {s.Description}").ShouldBeEmpty();

    [Test]
    public async Task The_language_may_stand_before_the_command() =>
        (await Said.By("--lang", "zh", "run", "nosuch-folder")).Error.ShouldStartWith("broken: path-missing  没有 feature 文件或文件夹");

    private static IEnumerable<Symbol> Symbols(Command command) => [command, .. command.Arguments, .. command.Options, .. command.Subcommands.SelectMany(Symbols)];

    [Test]
    public async Task Help_lists_every_command()
    {
        var said = await Said.By("--help");

        said.Code.ShouldBe(0);
        foreach (var command in new[] { "run", "steps", "plan", "decode", "verify", "devices", "doctor" })
        {
            said.Output.ShouldContain($"  {command} ");
        }
    }
}
