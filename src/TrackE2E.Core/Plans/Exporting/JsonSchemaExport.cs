using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Exports a plan as a folder of JSON Schemas (2020-12), one an event.</summary>
public static class JsonSchemaExport
{
    /// <summary>The files.</summary>
    public static ExportedPlan Write(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lost = PlanSections.Of(plan).ToList();
        var writer = new SchemaOfEvent(lost);
        var files = new List<PlanFile>();
        foreach (var planned in plan.Events)
        {
            writer.Event(planned, "title", "description", "version");
            var schema = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema" };
            if (planned.Version is { } version)
                schema["$id"] = $"/{planned.Id}/{version}";
            if (planned.Title.In("en") is { Length: > 0 } title && title != planned.Id)
                schema["title"] = title;
            if (planned.Title.All.Count() > 1)
                lost.Add(new NotCarried(planned.Id, "its Chinese title: one title only", "中文标题：只能有一个标题"));
            if (planned.Description is { } description)
                schema["description"] = description;
            foreach (var (keyword, value) in writer.Of(planned))
                schema[keyword] = value?.DeepClone();
            files.Add(JsonFiles.File(JsonFiles.Path(planned.Id) + ".json", schema));
        }

        return new ExportedPlan(files, lost);
    }
}
