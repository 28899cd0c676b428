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
            throw new BrokenException(
                "settings-unreadable",
                new($"{Path.GetFileName(path)} cannot be read", $"无法读取 {Path.GetFileName(path)}"),
                new("a file that lists the devices", "列出设备的文件"),
                e.Message,
                new("mend its name (\"devices\" in tracke2e.json) or its rights", "修正其名称（tracke2e.json 中的 \"devices\"）或权限"),
                path,
                e);
        }

        var reader = new DevicesReader(Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!, environment);
        return reader.Read(bytes) is { } file && reader.Mistakes.Count == 0
            ? file
            : throw new BrokenException(
                "settings-unreadable",
                new($"{Path.GetFileName(path)} has {(reader.Mistakes.Count == 1 ? "a mistake" : $"{reader.Mistakes.Count} mistakes")}", $"{Path.GetFileName(path)} 有 {reader.Mistakes.Count} 处错误"),
                new("devices as devices.schema.json describes them", "符合 devices.schema.json 的设备"),
                new(string.Join("\n            ", reader.Mistakes.Select(m => m.En)), string.Join("\n            ", reader.Mistakes.Select(m => m.Zh))),
                new("correct each place named above", "修正以上每一处"),
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
                "settings-unreadable",
                new("a device needs a variable that is not set", "设备所需的环境变量没有设置"),
                new("all variables of devices.json are set", "devices.json 中的变量都已设置"),
                new($"not set: {string.Join(", ", unset)}", $"未设置：{string.Join(", ", unset)}"),
                new("set it in the environment before the run", "运行前在环境中设置"));
    }

    private IEnumerable<DeviceEntry> One(string word)
    {
        var known = string.Join(", ", Devices.Select(d => d.Name).Concat(Devices.SelectMany(d => d.Tags).Distinct().Select(t => "@" + t)));
        var found = Devices.Where(d => word.StartsWith('@') ? d.Tags.Contains(word[1..]) : d.Name == word).ToList();
        return found.Count > 0
            ? found
            : throw new BrokenException(
                "settings-unreadable",
                new($"there is no device \"{word}\"", $"没有设备“{word}”"),
                new($"one of {known}", $"以下之一：{known}"),
                $"\"{word}\"",
                new("choose one of these, or add it to devices.json", "从中选择，或在 devices.json 中添加"));
    }
}
