namespace TrackE2E.Driving.Devices;

/// <content>Builds, servers, and devices that an Appium server drives.</content>
internal sealed partial class DevicesReader
{
    private static readonly string[] Platforms = ["web", "android", "ios", "linux"];
    private static readonly string[] ServerKinds = ["appium", "hub", "cloud", "playwright"];
    private static readonly string[] Captures = ["sdk"];
    private static readonly string[] SecretWords = ["userName", "username", "user", "accessKey", "password", "token", "apiKey"];

    private readonly Dictionary<string, BuildSettings> builds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (ServerSettings Server, IReadOnlyDictionary<string, object?> Capabilities, IReadOnlyList<string> Unset)> servers = new(StringComparer.Ordinal);

    private void Builds(Dictionary<string, JsonMember> root)
    {
        foreach (var member in Named(root, "builds"))
        {
            var words = Members(member.Value, new("a build", "构建"), ["path", "url", "cloudId", "appId", "activity", "version", "branch", "commit"]);
            var build = new BuildSettings
            {
                Name = member.Name,
                Path = Text(words, "path") is { } path && File.Exists(InFolder(path)) ? InFolder(path) : Text(words, "path"),
                Url = Text(words, "url"),
                CloudId = Text(words, "cloudId"),
                AppId = Text(words, "appId"),
                Activity = Text(words, "activity"),
                Version = Text(words, "version"),
                Branch = Text(words, "branch"),
                Commit = Text(words, "commit"),
            };
            if (build is { Path: null, Url: null, CloudId: null, AppId: null })
            {
                Mistake(member.Value, new($"the build \"{member.Name}\" needs a \"path\", \"url\", \"cloudId\" or \"appId\"", $"build \"{member.Name}\" 需要 \"path\"、\"url\"、\"cloudId\" 或 \"appId\""));
            }

            builds[member.Name] = build;
        }
    }

    private void Servers(Dictionary<string, JsonMember> root)
    {
        foreach (var member in Named(root, "servers"))
        {
            unset.Clear();
            var words = Members(member.Value, new("a server", "服务器"), ["kind", "url", "health", "install", "script", "node", "port", "basePath", "drivers", "allowInsecure", "environment", "ports", "capabilities"]);
            secret = true;
            var kind = Word(words, "kind", ServerKinds, "appium", member.Value)!;
            var url = Text(words, "url");
            if (url is not null && !url.Contains("${", StringComparison.Ordinal) && (!Uri.TryCreate(url, UriKind.Absolute, out var read) || read.Scheme is not ("http" or "https" or "ws" or "wss")))
            {
                Mistake(words["url"].Value, new("\"url\" must be an address that begins with http, https, ws or wss", "\"url\" 必须是以 http、https、ws 或 wss 开头的地址"));
                url = null;
            }

            if (url is null && !words.ContainsKey("install") && !words.ContainsKey("script") && !words.ContainsKey("url"))
            {
                Mistake(member.Value, kind == "appium"
                    ? new($"the server \"{member.Name}\" needs \"install\" or \"script\" (it is started), or \"url\" (it runs)", $"server \"{member.Name}\" 需要 \"install\" 或 \"script\"（由我们启动），或 \"url\"（已在运行）")
                    : new($"the server \"{member.Name}\" needs a \"url\"", $"server \"{member.Name}\" 需要 \"url\""));
            }

            var capabilities = Capabilities(words);
            secret = false;
            servers[member.Name] = (
                new()
                {
                    Name = member.Name,
                    Kind = kind,
                    Url = Uri.TryCreate(url, UriKind.Absolute, out var address) ? address : null,
                    Health = Text(words, "health") ?? "/status",
                    Install = InFolder(Text(words, "install")),
                    Script = InFolder(Text(words, "script")),
                    Node = Text(words, "node") ?? "node",
                    Port = (int?)Number(words, "port", 1, 65535, whole: true),
                    BasePath = Text(words, "basePath") ?? "/",
                    Drivers = Texts(words, "drivers"),
                    AllowInsecure = Texts(words, "allowInsecure"),
                    Environment = TextsByName(words, "environment"),
                    Ports = PortRange(words),
                },
                capabilities,
                [.. unset]);
        }
    }

