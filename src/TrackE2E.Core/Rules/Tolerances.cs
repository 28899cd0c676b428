namespace TrackE2E.Core.Rules;

/// <summary>How near to a clock edge nobody is blamed, and how late after its cause an event may be.</summary>
/// <remarks>
/// Edge: at most 25 ms (design rule 12). Lead: an SDK call may stand before the observer's own hook of the same moment. How long after its cause an event may
/// take is the plan's (<c>within</c>).
/// </remarks>
public sealed record Tolerances
{
    /// <summary>Around dwell times. Default 25 ms. Source: design rule 12.</summary>
    public TimeSpan Edge { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>Before a cause. Default 250 ms.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A stay shorter than this is too short to tell its beginning from its end. Default 1 s.</summary>
    public TimeSpan Soon { get; init; } = TimeSpan.FromSeconds(1);
}
