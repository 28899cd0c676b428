namespace TrackE2E.Gherkin.Running;

/// <summary>How a step, a hook or a scenario ended; the later of two is the worse one.</summary>
public enum RunStatus
{
    /// <summary>It did what it should.</summary>
    Passed,

    /// <summary>It was not executed, or asked to skip the rest.</summary>
    Skipped,

    /// <summary>Its definition is not written yet.</summary>
    Pending,

    /// <summary>No definition matches.</summary>
    Undefined,

    /// <summary>Several definitions match.</summary>
    Ambiguous,

    /// <summary>It threw.</summary>
    Failed,
}
