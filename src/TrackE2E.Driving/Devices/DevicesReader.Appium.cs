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
            var words = Members(member.Value, "a build", ["path", "url", "cloudId", "appId", "activity", "version", "branch", "commit"]);
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
                Mistake(member.Value, $"the build \"{member.Name}\" needs a \"path\", \"url\", \"cloudId\" or \"appId\"");
            }

            builds[member.Name] = build;
        }
    }

    private void Servers(Dictionary<string, JsonMember> root)
    {
        foreach (var member in Named(root, "servers"))
        {
            unset.Clear();
            var words = Members(member.Value, "a server", ["kind", "url", "health", "install", "script", "node", "port", "basePath", "drivers", "allowInsecure", "environment", "ports", "capabilities"]);
            secret = true;
            var kind = Word(words, "kind", ServerKinds, "appium", member.Value)!;
            var url = Text(words, "url");
            if (url is not null && !url.Contains("${", StringComparison.Ordinal) && (!Uri.TryCreate(url, UriKind.Absolute, out var read) || read.Scheme is not ("http" or "https" or "ws" or "wss")))
            {
                Mistake(words["url"].Value, "\"url\" must be an address that begins with http, https, ws or wss");
                url = null;
            }

            if (url is null && !words.ContainsKey("install") && !words.ContainsKey("script") && !words.ContainsKey("url"))
            {
                Mistake(member.Value, kind == "appium" ? $"the server \"{member.Name}\" needs \"install\" or \"script\" (it is started), or \"url\" (it runs)" : $"the server \"{member.Name}\" needs a \"url\"");
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
            Mistake(place, "\"automationName\" must say which driver of the server: \"UiAutomator2\", \"XCUITest\", \"Chromium\", \"Gtk\"");
        }

        var name = Text(words, "server");
        var server = name is null ? default : servers.GetValueOrDefault(name);
        if (server.Server is null)
        {
            Mistake(words.TryGetValue("server", out var named) ? named.Value : place, name is null ? "\"server\" must name one of \"servers\"" : $"\"server\" names no server: \"{name}\"{Nearest(name, servers.Keys)}");
        }
        else
        {
            unset.AddRange(server.Unset);
        }

        var build = Text(words, "build");
        if (build is not null && !builds.ContainsKey(build))
        {
            Mistake(words["build"].Value, $"\"build\" names no build: \"{build}\"{Nearest(build, builds.Keys)}");
        }

        if (standIn && !words.ContainsKey("start") && !words.ContainsKey("capabilities"))
        {
            Mistake(place, "a protocol-stand-in needs \"start\", the command that starts it, or \"capabilities\" that say where it is");
        }

        // other ways are asked for, and are not there: whoever writes one must not believe that it works
        if (Text(words, "capture") is "adb-reverse" or "proxy")
        {
            Mistake(words["capture"].Value, $"\"capture\": \"{Text(words, "capture")}\" is not built yet: leave \"capture\" out, give the app the collector's address (apps › launch in tracke2e.json), and make it reachable from the device (adb reverse tcp:PORT tcp:PORT by hand)");
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

        Mistake(member.Value, $"\"capabilities\" must be an object, not {member.Value}");
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
                    Mistake(place, $"\"{name}\" is a secret: write it as ${{NAME}}, a variable of the environment");
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

        var range = Members(member.Value, "a range of ports", ["from", "to"]);
        var (from, to) = (Number(range, "from", 1024, 65535, whole: true), Number(range, "to", 1024, 65535, whole: true));
        if (from is null || to is null || to < from + 3)
        {
            Mistake(member.Value, "\"ports\" needs \"from\" and \"to\" with room for at least four ports");
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

        Mistake(member.Value, $"\"{word}\" must be an object of {word} by name, not {member.Value}");
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
                Mistake(member.Value, $"\"{member.Name}\" must be a text, not {member.Value}");
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
                Mistake(place, $"\"{name}\" must be one of {string.Join(", ", known)}");
            }

            return otherwise;
        }

        if (!known.Contains(word))
        {
            Mistake(words[name].Value, $"unknown {name} \"{word}\"; one of {string.Join(", ", known)}{Nearest(word, known)}");
        }

        return word;
    }
}
