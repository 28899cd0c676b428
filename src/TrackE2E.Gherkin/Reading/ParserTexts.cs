using Gherkin;

namespace TrackE2E.Gherkin.Reading;

/// <summary>What the official parser's complaints mean.</summary>
internal static class ParserTexts
{
    private static readonly Dictionary<string, Phrase> Tokens = new(StringComparer.Ordinal)
    {
        ["#EOF"] = new("the end of the file", "文件结尾"),
        ["#Empty"] = new("an empty line", "空行"),
        ["#Comment"] = new("a comment", "注释"),
        ["#TagLine"] = new("tags", "标签"),
        ["#FeatureLine"] = new("a feature", "功能"),
        ["#RuleLine"] = new("a rule", "规则"),
        ["#BackgroundLine"] = new("a background", "背景"),
        ["#ScenarioLine"] = new("a scenario", "场景"),
        ["#ExamplesLine"] = new("examples", "例子"),
        ["#StepLine"] = new("a step (Given, When, Then, And, But)", "步骤（以假如、当、那么、并且、但是开头）"),
        ["#DocStringSeparator"] = new("the quotes of a doc string", "文档字符串的引号"),
        ["#TableRow"] = new("a row of a table", "表格的行"),
        ["#Language"] = new("the language", "语言"),
        ["#Other"] = new("text", "文字"),
    };

    public static Phrase NoFile(string path) => new($"There is no feature file or folder \"{path}\".", $"没有 feature 文件或文件夹“{path}”。");

    public static Phrase NoLine(string file, int line, int lines) => new($"There is no line {line} in {file}: it has {lines} lines.", $"{file} 没有第 {line} 行：只有 {lines} 行。");

    public static Phrase NoFiles(string folder) => new($"There is no feature file below {folder}.", $"{folder} 下没有 feature 文件。");

    public static Phrase NotUtf8 { get; } = new(
        "the file is not UTF-8; save it again as UTF-8 (many Chinese editors write GBK by default)", "文件不是 UTF-8 编码；请另存为 UTF-8（不少中文编辑器默认保存为 GBK）");

    public static Phrase NoLanguage(string line) => new(
        $"\"{line}\" is Chinese, and the file does not say so; write in its first line: # language: zh-CN", $"“{line}”是中文，但文件没有写明语言；在第一行写上：# language: zh-CN");

    public static Phrase NoSuchLanguage(string line) => new(
        $"\"{line}\" names a language that Gherkin does not have; Chinese is # language: zh-CN, English needs no such line", $"“{line}”不是 Gherkin 支持的语言；中文写作 # language: zh-CN，英文不需要这一行");

    public static Phrase WideColon(string line) => new(
        $"\"{line}\" has a full-width colon behind its keyword; write the half-width one: {Half(line)}", $"“{line}”的关键字后是全角冒号；请改用半角冒号：{Half(line)}");

    public static Phrase NoScenario(string title) => new(
        $"the feature \"{title}\" has no scenario, so nothing of it is run", $"功能“{title}”没有场景，不会运行");

    public static Phrase EmptyFile { get; } = new("the file is empty, so nothing of it is run", "文件是空的，不会运行");

    public static Phrase NoRows(string title) => new(
        $"the outline \"{title}\" has no row of examples, so it is not run", $"场景大纲“{title}”的例子没有数据行，不会运行");

    public static Phrase NoExamples(string title) => new(
        $"the outline \"{title}\" has no examples, so <…> in it stays as it is; write Examples: with a table below it", $"场景大纲“{title}”没有例子，其中的 <…> 不会被替换；请在下方写上“例子:”和表格");

    private static string Half(string line)
    {
        var at = line.IndexOf('：', StringComparison.Ordinal);
        return $"{line[..at]}:{line[(at + 1)..]}";
    }

    public static Phrase Of(ParserException error) => error switch
    {
        UnexpectedEOFException { ExpectedTokenTypes: var expected } => new($"the file ends too early; what can stand here: {List(expected).En}", $"文件过早结束；此处可以是：{List(expected).Zh}"),
        UnexpectedTokenException { ExpectedTokenTypes: var expected } => new($"this line cannot stand here; what can: {List(expected).En}", $"此行不能出现在这里；此处可以是：{List(expected).Zh}"),
        NoSuchLanguageException => new("Gherkin has no such language", "Gherkin 没有这种语言"),
        InvalidTagException => new("a tag begins with @ and has no space", "标签以 @ 开头，且不含空格"),
        _ => new("the rows of a table must have the same number of cells", "表格各行的单元格数必须相同"),
    };

    private static Phrase List(IEnumerable<string> tokens)
    {
        var known = tokens.Where(t => t is not "#Comment" and not "#Empty").Select(t => Tokens.GetValueOrDefault(t, new(t, t))).ToList();
        return new(string.Join(", ", known.Select(k => k.En)), string.Join("、", known.Select(k => k.Zh)));
    }
}