    private AppiumSettings Appium(JsonPlace place, Dictionary<string, JsonMember> words, bool standIn)
    {
        var platform = Word(words, "platform", Platforms, null, place);
        var automation = Text(words, "automationName");
        if (automation is null)
        {
            Mistake(place, new(
                "\"automationName\" must say which driver of the server: \"UiAutomator2\", \"XCUITest\", \"Chromium\", \"Gtk\"",
                "\"automationName\" 必须写明服务器的驱动：\"UiAutomator2\"、\"XCUITest\"、\"Chromium\"、\"Gtk\""));
        }

        var name = Text(words, "server");
        var server = name is null ? default : servers.GetValueOrDefault(name);
        if (server.Server is null)
        {
            Mistake(
                words.TryGetValue("server", out var named) ? named.Value : place,
                name is null
                    ? new("\"server\" must name one of \"servers\"", "\"server\" 必须是 \"servers\" 中的一项")
                    : new($"\"server\" names no server: \"{name}\"", $"\"server\" 指向的服务器不存在：\"{name}\""),
                name,
                servers.Keys);
        }
        else
        {
            unset.AddRange(server.Unset);
        }

        var build = Text(words, "build");
        if (build is not null && !builds.ContainsKey(build))
        {
            Mistake(words["build"].Value, new($"\"build\" names no build: \"{build}\"", $"\"build\" 指向的 build 不存在：\"{build}\""), build, builds.Keys);
        }

        if (standIn && !words.ContainsKey("start") && !words.ContainsKey("capabilities"))
        {
            Mistake(place, new(
                "a protocol-stand-in needs \"start\", the command that starts it, or \"capabilities\" that say where it is",
                "protocol-stand-in 需要 \"start\"（启动它的命令），或写明其位置的 \"capabilities\""));
        }

        // other ways are asked for, and are not there: whoever writes one must not believe that it works
        if (Text(words, "capture") is "adb-reverse" or "proxy")
        {
            var way = Text(words, "capture");
            Mistake(words["capture"].Value, new(
                $"\"capture\": \"{way}\" is not built yet: leave \"capture\" out, give the app the collector's address (apps › launch in tracke2e.json), and make it reachable from the device (adb reverse tcp:PORT tcp:PORT by hand)",
                $"\"capture\": \"{way}\" 尚未实现：请去掉 \"capture\"，把采集端地址交给应用（tracke2e.json 的 apps › launch），并让设备能访问它（手动运行 adb reverse tcp:PORT tcp:PORT）"));
        }
        else
        {
            Word(words, "capture", Captures, "sdk", place);
        }

        var merged = new Dictionary<string, object?>(server.Capabilities ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        foreach (var (key, value) in Capabilities(words))
        {
            merged[key] = value;
        }

        return new()
        {
            Platform = platform ?? "",
            AutomationName = automation ?? "",
            Server = server.Server ?? new() { Name = name ?? "", Kind = "appium" },
            Build = build is null ? null : builds.GetValueOrDefault(build),
            Capabilities = merged,
            Folder = folder,
            Start = Text(words, "start"),
            Ready = Text(words, "ready"),
            CommandSeconds = (int)(Number(words, "commandSeconds", 5, 3600, whole: true) ?? 120),
            Secrets = [.. secrets],
        };
    }

    private Dictionary<string, object?> Capabilities(Dictionary<string, JsonMember> words)
    {
        if (!words.TryGetValue("capabilities", out var member))
        {
            return [];
        }

        if (member.Value.Value is List<JsonMember> members)
        {
            return members.ToDictionary(m => m.Name, m => Value(m.Name, m.Value), StringComparer.Ordinal);
        }

        Mistake(member.Value, new($"\"capabilities\" must be an object, not {member.Value.Said.En}", $"\"capabilities\" 必须是对象，不能是{member.Value.Said.Zh}"));
        return [];
    }

    private object? Value(string name, JsonPlace place)
    {
        switch (place.Value)
        {
            case string text:
                var word = SecretWords.Contains(name[(name.LastIndexOf(':') + 1)..]);
                if (word && !VariablePattern().IsMatch(text))
                {
                    Mistake(place, new($"\"{name}\" is a secret: write it as ${{NAME}}, a variable of the environment", $"\"{name}\" 是密钥：请写成环境变量 ${{NAME}}"));
                }

                var before = secret;
                secret |= word;
                var value = VariablePattern().Replace(text, Variable);
                secret = before;
                return value;
            case double number:
                return number == Math.Floor(number) && Math.Abs(number) < int.MaxValue ? (int)number : number;
            case List<JsonMember> members:
                return members.ToDictionary(m => m.Name, m => Value(m.Name, m.Value)!, StringComparer.Ordinal);
            case List<JsonPlace> items:
                return items.Select(i => Value(name, i)!).ToList();
            default:
                return place.Value;
        }
    }

    private (int, int) PortRange(Dictionary<string, JsonMember> words)
    {
        if (!words.TryGetValue("ports", out var member))
        {
            return new ServerSettings { Name = "", Kind = "" }.Ports;
        }

        var range = Members(member.Value, new("a range of ports", "端口范围"), ["from", "to"]);
        var (from, to) = (Number(range, "from", 1024, 65535, whole: true), Number(range, "to", 1024, 65535, whole: true));
        if (from is null || to is null || to < from + 3)
        {
            Mistake(member.Value, new("\"ports\" needs \"from\" and \"to\" with room for at least four ports", "\"ports\" 需要 \"from\" 和 \"to\"，且至少容纳四个端口"));
        }

        return ((int)(from ?? 0), (int)(to ?? 0));
    }

    private string? InFolder(string? path) => path is null ? null : Path.GetFullPath(Path.Combine(folder, path));

    private List<JsonMember> Named(Dictionary<string, JsonMember> root, string word)
    {
        if (!root.TryGetValue(word, out var member))
        {
            return [];
        }

        if (member.Value.Value is List<JsonMember> members)
        {
            return members;
        }

        Mistake(member.Value, new($"\"{word}\" must be an object of {word} by name, not {member.Value.Said.En}", $"\"{word}\" 必须是以名称为键的对象，不能是{member.Value.Said.Zh}"));
        return [];
    }

    private Dictionary<string, string> TextsByName(Dictionary<string, JsonMember> words, string name)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in Named(words, name))
        {
            if (member.Value.Value is string text)
            {
                found[member.Name] = VariablePattern().Replace(text, Variable);
            }
            else
            {
                Mistake(member.Value, NoText(member.Name, member.Value));
            }
        }

        return found;
    }

    // otherwise null: the word must be there
    private string? Word(Dictionary<string, JsonMember> words, string name, string[] known, string? otherwise, JsonPlace place)
    {
        var word = Text(words, name);
        if (word is null)
        {
            if (otherwise is null && !words.ContainsKey(name))
            {
                Mistake(place, new($"\"{name}\" must be one of {string.Join(", ", known)}", $"\"{name}\" 必须是以下之一：{string.Join(", ", known)}"));
            }

            return otherwise;
        }

        if (!known.Contains(word))
        {
            Mistake(words[name].Value, Unknown(name, word, known), word, known);
        }

        return word;
    }
}
