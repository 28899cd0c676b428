using System.Reflection;
using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Capture.Collecting;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Apps;
using TrackE2E.Hosting.Settings;
using TrackE2E.Hosting.Wiring;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.OutputFolders;
using TrackE2E.Reporting.Runs;
using TrackE2E.Scenarios.Hooks;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Vocabulary;
using RunResult = TrackE2E.Reporting.Runs.RunResult;
using ScenarioResult = TrackE2E.Reporting.Runs.ScenarioResult;

namespace TrackE2E.Hosting.Runs;

/// <summary>Everything that a run needs, started: plan, app, collector, output folder; and the reports at its end.</summary>
/// <remarks>The command line and a test project's host both work through it. Not for several threads; its scenarios are.</remarks>
public sealed class RunSession : IAsyncDisposable
{
    // frames that tell a user nothing: their own code is what is left
    private static readonly string[] OwnFrames =
        ["TrackE2E.Core.", "TrackE2E.Capture.", "TrackE2E.Driving.", "TrackE2E.Scenarios.", "TrackE2E.Pipelines.", "TrackE2E.Hosting.", "Microsoft.Playwright.", "OpenQA.Selenium."];

    private readonly RunRequest request;
    private readonly IRunView view;
    private readonly List<AppProcess> processes = [];
    private readonly List<AppUnderTest> apps = [];
    private readonly List<DeviceRun> runs = [];
    private readonly List<IAsyncDisposable> devices = [];
    private readonly List<string> secrets = [];
    private readonly DateTimeOffset start;
    private readonly long startStamp;
    private Collector? collector;
    private EarlyStart? early;
    private IReadOnlyList<Assembly>? teamSteps;

    private RunSession(RunRequest request, IRunView view, RunSettings settings, TrackingPlan plan, OutputFolder output)
    {
        this.request = request;
        this.view = view;
        Settings = settings;
        Plan = plan;
        Output = output;
        Hide([.. settings.Secrets, .. Accounts.Secrets(settings.Accounts)]);
        start = request.Time.GetUtcNow();
        startStamp = request.Time.GetTimestamp();
    }

    /// <summary>The settings, the environment's changes laid over them.</summary>
    public RunSettings Settings { get; }

    /// <summary>The plan.</summary>
    public TrackingPlan Plan { get; }

    /// <summary>The output folder; final after <see cref="FinishAsync"/>.</summary>
    public OutputFolder Output { get; }

    /// <summary>What hides personal data and the secrets of settings and devices in everything that people and other tools read of the run.</summary>
    public Mask Mask { get; private set; } = new();

    /// <summary>How long builds of apps took.</summary>
    public TimeSpan Building { get; private set; }

    /// <summary>Ends when an app under test has stopped by itself.</summary>
    public CancellationToken AppGone { get; private set; }

