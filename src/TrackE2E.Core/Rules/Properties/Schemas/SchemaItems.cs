using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Keywords about the items of an array.</summary>
internal static class SchemaItems
{
    public static bool Holds(SchemaRun run, SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var count = value.GetArrayLength();
        var holds = true;
        if (count < node.MinItems || count > node.MaxItems)
            holds = run.Broken(node, at, count < node.MinItems ? "minItems" : "maxItems", FindingKind.Length, PropertyTexts.ItemCount(count, count < node.MinItems), new($"{RuleText.Span(node.MinItems, node.MaxItems)} items", $"{RuleText.Span(node.MinItems, node.MaxItems)} 项"));
        if (node.UniqueItems && JsonEquality.Repeated(value) is { } again)
            holds = run.Broken(node, run.Collects ? new InstancePath(at, null, again) : null, "uniqueItems", FindingKind.ValueNotAllowed, SchemaTexts.RepeatedItem, SchemaTexts.Different);
        if (!holds && !run.Collects)
            return false;

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            if ((index < node.PrefixItems.Length ? node.PrefixItems[index] : node.Items) is { } schema)
            {
                holds &= run.Holds(schema, item, null, run.Collects ? new InstancePath(at, null, index) : null);
                seen?.Add(index);
            }

            if (!holds && !run.Collects)
                return false;
            index++;
        }

        return node.Contains is { } contains ? holds & Contained(run, node, contains, value, seen, at) : holds;
    }

    private static bool Contained(SchemaRun run, SchemaNode node, SchemaNode contains, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var (index, count) = (0, 0);
        foreach (var item in value.EnumerateArray())
        {
            if (run.Tries(contains, item, null))
            {
                count++;
                if (node.Resource.Draft == SchemaDraft.Draft202012)
                    seen?.Add(index);
            }

            index++;
        }

        if (count < node.MinContains)
            return run.Broken(node, at, node.MinContains == 1 ? "contains" : "minContains", FindingKind.ValueNotAllowed, SchemaTexts.Contains(count), SchemaTexts.AtLeastContained(node.MinContains));
        return !(count > node.MaxContains) || run.Broken(node, at, "maxContains", FindingKind.ValueNotAllowed, SchemaTexts.Contains(count), SchemaTexts.AtMostContained(node.MaxContains!.Value));
    }
}
