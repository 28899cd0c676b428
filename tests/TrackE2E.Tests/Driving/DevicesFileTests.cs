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

        file.Devices.Select(d => d.Name).ShouldBe(["desktop", "phone"]);
        file.Pick(null).Single().Browser!.Viewport.ShouldBe(new(1280, 800));
        file.Pick("@h5").Single().Browser!.Emulate.ShouldBe("Pixel 7");
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
            "devices.json:3:28 unknown kind \"playwrite\"; \"playwright\" is the one that is built",
            "devices.json:3:41 unknown word \"viewprt\"; did you mean \"viewport\"?",
            "devices.json:3:65 \"slots\" must be a whole number from 1 to 64, not 0",
            "devices.json:4:5 there are two devices named \"a\"",
            "devices.json:4:53 unknown browser \"chrome\"; one of chromium, firefox, webkit; did you mean \"chromium\"?",
            "devices.json:4:75 \"headless\" must be true or false, not \"no\"",
            "devices.json:5:19 a viewport needs \"width\" and \"height\" in CSS pixels",
            "devices.json:5:46 \"tags\" must be a list of texts",
            "devices.json:6:5 \"name\" must be letters, digits, dots and dashes",
            "devices.json:6:5 \"kind\" must say which driver: \"playwright\"",
            "devices.json:6:7 unknown word \"名\"",
            "devices.json:8:14 \"default\" names no device: \"b\"; did you mean \"a\"?",
        ]);
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

    [Test]
    public void The_schema_knows_every_word_that_the_reader_knows()
    {
        using var schema = System.Text.Json.JsonDocument.Parse(DevicesFile.Schema);
        var words = schema.RootElement.GetProperty("$defs").GetProperty("device").GetProperty("properties").EnumerateObject().Select(p => p.Name);
        foreach (var word in words.Except(["name", "kind"]))
        {
            File.WriteAllText(path, $$"""{ "devices": [ { "name": "a", "kind": "playwright", "{{word}}": null } ] }""");
            Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null)).Actual.ShouldNotContain("unknown word", customMessage: word);
        }
    }

    private BrokenException Refused(string json)
    {
        File.WriteAllText(path, json);
        var broken = Should.Throw<BrokenException>(() => DevicesFile.Read(path, _ => null));
        broken.Reason.ShouldBe("settings-unreadable");
        return new(broken.Reason, broken.What, broken.Expected, broken.Actual.Replace(Path.GetFileName(path), "devices.json", StringComparison.Ordinal), broken.ToDo);
    }
}
