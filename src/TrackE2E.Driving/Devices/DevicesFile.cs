using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Devices;

/// <summary>devices.json: every place where a scenario can run.</summary>
/// <remarks>At least one device; names are unique; Default is one of them.</remarks>
public sealed record DevicesFile(IReadOnlyList<DeviceEntry> Devices, string Default)
{
    /// <summary>The JSON Schema of the file, for editors.</summary>
    public static string Schema
    {
        get
        {
            using var stream = typeof(DevicesFile).Assembly.GetManifestResourceStream("TrackE2E.Driving.devices.schema.json")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>What a project without a file of its own has: <c>desktop</c> (chromium, 1280 × 800, the default) and <c>phone</c> (chromium as a Pixel 7), two scenarios at a time on each.</summary>
    public static DevicesFile BuiltIn => new DevicesReader("devices.json", "", _ => null).Read(
        """
        { "devices": [
            { "name": "desktop", "kind": "playwright", "browser": "chromium", "viewport": { "width": 1280, "height": 800 }, "tags": ["web"], "slots": 2 },
            { "name": "phone", "kind": "playwright", "browser": "chromium", "emulate": "Pixel 7", "tags": ["web", "h5"], "slots": 2 } ] }
        """u8.ToArray())!;

    /// <summary>Reads the file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="environment">Value of a variable for <c>${NAME}</c>, or null.</param>
    /// <exception cref="BrokenException">settings-unreadable: with every mistake, its line and column, and the nearest word where one was misspelt.</exception>
    public static DevicesFile Read(string path, Func<string, string?> environment)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BrokenException("settings-unreadable", $"{Path.GetFileName(path)} cannot be read", "a file that lists the devices", e.Message, "mend its name (\"devices\" in tracke2e.json) or its rights", path, e);
        }

        var reader = new DevicesReader(Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!, environment);
        return reader.Read(bytes) is { } file && reader.Mistakes.Count == 0
            ? file
            : throw new BrokenException(
                "settings-unreadable",
                $"{Path.GetFileName(path)} has {(reader.Mistakes.Count == 1 ? "a mistake" : $"{reader.Mistakes.Count} mistakes")}",
                "devices as devices.schema.json describes them",
                string.Join("\n            ", reader.Mistakes),
                "correct each place named above",
                path);
    }

    /// <summary>The entries that <c>--device</c> asks for: names, <c>@tags</c>, several by comma; null for the default.</summary>
    /// <exception cref="BrokenException">settings-unreadable: there is no such device, or a variable that it needs is not set.</exception>
    public IReadOnlyList<DeviceEntry> Pick(string? asked)
    {
        var words = (asked ?? Default).Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var picked = words.SelectMany(One).Distinct().ToList();
        // a device by Appium says so itself, in each of its scenarios
        var unset = picked.Where(d => d.Appium is null).SelectMany(d => d.Unset.Select(name => $"{name} (for {d.Name})")).ToList();
        return unset.Count == 0
            ? picked
            : throw new BrokenException(
                "settings-unreadable", "a device needs a variable that is not set", "all variables of devices.json are set", "not set: " + string.Join(", ", unset), "set it in the environment before the run");
    }

    private IEnumerable<DeviceEntry> One(string word)
    {
        var found = Devices.Where(d => word.StartsWith('@') ? d.Tags.Contains(word[1..]) : d.Name == word).ToList();
        return found.Count > 0
            ? found
            : throw new BrokenException(
                "settings-unreadable",
                $"there is no device \"{word}\"",
                "one of " + string.Join(", ", Devices.Select(d => d.Name).Concat(Devices.SelectMany(d => d.Tags).Distinct().Select(t => "@" + t))),
                $"\"{word}\"",
                "choose one of these, or add it to devices.json");
    }
}
