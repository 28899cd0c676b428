using TrackE2E.Driving.Screens;
using TrackE2E.Gherkin.Expressions;

namespace TrackE2E.Scenarios.Words;

/// <summary>The parameter types of the vocabulary.</summary>
/// <remarks>page, tab, element, event and value are quoted texts, with any quote pair; they stay texts here and are looked up in the plan by the step.</remarks>
internal static class ParameterTypes
{
    public static IReadOnlyList<ParameterType> All { get; } =
    [
        Quoted("page"), Quoted("tab"), Quoted("element"), Quoted("event"), Quoted("value"),
        Of("count", Numbers.CountPattern, Numbers.Count),
        Of("times", Numbers.TimesPattern, Numbers.Count),
        Of("nth", Numbers.OrdinalPattern, Numbers.Count),
        Of("place", Numbers.PlacePattern, Numbers.Count, inSnippets: false),
        Of("duration", Numbers.DurationPattern, Numbers.Duration),
        Of("share", Numbers.SharePattern, Numbers.Share),
        Of("way", "left|right|up|down|左|右|上|下", Way, inSnippets: false),
        Of("direction", "up|down|上|下", text => text is "up" or "上" ? -1 : 1, inSnippets: false),
    ];

    private static Direction Way(string text) => text switch
    {
        "left" or "左" => Direction.Left,
        "right" or "右" => Direction.Right,
        "up" or "上" => Direction.Up,
        _ => Direction.Down,
    };

    private static ParameterType Quoted(string name) =>
        new(name, [Quotes.Pattern], typeof(string), (_, groups) => new(Quotes.Strip(groups[0]!))) { UseForSnippets = name == "value" };

    // 上报 has no direction: a word that may be part of another one is no proposal for a step of a team's own
    private static ParameterType Of<T>(string name, string pattern, Func<string, T> read, bool inSnippets = true) =>
        new(name, [pattern], typeof(T), (_, groups) => new((object?)read(groups[0]!))) { UseForSnippets = inSnippets };
}
