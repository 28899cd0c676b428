using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Cli.Printing;
using TrackE2E.Scenarios.Vocabulary;

namespace TrackE2E.Cli.Steps;

/// <summary>Settings for the official Cucumber extension of VS Code, so that it completes and checks steps.</summary>
/// <remarks>The extension finds steps by reading source text; ours are data, so it gets a file of JavaScript that only names them. Settings that are there already stay.</remarks>
internal static class EditorSettings
{
    private const string GlueFile = ".vscode/tracke2e-steps.js";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // those of Cucumber itself, which the extension has
    private static readonly string[] KnownTypes = ["", "int", "float", "word", "string", "double", "bigdecimal", "byte", "short", "long", "biginteger"];

    public static void Write(string folder, StepCatalogue catalogue, Printer printer)
    {
        var settings = Path.Combine(folder, ".vscode", "settings.json");
        Directory.CreateDirectory(Path.GetDirectoryName(settings)!);
        File.WriteAllText(Path.Combine(folder, GlueFile), Glue(catalogue));
        printer.Line(printer.Say($"written: {GlueFile}", $"已写入：{GlueFile}"));
        var ours = Ours(catalogue);
        if (Merged(settings, ours) is { } merged)
        {
            File.WriteAllText(settings, merged.ToJsonString(Options) + "\n");
            printer.Line(printer.Say("written: .vscode/settings.json; install the extension CucumberOpen.cucumber-official", "已写入：.vscode/settings.json；请安装扩展 CucumberOpen.cucumber-official"));
        }
        else
        {
            printer.Line(printer.Say("left as it is: .vscode/settings.json has comments or is no JSON object; add to it by hand:", "未改动：.vscode/settings.json 含注释或不是 JSON 对象；请手工加入："));
            printer.Line(ours.ToJsonString(Options));
        }
    }

    // null: writing it again would lose what a person wrote
    private static JsonObject? Merged(string settings, JsonObject ours)
    {
        if (!File.Exists(settings))
        {
            return ours;
        }

        try
        {
            if (JsonNode.Parse(File.ReadAllText(settings)) is not JsonObject theirs)
            {
                return null;
            }

            foreach (var (name, value) in ours)
            {
                theirs[name] = value!.DeepClone();
            }

            return theirs;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Ours(StepCatalogue catalogue) => new()
    {
        ["cucumber.features"] = new JsonArray("features/**/*.feature"),
        ["cucumber.glue"] = new JsonArray(GlueFile),
        ["cucumber.parameterTypes"] = new JsonArray([.. VocabularyRegistration.Parameters.Concat(catalogue.OwnParameters.Where(p => !KnownTypes.Contains(p.Name))).Select(p => (JsonNode)new JsonObject { ["name"] = p.Name, ["regexp"] = string.Join('|', p.Regexps) })]),
    };

    private static string Glue(StepCatalogue catalogue)
    {
        var text = new StringBuilder("// Names the steps of TrackE2E for the Cucumber extension; made by: tracke2e steps --vscode\n");
        foreach (var step in catalogue.Steps)
        {
            foreach (var wording in step.En.Wordings.Concat(step.Zh?.Wordings ?? []))
            {
                text.Append(step.Usually).Append('(').Append(Pattern(wording)).Append(", () => {});\n");
            }
        }

        return text.ToString();
    }

    // a team's step may be a regular expression, which the extension tells by the slashes
    private static string Pattern(string wording) => wording.StartsWith('^') || wording.EndsWith('$')
        ? $"/{wording.Replace("/", "\\/", StringComparison.Ordinal)}/"
        : $"'{wording.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
