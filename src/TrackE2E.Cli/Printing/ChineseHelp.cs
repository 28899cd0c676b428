using System.CommandLine;
using System.Text.RegularExpressions;
using TrackE2E.Cli.Plan;

namespace TrackE2E.Cli.Printing;

/// <summary>What <c>--help</c> says, in Chinese: each description of the commands by its English text.</summary>
internal static partial class ChineseHelp
{
    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        ["Description:"] = "说明：",
        ["Usage:"] = "用法：",
        ["Arguments:"] = "参数：",
        ["Options:"] = "选项：",
        ["Commands:"] = "命令：",
        ["[default: "] = "[默认：",
    };

    private static readonly Dictionary<string, string> s_said = new(StringComparer.Ordinal)
    {
        ["TrackE2E tests event tracking (埋点): feature files drive a page, a collector captures what its SDK reports, rules judge."] = "TrackE2E 端到端测试埋点：feature 文件驱动页面，采集端接收 SDK 的上报，由规则判定。",

        ["Show help and usage information"] = "显示帮助",
        ["Show version information"] = "显示版本",

        ["runs feature files: starts the app under test, drives it, judges what it reports, writes the report"] = "运行 feature 文件：启动被测应用，驱动它，判定它的上报，生成报告",
        ["feature files or folders, with lines where wanted: features/home.feature:12"] = "feature 文件或文件夹，可带行号：features/home.feature:12",
        ["tag expression: \"@EX-02 and not @slow\""] = "标签表达式：\"@EX-02 and not @slow\"",
        ["device of devices.json, by name or @tag; several by comma"] = "devices.json 中的设备，写名称或 @标签；多个用逗号分隔",
        ["environment of tracke2e.json"] = "tracke2e.json 中的环境",
        ["scenarios at the same time; default: the device's slots"] = "同时运行的场景数；默认为设备的并发数",
        ["run each scenario so often"] = "每个场景运行的次数",
        ["run again when a feature, plan or setting is saved"] = "feature、方案或设置保存后重新运行",
        ["print each scenario's events as a table, passing ones too"] = "用表格列出每个场景的事件，通过的场景也列出",
        ["language of this command's own lines: en or zh"] = "本命令自身输出的语言：en 或 zh",
        ["output folder"] = "输出文件夹",
        ["bind every step, drive nothing"] = "只匹配步骤，不驱动任何设备",
        ["file (as written, the default), reverse, or random (prints its seed)"] = "file（按文件中的顺序，默认）、reverse（倒序）或 random（随机，会给出种子）",
        ["run in the random order of this seed"] = "按此种子的随机顺序运行",
        ["run one of several parts, such as 2/5; together the parts are the whole run. tracke2e report merge joins what they write"] = "只运行若干份中的一份，例如 2/5；各份合起来是完整的一次运行。用 tracke2e report merge 合并各份的结果",
        ["summary.json of an earlier run, or its folder: --shard balances by it. All parts must be given the same"] = "先前一次运行的 summary.json 或其文件夹：--shard 据此均分。各份须给出同一个",
        ["stop after the first scenario that does not pass"] = "有场景未通过即停止",
        ["a run of nothing is no mistake (for shards)"] = "没有运行任何场景也不算错误（用于分片）",
        ["also write the JUnit XML here; it is always in the output folder as junit.xml"] = "把 JUnit XML 另写一份到此处；输出文件夹中总有 junit.xml",

        ["lists the steps that scenarios are written in, in English and Chinese, and the team's own"] = "列出编写场景可用的步骤，中英文，以及团队自有步骤",
        ["only steps that have this word in their wording, meaning or example"] = "只列出写法、含义或示例中含此词的步骤",
        ["folder of features, whose steps are the examples; its tracke2e.json names the team's own steps"] = "feature 文件夹，示例取自其中的步骤；其 tracke2e.json 指明团队自有步骤",
        ["output folder of the last run: examples are taken from what passed"] = "最近一次运行的输出文件夹：示例取自已通过的场景",
        ["print a page of Markdown"] = "输出 Markdown 页面",
        ["write a page that can be searched: one HTML file"] = "写出可搜索的页面：一个 HTML 文件",
        ["write .vscode/ so that the Cucumber extension completes the steps"] = "写出 .vscode/，使 Cucumber 扩展能补全步骤",
        ["print JSON, for programs"] = "输出 JSON，供程序读取",
        ["language of the texts: en or zh"] = "文字的语言：en 或 zh",

        ["works on what runs have written"] = "处理运行写出的结果",
        ["joins the output folders of all parts of a run into one: summary, messages, JUnit, Allure and Cucumber reports; the exit code is that of the whole"] = "把一次运行各份的输出文件夹合并为一个：汇总、消息、JUnit、Allure 和 Cucumber 报告；退出码为整体的退出码",
        ["output folders of the parts (run --shard 1/3 --out a, …)"] = "各份的输出文件夹（run --shard 1/3 --out a，…）",
        ["join the data only: summary.json, junit.xml, messages, ledgers, allure-results"] = "只合并数据：summary.json、junit.xml、消息、台账、allure-results",

        ["looks after the tracking plan: lint, diff, check, import, export, coverage, scaffold, docs, schema"] = "维护埋点方案：lint、diff、check、import、export、coverage、scaffold、docs、schema",
        ["prints the JSON Schema of plan files, for editors"] = "输出方案文件的 JSON Schema，供编辑器使用",
        ["plan folder or file; default: the one of tracke2e.json, else features/plans"] = "方案文件夹或文件；默认为 tracke2e.json 指明的方案，否则为 features/plans",
        ["judges payload files by an event of the plan or by a JSON Schema; exit 1 on findings"] = "按方案中的事件或 JSON Schema 判定数据文件；有问题时退出码为 1",
        ["PLAN#event (or #event for the default plan), or a JSON Schema file"] = "PLAN#event（默认方案可只写 #event），或 JSON Schema 文件",
        ["payload files: a JSON document, an array of payloads, or one payload a line"] = "数据文件：一个 JSON 文档、一个数组，或每行一条",
        ["JSON Schema: judge format too (by the standard it is only a note)"] = "JSON Schema：format 也判定（按标准它只是注释）",
        ["writes the scenarios that a plan asks for, in the words of \"tracke2e steps\", ready to run; --lang is their language"] = "按方案生成所需的场景，使用 \"tracke2e steps\" 中的步骤，可直接运行；--lang 为场景的语言",
        ["folder that the feature files are written to; default: they are printed"] = "写入 feature 文件的文件夹；默认直接输出",
        ["write over feature files that are there already"] = "覆盖已有的 feature 文件",
        ["compares the plan with what runs have verified: events, properties, allowed values, trigger rules, devices"] = "对比方案与各次运行已核对的内容：事件、字段、允许值、触发规则、设备",
        ["folders that \"tracke2e run\" wrote; default: artifacts/run"] = "\"tracke2e run\" 写出的文件夹；默认为 artifacts/run",
        ["write a page to this file too"] = "另写一份页面到此文件",
        ["exit 1 when an event is not verified"] = "有事件未核对时退出码为 1",
        ["writes the plan in another format; what the format cannot say is listed"] = "把方案写成其他格式；该格式无法表达的内容会列出",
        ["json-schema, iglu, segment, rudderstack, xlsx or csv"] = "json-schema、iglu、segment、rudderstack、xlsx 或 csv",
        ["folder that the files are written to"] = "写入文件的文件夹",
        ["Iglu: the vendor of all schemas; default: the plan's name"] = "Iglu：全部 schema 的 vendor；默认为方案名称",
        ["write over files that are there already"] = "覆盖已有的文件",
        ["writes the plan as one page for product people, in Chinese and English, with search"] = "把方案写成一个供产品人员查阅的页面，中英文，可搜索",
        ["file that the page is written to; default: artifacts/plan.html"] = "写入页面的文件；默认为 artifacts/plan.html",
        ["makes plan files of another format; what plans cannot say is listed"] = "由其他格式生成方案文件；方案无法表达的内容会列出",
        ["a folder of JSON Schemas, an Iglu registry, a tracking plan's JSON, an .xlsx or .csv file"] = "JSON Schema 文件夹、Iglu registry、tracking plan 的 JSON、.xlsx 或 .csv 文件",
        ["json-schema, iglu, segment, rudderstack or sheet; default: what the source looks like"] = "json-schema、iglu、segment、rudderstack 或 sheet；默认按来源判断",
        ["folder that the plan files are written to; default: they are printed"] = "写入方案文件的文件夹；默认直接输出",
        ["Iglu: older versions are events too"] = "Iglu：旧版本也作为事件",
        ["sheet: headers that are not known by themselves, as HEADER=COLUMN (埋点=event)"] = "表格：无法识别的表头，写作 表头=列（埋点=event）",
        ["compares two versions of a plan; exit 1 when a change breaks producers or consumers"] = "比较方案的两个版本；变更破坏上报方或使用方时退出码为 1",
        ["plan folder, file, git revision, or REVISION:FOLDER"] = "方案文件夹、文件、git 版本，或 版本:文件夹",
        ["the same; default: the plan folder as it is now"] = "同上；默认为当前的方案文件夹",
        [$"folder with contracts of downstream jobs (*{ConsumerContract.Ending}); names each that a change breaks"] = $"下游作业契约（*{ConsumerContract.Ending}）所在的文件夹；列出每个被破坏的契约",
        ["who approved the breaking changes; they do not fail the command then"] = "批准破坏性变更的人；给出后不再使命令失败",
        ["looks for what in a plan will likely cause trouble; exit 1 on remarks, 2 when it cannot be read"] = "检查方案中容易出问题之处；有提示时退出码为 1，无法读取时为 2",
        ["rules to leave out, by their words"] = "不检查的规则，写规则名",
        ["style of event names; default: the one that most have"] = "事件名的风格；默认为多数采用的风格",
        ["style of property names; default: the one that most have"] = "字段名的风格；默认为多数采用的风格",

        ["prints the events of recorded requests; exit 1 when a request cannot be read, 2 when there is no event"] = "输出录制请求中的事件；有请求无法解析时退出码为 1，没有事件时为 2",
        ["HAR file, saved ledger, lines of JSON with a request each, or the raw body of a request"] = "HAR 文件、保存的台账、每行一个请求的 JSON，或请求的原始内容",
        ["decoders to ask, by name; default: all"] = "使用的解码器，写名称；默认全部",
        ["judges saved ledgers and recordings by the plan; exit 1 on findings, 2 when something cannot be judged"] = "按方案判定保存的台账和录制；有问题时退出码为 1，无法判定时为 2",
        ["saved ledgers, folders of them, HAR files or other recordings"] = "保存的台账或其文件夹、HAR 文件或其他录制",
        ["lists the devices of devices.json and whether each can be used now; exit 2 when the default one cannot"] = "列出 devices.json 中的设备及当前是否可用；默认设备不可用时退出码为 2",
        ["file of the devices; default: the one of tracke2e.json, else devices.json"] = "设备文件；默认为 tracke2e.json 指明的文件，否则为 devices.json",
        ["looks at everything that a run needs and names the command that mends it; exit 2 when a run cannot work"] = "检查运行所需的一切，并给出修复命令；无法运行时退出码为 2",
        ["where the features are"] = "feature 所在的位置",
        ["install what is missing, as far as it can be (browser with fonts, report tools)"] = "尽可能安装缺少的部分（浏览器及字体、报告工具）",
    };

    /// <summary>Puts the Chinese descriptions in the place of the English ones, of all commands below too.</summary>
    public static void Describe(Command command)
    {
        foreach (var symbol in command.Options.Cast<Symbol>().Concat(command.Arguments).Append(command))
        {
            symbol.Description = symbol.Description is { } english && s_said.TryGetValue(english, out var chinese) ? chinese : symbol.Description;
        }

        foreach (var below in command.Subcommands)
        {
            Describe(below);
        }
    }

    /// <summary>A help page of the library with Chinese titles.</summary>
    public static string Titled(string help) => Title().Replace(help, title => s_titles[title.Value]);

    [GeneratedRegex(@"^(?:Description|Usage|Arguments|Options|Commands):|\[default: ", RegexOptions.Multiline)]
    private static partial Regex Title();
}
