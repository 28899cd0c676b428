using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Finds a planned property by its dotted path; a number stands for an item of an array.</summary>
public static class PropertyPath
{
    /// <summary>The property, or null.</summary>
    public static PlannedProperty? Find(IReadOnlyList<PlannedProperty> properties, string path)
    {
        ArgumentNullException.ThrowIfNull(properties);
        ArgumentNullException.ThrowIfNull(path);
        if (properties.FirstOrDefault(p => p.Name == path) is { } own)
        {
            return own;
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || properties.FirstOrDefault(p => p.Name == path[..dot]) is not { } outer)
        {
            return null;
        }

        var rest = path[(dot + 1)..];
        var end = rest.IndexOf('.', StringComparison.Ordinal);
        var first = end < 0 ? rest : rest[..end];
        return outer.Items is { } items && int.TryParse(first, out _)
            ? end < 0 ? items : Find(items.Properties, rest[(end + 1)..])
            : Find(outer.Properties, rest);
    }
}
