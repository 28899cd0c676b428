using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackE2E.Core.Plans;

/// <summary>The Chinese of plan mistakes: what is wrong by its English pattern, the phrases around it by their English.</summary>
/// <remarks>A test makes every mistake of the reader and asks for its Chinese; a pattern that is not here is said in English.</remarks>
internal static partial class PlanMistakeTexts
{
    private static readonly FrozenDictionary<string, string> Patterns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["{0} is {1}"] = "{0} 是{1}",
        ["{0} › {1} is {2}"] = "{0} › {1} 是{2}",
        ["{0} has no \"{1}\""] = "{0} 缺少“{1}”",
        ["unknown key \"{0}\" in {1}"] = "{1} 中有不认识的键“{0}”",
        ["{0} is an empty list"] = "{0} 是空列表",
        ["{0} is empty"] = "{0} 是空的",
        ["{0} is no regular expression: {1}"] = "{0} 不是正则表达式：{1}",
        ["the file is empty"] = "文件是空的",
        ["a second YAML document begins here"] = "此处开始了第二个 YAML 文档",
        ["a key is not a text"] = "键不是文本",
        ["\"{0}\" stands here a second time; the first is in line {1}"] = "“{0}”重复出现；第一次在第 {1} 行",
        ["the YAML cannot be read: {0}"] = "无法读取 YAML：{0}",
        ["page {0} matches every address"] = "页面 {0} 匹配所有地址",
        ["page {0}: the path \"{1}\" does not begin with /"] = "页面 {0}：路径“{1}”没有以 / 开头",
        ["page {0}: open has a wildcard"] = "页面 {0}：open 含有通配符",
        ["element {0}: the key \"{1}\" is no attribute"] = "元素 {0}：key“{1}”不是属性",
        ["element {0} has no locator"] = "元素 {0} 没有定位方式",
        ["element {0} is inside of itself"] = "元素 {0} 位于自己内部",
        ["{0} is a pv without a page"] = "{0} 是页面浏览，却没有页面",
        ["{0} is {1} without an element"] = "{0} 是{1}，却没有元素",
        ["{0} is a pv and names an element"] = "{0} 是页面浏览，却写了元素",
        ["{0} has {1} properties with key: true ({2})"] = "{0} 有 {1} 个 key: true 的字段（{2}）",
        ["{0}: {1} means nothing here"] = "{0}：{1} 在这里没有意义",
        ["{0}: when names {1}"] = "{0}：when 写了{1}",
        ["{0} stands a second time; the first is at {1}:{2}"] = "{0} 重复出现；第一次在 {1}:{2}",
        ["event {0} cannot be told from event {1} ({2}): both are reported as \"{3}\""] = "事件 {0} 与事件 {1}（{2}）无法区分：上报名称都是“{3}”",
        ["{0} \"{1}\" stands a second time; the first is at {2}:{3}"] = "{0}“{1}”重复出现；第一次在 {2}:{3}",
        ["{0}: there is no {1} \"{2}\""] = "{0}：没有{1}“{2}”",
        ["{0} is required always and under a condition"] = "{0} 既总是必填又有必填条件",
        ["{0}: \"{1}\" is no source of a value"] = "{0}：“{1}”不是取值来源",
        ["{0}: {1} {2} is above {3} {4}"] = "{0}：{1} {2} 大于 {3} {4}",
        ["{0} has both enum and const"] = "{0} 同时写了 enum 和 const",
        ["{0}: const is {1}"] = "{0}：const 是{1}",
        ["{0}: the value {1} can never be of type {2}"] = "{0}：取值{1}不可能是类型 {2}",
        ["{0}: \"{1}\" is no version"] = "{0}：“{1}”不是版本号",
        ["{0}: until {1} is before since {2}"] = "{0}：until {1} 早于 since {2}",
        ["{0}: a condition without a property"] = "{0}：条件中没有字段",
        ["the file cannot be read"] = "无法读取文件",
        ["there is no such file or folder"] = "没有此文件或文件夹",
        ["the file's name does not end as a plan's does, it would be left out"] = "文件名的结尾与方案不同，会被忽略",
        ["the folder has no plan file"] = "文件夹中没有方案文件",
        ["the file is not UTF-8"] = "文件不是 UTF-8 编码",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Phrases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["a list"] = "列表",
        ["a map"] = "映射",
        ["nothing"] = "空的",
        ["a click"] = "点击",
        ["an exposure"] = "曝光",
        ["no cause"] = "空的触发条件",
        ["several causes"] = "多个触发条件",
        ["page"] = "页面",
        ["element"] = "元素",
        ["event"] = "事件",
        ["property group"] = "字段组",
        ["common property"] = "公共字段",
        ["the plan"] = "方案",
        ["true or false"] = "true 或 false",
        ["a text"] = "文本",
        ["some text"] = "一段文本",
        ["a number"] = "数字",
        ["zh and en"] = "zh 和 en",
        ["one of the two"] = "二者之一",
        ["one of them"] = "其中之一",
        ["one cause"] = "一个触发条件",
        ["valid YAML"] = "合法的 YAML",
        ["each key once"] = "每个键只出现一次",
        ["each id once in all files of the plan"] = "方案所有文件中每个 id 只出现一次",
        ["rename or remove one of the two"] = "改名或删除其中一个",
        ["remove it, or move it to where it belongs"] = "删除，或移到它该在的位置",
        ["remove it, or change kind"] = "删除，或修改 kind",
        ["keep one of the two"] = "保留其中一个",
        ["a whole number of at least 0"] = "不小于 0 的整数",
        ["a number above 0"] = "大于 0 的数字",
        ["a share from 0 to 1 (0.5 is half of the area)"] = "0 到 1 的比例（0.5 即一半面积）",
        ["a duration with its unit, such as 1s, 600ms or 0.5 s"] = "带单位的时长，如 1s、600ms 或 0.5 s",
        ["a regular expression (ECMA-262)"] = "正则表达式（ECMA-262）",
        ["a title: a text, or {zh: …, en: …}"] = "标题：文本，或 {zh: …, en: …}",
        ["a value: a text, a number, true, false or null"] = "一个值：文本、数字、true、false 或 null",
        ["a single value"] = "单个值",
        ["numbers with dots"] = "以点分隔的数字",
        ["a version: numbers with dots"] = "版本号：以点分隔的数字",
        ["the id of a page"] = "页面的 id",
        ["the id of an element"] = "元素的 id",
        ["the id of an event"] = "事件的 id",
        ["a path that begins with /"] = "以 / 开头的路径",
        ["a path that can be visited"] = "可以访问的路径",
        ["match with path, query, hash or screen"] = "带 path、query、hash 或 screen 的 match",
        ["@attribute, text, or css@attribute"] = "@属性、text，或 css@属性",
        ["the id of an element, or element@attribute"] = "元素的 id，或 元素@属性",
        ["the id of a tab of the page"] = "页面中标签页的 id",
        ["the name of a group"] = "字段组的名称",
        ["a dotted property path"] = "字段的路径（以点分隔）",
        ["a dotted property path, or user-id"] = "字段的路径（以点分隔），或 user-id",
        ["a property name"] = "字段名",
        ["0 or 1"] = "0 或 1",
        ["a property"] = "字段",
        ["a locator by platform"] = "各平台的定位方式",
        ["a page match"] = "页面匹配",
        ["a JSON Schema (2020-12) part"] = "JSON Schema（2020-12）的一部分",
        ["properties by name: {sku: {type: string}}"] = "以字段名为键：{sku: {type: string}}",
        ["property groups by name"] = "以字段组名称为键",
        ["property values by dotted path"] = "以字段路径为键的取值",
        ["query values by name"] = "以查询参数名为键的取值",
        ["values by dotted property path: a value, a list of values, \"*\" for any, null for not sent"] = "以字段路径为键的取值：一个值、多个值的列表、\"*\" 为任意值、null 为未发送",
        ["tabs by id"] = "以 id 为键的标签页",
        ["pages by id"] = "以 id 为键的页面",
        ["elements by id"] = "以 id 为键的元素",
        ["events by id"] = "以 id 为键的事件",
        ["this-page, this-page.tab, previous-page, previous-page.tab, leading-click, leading-click.PROPERTY, swipe.direction, query.NAME, or EVENT.PROPERTY"] =
            "this-page、this-page.tab、previous-page、previous-page.tab、leading-click、leading-click.字段、swipe.direction、query.参数，或 事件.字段",
        ["an exposure that has dwell-mode: cumulative"] = "dwell-mode: cumulative 的曝光",
        ["a custom event (the other kinds say themselves what causes them)"] = "自定义事件（其他类型自带触发条件）",
        ["a pv"] = "页面浏览",
        ["a pv, an exposure or when: { shown: … }"] = "页面浏览、曝光或 when: { shown: … }",
        ["zh or en"] = "zh 或 en",
        ["a locator for at least one platform"] = "至少一个平台的定位方式",
        ["an element further out"] = "更外层的元素",
        ["remove within, or name the element around it"] = "删除 within，或写外层元素",
        ["the page whose visit it reports"] = "它所上报的页面",
        ["the element that is clicked or exposed"] = "被点击或曝光的元素",
        ["a pv has a page, a click or an exposure has an element"] = "页面浏览写页面，点击或曝光写元素",
        ["remove element, or kind: click"] = "删除 element，或改为 kind: click",
        ["one property that names the item"] = "一个标识条目的字段",
        ["a name of its own on the wire, or values that tell them apart"] = "各自的上报名称，或能区分它们的取值",
        ["a plan with pages, elements or events"] = "包含 pages、elements 或 events 的方案",
        ["one document in a file"] = "一个文件一个文档",
        ["a name before the colon"] = "冒号前是名称",
        ["until at or above since"] = "until 不早于 since",
        ["the property that decides, and its values"] = "起决定作用的字段及其取值",
        ["remove const, or put its value into enum"] = "删除 const，或把它的值写进 enum",
        ["remove required: true, or required-when"] = "删除 required: true，或 required-when",
        ["required: true beside each required property"] = "在每个必填字段旁写 required: true",
        ["mend the expression; in YAML put it in single quotes: '^[a-z]+$'"] = "修正正则；YAML 中用单引号：'^[a-z]+$'",
        ["put it in single quotes: in double quotes \\ begins an escape"] = "改用单引号：双引号中 \\ 表示转义",
        ["indent with spaces; YAML does not allow tabs"] = "用空格缩进；YAML 不允许制表符",
        ["use the half-width colon and comma (: ,) outside of quotes"] = "引号外请用半角冒号和逗号（: ,）",
        ["check indentation, quotes and brackets of this line and the one above it"] = "检查本行和上一行的缩进、引号和括号",
        ["save it again as UTF-8 (many Chinese editors write GBK by default)"] = "另存为 UTF-8（不少中文编辑器默认保存为 GBK）",
        ["a text file in UTF-8"] = "UTF-8 文本文件",
        ["a file that this user may read"] = "当前用户可读的文件",
        ["check its rights, or take it out of the plan folder"] = "检查权限，或将其移出方案文件夹",
        ["a folder with *.plan.yaml files, or one such file"] = "含 *.plan.yaml 文件的文件夹，或一个这样的文件",
        ["at least one *.plan.yaml"] = "至少一个 *.plan.yaml",
        ["add home.plan.yaml, or correct the plan folder in tracke2e.json"] = "新增 home.plan.yaml，或修正 tracke2e.json 中的方案文件夹",
        ["plan: <name>, then pages:, elements: and events:"] = "plan: <名称>，然后是 pages:、elements: 和 events:",
        ["remove the line --- or move the rest to a file of its own"] = "删除 --- 这一行，或把其余内容移到另一个文件",
        ["write the key as a plain name; quote it when it holds { [ or *"] = "键写成普通名称；含 { [ 或 * 时加引号",
        ["a { … } or [ … ] goes on at the beginning of a line: indent it"] = "{ … } 或 [ … ] 换行后顶格了：请缩进，或检查是否缺少右括号",
        ["While scanning a mapping, found invalid tab as indentation"] = "用制表符缩进了",
        ["a name that ends in .plan.yaml"] = "以 .plan.yaml 结尾的文件名",
        ["check the plan folder in tracke2e.json"] = "检查 tracke2e.json 中的方案文件夹",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // what begins a phrase and goes on with names
    private static readonly (string En, string Zh)[] Beginnings =
    [
        ("one of: ", "以下之一："), ("a list of: ", "列表，每项为："), ("the text \"", "文本 \""), ("the number ", "数字 "), ("only: ", "仅限："), 
        ("values of type ", "取值类型为 "), ("event ", "事件 "), ("page ", "页面 "), ("element ", "元素 "), ("common ", "公共字段 "), ("group ", "字段组 "), ("tab of page ", "标签页，页面 "), ("the plan › ", "方案 › "),
        ("there is no anchor above it for *", "上文没有对应的锚点：*"), ("remove or rename one of the two ", "删除或改名其中一个 "),
    ];

