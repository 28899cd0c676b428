using System.Globalization;
using TrackE2E.Capture.Faults;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What steps do to everything around a page: background, network, clock, tabs, the collector, the device itself.</summary>
internal static class ScenarioSurroundings
{
    extension(TrackingScenario scenario)
    {
        /// <summary>The screen as something that can do more, opened when it is not yet.</summary>
        /// <exception cref="BrokenException">step-unusable: the device cannot do it.</exception>
        public async Task<T> AskAsync<T>(CancellationToken cancellation)
            where T : class =>
            await scenario.ScreenAsync(cancellation) as T ?? throw Broken.UnableDevice(scenario.Step.Text, scenario.Run.Device.Name, Abilities.GetValueOrDefault(typeof(T), typeof(T).Name));

        /// <summary>As <see cref="AskAsync{T}"/>, with a page that an earlier step opened.</summary>
        public async Task<T> OpenedAskAsync<T>(CancellationToken cancellation)
            where T : class
        {
            await scenario.OpenedScreenAsync(cancellation);
            return await scenario.AskAsync<T>(cancellation);
        }

        public async Task BackgroundForAsync(TimeSpan time, CancellationToken cancellation)
        {
            var lifecycle = await scenario.OpenedAskAsync<IScreenLifecycle>(cancellation);
            await lifecycle.ToBackgroundAsync(cancellation);
            await scenario.Screen!.HoldAsync(time, cancellation);
            await lifecycle.ToForegroundAsync(cancellation);
        }

        public async Task FailRequestsAsync(string address, int status, CancellationToken cancellation)
        {
            if (status is < 400 or > 599)
            {
                throw Broken.NoFailingStatus(status);
            }

            await (await scenario.AskAsync<IScreenLifecycle>(cancellation)).FailRequestsAsync(address, status, cancellation);
        }

        public async Task OpenInBackgroundAsync(string name, string? item, CancellationToken cancellation)
        {
            var page = scenario.PageNamed(name);
            var tabs = await scenario.OpenedAskAsync<IScreenTabs>(cancellation);
            await tabs.OpenInBackgroundAsync(scenario.App.Address(ScenarioActions.PathOf(page, item), scenario.Session.Address), page, cancellation);
        }

        public async Task ClickIntoBackgroundAsync(string name, CancellationToken cancellation) =>
            await (await scenario.OpenedAskAsync<IScreenTabs>(cancellation)).ClickIntoBackgroundAsync(new ElementTarget(scenario.ElementNamed(name)), cancellation);

        public async Task LookAtOtherAsync(CancellationToken cancellation)
        {
            await (await scenario.OpenedAskAsync<IScreenTabs>(cancellation)).LookAtOtherAsync(cancellation);
            scenario.Page = null;
        }

        public async Task OpenAddressAsync(string address, CancellationToken cancellation)
        {
            var url = Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole : scenario.App.Address(address, scenario.Session.Address);
            await (await scenario.ScreenAsync(cancellation)).OpenAsync(url, null, cancellation);
            scenario.Page = null;
        }

        public async Task PassTimeAsync(TimeSpan time, CancellationToken cancellation) => await (await scenario.OpenedAskAsync<IScreenClock>(cancellation)).PassTimeAsync(time, cancellation);

        public async Task SetClockAsync(TimeSpan by, CancellationToken cancellation) => await (await scenario.AskAsync<IScreenClock>(cancellation)).SetClockAsync(by, cancellation);

        public Task SetTimeZone(string name)
        {
            if (scenario.Screen is not null)
            {
                throw Broken.LateTimeZone();
            }

            scenario.TimeZone = TimeZoneInfo.TryConvertIanaIdToWindowsId(name, out _) || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : throw Broken.NoTimeZone(name);
            return Task.CompletedTask;
        }

        public async Task RelaunchAsync(CancellationToken cancellation)
        {
            await (await scenario.OpenedAskAsync<IScreenRestart>(cancellation)).RelaunchAsync(cancellation);
            scenario.Page = null;
            scenario.Touched = null;
        }

        public async Task RenewAsync(CancellationToken cancellation)
        {
            await (await scenario.OpenedAskAsync<IScreenRestart>(cancellation)).RenewAsync(cancellation);
            scenario.Page = null;
            scenario.Touched = null;
        }

        public Task CollectorAsync(Fault? fault, int? times)
        {
            if (fault is { Ending: FaultEnding.Answer, Status: < 200 or > 599 })
            {
                throw Broken.NoCollectorStatus(fault.Status);
            }

            scenario.Session.Misbehave(fault, times ?? int.MaxValue);
            var now = scenario.Run.Time.GetUtcNow();
            scenario.Ledger.Did(new LedgerAction { Kind = "collector-fault", Detail = Said(fault, times), StartedAt = now, EndedAt = now });
            return Task.CompletedTask;
        }
    }

    private static readonly Dictionary<Type, Wording> Abilities = new()
    {
        [typeof(IScreenLifecycle)] = new("background and network of its own", "独立的后台切换和网络控制"),
        [typeof(IScreenTabs)] = new("browser tabs", "浏览器标签页"),
        [typeof(IScreenClock)] = new("clock that can be moved", "调整时钟"),
        [typeof(IScreenDialogs)] = new("browser dialogs", "浏览器对话框"),
        [typeof(IScreenGestures)] = new("gestures of this kind", "此类手势"),
        [typeof(IScreenRestart)] = new("way to be restarted within a scenario", "在场景中重启"),
    };

    private static string Said(Fault? fault, int? times)
    {
        var what = fault switch
        {
            null => "none",
            { Ending: FaultEnding.Reset } => "reset",
            { Ending: FaultEnding.Block } => "block",
            { Ending: FaultEnding.Silence } => "silence",
            { Delay: var delay } when delay > TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"answer after {delay.TotalSeconds:0.###} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"answer {fault.Status}"),
        };
        return times is { } n ? string.Create(CultureInfo.InvariantCulture, $"{what}, {n} times") : what;
    }
}
