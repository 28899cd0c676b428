using TrackE2E.BrowserTests.Support;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;

namespace TrackE2E.BrowserTests.Observation;

/// <summary>Design rule 11, from the browser to the verdict: where the observer was blocked, "as planned" is broken, never pass.</summary>
internal sealed class BlindTests : BrowserFixture
{
    private static readonly PlannedElement Banner = Some.Element("banner", "#banner");
    private static readonly TrackingPlan Plan = Some.Plan(Some.Page("home", "/"), Banner);

    private ScenarioLedger ledger = null!;

    [SetUp]
    public void Pages()
    {
        Site.Page("/", "<div id=banner>b</div><a id=other href=/other target=_blank>other</a>");
        Site.Page("/other", "<div id=banner>b</div><script>addEventListener('load', () => opener?.postMessage('loaded', '*'))</script>");
        Site.Page("/with-frame", "<p>around</p><iframe src=/other></iframe>");
        Site.Page("/reaches-in", "<p>around</p><iframe src=/other></iframe><script>document.querySelector('iframe').contentWindow.mine = true</script>");
        Site.Page("/with-advertisement", "<p>around</p><iframe src=/advertisement></iframe>");
        Site.Page("/advertisement", "<p>buy</p>");
    }

    [TearDown]
    public void Heal() => Device.HarmsObserver = script => script;

    [Test]
    public async Task Nothing_is_wrong_where_the_observer_sees() => (await JudgedAsync("/with-frame")).Findings.ShouldBeEmpty();

    [Test]
    public async Task A_frame_that_its_page_reached_into_before_it_loaded_is_observed()
    {
        (await JudgedAsync("/reaches-in")).Findings.ShouldBeEmpty();

        Observed("/other").ShouldBeTrue();
    }

    [Test]
    public async Task A_tab_that_was_opened_empty_and_then_sent_on_is_observed()
    {
        const string open = "() => new Promise(done => { addEventListener('message', () => done()); const w = window.open(); w.mine = true; w.location.href = '/other'; })";
        (await JudgedAsync("/", screen => EvaluateAsync(screen, open))).Findings.ShouldBeEmpty();

        Observed("/other").ShouldBeTrue();
    }

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

        await BlindAsync("/", async screen =>
        {
            // not its load state: Playwright can miss the load of a tab that a page opens
            var opened = PageOf(screen).Context.WaitForPageAsync();
            await EvaluateAsync(screen, "() => document.querySelector('#other').click()");
            await (await opened).EvaluateAsync("() => new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))").WaitAsync(Cancellation);
        });
    }

    private void Blocked(string path) => Device.HarmsObserver = script => $"if (location.pathname !== '{path}') {{ {script} }}";

    private async Task BlindAsync(string path, Func<IScreen, Task>? act = null) =>
        (await Should.ThrowAsync<BrokenException>(() => JudgedAsync(path, act))).Reason.ShouldBe("observer-blind");

    private bool Observed(string path) => ledger.Snapshot().Observations.OfType<DocumentBegan>().Any(d => d.Url == Site.At(path).AbsoluteUri);

    private async Task<Judgement> JudgedAsync(string path, Func<IScreen, Task>? act = null)
    {
        ledger = new ScenarioLedger("blind", Plan, [], TimeProvider.System);
        var inbox = new ObserverInbox(ledger, TimeProvider.System);
        Site.Inbox = inbox;
        var screen = await ScreenAsync(Plan, o => o with { Ledger = ledger, Inbox = inbox });
        await screen.OpenAsync(Site.At(path), null, Cancellation);
        await (act ?? (_ => Task.CompletedTask))(screen);
        await screen.DrainAsync(Cancellation);
        ledger.Expect(new ExpectAsPlanned { Step = "everything was tracked as planned", Where = "blind.feature:1", Language = "en", AskedAt = TimeProvider.System.GetUtcNow() });
        return new Judge(Plan).Last(ledger.Snapshot());
    }
}
