using TrackE2E.Gherkin.Running;

namespace TrackE2E.Tests.Gherkin.Running;

public sealed class ShardTests
{
    private static readonly string s_text = "Feature: f\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"  Scenario: {i}\n    Given it passes\n"));

    [Test]
    public async Task Parts_hold_every_scenario_once_and_their_message_ids_differ()
    {
        List<string> titles = [];
        List<string> ids = [];
        for (var part = 1; part <= 3; part++)
        {
            using var features = new Features(s_text) { Options = new() { Shard = new(part, 3) } };
            titles.AddRange((await features.RunAsync(typeof(ParallelTests.PassOrFail))).Scenarios.Select(s => s.Case.Title));
            ids.AddRange(features.Messages.Where(m => m.TestCase is not null).Select(m => m.TestCase!.Id));
        }

        titles.Order().ShouldBe(Enumerable.Range(0, 10).Select(i => $"{i}"));
        ids.ShouldBeUnique();
    }

    [Test]
    public async Task A_long_scenario_gets_a_part_of_its_own()
    {
        var last = Enumerable.Range(0, 10).ToDictionary(i => $"f1.feature:{2 + (2 * i)}", i => TimeSpan.FromSeconds(i == 4 ? 9 : 1));
        using var features = new Features(s_text) { Options = new() { Shard = new(1, 2) { LastDurations = last } } };

        (await features.RunAsync(typeof(ParallelTests.PassOrFail))).Scenarios.Select(s => s.Case.Title).ShouldBe(["4"]);
    }

    [TestCase("2/5", 2, 5)]
    [TestCase("1/1", 1, 1)]
    public void A_shard_is_read(string text, int index, int count)
    {
        var shard = Shard.Parse(text);

        (shard.Index, shard.Count).ShouldBe((index, count));
    }

    [TestCase("0/5")]
    [TestCase("6/5")]
    [TestCase("2")]
    [TestCase("a/b")]
    public void What_is_no_shard_is_refused_with_an_example(string text) => Should.Throw<FormatException>(() => Shard.Parse(text)).Message.ShouldContain("2/5");
}