    // phrases with parts of their own
    private static readonly (Regex En, Func<Match, string> Zh)[] Forms =
    [
        (Keys(), match => $"{Phrase(match.Groups[1].Value)}，可写的键：{match.Groups[2].Value}"),
        (OrSeveral(), match => $"{Phrase(match.Groups[1].Value)}，或多个组成的列表"),
        (None(), match => $"方案中的{Thing(match.Groups[1].Value)}；目前没有"),
        (Known(), match => $"方案中的{Thing(match.Groups[1].Value)}：{match.Groups[2].Value}"),
        (AddOne(), match => $"{(match.Groups[1].Success ? "以上之一，或" : "")}新增{Thing(match.Groups[2].Value)} {match.Groups[3].Value}"),
        (OnlyWith(), match => $"{match.Groups[1].Value} 只用于{Phrase(match.Groups[2].Value)}"),
        (AtMost(), match => $"{match.Groups[1].Value} 不大于 {match.Groups[2].Value}"),
        (InOneFile(), match => $"{match.Groups[1].Value} 只写在方案的一个文件中"),
        (Swapped(), match => $"{match.Groups[1].Value}（若写反了）"),
        (TwoUnits(), match => $"{match.Groups[1].Value}s 为秒，{match.Groups[1].Value}ms 为毫秒"),
        (BelowKey(), match => $"在 \"{match.Groups[1].Value}\" 下写各个键"),
        (OrRemove(), match => $"{match.Groups[1].Value}，或删除该键"),
        (NamedForPeople(), match => $"{match.Groups[1].Value}: 给人看的名称"),
        (Quoted(), match => $"{match.Groups[1].Value}（加引号）"),
        (Unquoted(), match => $"{match.Groups[1].Value}（不加引号）"),
        (OtherType(), match => $"换一个取值，或换成 {match.Groups[1].Value} 以外的类型"),
        (AtEach(), match => $"在每个事件中写 {match.Groups[1].Value}"),
        (OnlyAt(), match => $"只在 {match.Groups[1].Value} 保留 key: true"),
    ];

