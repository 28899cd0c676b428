using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Settings;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Hosting.Settings;

/// <summary>What is said about a tracke2e.json with a mistake, without a word of how it is read.</summary>
public sealed class SettingsMistakesTests
{
    [TestCase("""{ "collector": { "quietMilliseconds": "500ms" } }""", "配置中 $.collector.quietMilliseconds 的值类型不对", "期望  数字，不加引号")]
    [TestCase("""{ "apps": { "shop": { "url": 5 } } }""", "配置中 $.apps.shop.url 的值类型不对", "期望  带引号的文本")]
    [TestCase("""{ "apps": [] }""", "配置中 $.apps 的值类型不对", "期望  对象：{ … }")]
    [TestCase("""{ "collector": { "decoders": "snowplow" } }""", "配置中 $.collector.decoders 的值类型不对", "期望  列表：[ … ]")]
    [TestCase("""{ "apps": { "shop": { "url": "http://a", "raedy": "x" } } }""", "配置中有未知的键“raedy”", "最接近：“ready”")]
    [TestCase("""{ "apps": { "shop": { "url": "http://a", "cookies": { "c": "${colector}" } } } }""", "没有可填入 ${colector} 的内容", "${colector}；最接近：${collector}")]
    [TestCase("{ \"plan\": \"plans\"\n  \"apps\": {} }", "配置不是合法的 JSON", "上一行的末尾：逗号、引号或括号缺失或多余")]
    public void Mistake_is_said_in_words_of_the_file(string text, string what, string more)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tracke2e.json", text);

        var said = Should.Throw<BrokenException>(() => SettingsReader.Read(file, null, _ => "v")).In("zh");

        said.ShouldStartWith($"broken: settings-unreadable  {what}");
        said.ShouldContain(more);
        said.ShouldNotContain("System.");
        said.ShouldNotContain("LineNumber");
    }

    [TestCase("\"deepLink\": \"shop:/${path}\"", "launch")]
    [TestCase("\"shop\": \"x${yz\"", "storage")]
    [TestCase("\"shop\": \"${0}-${buyer.name}\"", "storage")]
    public void What_is_filled_in_or_none_of_ours_is_left_alone(string member, string under)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("tracke2e.json", $$"""{ "apps": { "shop": { "url": "http://127.0.0.1:${port}", "start": "sh -c ${shell:-x}", "{{under}}": { {{member}} } } }, "accounts": { "buyer": { "password": "${prot}" } } }""");

        Should.NotThrow(() => SettingsReader.Read(file, null, _ => "v"));
    }
}
