namespace TrackE2E.Gherkin;

// the two ways in which a step ends without a verdict: kept together

/// <summary>Thrown by a step that is not written yet: the scenario is pending.</summary>
public sealed class PendingStepException : Exception
{
    /// <summary>Creates the exception; reports show the status only.</summary>
    public PendingStepException()
        : base("One or more step definitions are not implemented yet.") => this.Saying(new(Message, "有步骤定义尚未实现。"));

    /// <summary>Creates the exception with a reason that reports show.</summary>
    public PendingStepException(string reason)
        : base(reason) => HasReason = true;

    internal bool HasReason { get; }
}

/// <summary>Thrown by a step or hook that has the rest of the scenario skipped.</summary>
public sealed class SkippedStepException : Exception
{
    /// <summary>Creates the exception; reports show the status only.</summary>
    public SkippedStepException()
        : base("Skipped.") => this.Saying(new(Message, "已跳过。"));

    /// <summary>Creates the exception with a reason that reports show.</summary>
    public SkippedStepException(string reason)
        : base(reason) => HasReason = true;

    internal bool HasReason { get; }
}
