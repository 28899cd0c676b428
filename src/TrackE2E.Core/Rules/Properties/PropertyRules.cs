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
    /// <exception cref="BrokenException">A pattern of the plan takes more than a second.</exception>
    public static IReadOnlyList<Finding> Judge(PlannedEvent planned, TrackedEvent actual, JudgedIn context)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(context);

        var findings = new PropertyFindings(planned, actual, context);
        if (actual.Properties.ValueKind != JsonValueKind.Object)
            return [findings.NoObject()];

        var walk = new PropertyWalk(context.Shown);
        walk.Object(actual.Properties, planned.Properties, planned.AdditionalProperties, "");
        return new NameMatching(walk, findings).All();
    }

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
