using Microsoft.Playwright;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Browser tabs.</content>
internal sealed partial class PlaywrightScreen
{
    /// <inheritdoc/>
    public async Task OpenInBackgroundAsync(Uri url, PlannedPage? page, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var own = Own();
        await Act(
            ScreenAction.Of("open-in-background", url.AbsoluteUri, page),
            async () =>
            {
                var behind = await BehindAsync(own.OpenBehindAsync);
                await PreparedAsync(behind, cancellation);
                await LoadAsync(url, () => behind.GotoAsync(url.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load, Timeout = Milliseconds(LoadDeadline) }), behind);
                await KnowsAsync(behind, true);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public async Task ClickIntoBackgroundAsync(ElementTarget target, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        Own();
        await ScrolledAsync(target, 1, cancellation);
        var found = await FindAsync(target, cancellation);
        var item = await ItemKeyAsync(target, cancellation);
        await Act(
            ScreenAction.Of("open-in-background", target: target, item: item),
            async () =>
            {
                IPage behind;
                try
                {
                    behind = await BehindAsync(() => found.ClickAsync(new() { Modifiers = [KeyboardModifier.ControlOrMeta], Timeout = Milliseconds(Deadline) }));
                }
                catch (TimeoutException e)
                {
                    throw PlaywrightErrors.NoTabBehind(target, Deadline, await UrlAsync(cancellation), e);
                }

                await PreparedAsync(behind, cancellation);
                try
                {
                    await LoadedAsync(behind).WaitAsync(LoadDeadline, time, cancellation);
                }
                catch (TimeoutException e)
                {
                    await RequireDocumentAsync(behind, behind.Url, e);
                }
            },
            cancellation);
    }

    // Not WaitForLoadState: Playwright may miss the load of a tab that a page opened.
    private static async Task LoadedAsync(IPage page)
    {
        for (; ;)
        {
            try
            {
                await page.EvaluateAsync("() => new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', () => done()))");
                return;
            }
            catch (PlaywrightException e) when (PlaywrightErrors.Navigated(e))
            {
                // it went on to another document: that one's load counts
            }
        }
    }

    /// <inheritdoc/>
    public async Task LookAtOtherAsync(CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        Own();
        IPage front, other;
        lock (pages)
        {
            (front, other) = pages.Count > 1
                ? (pages[^1], pages[^2])
                : throw PlaywrightErrors.NoOtherTab(pages.Count);
        }

        await Act(
            ScreenAction.Of("other-page", other.Url),
            async () =>
            {
                await other.BringToFrontAsync();
                lock (pages)
                {
                    pages.Remove(other);
                    pages.Add(other);
                }

                await KnowsAsync(other, false);
                await KnowsAsync(front, true);
            },
            cancellation);
    }

    // A page that comes while something is done, and goes behind the one in front.
    private async Task<IPage> BehindAsync(Func<Task> opens)
    {
        lock (pages)
        {
            opensBehind++;
        }

        try
        {
            return await context.RunAndWaitForPageAsync(opens, new() { Timeout = Milliseconds(Deadline) });
        }
        finally
        {
            lock (pages)
            {
                opensBehind = 0;
            }
        }
    }

    private AttachedBrowser Own() => attached ?? throw PlaywrightErrors.TabsShared(Device);
}
