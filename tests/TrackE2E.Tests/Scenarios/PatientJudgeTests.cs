using Microsoft.Extensions.Time.Testing;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Tests.Ledger;

namespace TrackE2E.Tests.Scenarios;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PatientJudgeTests
{
    private readonly FakeTimeProvider _time = new(Some.Start);
    private ScenarioLedger _ledger = null!;
    private readonly TaskCompletionSource _again = new();
    private int _settled;

    [SetUp]
    public void Begin() => _ledger = new("t1", Some.Plan(Some.Planned("planned"), Some.Planned("other")), [new LineDecoder()], _time);

    [TestCase(1)]
    [TestCase(4999)]
    public async Task What_comes_a_while_after_everything_had_settled_is_not_missing(int milliseconds)
    {
        var judging = JudgeAsync(1);
        judging.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        _ledger.Receive(Some.Hit("planned"));

        var judgement = await judging;
        judgement.Findings.ShouldBeEmpty();
        judgement.Verified.ShouldBe(["planned"]);
        _settled.ShouldBe(2);
        var asked = _ledger.Snapshot().Expectations.Single();
        (asked.Number, asked.AskedAt).ShouldBe((1, Some.Start + TimeSpan.FromMilliseconds(milliseconds)));
    }

    [Test]
    public async Task What_does_not_come_is_missing_and_is_waited_for_once()
    {
        var judging = JudgeAsync(1);
        _time.Advance(TimeSpan.FromSeconds(4));
        _ledger.Receive(Some.Hit("other"));
        await _again.Task.WaitAsync(TimeSpan.FromSeconds(30));
        _time.Advance(PatientJudge.Patience - TimeSpan.FromSeconds(4));

        (await judging).Findings.Single().Kind.ShouldBe(FindingKind.MissingEvent);
        _ledger.Snapshot().Expectations.Count.ShouldBe(1);
    }

    [TestCase(1, 0)]
    [TestCase(2, 1)]
    public void Where_nothing_is_missing_nothing_is_waited_for(int reported, int findings)
    {
        for (var n = 0; n < reported; n++)
        {
            _ledger.Receive(Some.Hit("planned"));
        }

        var judging = JudgeAsync(1);
        judging.IsCompletedSuccessfully.ShouldBeTrue();
        judging.Result.Findings.Count.ShouldBe(findings);
        _settled.ShouldBe(1);
    }

    [Test]
    public async Task What_cannot_be_judged_was_asked_all_the_same()
    {
        var unusable = new ExpectCount("planned", 1, [new ExpectedField("a", "length x..y", null)]) { Step = "", Where = "", Language = "en", AskedAt = default };
        _ledger.Receive(Some.Hit("planned"));

        await Should.ThrowAsync<BrokenException>(JudgeAsync(unusable));

        _ledger.Snapshot().Expectations.Count.ShouldBe(1);
    }

    private static ExpectCount Count(int count) => new("planned", count, []) { Step = "", Where = "", Language = "en", AskedAt = default };

    private Task<Judgement> JudgeAsync(int count) => JudgeAsync(Count(count));

    private Task<Judgement> JudgeAsync(Expectation expectation) =>
        PatientJudge.JudgeAsync(_ledger, () => expectation with { AskedAt = _time.GetUtcNow() }, SettleAsync, _time, CancellationToken.None);

    private Task SettleAsync()
    {
        if (++_settled == 2)
        {
            _again.SetResult();
        }

        return Task.CompletedTask;
    }
}
