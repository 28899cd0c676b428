using System.Text.Json.Nodes;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Imports an Iglu registry: <c>schemas/VENDOR/NAME/jsonschema/MODEL-REVISION-ADDITION</c>; each vendor is a plan file.</summary>
/// <remarks>The newest version of a schema is the event; with every version, an older one is an event with its version in its id.</remarks>
public static class IgluImport
{
    /// <summary>Reads the registry.</summary>
    /// <param name="folder">The registry, or its folder <c>schemas</c>.</param>
    /// <param name="everyVersion">True: older versions are events too.</param>
    /// <exception cref="ImportException">There is no schema, or a file cannot be parsed.</exception>
    public static ImportedPlan Read(string folder, bool everyVersion = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var lost = new List<NotCarried>();
        var documents = SchemaDocument.ReadAll(folder, lost);
        var flattener = new SchemaFlattener(new SchemaSources(documents), lost);
        var writer = new PlanFromSchema(lost);
        var files = new PlanParts();

        var schemas = documents.Where(document => Coordinate.Of(document) is not null || Missed(document, lost)).Select(document => (Document: document, At: Coordinate.Of(document)!)).ToList();
        var newest = schemas.GroupBy(each => (each.At.Vendor, each.At.Name)).Select(group => group.MaxBy(each => each.At.Order)).ToHashSet();
        var names = newest.GroupBy(each => each.At.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

        foreach (var each in schemas)
        {
            var (document, at) = each;
            var isNewest = newest.Contains(each);
            if (!isNewest && !everyVersion)
            {
                lost.Add(new NotCarried(document.Path, "is an older version: the newest is the event (every version on demand)", "是旧版本：以最新版本为事件（可要求导入所有版本）"));
                continue;
            }

            var id = names.GetValueOrDefault(at.Name) > 1 ? $"{at.Vendor}/{at.Name}" : at.Name;
            if (isNewest && id != at.Name)
                lost.Add(new NotCarried(document.Path, $"several vendors have a schema {at.Name}: add reported-as to tell their events apart on the wire", $"多个 vendor 都有 {at.Name}：请用 reported-as 区分"));

            var keys = new JsonObject { ["kind"] = "custom", ["version"] = at.Version };
            if (document.Text("description") is { } description && PlanParts.Line(description) is { Length: > 0 } words)
                keys["description"] = words;
            foreach (var (key, value) in writer.Event(flattener.Flat(document), document.Path))
                keys[key] = value?.DeepClone();
            files.Add(at.Vendor, isNewest ? id : $"{id}/{at.Version}", keys);
        }

        return files.Plan(lost);
    }

    private static bool Missed(SchemaDocument document, List<NotCarried> lost)
    {
        lost.Add(new NotCarried(document.Path, "has no self with vendor, name and version, and no such path", "没有 self（vendor、name、version），路径也不是"));
        return false;
    }

    private sealed record Coordinate(string Vendor, string Name, string Version)
    {
        public long Order => Version.Split('-') is [var model, var revision, var addition] && long.TryParse(model, out var m) && long.TryParse(revision, out var r) && long.TryParse(addition, out var a) ? (m * 1_000_000_000_000) + (r * 1_000_000) + a : 0;

        public static Coordinate? Of(SchemaDocument document)
        {
            if (document.Root["self"] is JsonObject self && self["vendor"] is { } vendor && self["name"] is { } name && self["version"] is { } version)
                return new Coordinate(vendor.ToString(), name.ToString(), version.ToString());
            return document.Path.Split('/') is [.., var owner, var called, "jsonschema", var number] ? new Coordinate(owner, called, number) : null;
        }
    }
}
