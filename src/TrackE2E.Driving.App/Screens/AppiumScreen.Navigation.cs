using System.Text.Json;
using OpenQA.Selenium;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>Coming to screens and pages, and leaving them.</content>
internal sealed partial class AppiumScreen
{
    private static readonly TimeSpan LaunchDeadline = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task OpenAsync(Uri url, PlannedPage? page, CancellationToken cancellation)
    {
        if (session.IsBrowser)
        {
            await DrainAsync(cancellation);
            await Act(ScreenAction.Of("open", url.AbsoluteUri, page), d => Load(d, url), null, cancellation);
            return;
        }

        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        var path = url.PathAndQuery;
        var fresh = !running;
        if (fresh)
        {
            var (first, again) = (starts == 0, starts > 0 && !renewed);
            // a link to something else than the page itself starts the app where the platform starts programs with an address
            var link = page is not null && path != page.Open && platform == "linux" ? options.Launch?.DeepLink?.Replace("${path}", path, StringComparison.Ordinal) : null;
            await StartAppAsync(clean: first || renewed, link, cancellation);
            renewed = false;
            if (again)
            {
                options.Ledger.Did(ScreenAction.Of("relaunch", "the app was started again") with { StartedAt = started, EndedAt = time.GetUtcNow() });
            }

            if (link is not null)
            {
                await ShowsAsync(page!, null, Deadline, cancellation);
                options.Ledger.Did(ScreenAction.Of("open", observer?.Url, page) with { StartedAt = started, EndedAt = time.GetUtcNow() });
                return;
            }
        }

        if (page is not null)
        {
            await OpenPageAsync(page, path, fresh && path == page.Open, cancellation);
        }

        options.Ledger.Did(ScreenAction.Of("open", observer?.Url, page) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        if (session.IsBrowser)
        {
            await Act(ScreenAction.Of("reload"), d => Do(() => d.Navigate().Refresh()), null, cancellation);
            return;
        }

        var started = time.GetUtcNow();
        await StopAppAsync(cancellation);
        await StartAppAsync(clean: false, null, cancellation);
        options.Ledger.Did(ScreenAction.Of("reload", "the app was ended and started again") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        if (!session.IsBrowser)
        {
            await ToBackgroundAsync(cancellation);
            return;
        }

        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("leave"), d => Do(() => d.Navigate().GoToUrl("about:blank")), null, cancellation);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        if (session.IsBrowser)
        {
            await Act(ScreenAction.Of("close"), d => Do(() => d.Navigate().GoToUrl("about:blank")), null, cancellation);
            return;
        }

        var started = time.GetUtcNow();
        await StopAppAsync(cancellation);
        options.Ledger.Did(ScreenAction.Of("close", "the app was ended") with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task GoBackAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("back"), d => Do(() => d.Navigate().Back()), null, cancellation);
    }

    /// <inheritdoc/>
    public async Task WaitForPageAsync(PlannedPage page, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        await ShowsAsync(page, null, Deadline, cancellation);
        options.Ledger.Did(ScreenAction.Of("wait", page: page) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task SwitchTabAsync(PlannedPage page, PlannedTab tab, CancellationToken cancellation)
    {
        var control = new ElementTarget(new() { Id = $"{page.Id}.{tab.Id}", Title = tab.Title, Page = page.Id, Locate = tab.Locate, Place = tab.Place });
        var started = time.GetUtcNow();
        await HitAsync(control, cancellation);
        if (tab.Selected.ContainsKey(platform) || tab.Selected.ContainsKey("web"))
        {
            await ShowsAsync(page, tab.Id, Deadline, cancellation);
        }

        options.Ledger.Did(ScreenAction.Of("switch-tab", page: page, tab: tab.Id) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    private static object? Do(Action act)
    {
        act();
        return null;
    }

    // cookies, storage and the observer are there before the page's own code: by the browser's own protocol
    private object? Load(AppiumDriver driver, Uri url)
    {
        if (starts++ == 0)
        {
            foreach (var cookie in options.Cookies)
            {
                Cdp(driver, "Network.setCookie", new() { ["url"] = cookie.Url.AbsoluteUri, ["name"] = cookie.Name, ["value"] = cookie.Value });
            }

            var storage = JsonSerializer.Serialize(options.Storage.Select(s => new[] { s.Origin, s.Name, s.Value }));
            Cdp(driver, "Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = $"for (const [o, n, v] of {storage}) if (o === location.origin) localStorage.setItem(n, v);\n{pages.Observer}" });
        }

        try
        {
            driver.Navigate().GoToUrl(url);
        }
        catch (WebDriverException e) when (e.Message.Contains("ERR_CONNECTION", StringComparison.Ordinal) || e.Message.Contains("ERR_NAME_NOT_RESOLVED", StringComparison.Ordinal) || e.Message.Contains("ERR_EMPTY_RESPONSE", StringComparison.Ordinal))
        {
            throw new BrokenException(
                "app-gone",
                new("the app under test does not answer", "被测应用没有响应"),
                new($"{url} answers", $"{url} 能够访问"),
                AppiumErrors.FirstLine(e),
                new("see why the app under test stopped", "查明被测应用为何停止"),
                url.AbsoluteUri,
                e);
        }

        if (driver.ExecuteScript("const n = performance.getEntriesByType('navigation')[0]; return n && n.responseStatus || 0") is long status and >= 500)
        {
            throw new BrokenException(
                "page-error",
                new("the page cannot be opened", "页面无法打开"),
                new("the page loads", "页面正常加载"),
                new($"it answers {status}", $"返回 {status}"),
                new("open the address by hand; if the scenario is about this error, say so in a step", "手动打开该地址；如果场景就是要测试这个错误，请在步骤中写明"),
                url.AbsoluteUri);
        }

        return null;
    }

    private static object? Cdp(AppiumDriver driver, string command, Dictionary<string, object?> parameters) =>
        driver.Send(AppiumCommands.Cdp, ("cmd", command), ("params", parameters));

    // link: the address it is started with, where the platform can
    private async Task StartAppAsync(bool clean, string? link, CancellationToken cancellation)
    {
        starts++;
        said = new(options.Ledger, $"{options.Plan.Hash[..Math.Min(4, options.Plan.Hash.Length)]}-app-{starts}-{Guid.NewGuid():N}"[..24]);
        observer = new(options.Plan, platform, said);
        watch!.Resume();
        observer.Began(time.GetUtcNow());
        try
        {
            await session.LaunchAsync(link is null ? options.Launch : options.Launch! with { Arguments = [.. options.Launch.Arguments, link] }, clean, cancellation);
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e))
        {
            session.IsHealthy = false;
            throw AppiumErrors.IsSessionLost(e) ? AppErrors.SessionLost(Device, session.Settings, e) : AppErrors.NotStarted(
                new("the app does not start on the device", "应用无法在设备上启动"), new("its first screen", "显示首屏"), AppErrors.Masked(session.Settings, AppiumErrors.FirstLine(e)), Device, e);
        }

        running = true;
        watch.Observer = observer;
        if (await watch.UntilAsync(s => s, LaunchDeadline, cancellation) is null)
        {
            await ThrowIfGoneAsync(cancellation);
            throw AppErrors.NotStarted(
                new("the app shows nothing", "应用没有显示任何内容"),
                new($"its first screen within {LaunchDeadline.TotalSeconds:0} s", $"{LaunchDeadline.TotalSeconds:0} s 内显示首屏"),
                new("its page source is empty", "页面源码为空"),
                Device);
        }
    }

    private async Task StopAppAsync(CancellationToken cancellation)
    {
        // a last sample, so that what was on screen until now is known
        await Guarded(d => watch!.Observer is null ? null : watch.Sample(d), null, cancellation);
        watch!.Observer = null;
        running = false;
        await Guarded(
            d =>
            {
                observer?.Ended(time.GetUtcNow());
                return d.TerminateApp(session.AppId);
            },
            null,
            cancellation);
        await options.Inbox.SettleAsync(new HashSet<string>(), TimeSpan.FromSeconds(1), cancellation);
        watch.Resume();
    }

    // a link leads there, unless the app has come up with the page by itself
    private async Task OpenPageAsync(PlannedPage page, string path, bool mayBeThere, CancellationToken cancellation)
    {
        if (options.Launch?.DeepLink is { } link && !(mayBeThere && await IsShownAsync(page, null, TimeSpan.FromMilliseconds(400), cancellation)))
        {
            await Guarded(
                d => Do(() =>
                {
                    var asked = time.GetUtcNow();
                    observer!.Touched(asked);
                    d.DeepLink(link.Replace("${path}", path, StringComparison.Ordinal), session.AppId);
                    if (observer.IsAway)
                    {
                        observer.Turned(true, asked, time.GetUtcNow());
                    }
                }),
                null,
                cancellation);
        }

        await ShowsAsync(page, null, Deadline, cancellation);
    }

    private async Task<bool> IsShownAsync(PlannedPage page, string? tab, TimeSpan deadline, CancellationToken cancellation)
    {
        if (watch is null || page.Match.Screen is null)
        {
            try
            {
                await options.Inbox.WaitForVisitAsync(page.Id, tab, deadline, cancellation);
                return true;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        return await watch.UntilAsync(_ => observer!.Page?.Id == page.Id && (tab is null || observer.Tab == tab) ? page : null, deadline, cancellation) is not null;
    }

    private async Task ShowsAsync(PlannedPage page, string? tab, TimeSpan deadline, CancellationToken cancellation)
    {
        if (session.IsBrowser)
        {
            // its observer speaks only when it is asked
            var started = time.GetTimestamp();
            do
            {
                await DrainAsync(cancellation);
                if (await IsShownAsync(page, tab, TimeSpan.FromMilliseconds(150), cancellation))
                {
                    return;
                }
            }
            while (time.GetElapsedTime(started) < deadline);
        }
        else if (await IsShownAsync(page, tab, deadline, cancellation))
        {
            return;
        }

        await ThrowIfGoneAsync(cancellation);
        var match = page.Match.Screen is { } screen && !session.IsBrowser
            ? new($"a screen whose title, activity or marker is \"{screen}\"", $"标题、activity 或标识为“{screen}”的屏幕")
            : new Wording($"an address with path {page.Match.Path ?? "any"}", $"路径为 {page.Match.Path ?? "任意"} 的地址");
        throw new BrokenException(
            "page-not-shown",
            tab is null
                ? new($"the page \"{page.Id}\" is not shown", $"页面“{page.Id}”没有显示")
                : new($"the tab \"{tab}\" of \"{page.Id}\" is not shown", $"“{page.Id}”的标签“{tab}”没有显示"),
            new($"{match.En} within {deadline.TotalSeconds:0.#} s", $"{deadline.TotalSeconds:0.#} s 内出现{match.Zh}"),
            session.IsBrowser || page.Match.Screen is null
                ? new($"the page shown is {options.Inbox.CurrentUrl ?? "none"}", $"当前页面是 {options.Inbox.CurrentUrl ?? "（无）"}")
                : new($"the screen shown is {observer?.Url ?? "none"}", $"当前屏幕是 {observer?.Url ?? "（无）"}"),
            options.Launch?.DeepLink is null && !session.IsBrowser
                ? new(
                    $"lead there by steps, or give the app a launch.deepLink in tracke2e.json and the page an \"open\" ({page.Place})",
                    $"用步骤到达该页面，或在 tracke2e.json 中为应用配置 launch.deepLink，并为页面写上 open（{page.Place}）")
                : new(
                    $"look at the screenshot; see that the step before leads there, or correct the plan ({page.Place})",
                    $"查看截图；确认前面的步骤能到达该页面，或修正方案（{page.Place}）"),
            Where);
    }
}
