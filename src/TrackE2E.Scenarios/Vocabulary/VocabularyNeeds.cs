using System.Collections.Frozen;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Finds what a scenario's screen must be able to do before its first step is executed.</summary>
internal static class VocabularyNeeds
{
    private static readonly FrozenDictionary<string, ScreenNeeds> ByDefinition =
        StepTable.All.SelectMany(step => new[] { KeyValuePair.Create(step.Id + ".en", step.Needs), KeyValuePair.Create(step.Id + ".zh", step.Needs) }).ToFrozenDictionary(StringComparer.Ordinal);

    // for steps of a team's own, which say nothing about it
    private static readonly FrozenDictionary<string, ScreenNeeds> ByTag = new Dictionary<string, ScreenNeeds>
    {
        ["@lifecycle"] = ScreenNeeds.Lifecycle,
        ["@clock"] = ScreenNeeds.Clock,
        ["@bfcache"] = ScreenNeeds.BackForwardCache,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What the steps with these definition ids need, and what the tags ask for.</summary>
    public static ScreenNeeds Of(IEnumerable<string> definitions, IEnumerable<string> tags) =>
        definitions.Select(id => ByDefinition.GetValueOrDefault(id)).Concat(tags.Select(tag => ByTag.GetValueOrDefault(tag))).Aggregate(ScreenNeeds.None, (all, one) => all | one);
}
