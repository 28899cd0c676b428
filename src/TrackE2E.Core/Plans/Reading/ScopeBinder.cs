namespace TrackE2E.Core.Plans.Reading;

/// <summary>Reads what limits an event or property: versions, platforms, conditions.</summary>
internal static class ScopeBinder
{
    public static PlanScope Scope(YamlNode node)
    {
        if (node["since"] is null && node["until"] is null && node["platforms"] is null)
            return PlanScope.Everywhere;
        return new PlanScope(node["since"]?.Text, node["until"]?.Text, [.. (node["platforms"]?.Items ?? (node["platforms"] is { } one ? [one] : [])).Select(item => item.Text).OfType<string>()]);
    }

    public static IReadOnlyList<PropertyCondition> Conditions(YamlNode? node)
    {
        if (node?.Members is not { } members)
            return [];
        return [.. members.Select(member => new PropertyCondition(member.Name, member.Value switch
        {
            { Plain: false, Text: "*" } => [],
            { Text: "*" } => [],
            { Items: { } items } => [.. items.Where(item => item.IsScalar).Select(YamlScalar.Value)],
            { IsScalar: true } => [YamlScalar.Value(member.Value)],
            _ => [],
        }))];
    }

    /// <summary>Adds versions that are none, and those that end before they begin.</summary>
    public static void Check(YamlNode node, PlanPath of, List<PlanMistake> mistakes)
    {
        foreach (var key in new[] { node["since"], node["until"] })
        {
            if (key?.Text is { } text && !AppVersion.IsOne(text))
                mistakes.Add(PlanMistake.Of(key.Place, $"{of}: \"{text}\" is no version", "numbers with dots", "2.3.0"));
        }

        if (node["since"]?.Text is { } since && node["until"]?.Text is { } until && AppVersion.Compare(since, until) > 0)
            mistakes.Add(PlanMistake.Of(node["until"]!.Place, $"{of}: until {until} is before since {since}", "until at or above since", $"since: {until}, until: {since} if they are swapped"));
        foreach (var condition in new[] { node["required-when"], node["only-when"] })
        {
            if (condition is { Members.Count: 0 })
                mistakes.Add(PlanMistake.Of(condition.Place, $"{of}: a condition without a property", "the property that decides, and its values", "required-when: { method: coupon }"));
        }
    }
}
