using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>What stands in a step where its wording has <c>{name}</c>.</summary>
/// <param name="Name">The name between the braces.</param>
/// <param name="What">What to write there.</param>
/// <param name="Examples">How it may look.</param>
internal sealed partial record ParameterText(string Name, Wording What, IReadOnlyList<string> Examples)
{
    public static IReadOnlyList<ParameterText> All { get; } =
    [
        new("page", new("a page of the plan, by title or id, in quotes", "方案中的页面，标题或 id，加引号"), ["“Home”", "\"home\"", "“首页”"]),
        new("tab", new("a tab of the page, by title or id, in quotes", "页面中的标签，标题或 id，加引号"), ["“Flash sale”", "“秒杀”"]),
        new("element", new("an element of the plan, by title or id, in quotes", "方案中的元素，标题或 id，加引号"), ["“product card”", "“商品卡片”"]),
        new("event", new("an event of the plan, by title or id, in quotes", "方案中的事件，标题或 id，加引号"), ["“product click”", "“商品点击”"]),
        new("value", new("a text in quotes", "文字，加引号"), ["“SKU-3”", "“跑鞋”"]),
        new("count", new("a number", "数字"), ["3", "３", "三"]),
        new("times", new("how often", "次数"), ["once", "twice", "3 times"]),
        new("nth", new("which one, from the first, or the last", "第几个，或最后一个"), ["2nd", "5th", "first", "last"]),
        new("place", new("which one, from the first, or the last", "第几个，或最后一个"), ["第2个", "第三张", "最后一个"]),
        new("duration", new("a time with its unit", "时长，带单位"), ["1.5 s", "600 ms", "31 minutes", "1秒", "600毫秒", "1小时"]),
        new("share", new("a share of the element's area", "元素面积的比例"), ["50%", "half", "一半"]),
        new("way", new("left, right, up or down", "左、右、上或下"), ["left", "down", "左", "下"]),
        new("direction", new("up or down", "上或下"), ["up", "down", "上", "下"]),
    ];

    /// <summary>The parameters of a step's wordings, each once, in order of first use.</summary>
    public static IReadOnlyList<ParameterText> Of(VocabularyStep step) =>
        [.. step.En.Concat(step.Zh).SelectMany(wording => Parameter().Matches(wording)).Select(match => match.Groups[1].Value).Distinct().Select(name => All.First(p => p.Name == name))];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
