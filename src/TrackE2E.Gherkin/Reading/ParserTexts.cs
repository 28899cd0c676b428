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
        ["#StepLine"] = new("a step", "步骤"),
        ["#DocStringSeparator"] = new("the quotes of a doc string", "文档字符串的引号"),
        ["#TableRow"] = new("a row of a table", "表格的行"),
        ["#Language"] = new("the language", "语言"),
        ["#Other"] = new("text", "文字"),
    };

    public static Phrase NoFile(string path) => new($"There is no feature file or folder \"{path}\".", $"没有 feature 文件或文件夹“{path}”。");

    public static Phrase NoFiles(string folder) => new($"There is no feature file below {folder}.", $"{folder} 下没有 feature 文件。");

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
