using Microsoft.Playwright;
using TrackE2E.Capture.Collecting;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Web;

namespace TrackE2E.Benchmarks.Journeys;

/// <summary>The same journey as a Playwright user writes it: a context of its own each time, a wait for the last event's request, nothing observed, nothing judged.</summary>
internal sealed class PlaywrightUser : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly Collector collector;
    private readonly TrackingPlan plan = Hosting.Wiring.Plans.Read(Path.Combine(Repository.Root, "features", "plans"));

    private PlaywrightUser(IPlaywright playwright, IBrowser browser, Collector collector) => (this.playwright, this.browser, this.collector) = (playwright, browser, collector);

    /// <summary>Starts the browser that TrackE2E finds; its device has been started before, so that Playwright's driver is known.</summary>
    public static async Task<PlaywrightUser> StartAsync(CancellationToken cancellation)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFinder.Find("chromium"), Args = ["--disable-gpu"] });
        return new(playwright, browser, await Collector.StartAsync(new CollectorOptions(), cancellation));
    }

    /// <summary>One journey, from the new context to its end.</summary>
    public async Task<TimeSpan> OnceAsync(Uri shop)
    {
        var time = TimeProvider.System;
        var began = time.GetTimestamp();
        using var session = collector.OpenSession(new ScenarioLedger($"u{Guid.NewGuid():N}"[..20], plan, [], time));
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "zh-CN" });
        await context.AddCookiesAsync([new() { Name = "collector", Value = session.Address.AbsoluteUri.TrimEnd('/'), Url = shop.AbsoluteUri }]);
        var page = await context.NewPageAsync();
        var home = shop.AbsoluteUri.TrimEnd('/') + "/";
        await page.GotoAsync(home);
        await page.Locator("[data-card]").Nth(1).ClickAsync();
        await page.WaitForURLAsync("**/product/*");
        await page.Locator("#add-to-cart").ClickAsync();
        await page.GoBackAsync();
        await page.WaitForURLAsync(home);
        await page.RunAndWaitForRequestAsync(
            () => page.Locator("[data-card]").Nth(2).ClickAsync(),
            request => request.Method == "POST" && request.Url.StartsWith(session.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && request.PostData?.Contains($"\"url\":\"{home}product/", StringComparison.Ordinal) == true);
        await page.WaitForURLAsync("**/product/*");
        await context.CloseAsync();
        return time.GetElapsedTime(began);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
        await collector.DisposeAsync();
    }
}
