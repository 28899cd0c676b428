using System.Reflection;
using System.Text.RegularExpressions;
using TrackE2E.Driving.Web;

namespace TrackE2E.Tests.Driving;

internal sealed partial class ChromiumArgumentsTests
{
    [Test]
    public void What_Playwright_disables_stays_disabled()
    {
        var driver = typeof(PlaywrightDevice).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "PlaywrightDriver").Value!;
        var bundle = File.ReadAllText(Path.Combine(driver, ".playwright", "package", "lib", "coreBundle.js"));
        var list = List().Match(bundle).Groups[1].Value;
        var playwrights = Quoted().Matches(list).Select(m => m.Groups[1].Value).ToArray();

        playwrights.ShouldNotBeEmpty();
        Features(ChromiumArguments.Of([], launchedByPlaywright: true)).ShouldBe([.. playwrights, "WebUIOmniboxPopup", "WebUIOmniboxAimPopup"]);
    }

    [Test]
    public void Features_that_a_device_disables_are_disabled_too()
    {
        var arguments = ChromiumArguments.Of(["--js-flags=--max-old-space-size=64", "--disable-features=Mine, WebUIOmniboxPopup", "--disable-features=Other"], launchedByPlaywright: false);

        arguments.ShouldContain("--js-flags=--max-old-space-size=64");
        Features(arguments).ShouldBe(["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "Mine", "Other"]);
    }

    [TestCase("http://127.0.0.1:4711/")]
    [TestCase("http://127.0.0.1:4711")]
    public void A_proxy_is_named_without_a_path(string proxy) =>
        ChromiumArguments.Through(proxy, "s1.localhost").ShouldBe(["--proxy-server=http://127.0.0.1:4711", "--proxy-bypass-list=<-loopback>;s1.localhost"]);

    private static string[] Features(IEnumerable<string> arguments) => arguments.Single(a => a.StartsWith("--disable-features=", StringComparison.Ordinal)).Split('=')[1].Split(',');

    [GeneratedRegex(@"disabledFeatures = \[(.*?)\]\.filter", RegexOptions.Singleline)]
    private static partial Regex List();

    [GeneratedRegex("^\\s*\"(\\w+)\",?\\s*$", RegexOptions.Multiline)]
    private static partial Regex Quoted();
}
