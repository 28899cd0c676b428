using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Devices;

/// <summary>Reads devices.json and collects every mistake in it.</summary>
internal sealed partial class DevicesReader(string file, string folder, Func<string, string?> environment)
{
    private static readonly string[] Browsers = ["chromium", "firefox", "webkit"];

    private readonly List<(long Line, long Column, Wording What)> mistakes = [];
    private readonly List<string> unset = [];
    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private bool secret;

    /// <summary>Mistakes in the file's order: <c>devices.json:3:7 unknown word "viewprt"; did you mean "viewport"?</c>.</summary>
    public IReadOnlyList<Wording> Mistakes =>
        [.. mistakes.OrderBy(m => m.Line).ThenBy(m => m.Column).Select(m => new Wording($"{file}:{m.Line}:{m.Column} {m.What.En}", $"{file}:{m.Line}:{m.Column} {m.What.Zh}"))];

    public DevicesFile? Read(byte[] bytes)
    {
        JsonPlace root;
        try
        {
            root = JsonPlace.Read(bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan()[3..] : bytes);
        }
        catch (JsonException e)
        {
            var why = e.Message.Split(" LineNumber:")[0];
            mistakes.Add((e.LineNumber + 1 ?? 1, e.BytePositionInLine + 1 ?? 1, new($"this is no JSON: {why}", $"不是 JSON：{why}")));
            return null;
        }

        var members = Members(root, new("the file", "文件"), ["$schema", "builds", "servers", "devices", "default"]);
        Builds(members);
        Servers(members);
        if (!members.TryGetValue("devices", out var list) || list.Value.Value is not List<JsonPlace> { Count: > 0 } entries)
        {
            Mistake(members.TryGetValue("devices", out list) ? list.Value : root, new("\"devices\" must be a list with at least one device", "\"devices\" 必须是列表，至少有一台设备"));
            return null;
        }

        var devices = entries.Select(Device).ToList();
        foreach (var (entry, device) in entries.Zip(devices).Where((pair, i) => devices.FindIndex(d => d.Name == pair.Second.Name) < i))
        {
            Mistake(entry, new($"there are two devices named \"{device.Name}\"", $"有两台名为 \"{device.Name}\" 的设备"));
        }

        var first = devices[0].Name;
        if (Text(members, "default") is not { } name)
        {
            return new(devices, first);
        }

        if (devices.All(d => d.Name != name))
        {
            Mistake(members["default"].Value, new($"\"default\" names no device: \"{name}\"", $"\"default\" 指向的设备不存在：\"{name}\""), name, devices.Select(d => d.Name));
        }

        return new(devices, name);
    }

    private static readonly string[] Kinds = ["playwright", "appium", "protocol-stand-in"];

    private static readonly string[] Common = ["name", "kind", "tags", "slots", "packages"];

    private static readonly string[] BrowserWords =
        ["browser", "executable", "headless", "arguments", "emulate", "viewport", "scale", "phone", "userAgent", "locale", "timeZone", "backForwardCache", "server"];

    private static readonly string[] AppiumWords = ["platform", "automationName", "server", "build", "capabilities", "start", "ready", "capture", "commandSeconds"];

    private DeviceEntry Device(JsonPlace place)
    {
        unset.Clear();
        var kind = (place.Value as List<JsonMember>)?.Find(m => m.Name == "kind")?.Value.Value as string;
        var appium = kind is "appium" or "protocol-stand-in";
        var members = Members(place, new("a device", "设备"), [.. Common, .. kind is null || !Kinds.Contains(kind) ? BrowserWords.Union(AppiumWords) : appium ? AppiumWords : BrowserWords]);
        var name = Text(members, "name");
        if (name is null || !NamePattern().IsMatch(name))
        {
            Mistake(members.TryGetValue("name", out var named) ? named.Value : place, new("\"name\" must be letters, digits, dots and dashes", "\"name\" 只能含字母、数字、点和短横线"));
        }

        if (kind is null || !Kinds.Contains(kind))
        {
            var all = string.Join(", ", Kinds);
            Mistake(
                members.TryGetValue("kind", out var kinds) ? kinds.Value : place,
                kind is null ? new($"\"kind\" must say which driver: {all}", $"\"kind\" 必须写明驱动：{all}") : Unknown("kind", kind, Kinds),
                kind,
                Kinds);
        }

        var entry = new DeviceEntry
        {
            Name = name ?? "",
            Kind = kind ?? "playwright",
            Tags = Texts(members, "tags"),
            Slots = (int)(Number(members, "slots", 1, 64, whole: true) ?? 1),
            Packages = Texts(members, "packages"),
        };
        entry = appium ? entry with { Appium = Appium(place, members, kind == "protocol-stand-in") } : entry with { Browser = Browser(members) };
        return entry with { Unset = [.. unset.Distinct()] };
    }

    private BrowserSettings Browser(Dictionary<string, JsonMember> members)
    {
        var browser = Text(members, "browser") ?? "chromium";
        if (!Browsers.Contains(browser))
        {
            Mistake(members["browser"].Value, Unknown("browser", browser, Browsers), browser, Browsers);
        }

        var remote = Text(members, "server");
        if (remote is not null && servers.GetValueOrDefault(remote).Server is not { Kind: "playwright" })
        {
            Mistake(members["server"].Value, new($"\"server\" names no server of kind playwright: \"{remote}\"", $"\"server\" 指向的 playwright 服务器不存在：\"{remote}\""), remote, servers.Keys);
        }
        else if (remote is not null)
        {
            unset.AddRange(servers[remote].Unset);
        }

        return new()
        {
            Name = browser,
            Remote = remote is null ? null : servers.GetValueOrDefault(remote).Server?.Url,
            Executable = Text(members, "executable"),
            Headless = Truth(members, "headless") ?? true,
            Arguments = Texts(members, "arguments"),
            Emulate = Text(members, "emulate"),
            Viewport = Viewport(members),
            Scale = Number(members, "scale", 0.5, 8, whole: false),
            Phone = Truth(members, "phone"),
            UserAgent = Text(members, "userAgent"),
            Locale = Text(members, "locale"),
            TimeZone = Text(members, "timeZone"),
            BackForwardCache = Truth(members, "backForwardCache") ?? false,
        };
    }

