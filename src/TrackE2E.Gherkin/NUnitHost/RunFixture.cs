using NUnit.Framework;

namespace TrackE2E.Gherkin.NUnitHost;

#pragma warning disable CS1591 // public for NUnit's reflection only

/// <summary>Starts and ends the run around all features of a test assembly.</summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public sealed class RunFixture
{
    private readonly NUnitRun _run;

    internal RunFixture(NUnitRun run) => _run = run;

    [OneTimeSetUp]
    public Task Start() => _run.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => _run.StopAsync();
}