    /// <summary>Reads settings and plan, then starts collector and apps.</summary>
    /// <exception cref="BrokenException">Something of it cannot be had; the message says what to do.</exception>
    /// <param name="request">What to run.</param>
    /// <param name="view">Shows it.</param>
    /// <param name="early">A device and apps that are starting already; null for none.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<RunSession> StartAsync(RunRequest request, IRunView view, EarlyStart? early, CancellationToken cancellation)
    {
        var settings = RequestSettings.Read(request);
        var plan = (early is null ? null : await early.PlanAsync()) ?? Wiring.Plans.Read(Path.Combine(settings.Folder, settings.Plan));
        var output = OutputFolder.Begin(Path.Combine(request.Root, request.Out), Guid.NewGuid().ToString("N")[..8]);
        var session = new RunSession(request, view, settings, plan, output) { early = early };
        try
        {
            session.SayWhatIsApart();
            await session.StartPartsAsync(cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The devices that the request names.</summary>
    /// <exception cref="BrokenException">settings-unreadable: devices.json has mistakes, or no such device.</exception>
    public IReadOnlyList<DeviceEntry> Devices() => DevicesOf(request, Settings);

    internal static IReadOnlyList<DeviceEntry> DevicesOf(RunRequest request, RunSettings settings) =>
        settings.ReadDevices(request.Variable).Pick(request.Devices.Count == 0 ? null : string.Join(',', request.Devices));

    /// <summary>Starts a device and gives its scenarios everything they need.</summary>
    /// <returns>The engine's builder, ready to build.</returns>
    public async Task<FeatureEngineBuilder> ConfigureAsync(FeatureEngineBuilder builder, DeviceEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var device = request.DeviceWhenAsked
            ? new LazyDevice(entry.Name, () => DeviceStarter.StartAsync(entry, view.Say, request.Language, request.Variable, request.Time, cancellation))
            : (early is null ? null : await early.TakeAsync(entry)) ?? await DeviceStarter.StartAsync(entry, view.Say, request.Language, request.Variable, request.Time, cancellation);
        devices.Add(device);
        Hide(entry.Appium?.Secrets ?? []);
        var (recorder, mask) = (new RunRecorder(device.Name, view), Mask);
        var messages = Path.Combine(Output.Staging, runs.Count == 0 ? "messages.ndjson" : $"messages-{device.Name}.ndjson");
        var reader = new RunReader(request.Root);
        var sink = new NdjsonMessageSink(messages, Masked);
        runs.Add(new DeviceRun(recorder, sink, reader));
        var services = new RunServices
        {
            Plan = Plan,
            Names = new PlanNames(Plan),
            Collector = collector!,
            Device = device,
            Platform = entry.Appium?.Platform ?? "web",
            Apps = apps,
            Decoders = Decoders.Named(Settings.Collector.Decoders, Settings.Collector.Paths),
            Quiet = TimeSpan.FromMilliseconds(Settings.Collector.QuietMilliseconds),
            CaptureHosts = Settings.Collector.Hosts,
            Accounts = Settings.Accounts.ToDictionary(a => a.Key, a => (IReadOnlyDictionary<string, string>)a.Value),
            Time = request.Time,
            TraceFolder = Directory.CreateDirectory(Path.Combine(Output.Staging, "traces")).FullName,
        };
        teamSteps ??= request.TeamSteps ?? await TeamBindings.LoadAsync(Settings, request.Language, view.Say, request.Time, cancellation);
        foreach (var assembly in teamSteps)
        {
            builder.AddBindings(assembly);
        }

        return Vocabulary(builder)
            .ConfigureRun(container =>
            {
                container.RegisterInstanceAs(services);
                container.RegisterInstanceAs<IScenarioRecorder>(recorder);
            })
            .AddMessageSink(sink)
            .AddProgress(recorder)
            .AddProgress(view)
            .UseTime(request.Time);

        // what is shown of a run is read from its messages as they are written: masked
        byte[] Masked(Envelope message, byte[] line)
        {
            var masked = MaskedMessages.Of(mask, message, line);
            reader.Take(ReferenceEquals(masked, line) ? message : MessageFile.Parse(Encoding.UTF8.GetString(masked), messages, 0));
            return masked;
        }
    }

    /// <summary>Adds the words of steps and the hooks, without anything to drive.</summary>
    public static FeatureEngineBuilder Vocabulary(FeatureEngineBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        foreach (var type in VocabularyRegistration.Parameters)
        {
            builder.AddParameterType(type);
        }

        foreach (var step in VocabularyRegistration.Steps)
        {
            builder.AddStep(step);
        }

        return builder.AddBindings(typeof(TrackingHooks)).HideFrames(OwnFrames);
    }

    /// <summary>The engine's options for the request.</summary>
    public RunOptions Options(DeviceEntry entry) => OptionsOf(request, request.Parallel ?? entry.Slots);

    /// <summary>The engine's options for a request.</summary>
    public static RunOptions OptionsOf(RunRequest request, int parallel) => new()
    {
        Paths = request.Paths,
        BaseFolder = request.Root,
        Apart = SettingsReader.FileName,
        Tags = request.Tags,
        Parallel = parallel,
        Repeat = request.Repeat,
        Order = request.Seed is null ? request.Order : ScenarioOrder.Random,
        Seed = request.Seed,
        Shard = request.Shard,
        FailFast = request.FailFast,
    };

    /// <summary>Judges what came late, writes ledgers, summary and reports, and moves them to the output folder.</summary>
    public async Task<RunReport> FinishAsync(CancellationToken cancellation)
    {
        var results = new List<ScenarioResult>();
        var ledgers = new Dictionary<string, LedgerSnapshot>(StringComparer.Ordinal);
        foreach (var run in runs)
        {
            run.Sink.Dispose();
            var records = await run.Recorder.RecordsAsync(Output, ledgers, cancellation);
            results.AddRange(run.Reader.Results(records, AppGone.IsCancellationRequested ? "app-gone" : "not-started"));
        }

        foreach (var (host, count) in runs.SelectMany(r => r.Recorder.Refused))
        {
            view.Say(RunTexts.Refused(count, host).In(request.Language));
        }

        if (collector!.StrayCount > 0)
        {
            view.Say(RunTexts.Strays(collector.StrayCount, $"{collector.Strays[0].Method} {collector.Strays[0].Host}{collector.Strays[0].Target}").In(request.Language));
        }

        var occasions = runs.SelectMany(r => r.Recorder.Occasions).ToList();
        if (UndecidedShare.Judge(occasions, request.Language) is { } undecided)
        {
            results.Add(undecided);
            view.Say(undecided.Message!);
        }
        else if (UndecidedShare.Note(occasions, request.Language) is { } few)
        {
            view.Say(few);
        }

        var traces = Path.Combine(Output.Staging, "traces");
        if (Directory.Exists(traces))
        {
            Directory.Delete(traces, recursive: true);
        }

        foreach (var log in devices.OfType<ServedDevice>())
        {
            log.KeepLog(Output.Attachments);
        }

        var result = new RunResult
        {
            Run = new RunInfo(Guid.NewGuid().ToString("N"), start, request.Command, Tool.Version, request.Seed, request.Time.GetElapsedTime(startStamp)),
            Build = BuildFacts.Of(Settings, request.Variable),
            Plan = new PlanInfo(Plan.Hash, [.. Plan.Events.Select(e => e.Id)]),
            Results = results,
        };
        return await Reports.WriteAsync(result, Output, Settings, ledgers, Mask, request, view.Say, cancellation);
    }

    private void Hide(IReadOnlyList<string> more)
    {
        secrets.AddRange(more);
        Mask = new Mask(SensitiveNames.Of(Plan), secrets);
        view.UseMask(Mask);
    }

    /// <summary>Ends everything that was started.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var device in devices)
        {
            await device.DisposeAsync();
        }

        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        if (collector is not null)
        {
            await collector.DisposeAsync();
        }

        foreach (var run in runs)
        {
            run.Sink.Dispose();
        }

        Output.Dispose();
    }

    internal static Task<Collector> CollectorAsync(RunSettings settings, RunRequest request, CancellationToken cancellation) =>
        Collector.StartAsync(new CollectorOptions { Port = settings.Collector.Port, Time = request.Time }, cancellation);

    // features with settings of their own need another plan or device: left out, and said
    private void SayWhatIsApart()
    {
        foreach (var folder in request.Paths.SelectMany(path => FeatureReader.SetApart(Path.GetFullPath(path, request.Root), SettingsReader.FileName)))
        {
            var name = Path.GetRelativePath(request.Root, folder).Replace('\\', '/');
            view.Say(RunTexts.Apart(name).In(request.Language));
        }
    }

    private async Task StartPartsAsync(CancellationToken cancellation)
    {
        if (Settings.Apps.Count == 0)
        {
            throw new BrokenException(
                "settings-unreadable",
                new("the settings have no app under test", "配置中没有被测应用"),
                new("an entry under \"apps\"", "apps 下的一项"),
                new("none", "没有"),
                new("add the app to tracke2e.json: start, ready, url", "在 tracke2e.json 中添加应用：start、ready、url"));
        }

        // the collector needs the processor, the app mostly the disk: together they take as long as one of them
        var collecting = Task.Run(async () => (early is null ? null : await early.TakeCollectorAsync()) ?? await CollectorAsync(Settings, request, cancellation), cancellation);
        try
        {
            foreach (var (name, settings) in Settings.Apps)
            {
                var process = (early is null ? null : await early.TakeAppAsync(name)) ?? await AppProcess.StartAsync(name, settings, Settings.Folder, request.Language, view.Say, cancellation);
                processes.Add(process);
                Building += process.Building;
                apps.Add(new AppUnderTest(name, process.Url) { Version = BuildFacts.VersionOf(Settings, settings, request.Variable), Query = settings.Query, Cookies = settings.Cookies, Storage = settings.Storage, Launch = settings.Launch is { } launch ? new(launch.Arguments, launch.Environment, launch.DeepLink) : null, Gone = process.Gone });
            }
        }
        finally
        {
            // it must be known even when the app did not start, so that it is ended
            await collecting.ContinueWith(done => collector = done.IsCompletedSuccessfully ? done.Result : null, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        await collecting;
        AppGone = CancellationTokenSource.CreateLinkedTokenSource([.. processes.Select(p => p.Gone)]).Token;
    }

    private sealed record DeviceRun(RunRecorder Recorder, NdjsonMessageSink Sink, RunReader Reader);
}