    private ScreenSize? Viewport(Dictionary<string, JsonMember> device)
    {
        if (!device.TryGetValue("viewport", out var viewport))
        {
            return null;
        }

        var size = Members(viewport.Value, new("a viewport", "视口"), ["width", "height"]);
        var (width, height) = (Number(size, "width", 100, 10_000, whole: true), Number(size, "height", 100, 10_000, whole: true));
        if (width is null || height is null)
        {
            Mistake(viewport.Value, new("a viewport needs \"width\" and \"height\" in CSS pixels", "viewport 需要以 CSS 像素写明 \"width\" 和 \"height\""));
            return null;
        }

        return new((int)width, (int)height);
    }

    private Dictionary<string, JsonMember> Members(JsonPlace place, Wording what, string[] words)
    {
        var found = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        if (place.Value is not List<JsonMember> members)
        {
            Mistake(place, new($"{what.En} must be an object, not {place.Said.En}", $"{what.Zh}必须是对象，不能是{place.Said.Zh}"));
            return found;
        }

        foreach (var member in members)
        {
            if (!words.Contains(member.Name))
            {
                mistakes.Add((member.Line, member.Column, Nearest(new($"unknown word \"{member.Name}\"", $"未知的键 \"{member.Name}\""), member.Name, words)));
            }
            else if (!found.TryAdd(member.Name, member))
            {
                mistakes.Add((member.Line, member.Column, new($"\"{member.Name}\" is given twice", $"\"{member.Name}\" 出现了两次")));
            }
        }

        return found;
    }

    private string? Text(Dictionary<string, JsonMember> members, string name)
    {
        if (!members.TryGetValue(name, out var member))
        {
            return null;
        }

        if (member.Value.Value is string { Length: > 0 } text)
        {
            return VariablePattern().Replace(text, Variable);
        }

        Mistake(member.Value, NoText(name, member.Value));
        return null;
    }

    private string[] Texts(Dictionary<string, JsonMember> members, string name)
    {
        if (!members.TryGetValue(name, out var member))
        {
            return [];
        }

        if (member.Value.Value is List<JsonPlace> items && items.All(i => i.Value is string))
        {
            return [.. items.Select(i => VariablePattern().Replace((string)i.Value!, Variable))];
        }

        Mistake(member.Value, new($"\"{name}\" must be a list of texts", $"\"{name}\" 必须是文本列表"));
        return [];
    }

    private bool? Truth(Dictionary<string, JsonMember> members, string name)
    {
        if (members.TryGetValue(name, out var member) && member.Value.Value is not bool)
        {
            Mistake(member.Value, new($"\"{name}\" must be true or false, not {member.Value.Said.En}", $"\"{name}\" 必须是 true 或 false，不能是{member.Value.Said.Zh}"));
        }

        return member?.Value.Value as bool?;
    }

    private double? Number(Dictionary<string, JsonMember> members, string name, double least, double most, bool whole)
    {
        if (!members.TryGetValue(name, out var member))
        {
            return null;
        }

        if (member.Value.Value is double number && number >= least && number <= most && (!whole || number == Math.Floor(number)))
        {
            return number;
        }

        Mistake(member.Value, new(
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\" must be a {(whole ? "whole " : "")}number from {least} to {most}, not {member.Value.Said.En}"),
            string.Create(CultureInfo.InvariantCulture, $"\"{name}\" 必须是 {least} 到 {most} 的{(whole ? "整数" : "数字")}，不能是{member.Value.Said.Zh}")));
        return null;
    }

    private string Variable(Match match)
    {
        var name = match.Groups[1].Value;
        if (name == "port")
        {
            return match.Value;
        }

        if (environment(name) is { } value)
        {
            if (secret && value.Length > 0)
            {
                secrets.Add(value);
            }

            return value;
        }

        unset.Add(name);
        return match.Value;
    }

    private void Mistake(JsonPlace place, Wording what) => mistakes.Add((place.Line, place.Column, what));

    // with the nearest of the words that may stand there; none where nothing was written
    private void Mistake(JsonPlace place, Wording what, string? written, IEnumerable<string> words) => Mistake(place, written is null ? what : Nearest(what, written, words));

    private static Wording Unknown(string name, string written, IEnumerable<string> known)
    {
        var all = string.Join(", ", known);
        return new($"unknown {name} \"{written}\"; one of {all}", $"未知的 {name} \"{written}\"；应为以下之一：{all}");
    }

    private static Wording NoText(string name, JsonPlace place) => new($"\"{name}\" must be a text, not {place.Said.En}", $"\"{name}\" 必须是文本，不能是{place.Said.Zh}");

    private static Wording Nearest(Wording what, string word, IEnumerable<string> words) =>
        words.Select(w => (Word: w, Distance: Distance(word.ToLowerInvariant(), w.ToLowerInvariant()))).OrderBy(w => w.Distance).FirstOrDefault() is { Word: { } best, Distance: var distance }
        && distance <= Math.Max(2, best.Length * 2 / 5)
            ? new($"{what.En}; did you mean \"{best}\"?", $"{what.Zh}；是否应为 \"{best}\"？")
            : what;

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}][\p{L}\p{Nd}._-]*$")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")]
    private static partial Regex VariablePattern();
}
