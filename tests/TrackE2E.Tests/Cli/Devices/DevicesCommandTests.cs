using System.Text.Json;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Cli.Devices;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class DevicesCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task A_device_whose_browser_is_there_is_ready()
    {
        var browser = _folder.Write("chromium", "");

        var said = await Said.By("devices", "--file", File(browser), "--json");

        said.Code.ShouldBe(0);
        var desktop = JsonElement.Parse(said.Output)[0];
        desktop.GetProperty("reachable").GetBoolean().ShouldBeTrue();
        desktop.GetProperty("default").GetBoolean().ShouldBeTrue();
        desktop.GetProperty("executable").GetString().ShouldBe(browser);
    }

    [Test]
    public async Task A_default_device_without_its_browser_is_broken_and_says_what_to_do()
    {
        var said = await Said.By("devices", "--file", File("/nosuch/chromium"), "--lang", "en");

        said.Code.ShouldBe(2);
        said.Output.ShouldContain("desktop (default)");
        said.Output.ShouldContain("no file /nosuch/chromium");
        said.Output.ShouldContain("correct \"executable\" in devices.json");
    }

    [Test]
    public async Task A_file_with_a_mistake_is_broken()
    {
        var said = await Said.By("devices", "--file", _folder.Write("d.json", """{"devices":[{"name":"a","knd":"playwright"}]}"""));

        said.Code.ShouldBe(2);
        said.Error.ShouldContain("\"knd\"");
    }

    private string File(string executable) => _folder.Write("devices.json", JsonSerializer.Serialize(new { devices = new[] { new { name = "desktop", kind = "playwright", executable } } }));
}
