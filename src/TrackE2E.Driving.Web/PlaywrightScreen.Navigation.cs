using System.Text.Json;
using Microsoft.Playwright;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
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
            await Guarded(() => context.NewPageAsync(), cancellation);
        }

        await DrainAsync(cancellation);
        await Act(Action("open", url.AbsoluteUri, page), () => LoadAsync(url, () => Page.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = Milliseconds(LoadDeadline) })), cancellation);
    }

    /// <inheritdoc/>
    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var url = new Uri(await UrlAsync(cancellation));
        await Act(Action("reload", url.AbsoluteUri), () => LoadAsync(url, () => Page.ReloadAsync(new() { WaitUntil = WaitUntilState.Load, Timeout = Milliseconds(LoadDeadline) })), cancellation);
    }

    /// <inheritdoc/>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(Action("leave"), () => Page.GotoAsync("about:blank"), cancellation);
    }

    /// <inheritdoc/>
    public async Task CloseAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(
            Action("close"),
            async () =>
            {
                // with its beforeunload handlers, as when a user closes the tab: SDKs flush there
                var page = Page;
                var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                page.Close += (_, _) => closed.TrySetResult();
                await page.CloseAsync(new() { RunBeforeUnload = true });
                await closed.Task.WaitAsync(Deadline, time, cancellation);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task GoBackAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        if (!await CanGoBackAsync(cancellation))
        {
            throw new BrokenException(
                "step-unusable", "there is no page to go back to", "a page that was open before this one", "this is the first page of its tab", "open another page first", await UrlAsync(cancellation));
        }

        await Act(
            Action("back"),
            async () =>
            {
                // commit is all that a page out of the back/forward cache tells Playwright; that it has loaded, it says itself
                await Page.GoBackAsync(new() { WaitUntil = WaitUntilState.Commit, Timeout = Milliseconds(LoadDeadline) });
                await LoadedAsync();
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task WaitForPageAsync(PlannedPage page, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        await Act(Action("wait", page: page), () => ShowsAsync(page, null, cancellation), cancellation);
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
            Action("switch-tab", page: page, tab: tab.Id),
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

    private async Task ShowsAsync(PlannedPage page, string? tab, CancellationToken cancellation)
    {
        try
        {
            await options.Inbox.WaitForVisitAsync(page.Id, tab, Deadline, cancellation);
        }
        catch (TimeoutException e)
        {
            var match = $"path {page.Match.Path ?? "any"}{string.Concat(page.Match.Query.Select(q => $", {q.Key}={q.Value}"))}{(page.Match.Hash is { } hash ? $", hash {hash}" : "")}";
            throw new BrokenException(
                "page-not-shown",
                tab is null ? $"the page \"{page.Id}\" is not shown" : $"the tab \"{tab}\" of \"{page.Id}\" is not shown",
                tab is null ? $"an address with {match} within {Deadline.TotalSeconds:0.#} s" : $"{page.Tabs.First(t => t.Id == tab).Selected["web"]} matches on an address with {match} within {Deadline.TotalSeconds:0.#} s",
                $"the page shown is {options.Inbox.CurrentUrl ?? "none"}",
                $"look at the screenshot; see that the step before leads there, or correct the plan ({page.Place})",
                options.Inbox.CurrentUrl,
                e);
        }
    }

    private async Task LoadAsync(Uri url, Func<Task<IResponse?>> load)
    {
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
            throw PlaywrightErrors.PageError(url.AbsoluteUri, $"it answers {answered.Status} {answered.Text}".TrimEnd(), e);
        }
        catch (PlaywrightException e) when (e.Message.Contains("net::ERR_", StringComparison.Ordinal) || e.Message.Contains("NS_ERROR_", StringComparison.Ordinal))
        {
            throw PlaywrightErrors.PageError(url.AbsoluteUri, PlaywrightErrors.FirstLine(e), e);
        }
        catch (TimeoutException e)
        {
            // something on the page (a picture, a pixel of the SDK) may load for ever: a document that is there will do
            if (await Page.EvaluateAsync<string>("() => location.href + ' ' + document.readyState") is var state && state.StartsWith("about:", StringComparison.Ordinal) | state.EndsWith(" loading", StringComparison.Ordinal))
            {
                throw PlaywrightErrors.PageError(url.AbsoluteUri, $"not loaded within {LoadDeadline.TotalSeconds:0} s", e);
            }

            return;
        }

        if (response is { Status: >= 500 })
        {
            throw PlaywrightErrors.PageError(url.AbsoluteUri, $"it answers {response.Status} {response.StatusText}".TrimEnd());
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
