using System.Text.Json;
using Microsoft.Playwright;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <summary>A browser that Playwright drives: started once, shared by scenarios, each with a context of its own.</summary>
public sealed class PlaywrightDevice : IDevice
{
    private const string NoBackForwardCache = "--disable-back-forward-cache";

    private readonly DeviceEntry entry;
    private readonly BrowserSettings settings;
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly TimeProvider time;

    private readonly string? program;
    private readonly SemaphoreSlim keepingGate = new(1, 1);
    private IBrowser? keeping;

    private PlaywrightDevice(DeviceEntry entry, IPlaywright playwright, IBrowser browser, string? program, TimeProvider time)
    {
        this.program = program;
        this.entry = entry;
        this.playwright = playwright;
        this.browser = browser;
        this.time = time;
        settings = entry.Browser!;
    }

    /// <inheritdoc/>
    public string Name => entry.Name;

    /// <summary>Name and version of the browser: <c>chromium 156.0.7900.1</c>.</summary>
    public string Browser => $"{settings.Name} {browser.Version}";

    /// <summary>Changes the observer's script before it is used: tests prove with it that a harmed observer is noticed.</summary>
    internal Func<string, string> HarmsObserver { get; set; } = script => script;

    /// <summary>Starts the browser of an entry.</summary>
    /// <param name="entry">An entry of kind playwright.</param>
    /// <param name="executable">The program to start when the entry names none; null lets Playwright take its own.</param>
    /// <param name="time">The clock of actions.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="BrokenException">browser-missing: it is not there or does not start.</exception>
    public static async Task<PlaywrightDevice> StartAsync(DeviceEntry entry, string? executable, TimeProvider time, CancellationToken cancellation)
    {
        var settings = entry.Browser ?? throw new ArgumentException($"the entry {entry.Name} is no browser", nameof(entry));
        PlaywrightDriver.Locate(AppContext.BaseDirectory);
        var program = settings.Executable ?? executable;
        try
        {
            var playwright = await Playwright.CreateAsync().WaitAsync(cancellation);
            try
            {
                if (settings.Emulate is { } name && !playwright.Devices.ContainsKey(name))
                {
                    throw UnknownEmulation(entry.Name, name, playwright.Devices.Keys);
                }

                return new(entry, playwright, await Type(playwright, settings).LaunchAsync(Launch(settings, program)).WaitAsync(cancellation), program, time);
            }
            catch
            {
                playwright.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or System.ComponentModel.Win32Exception or IOException)
        {
            throw new BrokenException(
                "browser-missing",
                new($"the browser of the device \"{entry.Name}\" does not start", $"设备“{entry.Name}”的浏览器无法启动"),
                new($"{settings.Name} starts", $"{settings.Name} 能够启动"),
                new(
                    $"{program ?? "Playwright's own " + settings.Name}: {PlaywrightErrors.FirstLine(e)}",
                    $"{program ?? "Playwright 自带的 " + settings.Name}：{PlaywrightErrors.FirstLine(e)}"),
                new(
                    "install a browser (on Debian: apt-get install chromium), or name its program in devices.json as \"executable\"",
                    "安装浏览器（Debian：apt-get install chromium），或在 devices.json 中用 executable 指定其程序"),
                "devices.json",
                e);
        }
    }

    /// <summary>Whether the browser's driver is run by the machine's Node, as that of the tool's package is.</summary>
    public static bool NeedsNode => PlaywrightDriver.NeedsNode(AppContext.BaseDirectory);

    /// <inheritdoc/>
    public async Task<IScreen> OpenScreenAsync(ScreenOptions options, CancellationToken cancellation)
    {
        if (!browser.IsConnected)
        {
            throw PlaywrightErrors.SessionLost(Name, null);
        }

        try
        {
            return await PlaywrightScreen.OpenAsync(this, options, time, cancellation);
        }
        catch (PlaywrightException e)
        {
            throw PlaywrightErrors.SessionLost(Name, e);
        }
    }

    /// <summary>A context for a screen, and the browser of its own where the screen's steps need one.</summary>
    /// <param name="options">What the screen is opened with.</param>
    /// <param name="kept">What a browser that was closed has kept; null for a new device.</param>
    /// <param name="cancellation">Stops waiting.</param>
    internal async Task<(IBrowserContext Context, AttachedBrowser? Own)> TakeContextAsync(ScreenOptions options, KeptState? kept, CancellationToken cancellation)
    {
        var emulation = Context(options, kept?.Storage);
        if (!options.Lifecycle)
        {
            var shared = options.BackForwardCache && !settings.BackForwardCache ? await KeepingBrowserAsync(cancellation) : browser;
            return (await shared.NewContextAsync(emulation).WaitAsync(cancellation), null);
        }

        if (!Chromium)
        {
            throw OnlyChromium(new("be sent to the background", "切到后台"));
        }

        IEnumerable<string> arguments = ChromiumArguments.Of(settings.Arguments, launchedByPlaywright: false);
        if (!settings.BackForwardCache && !options.BackForwardCache)
        {
            arguments = arguments.Append(NoBackForwardCache);
        }

        var own = await AttachedBrowser.StartAsync(playwright, program, [.. arguments], emulation, settings.Headless, kept?.Profile, cancellation);
        return (own.Context, own);
    }

    // A second browser, which keeps pages that are left, for the scenarios that are about that; started by the first of them.
    private async Task<IBrowser> KeepingBrowserAsync(CancellationToken cancellation)
    {
        if (!Chromium)
        {
            throw OnlyChromium(new("keep pages in the back/forward cache", "把页面保留在往返缓存中"));
        }

        await keepingGate.WaitAsync(cancellation);
        try
        {
            if (keeping is not { IsConnected: true })
            {
                keeping = await Type(playwright, settings).LaunchAsync(Launch(settings with { BackForwardCache = true }, program)).WaitAsync(cancellation);
            }

            return keeping;
        }
        finally
        {
            keepingGate.Release();
        }
    }

    private BrokenException OnlyChromium(Wording what) => PlaywrightErrors.OnlyChromium(Name, settings.Name, what);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await browser.CloseAsync();
            await (keeping?.CloseAsync() ?? Task.CompletedTask);
        }
        catch (PlaywrightException)
        {
            // it is gone already
        }

