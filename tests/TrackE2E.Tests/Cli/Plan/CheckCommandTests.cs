using System.Text.Json;
using TrackE2E.Tests.Plans;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Plan;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _plan;

    public CheckCommandTests() => _plan = _folder.Write("shop.plan.yaml", SomePlan.Text);

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_payload_as_planned_passes()
    {
        var said = await Said.By("plan", "check", _plan + "#product_exposure", _folder.Write("good.json", """{"sku":"A","price":0}"""), "--lang", "en");

        said.ShouldBe(new Said(0, "1 files: 0 findings\n", ""));
    }

    [TestCase("utf-16")]
    [TestCase("utf-16BE")]
    public async Task A_payload_as_PowerShell_writes_it_is_read(string encoding)
    {
        var file = _folder.In("wide.json");
        await File.WriteAllTextAsync(file, """{"sku":"A","price":0}""", System.Text.Encoding.GetEncoding(encoding));

        (await Said.By("plan", "check", _plan + "#product_exposure", file, "--lang", "en")).ShouldBe(new Said(0, "1 files: 0 findings\n", ""));
    }

    [Test]
    public async Task Every_finding_is_told_in_five_lines_with_file_and_line()
    {
        var lines = _folder.Write("bad.ndjson", "{\"sku\":\"A\",\"price\":-1}\n{\"price\":\"12\",\"sku\":\"A\"}\n");

        var said = await Said.By("plan", "check", _plan + "#product_exposure", lines, "--lang", "zh");

        said.Code.ShouldBe(1);
        said.Output.ShouldContain("range ");
        said.Output.ShouldContain("type-mismatch 类型不符");
        said.Output.ShouldContain($"  位置  {lines}:2；");
        said.Output.ShouldEndWith("1 个文件：2 个问题\n");
    }

    [Test]
    public async Task A_payload_file_of_a_windows_shell_is_read()
    {
        var file = Path.Combine(_folder.Path, "wide.json");
        await File.WriteAllTextAsync(file, """{"sku":"A","price":0}""", System.Text.Encoding.Unicode);

        (await Said.By("plan", "check", _plan + "#product_exposure", file, "--lang", "en")).Code.ShouldBe(0);
    }

    [Test]
    public async Task Json_names_kind_and_property()
    {
        var said = await Said.By("plan", "check", _plan + "#product_exposure", _folder.Write("bad.json", """{"sku":"A"}"""), "--json");

        var finding = JsonElement.Parse(said.Output).EnumerateArray().ShouldHaveSingleItem();
        finding.GetProperty("kind").GetString().ShouldBe("required-missing");
        finding.GetProperty("property").GetString().ShouldBe("/price");
    }

    [TestCase("""{"a":1}""", 0)]
    [TestCase("""{"a":"1"}""", 1)]
    [TestCase("""[{"a":1},{"a":"1"}]""", 1)]
    public async Task A_schema_file_judges_too_with_its_neighbours(string payload, int code)
    {
        _folder.Write("whole.json", """{"type":"integer"}""");
        var schema = _folder.Write("schema.json", """{"properties":{"a":{"$ref":"whole.json"}}}""");

        (await Said.By("plan", "check", schema, _folder.Write("p.json", payload))).Code.ShouldBe(code);
    }

    [TestCase("#product_exposur", "{}", "broken: event-unknown", "nearest: \"product_exposure\"")]
    [TestCase("#product_exposure", " \n", "broken: payload-unreadable", "nothing was judged")]
    [TestCase("#product_exposure", null, "broken: payload-unreadable", "there is no such file")]
    public async Task What_cannot_be_judged_is_broken(string target, string? payload, string reason, string actual)
    {
        var file = payload is null ? Path.Combine(_folder.Path, "nosuch.json") : _folder.Write("p.json", payload);

        var said = await Said.By("plan", "check", _plan + target, file);

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith(reason);
        said.Error.ShouldContain(actual);
    }

    [TestCase("{ pattern: '^(?=(a+)+$)' }")]
    [TestCase("{ allOf: [{ pattern: '^(?=(a+)+$)' }] }")]
    public async Task A_pattern_that_takes_too_long_hides_no_other_finding(string property)
    {
        var plan = _folder.Write("slow.plan.yaml", $"events: {{ e: {{ kind: custom, properties: {{ a: {property}, n: {{ type: integer }} }} }} }}");
        var slow = new string('a', 60) + "b";

        var only = await Said.By("plan", "check", plan + "#e", _folder.Write("p.json", $$"""{"a":"{{slow}}","n":1}"""), "--lang", "en");
        (only.Code, only.Output).ShouldBe((2, ""));
        only.Error.ShouldStartWith("broken: pattern-too-slow");

        var more = await Said.By("plan", "check", plan + "#e", _folder.Write("more.ndjson", $$"""
            {"a":"{{slow}}","n":"1"}
            {"a":"{{slow}}","n":1}
            {"a":"a","n":"2"}
            """), "--lang", "en");
        more.Code.ShouldBe(1);
        more.Output.ShouldEndWith("1 files: 2 findings\n");
        more.Error.ShouldStartWith("broken: pattern-too-slow");
    }

    [Test]
    public async Task A_slow_pattern_of_a_schema_hides_no_other_payload()
    {
        var schema = _folder.Write("schema.json", """{"properties":{"a":{"pattern":"^(?=(a+)+$)"},"n":{"type":"integer"}}}""");
        var said = await Said.By("plan", "check", schema, _folder.Write("p.ndjson", $"{{\"a\":\"{new string('a', 60)}b\"}}\n{{\"n\":\"1\"}}\n"), "--lang", "en");

        said.Code.ShouldBe(1);
        said.Output.ShouldEndWith("1 files: 1 findings\n");
        said.Error.ShouldStartWith("broken: schema-unusable");
    }

    [TestCase("no JSON")]
    [TestCase("""{"type":"intger"}""")]
    [TestCase("""{"$ref":"https://example.com/far.json"}""")]
    public async Task A_schema_that_cannot_be_used_is_broken(string schema)
    {
        var said = await Said.By("plan", "check", _folder.Write("schema.json", schema), _folder.Write("p.json", "{}"));

        said.Code.ShouldBe(2);
        said.Error.ShouldStartWith("broken: schema-unusable");
    }
}
