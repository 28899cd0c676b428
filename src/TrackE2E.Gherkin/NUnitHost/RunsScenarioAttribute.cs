using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Commands;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>Puts the runner's core in the place of NUnit's call of the test method.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RunsScenarioAttribute : NUnitAttribute, IWrapTestMethod
{
    public TestCommand Wrap(TestCommand command) => new ScenarioCommand(command);

    private sealed class ScenarioCommand(TestCommand inner) : DelegatingTestCommand(inner)
    {
        public override TestResult Execute(TestExecutionContext context)
        {
            var scenario = (ScenarioCase)context.CurrentTest.Arguments[0]!;
            var run = ((FeatureFixture)context.TestObject!).Run;

            // NUnit's workers are threads of their own that wait for their test
            var outcome = Task.Run(() => run.RunAsync(scenario, context)).GetAwaiter().GetResult();
            context.CurrentResult.SetResult(outcome.State, outcome.Message, outcome.Stack);
            return context.CurrentResult;
        }
    }
}
