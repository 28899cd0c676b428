using System.Text.Json;
using Microsoft.Playwright;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Coming to pages and leaving them.</content>
internal sealed partial class PlaywrightScreen
{
    /// <inheritdoc/>
    public async Task OpenAsync(Uri url, PlannedPage? page, CancellationToken cancellation)
    {
        if (pages.Count == 0)
        {
            var fresh = await Guarded(() => context.NewPageAsync(), cancellation);
            await Guarded(() => PreparedAsync(fresh, cancellation), cancellation);
        }

        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("open", url.AbsoluteUri, page), () => LoadAsync(url, () => Page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = Milliseconds(LoadDeadline) })), cancellation);
    }

    /// <inheritdoc/>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var url = new Uri(await UrlAsync(cancellation));
        await Act(ScreenAction.Of("reload", url.AbsoluteUri), () => LoadAsync(url, () => Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Load, Timeout = Milliseconds(LoadDeadline) })), cancellation);
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("leave"),
            async () =>
            {
                await WithoutGoodbyeAsync(Page, cancellation);
                await Page.GotoAsync("about:blank");
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            ScreenAction.Of("close"),
            async () =>
            {
                await CloseTabAsync(Page, cancellation);
                if (attached is not null && pages.Count > 0)
                {
                    // as when a user closes a tab: the one looked at before comes to the front
                    await Page.BringToFrontAsync();
                    await KnowsAsync(Page, false);
                }
            },
            cancellation);
    }

    private async Task CloseTabAsync(IPage page, CancellationToken cancellation)
    {
        await WithoutGoodbyeAsync(page, cancellation);

        // with its beforeunload handlers, as when a user closes the tab: SDKs flush there
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Close += (_, _) => closed.TrySetResult();
        await page.CloseAsync(new() { RunBeforeUnload = true });
        await closed.Task.WaitAsync(Deadline, time, cancellation);
        lock (pages)
        {
            pages.Remove(page);
        }
    }

    /// <inheritdoc/>
    public async Task GoBackAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        if (!await CanGoBackAsync(cancellation))
        {
            throw PlaywrightErrors.NoPageBefore(await UrlAsync(cancellation));
        }

        await Act(
            ScreenAction.Of("back"),
            async () =>
            {
                // commit is all that a page out of the back/forward cache tells Playwright; that it has loaded, it says itself
                await Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit, Timeout = Milliseconds(LoadDeadline) });
                await LoadedAsync();
                if (moved != TimeSpan.Zero)
                {
                    // a page that was kept shows the time at which it was left
                    await EachClockAsync("set", moved);
                }
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task GoBackToKeptPageAsync(CancellationToken cancellation)
    {
        await GoBackAsync(cancellation);
        if (await FlushAsync(Page.MainFrame, cancellation) is { } document && left.Contains(document))
        {
            return;
        }

        var reasons = await Guarded(
            () => Page.EvaluateAsync<string>("() => JSON.stringify(performance.getEntriesByType('navigation')[0]?.notRestoredReasons?.reasons?.map(r => r.reason) ?? [])"), cancellation);
        throw PlaywrightErrors.NotKept(
            reasons.Trim('[', ']').Replace("\"", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal), await UrlAsync(cancellation));
    }

    /// <inheritdoc/>
    public async Task WaitForPageAsync(PlannedPage page, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(ScreenAction.Of("wait", page: page), () => ShowsAsync(page, null, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task SwitchTabAsync(PlannedPage page, PlannedTab tab, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var control = new ElementTarget(new()
        {
            Id = $"{page.Id}.{tab.Id}",
            Title = tab.Title,
            Page = page.Id,
            Locate = tab.Locate,
            Place = tab.Place,
        });
        await ScrolledAsync(control, 1, cancellation);
        var found = await FindAsync(control, cancellation);
        await Act(
            ScreenAction.Of("switch-tab", page: page, tab: tab.Id),
            async () =>
            {
                await HitAsync(control, found, cancellation);
                if (tab.Selected.ContainsKey("web"))
                {
                    await ShowsAsync(page, tab.Id, cancellation);
                }
            },
            cancellation);
    }

    // Offline its goodbye cannot be sent either; all that it said until now is here.
    private async Task WithoutGoodbyeAsync(IPage page, CancellationToken cancellation)
    {
        foreach (var frame in offline ? page.Frames : [])
        {
            if (await FlushAsync(frame, cancellation) is { } document)
            {
                options.Inbox.CannotSayGoodbye(document);
            }
        }
    }

    private async Task ShowsAsync(PlannedPage page, string? tab, CancellationToken cancellation)
    {
        try
        {
            await options.Inbox.WaitForVisitAsync(page.Id, tab, Deadline, cancellation);
        }
        catch (TimeoutException e)
        {
            var match = $"path {page.Match.Path ?? "any"}{string.Concat(page.Match.Query.Select(q => $", {q.Key}={q.Value}"))}{(page.Match.Hash is { } hash ? $", hash {hash}" : "")}";
            throw PlaywrightErrors.NotShown(page, tab, match, Deadline, options.Inbox.CurrentUrl, e);
        }
    }
    // something on the page (a picture, a pixel of the SDK) may load for ever: a document that is there will do
    private static async Task RequireDocumentAsync(IPage page, string url, TimeoutException e)
    {
        if (await page.EvaluateAsync<string>("() => location.href + ' ' + document.readyState") is var state && state.StartsWith("about:", StringComparison.Ordinal) | state.EndsWith(" loading", StringComparison.Ordinal))
        {
            throw PlaywrightErrors.PageError(url, new($"not loaded within {LoadDeadline.TotalSeconds:0} s", $"{LoadDeadline.TotalSeconds:0} s 内没有加载完成"), e);
        }
    }

    private async Task LoadAsync(Uri url, Func<Task<IResponse?>> load, IPage? behind = null)
    {
        var page = behind ?? Page;
        IResponse? response;
        try
        {
            response = await load();
        }
        catch (PlaywrightException e) when (PlaywrightErrors.ServerGone(e))
        {
            throw PlaywrightErrors.AppGone(url, e);
        }
        catch (PlaywrightException e) when (e.Message.Contains("ERR_HTTP_RESPONSE_CODE_FAILURE", StringComparison.Ordinal))
        {
            // an error status without a body: the browser shows a page of its own
            throw PlaywrightErrors.PageError(url.AbsoluteUri, PlaywrightErrors.Answers($"{answered.Status} {answered.Text}"), e);
        }
        catch (PlaywrightException e) when (e.Message.Contains("net::ERR_", StringComparison.Ordinal) || e.Message.Contains("NS_ERROR_", StringComparison.Ordinal))
        {
            throw PlaywrightErrors.PageError(url.AbsoluteUri, PlaywrightErrors.FirstLine(e), e);
        }
        catch (TimeoutException e)
        {
            await RequireDocumentAsync(page, url.AbsoluteUri, e);
            return;
        }

        if (response is { Status: >= 500 })
        {
            throw PlaywrightErrors.PageError(url.AbsoluteUri, PlaywrightErrors.Answers($"{response.Status} {response.StatusText}"));
        }
    }

    private async Task LoadedAsync()
    {
        var started = time.GetTimestamp();
        while (time.GetElapsedTime(started) < LoadDeadline)
        {
            try
            {
                await Page.EvaluateAsync("() => new Promise(done => document.readyState === 'complete' ? setTimeout(done) : addEventListener('load', () => setTimeout(done), { once: true }))");
                return;
            }
            catch (PlaywrightException e) when (PlaywrightErrors.Navigated(e))
            {
                // it went on to another document, whose loading counts
            }
        }
    }

    private async Task<bool> CanGoBackAsync(CancellationToken cancellation)
    {
        if (!chromium)
        {
            return true;
        }

        return await Guarded(
            async () =>
            {
                var session = await context.NewCDPSessionAsync(Page);
                var history = await session.SendAsync("Page.getNavigationHistory") ?? default(JsonElement);
                await session.DetachAsync();
                var index = history.GetProperty("currentIndex").GetInt32();

                // the tab's own empty page at the start is none that a user was on
                return index > 1 || (index == 1 && history.GetProperty("entries")[0].GetProperty("url").GetString() != "about:blank");
            },
            cancellation);
    }
}
