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
            await scenario.ScreenAsync(cancellation) as T ?? throw new BrokenException(
                "step-unusable", $"\"{scenario.Step.Text}\" cannot be done on \"{scenario.Run.Device.Name}\"", "a device that can do it", $"it has no {Abilities.GetValueOrDefault(typeof(T), typeof(T).Name)}",
                "run this scenario on another device (--device, or a tag expression), or leave the step out");

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
                throw new BrokenException("step-unusable", $"a failing request is not answered {status}", "an HTTP status from 400 to 599", $"{status}", "write 404, 500 or 503, for example");
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
                throw new BrokenException("step-unusable", "the time zone comes too late", "a step before the first page is opened", "a page is open", "move the step to the beginning of the scenario, or use a new device before it");
            }

            scenario.TimeZone = TimeZoneInfo.TryConvertIanaIdToWindowsId(name, out _) || TimeZoneInfo.TryFindSystemTimeZoneById(name, out _) ? name : throw new BrokenException(
                "step-unusable", $"there is no time zone \"{name}\"", "an IANA name: Asia/Shanghai, America/New_York, UTC", $"\"{name}\"", "write the name as in this list");
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
                throw new BrokenException("step-unusable", $"a collector does not answer {fault.Status}", "an HTTP status from 200 to 599", $"{fault.Status}", "write 500 or 503, for example");
            }

            scenario.Session.Misbehave(fault, times ?? int.MaxValue);
            var now = scenario.Run.Time.GetUtcNow();
            scenario.Ledger.Did(new LedgerAction { Kind = "collector-fault", Detail = Said(fault, times), StartedAt = now, EndedAt = now });
            return Task.CompletedTask;
        }
    }

    private static readonly Dictionary<Type, string> Abilities = new()
    {
        [typeof(IScreenLifecycle)] = "background and network of its own",
        [typeof(IScreenTabs)] = "browser tabs",
        [typeof(IScreenClock)] = "clock that can be moved",
        [typeof(IScreenGestures)] = "gestures of this kind",
        [typeof(IScreenRestart)] = "way to be restarted within a scenario",
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
