using System.Runtime.CompilerServices;
using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Moving;

public sealed class MovingTests
{
    [Test]
    public async Task Step_definitions_written_for_Reqnroll_run_with_one_changed_using()
    {
        var result = await Features.RunAsync(
            """
            Feature: Cart
              @logged-in
              Scenario: Add
                Given the cart holds
                  | product | count |
                  | Tea     | 1     |
                When I add 2 pieces of "Ice"
                Then the cart holds 2 lines
                And "Ice" was added last by Lisa
                And the cart is
                  | Count | Product |
                  | 2     | Ice     |
                  | 1     | Tea     |
            """,
            typeof(CartSteps));

        result.Count(RunStatus.Passed).ShouldBe(1, string.Join('\n', result.Scenarios.Select(s => s.FailureMessage)));
    }

    [Test]
    public void The_code_in_the_guide_is_the_code_that_is_compiled()
    {
        var guide = File.ReadAllText(Beside("../../../../src/TrackE2E.Gherkin/MovingFromReqnroll.md")).ReplaceLineEndings("\n");
        var code = File.ReadAllText(Beside("CartSteps.cs")).ReplaceLineEndings("\n");

        guide.ShouldContain($"```csharp\n{code}```\n");
    }

    private static string Beside(string path, [CallerFilePath] string here = "") => Path.GetFullPath(path, Path.GetDirectoryName(here)!);
}