    /// <summary>The sentence; null when it has no Chinese.</summary>
    public static string? Sentence(FormattableString english) => Patterns.TryGetValue(english.Format, out var pattern)
        ? string.Format(CultureInfo.InvariantCulture, pattern, [.. english.GetArguments().Select(argument => Phrase(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? ""))])
        : null;

    /// <summary>The phrase; what has no Chinese stays as it is.</summary>
    public static string Phrase(string english)
    {
        if (Phrases.TryGetValue(english, out var known))
            return known;
        foreach (var (en, zh) in Beginnings)
        {
            if (english.StartsWith(en, StringComparison.Ordinal))
                return zh + (en == "a list of: " ? Phrase(english[en.Length..]) : english[en.Length..]);
        }

        foreach (var (en, zh) in Forms)
        {
            if (en.Match(english) is { Success: true } match)
                return zh(match);
        }

        // a key that is to be written, with what it takes: "kind: one of: pv, click"
        return english.Split(": ", 2) is [var key, var takes] && key.All(c => char.IsAsciiLetterLower(c) || c == '-') ? $"{key}: {Phrase(takes)}" : english;
    }

    private static string Thing(string what) => what == "tab" ? "标签页" : what.StartsWith("tab of page ", StringComparison.Ordinal) ? $"页面 {what["tab of page ".Length..]} 的标签页" : what == "group" ? "字段组" : Phrases.GetValueOrDefault(what, what);

