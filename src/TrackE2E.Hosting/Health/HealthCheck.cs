using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Health;

/// <summary>One thing that a run needs, and whether it is there.</summary>
/// <param name="Name">What it is.</param>
/// <param name="State">How it stands.</param>
/// <param name="Found">What is there, or what is missing.</param>
/// <param name="Mend">The command or act that mends it; null when it is well.</param>
public sealed record HealthCheck(Wording Name, HealthState State, Wording Found, Wording? Mend = null)
{
    /// <summary>True: <see cref="Checkup.FixAsync"/> can mend it.</summary>
    public bool Fixable => Fix is not null;

    internal Func<Action<string>, CancellationToken, Task>? Fix { get; init; }
}

/// <summary>How a thing that a run needs stands.</summary>
public enum HealthState
{
    /// <summary>As it must be.</summary>
    Ok,

    /// <summary>A run works without it, and lacks something: a report, Chinese letters in screenshots.</summary>
    Warning,

    /// <summary>No run works without it.</summary>
    Wrong,
}
