namespace TrackE2E.Gherkin;

/// <summary>One of the workers that run scenarios at the same time; a worker runs one scenario after the other.</summary>
/// <remarks>Its container lives as long as the worker: the place for what is dear to make, such as a browser.</remarks>
public sealed class TestThreadContext : ContextStore
{
    internal TestThreadContext(string workerId, IObjectContainer container) => (WorkerId, TestThreadContainer) = (workerId, container);

    /// <summary>The worker's name, unique in the run.</summary>
    public string WorkerId { get; }

    /// <summary>The container of the worker; its parent is the run's.</summary>
    public IObjectContainer TestThreadContainer { get; }
}

/// <summary>What the whole run shares.</summary>
public interface ITestRunContext
{
    /// <summary>The folder that relative paths of the run refer to.</summary>
    string TestDirectory { get; }
}
