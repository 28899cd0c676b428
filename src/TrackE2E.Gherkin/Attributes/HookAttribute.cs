namespace TrackE2E.Gherkin;

/// <summary>Has a method called at a point of the run.</summary>
/// <remarks>Parameters are filled from the container of the scope. Hooks of the run and of features are best static: there is no scenario yet.</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true, Inherited = true)]
public abstract class HookAttribute : Attribute
{
    /// <summary>The <see cref="Order"/> of hooks that have none.</summary>
    public const int DefaultOrder = 10000;

    private protected HookAttribute(HookKind kind, string[] tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        (Kind, Tags) = (kind, tags);
    }

    /// <summary>The point of the run.</summary>
    public HookKind Kind { get; }

    /// <summary>Any of these tags, with or without @, or tag expressions; none = always. A <see cref="ScopeAttribute"/> beside it calls for the hook as well.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>The lowest is called first. Of equals, those before are called in the order of definition, those after in reverse. Default 10000.</summary>
    public int Order { get; set; } = DefaultOrder;

    /// <summary>A name for reports.</summary>
    public string? Name { get; set; }
}

/// <summary>The points of a run at which hooks are called.</summary>
public enum HookKind
{
    /// <summary>Once, before everything.</summary>
    BeforeTestRun,

    /// <summary>Before the first scenario of a feature.</summary>
    BeforeFeature,

    /// <summary>Before each scenario.</summary>
    BeforeScenario,

    /// <summary>Before the first of several steps with the same keyword.</summary>
    BeforeScenarioBlock,

    /// <summary>Before each step.</summary>
    BeforeStep,

    /// <summary>After each step, failed or not.</summary>
    AfterStep,

    /// <summary>After the last of several steps with the same keyword.</summary>
    AfterScenarioBlock,

    /// <summary>After each scenario, failed or not.</summary>
    AfterScenario,

    /// <summary>After the last scenario of a feature.</summary>
    AfterFeature,

    /// <summary>Once, after everything.</summary>
    AfterTestRun,
}