        playwright.Dispose();
        keepingGate.Dispose();
    }

    private static BrokenException UnknownEmulation(string device, string name, IEnumerable<string> known)
    {
        var near = string.Join(", ", known.Where(k => k.Split(' ')[0].Equals(name.Split(' ')[0], StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty("Pixel 7, iPhone 15, Galaxy S9+").Take(8));
        return new(
            "settings-unreadable",
            new($"the device \"{device}\" emulates a device that Playwright does not know", $"设备“{device}”模拟的设备是 Playwright 不认识的"),
            new($"one of Playwright's devices, such as {near}", $"Playwright 支持的设备，例如 {near}"),
            $"\"{name}\"",
            new("write its name exactly so, or give viewport, scale, phone and userAgent instead", "严格按此书写名称，或改用 viewport、scale、phone 和 userAgent"),
            "devices.json");
    }

    /// <summary>Chromium speaks its own protocol to us where Playwright has no words.</summary>
    internal bool Chromium => settings.Name == "chromium";

    internal bool Touch => settings.Phone ?? (settings.Emulate is { } name && playwright.Devices[name].HasTouch == true);

    private static IBrowserType Type(IPlaywright playwright, BrowserSettings settings) => settings.Name switch
    {
        "firefox" => playwright.Firefox,
        "webkit" => playwright.Webkit,
        _ => playwright.Chromium,
    };

    private static BrowserTypeLaunchOptions Launch(BrowserSettings settings, string? program)
    {
        var chromium = settings.Name == "chromium";
        return new()
        {
            ExecutablePath = program,
            Headless = settings.Headless,
            Args = chromium ? ChromiumArguments.Of(settings.Arguments, launchedByPlaywright: true) : settings.Arguments,
            ChromiumSandbox = chromium && OperatingSystem.IsLinux() ? !Environment.IsPrivilegedProcess : null,
            IgnoreDefaultArgs = chromium && settings.BackForwardCache ? [NoBackForwardCache] : null,
        };
    }

    private BrowserNewContextOptions Context(ScreenOptions options, string? kept)
    {
        var context = settings.Emulate is { } name ? new BrowserNewContextOptions(playwright.Devices[name]) : new();
        context.ViewportSize = settings.Viewport is { } size ? new() { Width = size.Width, Height = size.Height } : context.ViewportSize ?? new() { Width = 1280, Height = 800 };
        context.DeviceScaleFactor = (float?)settings.Scale ?? context.DeviceScaleFactor;
        if (settings.Phone is { } phone)
        {
            context.HasTouch = phone;
            context.IsMobile = phone && settings.Name != "firefox";
        }

        context.UserAgent = settings.UserAgent ?? context.UserAgent ?? DesktopUserAgent();
        context.Locale = settings.Locale ?? options.Locale;
        context.TimezoneId = options.TimeZone ?? settings.TimeZone;
        context.StorageState = kept ?? Storage(options);
        context.ServiceWorkers = ServiceWorkerPolicy.Allow;
        if (options.Proxy is { } proxy)
        {
            context.Proxy = new() { Server = proxy.AbsoluteUri, Bypass = options.Collector.Host };
        }

        return context;
    }

    // What the same browser says when it has a window.
    private string? DesktopUserAgent() => settings.Name == "chromium" && settings.Headless
        ? $"Mozilla/5.0 ({(OperatingSystem.IsWindows() ? "Windows NT 10.0; Win64; x64" : OperatingSystem.IsMacOS() ? "Macintosh; Intel Mac OS X 10_15_7" : "X11; Linux x86_64")}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{browser.Version.Split('.')[0]}.0.0.0 Safari/537.36"
        : null;

    private static string? Storage(ScreenOptions options) => options.Storage.Count == 0
        ? null
        : JsonSerializer.Serialize(new
        {
            cookies = Array.Empty<object>(),
            origins = options.Storage.GroupBy(s => s.Origin).Select(g => new { origin = g.Key, localStorage = g.Select(s => new { name = s.Name, value = s.Value }) }),
        });
}

/// <summary>What a browser that was closed has kept for the next one: storage and lasting cookies as JSON, or the folder of its profile.</summary>
internal sealed record KeptState(string? Storage, DirectoryInfo? Profile);
