using TrackE2E.Capture.Collecting;
using TrackE2E.Capture.Proxy;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Scenarios.Scope;

/// <summary>One scenario while it runs: its ledger, its collector address, its screen, and what was touched last.</summary>
/// <remarks>One per scenario and attempt, for one thread at a time. The screen is opened by the first step that needs one.</remarks>
public sealed class TrackingScenario : IAsyncDisposable
{
    private readonly CollectorSession session;
    private IScreen? screen;
    private ProxyListener? proxy;

    private readonly Func<StepPlace> step;
    private readonly ScreenNeeds needs;
    private readonly HashSet<string> verified = new(StringComparer.Ordinal);

    /// <summary>Opens a collector address and a ledger for the scenario.</summary>
    /// <param name="run">What the run shares.</param>
    /// <param name="app">The app that the scenario opens.</param>
    /// <param name="place">Which scenario it is.</param>
    /// <param name="step">Tells the step that is being executed.</param>
    /// <param name="needs">What its steps need of the screen.</param>
    public TrackingScenario(RunServices run, AppUnderTest app, ScenarioPlace place, Func<StepPlace> step, ScreenNeeds needs = ScreenNeeds.None)
    {
        this.needs = needs;
        Run = run;
        App = app;
        Place = place;
        this.step = step;
        Ledger = new ScenarioLedger("s" + Guid.NewGuid().ToString("N")[..10], run.Plan, run.Decoders, run.Time, new AppBuild(run.Platform, app.Version));
        session = run.Collector.OpenSession(Ledger);
        Inbox = new ObserverInbox(Ledger, run.Time);
        session.OnObserverMessage = Inbox.Receive;
    }

    /// <summary>What the run shares.</summary>
    public RunServices Run { get; }

    /// <summary>The app that it opens.</summary>
    public AppUnderTest App { get; }

    /// <summary>Ids of planned events that its steps verified.</summary>
    public IReadOnlySet<string> Verified => verified;

    /// <summary>Occasions on a clock edge, and all occasions, of the last judgement by the plan.</summary>
    public (int Undecided, int All) Occasions { get; private set; }

    /// <summary>Hosts that the proxy refused, because the settings do not allow them; known at the scenario's end.</summary>
    public IReadOnlyList<RefusedHost> Refused { get; private set; } = [];

    /// <summary>Which scenario it is.</summary>
    public ScenarioPlace Place { get; }

    /// <summary>Its ledger.</summary>
    public ScenarioLedger Ledger { get; }

    /// <summary>The screen, once a step has opened it.</summary>
    public IScreen? Screen => screen;

    /// <summary>The step that is being executed.</summary>
    internal StepPlace Step => step();

    /// <summary>The page that steps are on, as far as steps said.</summary>
    internal PlannedPage? Page { get; set; }

    /// <summary>The time zone that a step asked for before the screen was opened; null for the device's.</summary>
    internal string? TimeZone { get; set; }

    /// <summary>The steps that said how a dialog is answered, in order.</summary>
    internal List<StepPlace> Answers { get; } = [];

    /// <summary>What was touched last, for <c>= shown</c>.</summary>
    internal TouchedTarget? Touched { get; set; }

    /// <summary>Its collector's address.</summary>
    internal CollectorSession Session => session;

    private ObserverInbox Inbox { get; }

    /// <summary>The screen; opened when it is not yet.</summary>
    public async Task<IScreen> ScreenAsync(CancellationToken cancellation)
    {
        if (App.Gone.IsCancellationRequested)
        {
            throw Broken.AppGone(App);
        }

        if (Run.CaptureHosts.Count > 0)
        {
            proxy ??= await ProxyListener.StartAsync(Run.Collector, session, new ProxyOptions { Capture = Run.CaptureHosts, Allow = [App.Url.Host] }, cancellation);
        }

        return screen ??= await Run.Device.OpenScreenAsync(
            new ScreenOptions
            {
                Plan = Run.Plan,
                Ledger = Ledger,
                Inbox = Inbox,
                Collector = session.Address,
                Proxy = proxy?.Address,
                Locale = Place.Language,
                Cookies = App.CookiesFor(session.Address),
                Storage = App.StorageFor(session.Address),
                Lifecycle = needs.HasFlag(ScreenNeeds.Lifecycle),
                Clock = needs.HasFlag(ScreenNeeds.Clock),
                BackForwardCache = needs.HasFlag(ScreenNeeds.BackForwardCache),
                TimeZone = TimeZone,
                Launch = App.LaunchFor(session.AppAddress),
                Trace = Run.TraceFolder is not null,
            },
            cancellation);
    }

    /// <summary>The screen that a step before must have opened.</summary>
    /// <exception cref="BrokenException">step-unusable: nothing is open.</exception>
    public async Task<IScreen> OpenedScreenAsync(CancellationToken cancellation) =>
        screen is null
            ? throw Broken.NoPageOpen()
            : await ScreenAsync(cancellation);

    /// <summary>Keeps what a step verified.</summary>
    internal void Judged(Judgement judgement)
    {
        verified.UnionWith(judgement.Verified);
        if (judgement.Occasions > 0)
        {
            Occasions = (judgement.Undecided, judgement.Occasions);
        }
    }

    /// <summary>The five-line texts of findings of the current step, an empty line between them.</summary>
    internal string TextOf(IEnumerable<Finding> findings, Expectation asked) => string.Join(
        "\n\n", findings.Select(f => FindingWriter.Write(f, new FindingPlace(asked.Where, Step.Keyword + " " + asked.Step, Run.Device.Name), Place.Language)));

    /// <summary>Closes the screen and ends the ledger; the collector's address stays open for late hits.</summary>
    public async ValueTask DisposeAsync()
    {
        if (screen is not null)
        {
            await screen.DisposeAsync();
        }

        Refused = proxy?.Refused ?? [];
        if (proxy is not null)
        {
            await proxy.DisposeAsync();
        }

        Ledger.End();
    }
}

/// <summary>What a step touched last: the target, its item, and what the elements inside it showed then.</summary>
internal sealed record TouchedTarget(ElementTarget Target, string? Item, IReadOnlyDictionary<string, string> Shown);
