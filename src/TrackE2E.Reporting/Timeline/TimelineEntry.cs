namespace TrackE2E.Reporting.Timeline;

/// <summary>One line of a scenario's timeline.</summary>
/// <remarks>At counts from the scenario's start. Who: which witness says it. Number: the hit's or event's number in the ledger, 0 for others. Texts are masked, in the language asked for.</remarks>
public sealed record TimelineEntry(TimeSpan At, Witness Who, int Number, string What, string Target, string Detail)
{
    /// <summary>It came after the scenario's end.</summary>
    public bool Late { get; init; }
}

/// <summary>Who says it.</summary>
public enum Witness
{
    /// <summary>A step began; Detail is its verdict's sign.</summary>
    Step,

    /// <summary>A step did it.</summary>
    Action,

    /// <summary>The observer saw it.</summary>
    Observation,

    /// <summary>The collector received a request.</summary>
    Hit,

    /// <summary>A decoder read an event.</summary>
    Event,

    /// <summary>No decoder could read a hit.</summary>
    Undecodable,

    /// <summary>A rule found something; Number is its event's.</summary>
    Finding,
}
