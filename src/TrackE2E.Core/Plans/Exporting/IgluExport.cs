using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Exports a plan as an Iglu registry: <c>schemas/VENDOR/NAME/jsonschema/VERSION</c>; the vendor is the plan file's name, or the one given.</summary>
public static class IgluExport
{
    private const string Metaschema = "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#";

    /// <summary>The files.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="vendor">The vendor of all events; null: the name of the file that an event is in.</param>
    public static ExportedPlan Write(TrackingPlan plan, string? vendor = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lost = PlanSections.Of(plan).ToList();
        var writer = new SchemaOfEvent(lost);
        var draft = new OlderDraft(lost, isDraft7: false);
        var files = new List<PlanFile>();
        foreach (var planned in plan.Events)
        {
            writer.Event(planned, "description", "version");
            var owner = JsonFiles.Path(vendor ?? planned.Plan).Replace('/', '.').Replace(' ', '_');
            var (name, version) = (Name(planned, owner), Version(planned, lost));
            var schema = new JsonObject { ["$schema"] = Metaschema };
            if (planned.Description is { } description)
                schema["description"] = description;
            schema["self"] = new JsonObject { ["vendor"] = owner, ["name"] = name, ["format"] = "jsonschema", ["version"] = version };
            foreach (var (keyword, value) in (JsonObject)draft.Of(writer.Of(planned), planned.Id)!)
                schema[keyword] = value?.DeepClone();
            files.Add(JsonFiles.File($"schemas/{owner}/{name}/jsonschema/{version}", schema));
        }

        return new ExportedPlan(files, lost);
    }

    // an imported id may hold vendor and version around the name
    private static string Name(PlannedEvent planned, string owner)
    {
        var id = planned.Id.StartsWith(owner + "/", StringComparison.Ordinal) ? planned.Id[(owner.Length + 1)..] : planned.Id;
        if (planned.Version is { } version && id.EndsWith("/" + version, StringComparison.Ordinal))
            id = id[..^(version.Length + 1)];
        return JsonFiles.Path(id).Replace('/', '_').Replace(' ', '_');
    }

    private static string Version(PlannedEvent planned, List<NotCarried> lost)
    {
        if (planned.Version is { } said && said.Split('-') is [var model, var revision, var addition] && new[] { model, revision, addition }.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)))
            return said;
        var parts = planned.Version?.Split('.') ?? [];
        var version = parts.Length > 0 && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) ? string.Join('-', parts.Concat(["0", "0"]).Take(3)) : "1-0-0";
        lost.Add(new NotCarried(planned.Id, $"its version {planned.Version ?? "(none)"} is written as {version}", $"版本 {planned.Version ?? "（无）"} 写为 {version}"));
        return version;
    }
}
