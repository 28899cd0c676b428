namespace TrackE2E.Gherkin;

/// <summary>What the steps and hooks of one scenario share; one per scenario and attempt.</summary>
public sealed class ScenarioContext : ContextStore
{
    internal ScenarioContext(ScenarioInfo info, RuleInfo? rule, IObjectContainer container) =>
        (ScenarioInfo, RuleInfo, ScenarioContainer) = (info, rule, container);

    /// <summary>Title, tags, outline values and place of the scenario.</summary>
    public ScenarioInfo ScenarioInfo { get; }

    /// <summary>The rule that the scenario stands under; null when there is none.</summary>
    public RuleInfo? RuleInfo { get; }

    /// <summary>The container of the scenario.</summary>
    public IObjectContainer ScenarioContainer { get; }

    /// <summary>The step that is being executed.</summary>
    public ScenarioStepContext StepContext { get; } = new();

    /// <summary>The keyword of the current step.</summary>
    public ScenarioBlock CurrentScenarioBlock { get; internal set; } = ScenarioBlock.None;

    /// <summary>How the scenario stands so far.</summary>
    public ScenarioExecutionStatus ScenarioExecutionStatus { get; internal set; } = ScenarioExecutionStatus.OK;

    /// <summary>The first failure of the scenario; null while there is none.</summary>
    public Exception? TestError { get; internal set; }

    /// <summary>What else to tell people when the scenario does not pass, below the failure: what was done, what was seen. Hooks set it; several lines are fine. Default null.</summary>
    public string? FailureNote { get; set; }

    /// <summary>Ends the step as not written yet.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
#pragma warning disable CA1822 // an instance member in Reqnroll, and step code calls it so
    public void Pending() => throw new PendingStepException();
#pragma warning restore CA1822

    /// <summary>Ends the step as not written yet.</summary>
    /// <exception cref="PendingStepException">Always.</exception>
    public static void StepIsPending() => throw new PendingStepException();
}

/// <summary>The step that is being executed.</summary>
public sealed class ScenarioStepContext : ContextStore
{
    /// <summary>Text, keyword and arguments; null before the first step and in hooks of the scenario.</summary>
    public StepInfo? StepInfo { get; internal set; }

    /// <summary>How the step ended; set before the hooks after it are called.</summary>
    public ScenarioExecutionStatus Status { get; internal set; } = ScenarioExecutionStatus.OK;
}
