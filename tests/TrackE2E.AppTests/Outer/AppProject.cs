using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.AppTests.Outer;

/// <summary>A project of its own around the sample app's plan and the repository's devices, ready to be spoilt.</summary>
internal sealed class AppProject : IDisposable
{
    private readonly ScratchFolder folder = new();
    private readonly JsonObject settings;
    private readonly JsonObject devices;

    public AppProject()
    {
        settings = Read(Repository.At("features", "app", "tracke2e.json"));
        settings.Remove("$schema");
        settings["plan"] = Repository.At("features", "app", "plans");
        settings["devices"] = "devices.json";
        settings["reporting"] = new JsonObject { ["html"] = false };
        devices = Read(Repository.At("devices.json"));
        devices.Remove("$schema");
        Servers["appium"]!["install"] = Repository.At("tests", "appium");
        Builds["track-shop"]!["path"] = Repository.At("tests", "SampleApp", "trackshop.py");
        Device("android-stand-in")["start"] = $"dotnet {Path.Combine(Repository.Root, "tests", "AndroidStandIn", "bin", AppiumForAllTests.Metadata("Configuration"), "net10.0", "TrackE2E.AndroidStandIn.dll")} ${{port}}";
    }

    public MarkedProcesses Processes { get; } = new();

    public JsonObject Settings => settings;

    public JsonObject Servers => devices["servers"]!.AsObject();

    public JsonObject Builds => devices["builds"]!.AsObject();

    public RunSummary Summary => SummaryWriter.Read(folder.At("out", SummaryWriter.FileName));

    public JsonObject Device(string name) => devices["devices"]!.AsArray().Select(d => d!.AsObject()).Single(d => d["name"]!.GetValue<string>() == name);

    /// <summary>Another device that is like one that is there, but for a word.</summary>
    public void AddDevice(string like, string name, string word, JsonNode value)
    {
        var device = Device(like).DeepClone().AsObject();
        (device["name"], device[word]) = (name, value);
        devices["devices"]!.AsArray().Add(device);
    }

    public string At(params string[] parts) => folder.At(parts);

    public string Write(string name, string text) => folder.Write(name, text);

    /// <summary>The words of a run of all its features on a device.</summary>
    public string[] Arguments(string device)
    {
        Write("tracke2e.json", settings.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        Write("devices.json", devices.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return ["run", folder.Path, "--device", device, "--out", folder.At("out"), "--lang", "en"];
    }

    public Task<CommandRun> RunAsync(string device) =>
        CommandRun.OfAsync(Arguments(device), new Dictionary<string, string?>([Processes.Variable]) { ["APP_MUTANT"] = null, ["TRACKE2E_CI"] = null }, within: TimeSpan.FromMinutes(4));

    public void Dispose() => folder.Dispose();

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();
}