    [GeneratedRegex("^(an? .+?) with the keys (.+)$")]
    private static partial Regex Keys();

    [GeneratedRegex("^(.+), or a list of them$")]
    private static partial Regex OrSeveral();

    [GeneratedRegex("^an? (.+) of the plan; it has none$")]
    private static partial Regex None();

    [GeneratedRegex("^an? (.+) of the plan: (.+)$")]
    private static partial Regex Known();

    [GeneratedRegex("^(one of these, or )?add (tab|group|page|element|event) (.+)$")]
    private static partial Regex AddOne();

    [GeneratedRegex("^(\\S+) only with (.+)$")]
    private static partial Regex OnlyWith();

    [GeneratedRegex("^(\\S+) at most (\\S+)$")]
    private static partial Regex AtMost();

    [GeneratedRegex("^(\\S+) in one file of the plan$")]
    private static partial Regex InOneFile();

    [GeneratedRegex("^(.+) if they are swapped$")]
    private static partial Regex Swapped();

    [GeneratedRegex("^(\\S+)s for seconds or \\S+ms for milliseconds$")]
    private static partial Regex TwoUnits();

    [GeneratedRegex("^a map of keys below \"(.+)\"$")]
    private static partial Regex BelowKey();

    [GeneratedRegex("^(.+), or remove the key$")]
    private static partial Regex OrRemove();

    [GeneratedRegex("^(\\S+): a name for people$")]
    private static partial Regex NamedForPeople();

    [GeneratedRegex("^(.+) in quotes$")]
    private static partial Regex Quoted();

    [GeneratedRegex("^(.+) without quotes$")]
    private static partial Regex Unquoted();

    [GeneratedRegex("^another value, or another type than (.+)$")]
    private static partial Regex OtherType();

    [GeneratedRegex("^(.+) at each of them$")]
    private static partial Regex AtEach();

    [GeneratedRegex("^keep key: true at (.+) only$")]
    private static partial Regex OnlyAt();
}
