namespace TrackE2E.Capture.Faults;

/// <summary>How the collector misbehaves for hits of one scenario. Except for a blocked one, the hit is always recorded.</summary>
/// <remarks>Delay: waits this long before the ending. Status: answers with it. Ending: what happens at last.</remarks>
public sealed record Fault(FaultEnding Ending = FaultEnding.Answer, int Status = 200, TimeSpan Delay = default)
{
    /// <summary>Answers this status; the hit was stored before: what 500 after storing is.</summary>
    public static Fault Answer(int status) => new(Status: status);

    /// <summary>Answers as usual, but late.</summary>
    public static Fault Late(TimeSpan delay) => new(Delay: delay);

    /// <summary>Stores the hit, then resets the connection without an answer.</summary>
    public static Fault Reset { get; } = new(FaultEnding.Reset);

    /// <summary>Cuts the connection before the body is read, as a content blocker does; nothing is stored, only counted.</summary>
    public static Fault Block { get; } = new(FaultEnding.Block);

    /// <summary>Stores the hit and never answers, until the client gives up.</summary>
    public static Fault Silence { get; } = new(FaultEnding.Silence);
}

/// <summary>What happens to a request at last.</summary>
public enum FaultEnding
{
    /// <summary>It is answered with the fault's status.</summary>
    Answer,

    /// <summary>It is stored, and its connection is reset.</summary>
    Reset,

    /// <summary>Its connection is cut before it is read.</summary>
    Block,

    /// <summary>It is stored and not answered.</summary>
    Silence,
}
