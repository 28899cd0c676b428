namespace TrackE2E.Core.Rules.Properties;

/// <summary>What properties are judged in: language, clock and screen of a scenario.</summary>
/// <param name="Language">Language of the findings' texts, en or zh-CN.</param>
/// <param name="StartedAt">Start of the ledger; findings' times count from it.</param>
/// <param name="Shown">What planned elements showed for the event's item: element id → text. Elements that are not in it are not compared.</param>
public sealed record JudgedIn(string Language, DateTimeOffset StartedAt, IReadOnlyDictionary<string, string>? Shown = null)
{
    /// <summary>The platform that the scenario drives (web, android, ios, linux); null when nobody knows. What the event says itself goes before it.</summary>
    public string? Platform { get; init; }

    /// <summary>The app's version that the scenario drives; null when nobody knows. What the event says itself goes before it.</summary>
    public string? Version { get; init; }
}
