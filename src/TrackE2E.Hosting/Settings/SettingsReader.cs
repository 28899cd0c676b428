using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Settings;

/// <summary>Reads <c>tracke2e.json</c>, with the changes of an environment laid over it.</summary>
public static partial class SettingsReader
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "tracke2e.json";

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
            "settings-unreadable", $"there is no {FileName}", $"the file in the folder of the features or above it", $"not found; first looked at {candidates[0]}", $"run from the project's folder, or make features/{FileName}");
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
            throw new BrokenException("settings-unreadable", "the settings cannot be read", "a readable file", e.Message, "mend the file's path or rights", path, e);
        }
    }

    private static JsonObject Environment(JsonObject root, string name, string path)
    {
        var known = root["environments"] as JsonObject;
        return known?[name] as JsonObject ?? throw new BrokenException(
            "settings-unreadable", $"there is no environment \"{name}\"", known is null || known.Count == 0 ? "an entry under \"environments\"" : "one of: " + string.Join(", ", known.Select(k => k.Key)), $"--env {name}", "mend the option, or add the environment", path);
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
            if (child is JsonValue value && value.TryGetValue<string>(out var text) && VariableName().IsMatch(text))
            {
                var expanded = VariableName().Replace(text, match =>
                {
                    var value = variable(match.Groups[1].Value) ?? throw new BrokenException(
                        "settings-unreadable", $"the environment variable {match.Groups[1].Value} is not set", "a value, because the settings use it", "not set", $"set it: export {match.Groups[1].Value}=…", path);
                    if (account || SecretName().IsMatch(match.Groups[1].Value))
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

    private static BrokenException Unreadable(string path, JsonException e)
    {
        var line = e.LineNumber is { } n ? $":{n + 1}" : "";
        var unknown = UnknownMember().Match(e.Message);
        return unknown.Success
            ? new BrokenException("settings-unreadable", $"the settings have an unknown key \"{unknown.Groups[1].Value}\"", "a key of the JSON Schema tracke2e.schema.json", $"\"{unknown.Groups[1].Value}\" at {e.Path}", "mend the spelling, or take it out", path + line, e)
            : new BrokenException("settings-unreadable", "the settings cannot be read", "JSON as tracke2e.schema.json has it", e.Message.Split(" Path:")[0], "mend this line", path + line, e);
    }

    [GeneratedRegex(@"\$\{([A-Z][A-Z0-9_]*)\}")]
    private static partial Regex VariableName();

    [GeneratedRegex("PASS|PWD|SECRET|TOKEN|CREDENTIAL|KEY$")]
    private static partial Regex SecretName();

    [GeneratedRegex("The JSON property '([^']+)' could not be mapped")]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@":\d+(:\d+)*$")]
    private static partial Regex LineSuffix();
}
