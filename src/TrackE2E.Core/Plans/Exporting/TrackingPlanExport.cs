using System.Globalization;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Core.Plans.Exporting;

/// <summary>Exports a plan as the tracking plan JSON of Segment's Public API, or of RudderStack.</summary>
public static class TrackingPlanExport
{
    /// <summary>Segment: <c>{ name, rules: [{ type: TRACK, key, version, jsonSchema }] }</c>, draft 07.</summary>
    public static ExportedPlan Segment(TrackingPlan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lost = PlanSections.Of(plan).ToList();
        var writer = new SchemaOfEvent(lost);
        var rules = new JsonArray();
        foreach (var planned in plan.Events)
        {
            writer.Event(planned, "description", "version");
            rules.Add(new JsonObject { ["type"] = "TRACK", ["key"] = planned.Id, ["version"] = Version(planned, lost), ["jsonSchema"] = Message(writer, planned, lost) });
        }

        return new ExportedPlan([JsonFiles.File("segment.json", new JsonObject { ["name"] = name, ["rules"] = rules })], lost);
    }

    /// <summary>RudderStack: <c>{ name, rules: { events: [{ name, eventType: track, rules }] } }</c>.</summary>
    public static ExportedPlan RudderStack(TrackingPlan plan, string name)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var lost = PlanSections.Of(plan).ToList();
        var writer = new SchemaOfEvent(lost);
        var events = new JsonArray();
        foreach (var planned in plan.Events)
        {
            writer.Event(planned, "description", "version");
            var rule = new JsonObject { ["name"] = planned.Id, ["eventType"] = "track" };
            if (planned.Description is { } description)
                rule["description"] = description;
            if (planned.Version is not null)
                rule["version"] = Version(planned, lost);
            var message = Message(writer, planned, lost);
            message.Remove("description");
            rule["rules"] = message;
            events.Add(rule);
        }

        return new ExportedPlan([JsonFiles.File("rudderstack.json", new JsonObject { ["name"] = name, ["rules"] = new JsonObject { ["events"] = events } })], lost);
    }

    private static JsonObject Message(SchemaOfEvent writer, PlannedEvent planned, List<NotCarried> lost)
    {
        var message = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["type"] = "object" };
        if (planned.Description is { } description)
            message["description"] = description;
        message["properties"] = new JsonObject { ["context"] = new JsonObject(), ["traits"] = new JsonObject(), ["properties"] = new OlderDraft(lost, isDraft7: true).Of(writer.Of(planned), planned.Id) };
        message["required"] = new JsonArray("properties");
        return message;
    }

    // both number versions by whole numbers
    private static int Version(PlannedEvent planned, List<NotCarried> lost)
    {
        if (planned.Version is null || int.TryParse(planned.Version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return planned.Version is null ? 1 : int.Parse(planned.Version, CultureInfo.InvariantCulture);
        var whole = string.Concat(planned.Version.TakeWhile(char.IsAsciiDigit));
        var version = int.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        lost.Add(new NotCarried(planned.Id, $"its version {planned.Version} is written as {version}", $"版本 {planned.Version} 写为 {version}"));
        return version;
    }
}
