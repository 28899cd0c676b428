using TrackE2E.Gherkin.TagExpressions;
using YamlDotNet.RepresentationModel;

namespace TrackE2E.Tests.Gherkin.TagExpressions;

/// <summary>The cases of tag-expressions.</summary>
public sealed class TagExpressionDataTests
{
    [TestCaseSource(nameof(Cases), ["parsing.yml"])]
    public void Parsing(YamlNode test)
    {
        var formatted = TagExpression.Parse(test.Text("expression")!).ToString();

        formatted.ShouldBe(test.Text("formatted"));
        TagExpression.Parse(formatted).ToString().ShouldBe(formatted);
    }

    [TestCaseSource(nameof(Cases), ["errors.yml"])]
    public void Errors(YamlNode test) =>
        Should.Throw<TagExpressionException>(() => TagExpression.Parse(test.Text("expression")!)).Message.ShouldBe(test.Text("error"));

    [TestCaseSource(nameof(Evaluated))]
    public void Evaluations(Evaluation test) => Evaluate(test);

    [Test]
    public void All_cases_are_on_disk() => (NodesOf("parsing.yml").Count(), NodesOf("errors.yml").Count(), Evaluated().Count()).ShouldBe((23, 15, 26));

    internal static void Evaluate(Evaluation test) => TagExpression.Parse(test.Expression).Evaluate(test.Tags).ShouldBe(test.Expected);

    internal static IEnumerable<Evaluation> Evaluated() => NodesOf("evaluations.yml").SelectMany(node => node.List("tests").Select(row =>
        new Evaluation(node.Text("expression")!, [.. row.List("variables").Select(v => ((YamlScalarNode)v).Value!)], row.Text("result") == "true")));

    internal static IEnumerable<YamlNode> NodesOf(string file) => (YamlSequenceNode)TestData.Yaml(Path.Combine(TestData.Folder, "tag-expressions", "testdata", file));

    private static IEnumerable<TestCaseData> Cases(string file) => NodesOf(file).Select(n => new TestCaseData(n).SetArgDisplayNames(n.Text("expression")!));

    public sealed record Evaluation(string Expression, IReadOnlyList<string> Tags, bool Expected)
    {
        public override string ToString() => $"{Expression} [{string.Join(' ', Tags)}]";
    }
}
