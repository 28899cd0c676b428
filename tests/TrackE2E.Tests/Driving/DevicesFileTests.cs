using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Tests.Driving;

internal sealed class DevicesFileTests
{
    private readonly string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");

    [TearDown]
    public void Clean() => File.Delete(path);

    [Test]
    public void The_repositorys_own_file_is_read()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "devices.json")))
        {
            folder = folder.Parent!;
        }

        var file = DevicesFile.Read(Path.Combine(folder.FullName, "devices.json"), _ => null);

        file.Devices.Select(d => d.Name).Take(2).ShouldBe(["desktop", "phone"]);
        file.Devices.Where(d => d.Appium is not null).Select(d => d.Appium!.Server.IsOurs).Distinct().ShouldBe([true]);
        file.Pick(null).Single().Browser!.Viewport.ShouldBe(new(1280, 800));
        file.Pick("@h5").Single().Browser!.Emulate.ShouldBe("Pixel 7");
    }

    [Test]
    public void A_project_without_a_file_has_a_desktop_and_a_phone()
    {
        DevicesFile.BuiltIn.Pick(null).Single().Browser!.Viewport.ShouldBe(new(1280, 800));
        DevicesFile.BuiltIn.Pick("phone").Single().Browser!.Emulate.ShouldBe("Pixel 7");
    }

    [Test]
    public void Every_mistake_is_told_with_its_place_and_the_nearest_word()
    {
        var broken = Refused("""
            {
              "devices": [
                { "name": "a", "kind": "playwrite", "viewprt": {}, "slots": 0 },
                { "name": "a", "kind": "playwright", "browser": "chrome", "headless": "no",
                  "viewport": { "width": 1280 }, "tags": "web" },
                { "名": 1 }
              ],
              "default": "b"
            }
            """);

        broken.Actual.Split('\n', StringSplitOptions.TrimEntries).ShouldBe([
            "devices.json:3:28 unknown kind \"playwrite\"; one of playwright, appium, protocol-stand-in; did you mean \"playwright\"?",
            "devices.json:3:41 unknown word \"viewprt\"; did you mean \"viewport\"?",
            "devices.json:3:65 \"slots\" must be a whole number from 1 to 64, not 0",
            "devices.json:4:5 there are two devices named \"a\"",
            "devices.json:4:53 unknown browser \"chrome\"; one of chromium, firefox, webkit; did you mean \"chromium\"?",
            "devices.json:4:75 \"headless\" must be true or false, not \"no\"",
            "devices.json:5:19 a viewport needs \"width\" and \"height\" in CSS pixels",
            "devices.json:5:46 \"tags\" must be a list of texts",
            "devices.json:6:5 \"name\" must be letters, digits, dots and dashes",
            "devices.json:6:5 \"kind\" must say which driver: playwright, appium, protocol-stand-in",
            "devices.json:6:7 unknown word \"名\"",
            "devices.json:8:14 \"default\" names no device: \"b\"; did you mean \"a\"?",
        ]);
    }

    [Test]
    public void Mistakes_are_told_in_Chinese_too()
    {
        var name = Path.GetFileName(path);
        File.WriteAllText(path, """{ "devices": [ { "name": "a", "kind": "playwrite", "slots": [] } ] }""");

        Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null)).In("zh-CN").ShouldBe($"""
            broken: settings-unreadable  {name} 有 2 处错误
              期望  符合 devices.schema.json 的设备
              实际  {name}:1:39 未知的 kind "playwrite"；应为以下之一：playwright, appium, protocol-stand-in；是否应为 "playwright"？
                        {name}:1:61 "slots" 必须是 1 到 64 的整数，不能是列表
              位置  {path}
              处理  修正以上每一处
            """.ReplaceLineEndings("\n"));
    }

    [TestCase("", "devices.json:1:1")]
    [TestCase("{ \"devices\": [ }", "devices.json:1:16")]
    [TestCase("{ \"devices\": [] }", "devices.json:1:14 \"devices\" must be a list with at least one device")]
    [TestCase("[]", "devices.json:1:1 the file must be an object")]
    [TestCase("{}", "devices.json:1:1 \"devices\" must be a list")]
    [TestCase("{} {}", "devices.json:1:4")]
    public void What_is_no_list_of_devices_is_refused(string json, string mistake) => Refused(json).Actual.ShouldContain(mistake);

    [Test]
    public void A_variable_is_taken_from_the_environment_and_asked_for_only_when_its_device_is_picked()
    {
        File.WriteAllText(path, """{ "devices": [ { "name": "a", "kind": "playwright" }, { "name": "b", "kind": "playwright", "executable": "${SET}/x", "userAgent": "${UNSET}" } ] }""");

        var file = DevicesFile.Read(path, name => name == "SET" ? "/opt" : null);

        file.Devices[1].Browser!.Executable.ShouldBe("/opt/x");
        file.Pick("a").Count.ShouldBe(1);
        Should.Throw<BrokenException>(() => file.Pick("a,b")).Actual.ShouldBe("not set: UNSET (for b)");
    }

    [Test]
    public void A_device_that_is_not_there_names_those_that_are()
    {
        File.WriteAllText(path, """{ "devices": [ { "name": "a", "kind": "playwright", "tags": ["web"] } ] }""");

        Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null).Pick("b")).Expected.ShouldBe("one of a, @web");
    }

    [Test]
    public void A_file_that_is_not_there_is_said() =>
        Should.Throw<BrokenException>(() => DevicesFile.Read("/nowhere/devices.json", _ => null)).Reason.ShouldBe("settings-unreadable");

    [TestCase("device", """{ "devices": [ { "name": "a", "kind": "KIND", "WORD": null } ] }""")]
    [TestCase("server", """{ "servers": { "s": { "WORD": null } }, "devices": [ { "name": "a", "kind": "playwright" } ] }""")]
    [TestCase("build", """{ "builds": { "b": { "WORD": null } }, "devices": [ { "name": "a", "kind": "playwright" } ] }""")]
    public void The_schema_knows_every_word_that_the_reader_knows(string part, string json)
    {
        using var schema = System.Text.Json.JsonDocument.Parse(DevicesFile.Schema);
        var words = schema.RootElement.GetProperty("$defs").GetProperty(part).GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
        words.Count.ShouldBeGreaterThan(5);
        foreach (var word in words.Except(part == "device" ? ["name", "kind"] : Array.Empty<string>()))
        {
            var unknown = new[] { "playwright", "appium" }.Count(kind =>
            {
                File.WriteAllText(path, json.Replace("WORD", word, StringComparison.Ordinal).Replace("KIND", kind, StringComparison.Ordinal));
                return Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null)).Actual.Contains($"unknown word \"{word}\"", StringComparison.Ordinal);
            });
            unknown.ShouldBeLessThan(part == "device" ? 2 : 1, word);
        }
    }

    [Test]
    public void Mistakes_of_servers_builds_and_apps_are_told_together()
    {
        var broken = Refused("""
            {
              "builds": { "shop": { "version": "1" } },
              "servers": {
                "lab": { "kind": "apium", "url": "lab:4723" },
                "cloud": { "kind": "cloud", "url": "https://hub.example/wd/hub", "capabilities": { "bstack:options": { "userName": "lin", "accessKey": "${KEY}" } } },
                "none": {}, "narrow": { "install": ".", "ports": { "from": 9000, "to": 9001 } }
              },
              "devices": [
                { "name": "a", "kind": "appium", "platform": "andriod", "server": "lap", "build": "shap", "viewport": {} },
                { "name": "b", "kind": "protocol-stand-in", "platform": "android", "automationName": "UiAutomator2", "server": "none", "capture": "wire" }
              ]
            }
            """);

        broken.Actual.Split('\n', StringSplitOptions.TrimEntries).ShouldBe([
            "devices.json:2:23 the build \"shop\" needs a \"path\", \"url\", \"cloudId\" or \"appId\"",
            "devices.json:4:22 unknown kind \"apium\"; one of appium, hub, cloud, playwright; did you mean \"appium\"?",
            "devices.json:4:38 \"url\" must be an address that begins with http, https, ws or wss",
            "devices.json:5:120 \"userName\" is a secret: write it as ${NAME}, a variable of the environment",
            "devices.json:6:13 the server \"none\" needs \"install\" or \"script\" (it is started), or \"url\" (it runs)",
            "devices.json:6:54 \"ports\" needs \"from\" and \"to\" with room for at least four ports",
            "devices.json:9:5 \"automationName\" must say which driver of the server: \"UiAutomator2\", \"XCUITest\", \"Chromium\", \"Gtk\"",
            "devices.json:9:50 unknown platform \"andriod\"; one of web, android, ios, linux; did you mean \"android\"?",
            "devices.json:9:71 \"server\" names no server: \"lap\"; did you mean \"lab\"?",
            "devices.json:9:87 \"build\" names no build: \"shap\"; did you mean \"shop\"?",
            "devices.json:9:95 unknown word \"viewport\"",
            "devices.json:10:5 a protocol-stand-in needs \"start\", the command that starts it, or \"capabilities\" that say where it is",
            "devices.json:10:135 unknown capture \"wire\"; one of sdk",
        ]);
    }

    [TestCase("adb-reverse")]
    [TestCase("proxy")]
    public void A_way_of_capture_that_has_no_effect_is_refused(string way)
    {
        var broken = Refused($$"""
            {
              "servers": { "appium": { "install": "." } },
              "devices": [ { "name": "a", "kind": "appium", "platform": "android", "automationName": "UiAutomator2", "server": "appium", "capture": "{{way}}" } ]
            }
            """);

        broken.Actual.ShouldContain($"\"capture\": \"{way}\" is not built yet: leave \"capture\" out");
    }

    [Test]
    public void Values_of_secrets_are_known_so_that_messages_can_hide_them_and_a_device_without_its_variable_is_no_mistake_of_the_others()
    {
        File.WriteAllText(path, """
            {
              "servers": { "cloud": { "kind": "cloud", "url": "https://${HOST}/wd/hub", "capabilities": { "bstack:options": { "userName": "${USER_NAME}", "accessKey": "${KEY}" } } } },
              "devices": [ { "name": "a", "kind": "appium", "platform": "ios", "automationName": "XCUITest", "server": "cloud" } ]
            }
            """);

        var there = DevicesFile.Read(path, name => name == "KEY" ? "k-123" : name == "HOST" ? "hub.example" : "lin").Devices[0];
        var unset = DevicesFile.Read(path, name => name == "HOST" ? "hub.example" : null);

        there.Appium!.Secrets.Order().ShouldBe(["hub.example", "k-123", "lin"]);
        there.Appium.Server.Url.ShouldBe(new Uri("https://hub.example/wd/hub"));
        ((Dictionary<string, object>)there.Appium.Capabilities["bstack:options"]!)["accessKey"].ShouldBe("k-123");
        unset.Pick("a").Single().Unset.ShouldBe(["USER_NAME", "KEY"]);
    }

    private BrokenException Refused(string json)
    {
        File.WriteAllText(path, json);
        var broken = Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null));
        broken.Reason.ShouldBe("settings-unreadable");
        return new(broken.Reason, broken.What, broken.Expected, broken.Actual.Replace(Path.GetFileName(path), "devices.json", StringComparison.Ordinal), broken.ToDo);
    }
}
