using System.Runtime.InteropServices;
using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Judges the properties of a captured event by its plan, and by the rules of a scenario's table.</summary>
public static class PropertyRules
{
    /// <summary>Every finding of the event's properties at once, in the document's order as far as it has one.</summary>
    /// <remarks>
    /// Kinds: required-missing, additional-property, type-mismatch, value-not-allowed, value-differs (from the screen), length, pattern, range, wrong-nesting. One defect is one finding: a
    /// required property under a near name is required-missing only, one at another level wrong-nesting only.
    /// </remarks>
    /// <exception cref="BrokenException">pattern-too-slow: a pattern of the plan takes more than a second, and nothing else is wrong.</exception>
    public static IReadOnlyList<Finding> Judge(PlannedEvent planned, TrackedEvent actual, JudgedIn context)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(context);

        if (actual.Properties.ValueKind != JsonValueKind.Object)
            return [new PropertyFindings(planned, actual, context).NoObject()];

        // most events are as planned: that is seen at once, and only the others are looked at
        var check = EventCheck.Of(planned);
        if (!(check.ComparesShown && context.Shown is not null) && check.Fits(JsonMarshal.GetRawUtf8Value(actual.Properties)))
            return [];
        return Look(planned, actual, context);
    }

    /// <summary>The findings, looked for one by one.</summary>
    internal static IReadOnlyList<Finding> Look(PlannedEvent planned, TrackedEvent actual, JudgedIn context)
    {
        var applies = new Applicability(actual.Properties, Said(actual, planned.App?.Version) ?? context.Version, Said(actual, planned.App?.Platform) ?? context.Platform);
        var walk = new PropertyWalk(EventCheck.Of(planned), applies, context.Shown);
        walk.Object(actual.Properties, planned.Properties, planned.AdditionalProperties, "");
        walk.Rules(actual.Properties, new PlannedProperty { Name = planned.Id, Place = planned.Place, Properties = planned.Properties });
        var findings = new NameMatching(walk, new PropertyFindings(planned, actual, context), planned.ForbiddenProperties).All();
        return findings.Count == 0 && walk.Undecided is { } undecided ? throw undecided.Again() : findings;
    }

    /// <summary>True when an event with these properties certainly has no finding of its own; false: <see cref="Judge"/> says what it has, which may be nothing.</summary>
    /// <param name="planned">The event's plan.</param>
    /// <param name="properties">The properties' JSON as it was captured, UTF-8.</param>
    /// <remarks>One pass over the text; allocates nothing for texts without escapes.</remarks>
    /// <exception cref="BrokenException">plan-unreadable: JSON Schema keywords of the plan cannot be used.</exception>
    public static bool Fits(PlannedEvent planned, ReadOnlySpan<byte> properties)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return EventCheck.Of(planned).Fits(properties);
    }

    /// <summary>What of the plan's JSON Schema keywords cannot be used: where, and why; the reader of plans does not compile them.</summary>
    public static IReadOnlyList<(PlanPlace Place, string Problem, string InChinese)> Problems(TrackingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var problems = new List<(PlanPlace, string, string)>();
        foreach (var planned in plan.Events)
        {
            try
            {
                EventCheck.Of(planned);
            }
            catch (BrokenException unusable)
            {
                problems.Add((planned.Place, $"{unusable.What}: {unusable.Actual}", $"{unusable.WhatIn("zh")}：{unusable.ActualIn("zh")}"));
            }
        }

        return problems;
    }

    private static string? Said(TrackedEvent actual, string? path) => path is null ? null : PropertyPath.TextAt(actual.Properties, path);

    /// <summary>Judges one row of a rule table.</summary>
    /// <param name="planned">The event's plan.</param>
    /// <param name="actual">The captured event.</param>
    /// <param name="path">The property, dotted: <c>product.price</c>.</param>
    /// <param name="cell">The rule.</param>
    /// <param name="shown">What the screen showed; needed when <see cref="RuleCell.NeedsShown"/>.</param>
    /// <param name="context">Language and clock.</param>
    public static IReadOnlyList<Finding> JudgeField(PlannedEvent planned, TrackedEvent actual, string path, RuleCell cell, string? shown, JudgedIn context)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(context);

        var findings = new PropertyFindings(planned, actual, context);
        var property = PropertyPath.Find(planned, path);
        return [.. cell.Judge(PropertyPath.Find(actual.Properties, path), shown, property, path).Select(violation => findings.OfRule(JsonPointer.OfDotted(path), violation))];
    }
}
