using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Devices;

namespace TrackE2E.Driving.Web;

/// <summary>A Chromium of our own that Playwright is attached to without its defaults: its pages really become hidden, which Playwright's own browsers prevent.</summary>
/// <remarks>One for a scenario. It has the browser's default context, so that what a context would be given is set by command line and protocol.</remarks>
internal sealed class AttachedBrowser : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan CloseDeadline = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly DirectoryInfo profile;
    private readonly IBrowser browser;
    private readonly BrowserNewContextOptions emulation;
    private readonly TaskCompletionSource exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConditionalWeakTable<IPage, ICDPSession> prepared = [];

    private AttachedBrowser(Process process, DirectoryInfo profile, IBrowser browser, BrowserNewContextOptions emulation)
    {
        this.process = process;
        this.profile = profile;
        this.browser = browser;
        this.emulation = emulation;
        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
    }

    public IBrowserContext Context => browser.Contexts[0];

    /// <summary>The folder of its profile, which <see cref="DisposeAsync"/> deletes unless it is asked to keep it.</summary>
    public DirectoryInfo Profile => profile;

    /// <summary>True: the profile outlives this browser, for the next one that starts with it.</summary>
    public bool KeepsProfile { get; set; }

    // profile: folder of a browser that ran before; null for a new one
    public static async Task<AttachedBrowser> StartAsync(
        IPlaywright playwright, string? program, IReadOnlyList<string> arguments, BrowserNewContextOptions emulation, bool headless, DirectoryInfo? profile, CancellationToken cancellation)
    {
        profile ??= Directory.CreateTempSubdirectory("tracke2e-browser-");
        var size = emulation.ViewportSize!;
        var start = new ProcessStartInfo(program ?? playwright.Chromium.ExecutablePath) { RedirectStandardError = true, RedirectStandardOutput = true };
        List<string> all =
        [
            .. arguments, "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "--no-default-browser-check", "--password-store=basic", "--use-mock-keychain",
            FormattableString.Invariant($"--window-size={size.Width},{size.Height}"),
        ];
        if (headless)
        {
            all.AddRange(["--headless", "--hide-scrollbars", "--mute-audio"]);
        }

        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            all.Add("--no-sandbox");
        }

        if (emulation.Locale is { } locale)
        {
            all.AddRange([$"--lang={locale}", $"--accept-lang={locale}"]);
        }

        if (emulation.Proxy is { } proxy)
        {
            all.AddRange(ChromiumArguments.Through(proxy.Server, proxy.Bypass));
        }

        foreach (var argument in all.Append("about:blank"))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process).WaitAsync(StartDeadline, cancellation);
            var browser = await playwright.Chromium.ConnectOverCDPAsync(address, new() { NoDefaults = true }).WaitAsync(cancellation);
            return new(process, profile, browser, emulation);
        }
        catch (Exception e)
        {
            End(process, profile);
            throw e is TimeoutException or IOException or PlaywrightException
                ? new BrokenException(
                    "browser-missing",
                    new("the scenario's own browser does not start", "场景专用的浏览器无法启动"),
                    new("chromium starts and listens", "chromium 启动并监听"),
                    PlaywrightErrors.FirstLine(e),
                    new("look whether the machine is overloaded; run again with fewer scenarios at a time", "检查机器是否过载；减少并行场景数后重新运行"),
                    null,
                    e)
                : e;
        }
    }

    /// <summary>Gives a page what a page of a context of its own would have: size, touch, user agent, time zone.</summary>
    public async Task PrepareAsync(IPage page, CancellationToken cancellation)
    {
        // the session stays: what it sets ends with it
        var session = await Context.NewCDPSessionAsync(page).WaitAsync(cancellation);
        prepared.AddOrUpdate(page, session);
        var size = emulation.ViewportSize!;
        await ResizeAsync(page, size.Width, size.Height).WaitAsync(cancellation);
        if (emulation.HasTouch == true)
        {
            await SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = true });
        }

        if (emulation.UserAgent is { } agent)
        {
            await SendAsync("Emulation.setUserAgentOverride", new() { ["userAgent"] = agent, ["acceptLanguage"] = emulation.Locale ?? "" });
        }

        if (emulation.TimezoneId is { } zone)
        {
            await SendAsync("Emulation.setTimezoneOverride", new() { ["timezoneId"] = zone });
        }

        async Task SendAsync(string method, Dictionary<string, object> arguments) => await session.SendAsync(method, arguments).WaitAsync(cancellation);
    }

    /// <summary>Puts entries into localStorage, by a page that shows nothing afterwards.</summary>
    public static async Task StoreAsync(IPage page, IEnumerable<ScreenStorage> entries, CancellationToken cancellation)
    {
        foreach (var origin in entries.GroupBy(s => s.Origin))
        {
            // an empty page of the origin, made here: the app's own is not asked
            await page.RouteAsync(origin.Key + "/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "" })).WaitAsync(cancellation);
            await page.GotoAsync(origin.Key + "/tracke2e-storage").WaitAsync(cancellation);
            await page.EvaluateAsync("entries => entries.forEach(([name, value]) => localStorage.setItem(name, value))", origin.Select(s => new[] { s.Name, s.Value })).WaitAsync(cancellation);
            await page.UnrouteAllAsync().WaitAsync(cancellation);
            await page.GotoAsync("about:blank").WaitAsync(cancellation);
        }
    }

    /// <summary>Gives a prepared page another size.</summary>
    public Task ResizeAsync(IPage page, int width, int height) => !prepared.TryGetValue(page, out var session)
        ? Task.CompletedTask
        : session.SendAsync("Emulation.setDeviceMetricsOverride", new Dictionary<string, object>
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = emulation.DeviceScaleFactor ?? 1,
            ["mobile"] = emulation.IsMobile ?? false,
        });

    /// <summary>Opens an empty page behind the one in front.</summary>
    public async Task OpenBehindAsync()
    {
        var session = await browser.NewBrowserCDPSessionAsync();
        await session.SendAsync("Target.createTarget", new Dictionary<string, object> { ["url"] = "about:blank", ["background"] = true });
        await session.DetachAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            // its own empty page stays to the end: with the last page the browser goes, and leaves whoever asks it waiting
            foreach (var page in Context.Pages.Skip(1).ToList())
            {
                await page.CloseAsync().WaitAsync(CloseDeadline);
            }

            var session = await browser.NewBrowserCDPSessionAsync().WaitAsync(CloseDeadline);
            await session.SendAsync("Browser.close").WaitAsync(CloseDeadline);
            // not WaitForExitAsync: that waits for the streams too, which helper processes of the browser hold open
            await exited.Task.WaitAsync(CloseDeadline);
            await browser.CloseAsync().WaitAsync(CloseDeadline);
        }
        catch (Exception e) when (e is PlaywrightException or TimeoutException or ArgumentOutOfRangeException)
        {
            // it is gone already, or is ended below
        }

        End(process, KeepsProfile ? null : profile);
    }

    // The browser says where it listens in a line on its standard error; both streams are read on, so that it never waits for a full pipe.
    private static Task<string> AddressAsync(Process process)
    {
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var last = "";
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                address.TrySetException(new IOException("the browser ended: " + last));
            }
            else if (line.Data.IndexOf("ws://", StringComparison.Ordinal) is >= 0 and var at)
            {
                address.TrySetResult(line.Data[at..].Trim());
            }
            else
            {
                last = line.Data;
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return address.Task;
    }

    private static void End(Process process, DirectoryInfo? profile)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        try
        {
            profile?.Delete(recursive: true);
        }
        catch (IOException)
        {
            // a helper process of the browser still writes; the folder is the system's temporary one
        }
    }
}
