using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>A planned property at one place of an event, sent or not.</summary>
/// <remarks>
/// At: its pointer. Value: null when it is missing or sent as null. Required: an event cannot do without it, whatever is around it. BlamedAt: what a finding about its absence points
/// at: the outermost object that is missing, else itself; inside an array, the array. Item: key of the object of an array that it stands in, else of the event.
/// </remarks>
internal sealed record ValueSite(PlannedProperty Planned, string At, JsonElement? Value, bool Required, string BlamedAt, string? Item)
{
    /// <summary>How many entries the list has that it stands in; 0 outside of lists.</summary>
    public int Among { get; init; }

    /// <summary>It, or the outermost object around it that is missing, is missing though the event cannot do without that.</summary>
    public bool IsLacking { get; init; }
}

/// <summary>Walks the plan of an event beside its document and gives each planned property its value.</summary>
internal static class ValueSites
{
    public static IEnumerable<ValueSite> Of(PlannedEvent planned, JsonElement properties, string? item) => Inside(planned.Properties, properties, "", true, null, false, null, item, 0, 0);

    private static IEnumerable<ValueSite> Inside(IReadOnlyList<PlannedProperty> planned, JsonElement? around, string at, bool required, string? missing, bool lacking, string? array, string? item, int among, int level)
    {
        foreach (var property in planned)
        {
            var path = JsonPointer.Into(at, property.Name);
            JsonElement? value = around is { ValueKind: JsonValueKind.Object } document && document.TryGetProperty(property.Name, out var sent) && sent.ValueKind != JsonValueKind.Null ? sent : null;
            foreach (var site in One(property, value, path, required, missing, lacking, array, item, among, level))
            {
                yield return site;
            }
        }
    }

    private static IEnumerable<ValueSite> One(PlannedProperty property, JsonElement? value, string path, bool required, string? missing, bool lacking, string? array, string? item, int among, int level)
    {
        var must = required && property.Required;
        lacking = missing is null ? must && value is null : lacking;
        yield return new ValueSite(property, path, value, must, array ?? missing ?? path, item) { Among = among, IsLacking = lacking };
        if (level > 20)
        {
            yield break;
        }

        if (property.Properties.Count > 0)
        {
            foreach (var inner in Inside(property.Properties, value, path, must, missing ?? (value is null ? path : null), lacking, array, item, among, level + 1))
            {
                yield return inner;
            }
        }

        if (property.Items is { } items && value is { ValueKind: JsonValueKind.Array } list)
        {
            var index = 0;
            foreach (var each in list.EnumerateArray())
            {
                foreach (var inner in One(items, each, JsonPointer.Into(path, index++), false, missing, false, array ?? path, ItemKey.Of(items.Properties, each) ?? item, list.GetArrayLength(), level + 1))
                {
                    yield return inner;
                }
            }
        }
    }
}
