using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Ledger;

namespace TrackE2E.BrowserTests.Outer;

/// <summary>Scenarios that run at the same time on one shop and one collector never see each other's events, late ones neither.</summary>
[TestFixture]
internal sealed class IsolationTests
{
    private const string Feature = """
        Feature: Each its own

          Scenario Outline: <word> is looked for by one scenario only
            Given I open "Home"
            When I type "<word>" into "search box"
            And I press "Enter"
            Then "search" is reported once with:
              | query | = <word> |

            Examples:
              | word   |
              | apple  |
              | banana |
              | cherry |
              | damson |

          Scenario Outline: <word> leaves while its events are on their way
            Given I open "Search" with "q=<word>&apiDelay=300"
            When I leave the page
            Then the pv of "Search" is reported once

            Examples:
              | word     |
              | elder    |
              | fig      |
        """;

    [Test]
    public async Task Every_ledger_holds_its_own_scenarios_searches_and_no_others()
    {
        using var folder = new ScratchFolder();
        var features = Path.Combine(Repository.Root, "features", $"isolation-{Guid.NewGuid():N}");
        Directory.CreateDirectory(features);
        try
        {
            await File.WriteAllTextAsync(Path.Combine(features, "own.feature"), Feature);
            var run = await CommandRun.OfAsync(["run", Path.GetRelativePath(Repository.Root, features), "--parallel", "4", "--repeat", "2", "--out", folder.At("run"), "--lang", "en"], within: TimeSpan.FromMinutes(5));
            run.ExitCode.ShouldBe(0, run.Text);

            var ledgers = Directory.GetFiles(folder.At("run", "ledgers"), "*.ndjson");
            ledgers.Length.ShouldBe(12, run.Text);
            foreach (var file in ledgers)
            {
                var saved = await LedgerFile.LoadAsync(file, CancellationToken.None);
                var own = saved.About.Scenario!.Split(' ')[0];
                var queries = saved.Ledger.Events.Select(e => EventIdentifier.ValueAt(e.Properties, "query")?.GetString()).OfType<string>().Distinct().ToList();
                queries.ShouldAllBe(q => q == own, $"{file} of \"{own}\"");
                saved.Ledger.Events.ShouldNotBeEmpty(file);
            }
        }
        finally
        {
            Directory.Delete(features, recursive: true);
        }
    }
}
