using System.Runtime.CompilerServices;
using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>One judgement of one instance. Without a list of violations it stops at the first.</summary>
internal sealed class SchemaRun(List<SchemaViolation>? violations)
{
    private readonly List<SchemaResource> scope = [];

    /// <summary>True while violations are collected.</summary>
    public bool Collects => violations is not null;

    /// <summary>Judges a value.</summary>
    /// <param name="node">The schema.</param>
    /// <param name="value">The value.</param>
    /// <param name="seen">Takes what was looked at, for an outer <c>unevaluated…</c>; null when nobody asks.</param>
    /// <param name="at">Where the value is; null when nothing is collected.</param>
    public bool Holds(SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        if (node.Always is { } always)
            return always || Broken(node, at, "false", FindingKind.AdditionalProperty, SchemaTexts.NothingAllowed, SchemaTexts.Nothing);

        RuntimeHelpers.EnsureSufficientExecutionStack();
        var entered = scope.Count == 0 || scope[^1] != node.Resource;
        if (entered)
            scope.Add(node.Resource);
        try
        {
            var mine = node.HasUnevaluated ? new EvaluatedParts() : seen;
            var holds = Judge(node, value, mine, at);
            if (holds && mine != seen)
                seen?.Add(mine!);
            return holds;
        }
        finally
        {
            if (entered)
                scope.RemoveAt(scope.Count - 1);
        }
    }

    /// <summary>Judges without collecting, for branches that may fail.</summary>
    public bool Tries(SchemaNode node, JsonElement value, EvaluatedParts? seen)
    {
        var quiet = new SchemaRun(null);
        quiet.scope.AddRange(scope);
        return quiet.Holds(node, value, seen, null);
    }

    /// <summary>Notes a violation; always false.</summary>
    public bool Broken(SchemaNode node, InstancePath? at, string keyword, FindingKind kind, Wording what, Wording expected)
    {
        violations?.Add(new SchemaViolation(at?.ToString() ?? "", keyword, node.Location, kind, what, expected));
        return false;
    }

    private bool Judge(SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = Referred(node, value, seen, at);
        if (!holds && !Collects)
            return false;

        holds &= SchemaValues.Holds(this, node, value, at);
        if (!holds && !Collects)
            return false;

        if (value.ValueKind == JsonValueKind.Object && node.HasMemberRules)
            holds &= SchemaMembers.Holds(this, node, value, seen, at);
        else if (value.ValueKind == JsonValueKind.Array && node.HasItemRules)
            holds &= SchemaItems.Holds(this, node, value, seen, at);
        if (!holds && !Collects)
            return false;

        holds &= Combined(node, value, seen, at);
        if (!holds && !Collects)
            return false;
        return holds & Unevaluated(node, value, seen, at);
    }

    private bool Referred(SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = true;
        if (node.Ref is { } target)
            holds = Holds(target, value, seen, at);
        if (node.DynamicRef is { } dynamic && (holds || Collects))
        {
            var found = node.DynamicAnchor is { } anchor ? scope.Select(resource => resource.DynamicAnchors.GetValueOrDefault(anchor)).FirstOrDefault(each => each is not null) : null;
            holds &= Holds(found ?? dynamic, value, seen, at);
        }

        return holds;
    }

    private bool Combined(SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = true;
        foreach (var each in node.AllOf)
        {
            holds &= Holds(each, value, seen, at);
            if (!holds && !Collects)
                return false;
        }

        if (node.AnyOf.Length > 0)
        {
            var any = false;
            foreach (var each in node.AnyOf)
            {
                any |= TriesInto(each, value, seen);
                if (any && seen is null)
                    break;
            }

            holds &= any || Broken(node, at, "anyOf", FindingKind.ValueNotAllowed, SchemaTexts.NoneOf(node.AnyOf.Length), "anyOf");
        }

        if (node.OneOf.Length > 0)
        {
            var count = node.OneOf.Count(each => TriesInto(each, value, seen));
            holds &= count == 1 || Broken(node, at, "oneOf", FindingKind.ValueNotAllowed, count == 0 ? SchemaTexts.NoneOf(node.OneOf.Length) : SchemaTexts.SeveralOf(count), "oneOf");
        }

        if (node.Not is { } not && Tries(not, value, null))
            holds = Broken(node, at, "not", FindingKind.ValueNotAllowed, SchemaTexts.Forbidden, "not");
        if (node.If is { } condition)
            holds &= (TriesInto(condition, value, seen) ? node.Then : node.Else) is not { } branch || Holds(branch, value, seen, at);
        return holds;
    }

    // what a branch looked at counts only when the branch holds
    private bool TriesInto(SchemaNode node, JsonElement value, EvaluatedParts? seen)
    {
        var own = seen is null ? null : new EvaluatedParts();
        if (!Tries(node, value, own))
            return false;
        seen?.Add(own!);
        return true;
    }

    private bool Unevaluated(SchemaNode node, JsonElement value, EvaluatedParts? seen, InstancePath? at)
    {
        var holds = true;
        if (node.UnevaluatedMembers is { } members && value.ValueKind == JsonValueKind.Object)
        {
            var index = -1;
            foreach (var member in value.EnumerateObject())
            {
                index++;
                if (!seen!.Has(index))
                    holds &= Holds(members, member.Value, null, at is null ? null : new InstancePath(at, JsonText.NameOf(member), 0));
                if (!holds && !Collects)
                    return false;
            }

            seen!.AddAll();
        }

        if (node.UnevaluatedItems is { } items && value.ValueKind == JsonValueKind.Array)
        {
            var index = -1;
            foreach (var item in value.EnumerateArray())
            {
                index++;
                if (!seen!.Has(index))
                    holds &= Holds(items, item, null, at is null ? null : new InstancePath(at, null, index));
                if (!holds && !Collects)
                    return false;
            }

            seen!.AddAll();
        }

        return holds;
    }
}
