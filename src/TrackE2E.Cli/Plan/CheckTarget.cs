using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Rules.Properties.Schemas;
using TrackE2E.Core.Verdicts;
using TrackE2E.Hosting.Wiring;

namespace TrackE2E.Cli.Plan;

/// <summary>What payloads are judged by: <c>PLAN#event</c> or a JSON Schema file.</summary>
internal static class CheckTarget
{
    /// <exception cref="BrokenException">plan-unreadable, event-unknown, schema-unusable.</exception>
    public static PayloadCheck Read(string target, bool formats, string language)
    {
        var hash = target.LastIndexOf('#');
        return hash < 0 || File.Exists(target) ? BySchema(target, formats, language) : ByEvent(target[..hash], target[(hash + 1)..], language);
    }

    /// <summary>Why a payload could not be judged; null when all were.</summary>
    /// <param name="check">The check, after it judged.</param>
    /// <param name="target">What it judges by.</param>
    public static BrokenException? Undecided(PayloadCheck check, string target) => check.Undecided switch
    {
        SchemaException e => Unusable(new("a payload cannot be judged by this schema", "有数据无法用该 schema 核对"), e.Said, target, e),
        var other => other as BrokenException,
    };

    private static PayloadCheck ByEvent(string folder, string name, string language)
    {
        var plan = Plans.Read(folder.Length == 0 ? Plans.Folder(Environment.GetEnvironmentVariable) : folder);
        var planned = plan.Event(name) ?? throw new BrokenException(
            "event-unknown",
            new($"the plan has no event \"{name}\"", $"方案中没有事件“{name}”"),
            new("an id of an event", "事件的 id"),
            NearestName.Best(name, plan.Events.Select(e => e.Id)) is { } near ? new Wording($"\"{name}\"; nearest: \"{near}\"", $"\"{name}\"；最接近：\"{near}\"") : $"\"{name}\"",
            new("mend the id behind the #", "修正 # 后的 id"));
        return PayloadCheck.ByEvent(planned, language);
    }

    private static PayloadCheck BySchema(string file, bool formats, string language)
    {
        try
        {
            var document = Parse(file);
            var schema = JsonSchema.Compile(document, new SchemaOptions { AssertFormats = formats, BaseUri = new Uri(Path.GetFullPath(file)).AbsoluteUri, Find = Beside });
            JsonSchema.Check(document);
            return PayloadCheck.BySchema(schema, Path.GetFileName(file), language);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable(new("there is no such JSON Schema", "没有该 JSON Schema"), File.Exists(file) ? new("it cannot be opened", "无法打开") : new("no such file", "文件不存在"), file, e);
        }
        catch (Exception e) when (e is JsonException or SchemaException)
        {
            throw Unusable(new("the JSON Schema cannot be used", "该 JSON Schema 无法使用"), e is SchemaException unusable ? unusable.Said : e.Message.Split(" LineNumber:")[0], file, e);
        }
    }

    // a $ref to a file beside the schema; nothing is fetched
    private static JsonElement? Beside(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var address) && address.IsFile && File.Exists(address.LocalPath) ? Parse(address.LocalPath) : null;

    private static JsonElement Parse(string file) => JsonDocument.Parse(File.ReadAllBytes(file), JsonSchema.Reading).RootElement;

    private static BrokenException Unusable(Wording what, Wording actual, string where, Exception inner) => new(
        "schema-unusable",
        what,
        new("a JSON Schema of draft 2020-12, 07 or 04, or PLAN#event", "draft 2020-12、07 或 04 的 JSON Schema，或 PLAN#event"),
        actual,
        new("mend the schema or its path; an event of the plan is written PLAN#event", "修正 schema 或其路径；方案中的事件写成 PLAN#event"),
        where,
        inner);
}
