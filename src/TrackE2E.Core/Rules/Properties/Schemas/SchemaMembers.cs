using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>Keywords about the members of an object.</summary>
internal static class SchemaMembers
{
    private const int ShortName = 128;

    public static bool Holds(SchemaRun run, SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = true;
        var needed = node.Required.Length;
        Span<ulong> found = stackalloc ulong[(needed + 63) / 64 is var words and <= 16 ? words : 0];
        Span<char> buffer = stackalloc char[ShortName];
        var index = -1;

        foreach (var member in value.EnumerateObject())
        {
            index++;
            var name = NameOf(member, buffer);
            var known = node.Members is { } members && members.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var listed) ? listed : null;
            if (known is { Needed: >= 0 } && found.Length > 0)
                found[known.Needed / 64] |= 1UL << (known.Needed % 64);

            var special = run.Collects || node.PatternMembers.Length > 0 || node.MemberNames is not null;
            holds &= One(run, node, member, known?.Node, special ? name.ToString() : "", index, seen, at);
            if (!holds && !run.Collects)
                return false;
        }

        for (var i = 0; i < needed; i++)
        {
            var there = found.Length > 0 ? (found[i / 64] & (1UL << (i % 64))) != 0 : value.TryGetProperty(node.Required[i], out _);
            if (!there)
                holds = run.Broken(node, run.Collects ? new InstancePath(at, node.Required[i], 0) : null, "required", FindingKind.RequiredMissing, SchemaTexts.Missing, SchemaTexts.Required(node.Required[i]));
        }

        if (!holds && !run.Collects)
            return false;
        return holds & Counts(run, node, index + 1, at) & Dependent(run, node, value, seen, at);
    }

    private static ReadOnlySpan<char> NameOf(JsonProperty member, Span<char> buffer)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return raw.Length <= buffer.Length && !raw.Contains((byte)'\\') && Utf8.ToUtf16(raw, buffer, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? buffer[..written]
            : JsonText.NameOf(member);
    }

    private static bool One(SchemaRun run, SchemaNode node, JsonProperty member, SchemaNode? listed, string name, int index, EvaluatedParts? seen, InstancePath? at)
    {
        var inner = run.Collects ? new InstancePath(at, name, 0) : null;
        var holds = true;
        var looked = false;

        if (listed is not null)
        {
            looked = true;
            holds = run.Holds(listed, member.Value, null, inner);
        }

        foreach (var (_, pattern, schema) in node.PatternMembers)
        {
            if (!pattern.IsMatch(name))
                continue;
            looked = true;
            holds &= run.Holds(schema, member.Value, null, inner);
        }

        if (!looked && node.AdditionalMembers is { } additional)
        {
            looked = true;
            holds &= run.Holds(additional, member.Value, null, inner);
        }

        if (looked)
            seen?.Add(index);
        if (node.MemberNames is { } names)
            holds &= run.Tries(names, NameElement(name), null) || run.Broken(node, inner, "propertyNames", FindingKind.AdditionalProperty, SchemaTexts.BadName, "propertyNames");
        return holds;
    }

    private static JsonElement NameElement(string name) => JsonSerializer.SerializeToElement(name);

    private static bool Counts(SchemaRun run, SchemaNode node, int count, InstancePath? at)
    {
        if (count < node.MinMembers)
            return run.Broken(node, at, "minProperties", FindingKind.Length, PropertyTexts.ItemCount(count, true), SchemaTexts.AtLeast(node.MinMembers!.Value));
        return !(count > node.MaxMembers) || run.Broken(node, at, "maxProperties", FindingKind.Length, PropertyTexts.ItemCount(count, false), SchemaTexts.AtMost(node.MaxMembers!.Value));
    }

    private static bool Dependent(SchemaRun run, SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = true;
        foreach (var (name, needs) in node.DependentRequired)
        {
            if (!value.TryGetProperty(name, out _))
                continue;
            foreach (var need in needs.Where(need => !value.TryGetProperty(need, out _)))
                holds = run.Broken(node, run.Collects ? new InstancePath(at, need, 0) : null, "dependentRequired", FindingKind.RequiredMissing, SchemaTexts.Missing, SchemaTexts.RequiredWith(need, name));
        }

        foreach (var (name, schema) in node.DependentSchemas)
            holds &= !value.TryGetProperty(name, out _) || run.Holds(schema, value, seen, at);
        return holds;
    }
}
