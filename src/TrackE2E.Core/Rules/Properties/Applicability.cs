using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Which planned properties one event has to have, may have and may not have: versions, platforms, values of other properties.</summary>
/// <param name="root">The event's properties.</param>
/// <param name="version">The app's version; null when nobody knows.</param>
/// <param name="platform">The platform; null when nobody knows.</param>
internal sealed class Applicability(JsonElement root, string? version, string? platform)
{
    /// <summary>The property as it counts for this event: required or not.</summary>
    public PlannedProperty Of(PlannedProperty property)
    {
        var required = property.RequiredWhen.Count > 0 ? property.RequiredWhen.All(Holds) : property.Required;
        required &= property.OnlyWhen.All(Holds) && property.Scope.Has(version, platform) == true;
        return required == property.Required ? property : property with { Required = required };
    }

    /// <summary>Why the property may not be there; null when it may.</summary>
    public Wording? Refuses(PlannedProperty property)
    {
        if (property.Scope.Has(version, platform) == false)
            return PropertyTexts.OutsideScope(property.Scope, version, platform);
        return property.OnlyWhen.FirstOrDefault(condition => !Holds(condition)) is { } unmet ? PropertyTexts.OnlyWhen(unmet) : (Wording?)null;
    }

    private bool Holds(PropertyCondition condition)
    {
        var value = PropertyPath.Find(root, condition.Path);
        var nothing = value is null or { ValueKind: JsonValueKind.Null };
        return condition.Values.Count == 0 ? !nothing : condition.Values.Any(wanted => wanted is null ? nothing : value is { } sent && ValueRules.Equal(sent, wanted));
    }
}
