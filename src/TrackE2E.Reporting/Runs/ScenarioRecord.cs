using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>What Cucumber's messages cannot say about one execution of a scenario; kept beside them under its testCaseStartedId.</summary>
public sealed record ScenarioRecord
{
    /// <summary>The execution it belongs to.</summary>
    public required string TestCaseStartedId { get; init; }

    /// <summary>Entry of devices.json that it ran on.</summary>
    public string Device { get; init; } = "";

    /// <summary>What steps found or why they could not judge, by testStepId; steps that passed need no entry.</summary>
    public IReadOnlyDictionary<string, StepRecord> Steps { get; init; } = new Dictionary<string, StepRecord>();

    /// <summary>Findings that no step was asked about (late hits, end of the scenario).</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The reason when the scenario as a whole could not be judged (a late clash, the app gone between steps); null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>The text for <see cref="Findings"/> or <see cref="Reason"/>, five lines each; null without them.</summary>
    public string? Message { get; init; }

    /// <summary>The ledger file, relative to the output folder; null when none was kept.</summary>
    public string? Ledger { get; init; }

    /// <summary>Files and texts kept for the scenario.</summary>
    public IReadOnlyList<Evidence> Attachments { get; init; } = [];

    /// <summary>Ids of planned events that were verified.</summary>
    public IReadOnlySet<string> VerifiedEvents { get; init; } = new HashSet<string>();

    /// <summary>Figures of the ledger.</summary>
    public LedgerCounts Counts { get; init; } = new();
}

/// <summary>What a step found, or why it could not judge.</summary>
/// <remarks>Findings wins over Reason. Text: what people read; null takes the message of the step's exception. Attachments: what the step kept.</remarks>
public sealed record StepRecord(IReadOnlyList<Finding> Findings, string? Reason = null, string? Text = null)
{
    /// <summary>What the runner says in the feature's language about a step that has neither findings nor reason; null takes the message's.</summary>
    public string? Said { get; init; }

    /// <summary>Files and texts that the step kept.</summary>
    public IReadOnlyList<Evidence> Attachments { get; init; } = [];

    /// <summary>The record of a step that ended with this exception; null for an exception that is neither findings nor broken.</summary>
    /// <param name="exception">What the step ended with.</param>
    /// <param name="language">Language of the feature, for the text.</param>
    public static StepRecord? Of(Exception exception, string language) => exception switch
    {
        FindingsException findings => new StepRecord(findings.Findings, null, findings.Message),
        BrokenException broken => new StepRecord([], broken.Reason, broken.In(language)),
        _ => null,
    };
}
