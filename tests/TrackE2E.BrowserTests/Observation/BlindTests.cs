using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Observation;

namespace TrackE2E.BrowserTests.Observation;

/// <summary>Design rule 11, from the browser to the verdict: where the observer was blocked, "as planned" is broken, never pass.</summary>
internal sealed class BlindTests : BrowserFixture
{
    private static readonly PlannedElement Banner = Some.Element("banner", "#banner");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Banner);

    [SetUp]
    public void Pages()
    {
        Site.Page("/", "<div id=banner>b</div><a id=other href=/other target=_blank>other</a>");
        Site.Page("/other", "<div id=banner>b</div>");
        Site.Page("/with-frame", "<p>around</p><iframe src=/other></iframe>");
        Site.Page("/with-advertisement", "<p>around</p><iframe src=/advertisement></iframe>");
        Site.Page("/advertisement", "<p>buy</p>");
    }

    [TearDown]
    public void Heal() => Device.HarmsObserver = script => script;

    [Test]
    public async Task Nothing_is_wrong_where_the_observer_sees() => (await JudgedAsync("/with-frame")).Findings.ShouldBeEmpty();

    [Test]
    public async Task Blocked_everywhere_is_broken()
    {
        Device.HarmsObserver = _ => "// blocked";

        await BlindAsync("/");
    }

    [Test]
    public async Task Blocked_in_a_frame_that_holds_something_planned_is_broken()
    {
        Blocked("/other");

        await BlindAsync("/with-frame");
    }

    [Test]
    public async Task Blocked_in_a_frame_without_anything_planned_is_nobodys_loss()
    {
        Blocked("/advertisement");

        (await JudgedAsync("/with-advertisement")).Findings.ShouldBeEmpty();
    }

    [Test]
    public async Task Blocked_in_a_tab_of_its_own_is_broken()
    {
        Blocked("/other");

        await BlindAsync("/", opensTab: true);
    }

    private void Blocked(string path) => Device.HarmsObserver = script => $"if (location.pathname !== '{path}') {{ {script} }}";

    private async Task BlindAsync(string path, bool opensTab = false) =>
        (await Should.ThrowAsync<BrokenException>(() => JudgedAsync(path, opensTab))).Reason.ShouldBe("observer-blind");

    private async Task<Judgement> JudgedAsync(string path, bool opensTab = false)
    {
        var ledger = new ScenarioLedger("blind", Plan, [], TimeProvider.System);
        var inbox = new ObserverInbox(ledger, TimeProvider.System);
        Site.Inbox = inbox;
        var screen = await ScreenAsync(Plan, o => o with { Ledger = ledger, Inbox = inbox });
        await screen.OpenAsync(Site.At(path), null, Cancellation);
        if (opensTab)
        {
            var opened = PageOf(screen).Context.WaitForPageAsync();
            await EvaluateAsync(screen, "() => document.querySelector('#other').click()");
            await (await opened).WaitForLoadStateAsync();
        }

        await screen.DrainAsync(Cancellation);
        ledger.Expect(new ExpectAsPlanned { Step = "everything was tracked as planned", Where = "blind.feature:1", Language = "en", AskedAt = TimeProvider.System.GetUtcNow() });
        return new Judge(Plan).Last(ledger.Snapshot());
    }
}
