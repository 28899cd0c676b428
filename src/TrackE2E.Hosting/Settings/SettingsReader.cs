using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Settings;

/// <summary>Reads <c>tracke2e.json</c>, with the changes of an environment laid over it.</summary>
public static partial class SettingsReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "tracke2e.json";

    private static readonly string[] Filled = ["${port}", "${collector}", "${path}"];

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = false,
    };

    /// <summary>The settings file for these paths: in the folder of the first path or above it.</summary>
    /// <exception cref="BrokenException">settings-unreadable: there is none.</exception>
    public static string Find(IReadOnlyList<string> paths)
    {
        var candidates = Candidates(paths).ToList();
        return candidates.Find(File.Exists) ?? throw new BrokenException(
            "settings-unreadable",
            new($"there is no {FileName}", $"没有 {FileName}"),
            new("the file in the folder of the features or above it", "该文件在 feature 所在文件夹或其上级"),
            new($"not found; first looked at {candidates[0]}", $"未找到；首先查找的是 {candidates[0]}"),
            new($"run from the project's folder, or make features/{FileName}", $"在项目文件夹中运行，或创建 features/{FileName}"));
    }

    /// <summary>As <see cref="Find"/>; null when there is none.</summary>
    public static string? TryFind(IReadOnlyList<string> paths) => Candidates(paths).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates(IReadOnlyList<string> paths)
    {
        var start = Path.GetFullPath(LineSuffix().Replace(paths.Count == 0 ? "." : paths[0], ""));
        for (var folder = Directory.Exists(start) ? start : Path.GetDirectoryName(start); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            yield return Path.Combine(folder, FileName);
            yield return Path.Combine(folder, "features", FileName);
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">Name of an entry of <c>environments</c>, or null.</param>
    /// <param name="variable">Looks an environment variable up; null when it is not set.</param>
    /// <exception cref="BrokenException">settings-unreadable, with file and line.</exception>
    public static RunSettings Read(string path, string? environment, Func<string, string?> variable)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) as JsonObject
                ?? throw new JsonException("the file is not a JSON object");
            // the file as written first: its mistakes have lines
            JsonSerializer.Deserialize<RunSettings>(File.ReadAllText(path), Options);
            if (environment is not null)
            {
                Lay(root, Environment(root, environment, path));
            }

            var secrets = new List<string>();
            Expand(root, variable, path, secrets, account: false);
            return root.Deserialize<RunSettings>(Options)! with { Folder = Path.GetDirectoryName(Path.GetFullPath(path))!, Secrets = secrets };
        }
        catch (JsonException e)
        {
            throw Unreadable(path, e);
        }
        catch (IOException e)
        {
            throw new BrokenException(
                "settings-unreadable",
                new("the settings cannot be read", "无法读取配置"),
                new("a readable file", "可读的文件"),
                e.Message,
                new("mend the file's path or rights", "修正文件的路径或权限"),
                path,
                e);
        }
    }

    private static JsonObject Environment(JsonObject root, string name, string path)
    {
        var environments = root["environments"] as JsonObject;
        var known = string.Join(", ", environments?.Select(k => k.Key) ?? []);
        return environments?[name] as JsonObject ?? throw new BrokenException(
            "settings-unreadable",
            new($"there is no environment \"{name}\"", $"没有环境“{name}”"),
            known.Length == 0 ? new("an entry under \"environments\"", "environments 下的一项") : new($"one of: {known}", $"以下之一：{known}"),
            $"--env {name}",
            new("mend the option, or add the environment", "修正该选项，或添加该环境"),
            path);
    }

    private static void Lay(JsonObject under, JsonObject over)
    {
        foreach (var (key, value) in over)
        {
            if (value is JsonObject inner && under[key] is JsonObject below)
            {
                Lay(below, inner);
            }
            else
            {
                under[key] = value?.DeepClone();
            }
        }
    }

    // ${NAME} in capitals is an environment variable; ${port} and ${collector} are filled in later
    private static void Expand(JsonNode node, Func<string, string?> variable, string path, List<string> secrets, bool account)
    {
        foreach (var (key, child) in node switch
        {
            JsonObject o => [.. o.Select(p => ((object)p.Key, p.Value))],
            JsonArray a => [.. a.Select((v, i) => ((object)i, v))],
            _ => Array.Empty<(object, JsonNode?)>(),
        })
        {
            // what is near to none of ours may be a shell's or a password
            if (!account && child is JsonValue said && said.TryGetValue<string>(out var written) && Placeholder().Matches(written).FirstOrDefault(IsMisspelt) is { } odd)
            {
                throw NoPlaceholder(odd.Value, path);
            }

            if (child is JsonValue value && value.TryGetValue<string>(out var text) && VariableName().IsMatch(text))
            {
                var expanded = VariableName().Replace(text, match =>
                {
                    var name = match.Groups[1].Value;
                    var value = variable(name) ?? throw new BrokenException(
                        "settings-unreadable",
                        new($"the environment variable {name} is not set", $"环境变量 {name} 没有设置"),
                        new("a value, because the settings use it", "有值，因为配置用到了它"),
                        new("not set", "未设置"),
                        new($"set it: export {name}=…", $"设置它：export {name}=…"),
                        path);
                    if (account || SecretName().IsMatch(name))
                    {
                        secrets.Add(value);
                    }

                    return value;
                });
                if (node is JsonObject o)
                {
                    o[(string)key] = expanded;
                }
                else
                {
                    ((JsonArray)node)[(int)key] = expanded;
                }
            }
            else if (child is not null && !Equals(key, "environments"))
            {
                Expand(child, variable, path, secrets, account || Equals(key, "accounts"));
            }
        }
    }

    private static bool IsMisspelt(Match match) => !VariableName().IsMatch(match.Value) && !Filled.Contains(match.Value) && NearestName.Best(match.Value, Filled) is not null;

    private static BrokenException NoPlaceholder(string said, string path)
    {
        var near = NearestName.Best(said, Filled);
        return new BrokenException(
            "settings-unreadable",
            new($"nothing is filled in for {said}", $"没有可填入 {said} 的内容"),
            new("${port}, ${collector}, ${path}, or an environment variable in capitals: ${NAME}", "${port}、${collector}、${path}，或大写的环境变量：${NAME}"),
            new($"{said}; nearest: {near}", $"{said}；最接近：{near}"),
            new("mend the name between the braces", "修正大括号中的名称"),
            path);
    }

    private static BrokenException Unreadable(string path, JsonException e)
    {
        var line = e.LineNumber is { } n ? $":{n + 1}" : "";
        var unknown = UnknownMember().Match(e.Message);
        var key = unknown.Groups[1].Value;
        return unknown.Success
            ? new BrokenException(
                "settings-unreadable",
                new($"the settings have an unknown key \"{key}\"", $"配置中有未知的键“{key}”"),
                new("a key of the JSON Schema tracke2e.schema.json", "JSON Schema tracke2e.schema.json 中的键"),
                Nearest(new($"\"{key}\" at {e.Path}", $"{e.Path} 处的“{key}”"), key, unknown.Groups[2].Value),
                new("mend the spelling, or take it out", "修正拼写，或去掉它"),
                path + line,
                e)
            : Unconverted().Match(e.Message) is { Success: true } other
            ? new BrokenException(
                "settings-unreadable",
                new($"the settings have another kind of value at {e.Path}", $"配置中 {e.Path} 的值类型不对"),
                Kind(other.Groups[1].Value),
                new("a value of another kind", "其他类型的值"),
                new("write the value as tracke2e.schema.json has it", "按 tracke2e.schema.json 书写该值"),
                path + line,
                e)
            : new BrokenException(
                "settings-unreadable",
                new("the settings are no valid JSON", "配置不是合法的 JSON"),
                new("JSON as tracke2e.schema.json has it", "符合 tracke2e.schema.json 的 JSON"),
                e.Message.Split(" Path:")[0].Split(" LineNumber:")[0],
                new("mend this line or the end of the one above it: a comma, quote or bracket is missing or too many", "修正这一行，或上一行的末尾：逗号、引号或括号缺失或多余"),
                path + line,
                e);
    }

    private static Wording Nearest(Wording said, string key, string type)
    {
        var known = typeof(RunSettings).Assembly.GetType(type)?.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)) ?? [];
        return NearestName.Best(key, known) is { } near ? new($"{said.En}; nearest: \"{near}\"", $"{said.Zh}；最接近：“{near}”") : said;
    }

    private static Wording Kind(string type) => type switch
    {
        _ when type.Contains("Int", StringComparison.Ordinal) || type.Contains("Double", StringComparison.Ordinal) => new("a number, without quotes", "数字，不加引号"),
        _ when type.Contains("Boolean", StringComparison.Ordinal) => new("true or false", "true 或 false"),
        _ when type.Contains("List", StringComparison.Ordinal) => new("a list: [ … ]", "列表：[ … ]"),
        _ when type.Contains("String", StringComparison.Ordinal) && !type.Contains("Dictionary", StringComparison.Ordinal) => new("a text in quotes", "带引号的文本"),
        _ => new("an object: { … }", "对象：{ … }"),
    };

    [GeneratedRegex(@"\$\{([A-Z][A-Z0-9_]*)\}")]
    private static partial Regex VariableName();

    [GeneratedRegex(SecretNames.Pattern + "|pass|token|key$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("The JSON value could not be converted to (.+?)\\.(?: Path|$)")]
    private static partial Regex Unconverted();

    [GeneratedRegex("The JSON property '([^']+)' could not be mapped to any \\.NET member contained in type '([^']+)'")]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@":\d+(:\d+)*$")]
    private static partial Regex LineSuffix();
}
