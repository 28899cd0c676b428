using System.Globalization;
using System.Numerics;
using TrackE2E.Gherkin.Containers;
using TrackE2E.Gherkin.Expressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrackE2E.Tests.Gherkin.Expressions;

/// <summary>The cases of cucumber-expressions, exact error texts included.</summary>
public sealed class ExpressionDataTests
{
    private const string Data = "cucumber-expressions/testdata";

    [Test]
    public void All_120_cases_are_on_disk() => TestData.Files(Data, "*.yaml").Count().ShouldBe(120);

    [TestCaseSource(nameof(Cases), ["cucumber-expression/tokenizer"])]
    public void Tokenizer(string file)
    {
        var test = TestData.Yaml(file);

        if (!Throws(test, text => ExpressionTokenizer.Tokenize(text)))
        {
            ExpressionTokenizer.Tokenize(test.Text("expression")!).Select(t => (Screaming(t.Type), t.Start, t.End, t.Text))
                .ShouldBe(test.List("expected_tokens").Select(t => (t.Text("type")!, Number(t, "start"), Number(t, "end"), t.Text("text")!)));
        }
    }

    [TestCaseSource(nameof(Cases), ["cucumber-expression/parser"])]
    public void Parser(string file)
    {
        var test = TestData.Yaml(file);

        if (!Throws(test, text => ExpressionParser.Parse(text)))
        {
            Print(ExpressionParser.Parse(test.Text("expression")!)).ShouldBe(Print(test["expected_ast"]));
        }
    }

    [TestCaseSource(nameof(Cases), ["cucumber-expression/transformation"])]
    public void Transformation(string file)
    {
        var test = TestData.Yaml(file);

        new CucumberExpression(test.Text("expression")!, new()).Regex.ToString().ShouldBe(test.Text("expected_regex"));
    }

    [TestCaseSource(nameof(Cases), ["cucumber-expression/matching"])]
    public async Task Matching(string file)
    {
        var test = TestData.Yaml(file);

        if (!Throws(test, text => new CucumberExpression(text, new()).Match(test.Text("text") ?? "")))
        {
            await Matches(test, new CucumberExpression(test.Text("expression")!, new()));
        }
    }

    [TestCaseSource(nameof(Cases), ["regular-expression/matching"])]
    public async Task Regular_expression(string file)
    {
        var test = TestData.Yaml(file);

        await Matches(test, new RegularExpression(test.Text("expression")!, new()));
    }

    internal static IEnumerable<string> FilesOf(string folder) => TestData.Files($"{Data}/{folder}", "*.yaml");

    private static IEnumerable<TestCaseData> Cases(string folder) =>
        FilesOf(folder).Select(f => new TestCaseData(f).SetArgDisplayNames(Path.GetFileNameWithoutExtension(f)));

    private static bool Throws(YamlNode test, Action<string> action)
    {
        if (test.Text("exception") is not { } expected)
        {
            return false;
        }

        Should.Throw<CucumberExpressionException>(() => action(test.Text("expression")!)).Message.ShouldBe(expected);
        return true;
    }

    private static async Task Matches(YamlNode test, IStepExpression expression)
    {
        var arguments = expression.Match(test.Text("text")!);
        if (((YamlMappingNode)test)["expected_args"] is not YamlSequenceNode expected)
        {
            arguments.ShouldBeNull();
            return;
        }

        arguments.ShouldNotBeNull().Count.ShouldBe(expected.Children.Count);
        using var container = new ObjectContainer(new ConstructorCache());
        foreach (var (argument, node) in arguments.Zip(expected.Children.Cast<YamlScalarNode>()))
        {
            Same(await argument.GetValueAsync(container), node);
        }
    }

    private static void Same(object? actual, YamlScalarNode expected)
    {
        var isNull = expected.Style == ScalarStyle.Plain && expected.Value is "" or "null";
        switch (actual)
        {
            case null:
                isNull.ShouldBeTrue($"expected {expected.Value}");
                break;
            case string text:
                text.ShouldBe(expected.Value);
                break;
            case BigInteger number:
                number.ToString(CultureInfo.InvariantCulture).ShouldBe(expected.Value);
                break;
            case decimal number:
                number.ShouldBe(decimal.Parse(expected.Value!, NumberStyles.Float, CultureInfo.InvariantCulture));
                break;
            case float number:
                number.ShouldBe(float.Parse(expected.Value!, CultureInfo.InvariantCulture));
                break;
            default:
                Convert.ToDouble(actual, CultureInfo.InvariantCulture).ShouldBe(double.Parse(expected.Value!, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static int Number(YamlNode node, string key) => int.Parse(node.Text(key)!, CultureInfo.InvariantCulture);

    private static string Print(ExpressionNode node) =>
        $"{Screaming(node.Type)}_NODE {node.Start}-{node.End} {node.Token}[{string.Concat(node.Nodes.Select(Print))}]";

    private static string Print(YamlNode node) =>
        $"{node.Text("type")} {node.Text("start")}-{node.Text("end")} {node.Text("token")}[{string.Concat(node.List("nodes").Select(Print))}]";

    private static string Screaming(Enum value) =>
        string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
