using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>Finding planned elements and reading them.</content>
internal sealed partial class PlaywrightScreen
{
    /// <inheritdoc/>
    public async Task<string> ShownTextAsync(ElementTarget target, CancellationToken cancellation)
    {
        var found = await FindAsync(target, cancellation);
        return (await Guarded(() => found.InnerTextAsync(new() { Timeout = Milliseconds(Deadline) }), cancellation)).Trim();
    }

    /// <inheritdoc/>
    public async Task WaitForElementAsync(ElementTarget target, bool shown, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        if (shown)
        {
            await FindAsync(target, cancellation);
        }
        else
        {
            foreach (var frame in Page.Frames)
            {
                await GoneAsync(frame, target, started, cancellation);
            }
        }

        options.Ledger.Did(ScreenAction.Of("wait", shown ? null : "until it is gone", target: target, item: target.Item) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    private async Task GoneAsync(IFrame frame, ElementTarget target, DateTimeOffset started, CancellationToken cancellation)
    {
        var left = started + Deadline - time.GetUtcNow();
        var gone = await Guarded(
            async () =>
            {
                try
                {
                    await One(frame, target).WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = Math.Max(1, Milliseconds(left)) });
                    return true;
                }
                catch (TimeoutException)
                {
                    return false;
                }
                catch (PlaywrightException) when (frame.IsDetached)
                {
                    return true;
                }
            },
            cancellation);
        if (!gone)
        {
            throw PlaywrightErrors.StillThere(target, Deadline, await UrlAsync(cancellation));
        }
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(PlannedElement element, CancellationToken cancellation)
    {
        await FindAsync(new(element), cancellation);
        return await Guarded(
            async () =>
            {
                var counts = await Task.WhenAll(Page.Frames.Select(frame => All(frame, new(element)).Filter(new() { Visible = true }).CountAsync()));
                return counts.FirstOrDefault(count => count > 0);
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task<string?> TextIfShownAsync(ElementTarget target, CancellationToken cancellation) => Guarded<string?>(
        async () =>
        {
            foreach (var frame in Page.Frames)
            {
                // all at once: what has gone meanwhile is not there
                if (await One(frame, target).EvaluateAllAsync<string?>("nodes => nodes.length > 0 ? nodes[0].innerText : null") is { } text)
                {
                    return text.Trim();
                }
            }

            return null;
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<string?> ItemKeyAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (target.Item is { } item)
        {
            return item;
        }

        if (KeyOwner(target.Element) is not { Key: { } key } owner)
        {
            return null;
        }

        var found = await FindAsync(target, cancellation);
        return await Guarded(() => KeyAsync(found, owner == target.Element ? null : Css(owner), key), cancellation);
    }

    private static async Task<string?> KeyAsync(ILocator found, string? owner, string key) => await found.EvaluateAsync<string?>(
        """
        (node, { owner, key }) => {
          let holder = owner ? null : node;
          for (let inner = node; inner && !holder; inner = inner.getRootNode().host) holder = inner.closest(owner);
          if (!holder) return null;
          if (key === 'text') return holder.textContent.replace(/\s+/g, ' ').trim();
          const cut = key.lastIndexOf('@'), css = key.slice(0, cut).trim();
          if (css) holder = holder.querySelector(css) ?? holder.shadowRoot?.querySelector(css);
          return holder ? holder.getAttribute(key.slice(cut + 1)) : null;
        }
        """,
        new { owner, key });

    /// <summary>The element, once it is there and shown.</summary>
    /// <exception cref="BrokenException">element-not-found: it is not by the deadline.</exception>
    private async Task<ILocator> FindAsync(ElementTarget target, CancellationToken cancellation) =>
        await WaitForAsync(target, Deadline, cancellation) ?? throw await NotFoundAsync(target, cancellation);

    private async Task<ILocator?> WaitForAsync(ElementTarget target, TimeSpan deadline, CancellationToken cancellation)
    {
        var page = Page;
        return await Guarded(
            async () =>
            {
                // in the page itself, or else in any of its frames, whichever has it first
                var waits = page.Frames.Select(async frame =>
                {
                    var locator = One(frame, target);
                    try
                    {
                        await locator.WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = Milliseconds(deadline) });
                        return locator;
                    }
                    catch (Exception e) when (e is TimeoutException || (e is PlaywrightException p && PlaywrightErrors.Navigated(p)))
                    {
                        return null;
                    }
                }).ToList();
                while (waits.Count > 0)
                {
                    var first = await Task.WhenAny(waits);
                    if (await first is { } locator)
                    {
                        return locator;
                    }

                    waits.Remove(first);
                }

                return null;
            },
            cancellation);
    }

    private ILocator One(IFrame frame, ElementTarget target)
    {
        var shown = All(frame, target).Filter(new() { Visible = true });
        return target.Ordinal is { } n ? shown.Nth(n - 1) : shown.First;
    }

    private ILocator All(IFrame frame, ElementTarget target)
    {
        var element = target.Element;
        var css = "css=" + Css(element);
        var owner = target.Item is null ? null : KeyOwner(element)
            ?? throw PlaywrightErrors.NoItems(element);
        ILocator? scope = null;
        if (target.Inside is { } inside)
        {
            scope = One(frame, inside);
        }
        else if (element.Within is { } within && options.Plan.Element(within) is { } outer)
        {
            scope = All(frame, new(outer, Item: owner is not null && owner != element ? target.Item : null));
        }

        var found = scope is null ? frame.Locator(css) : scope.Locator(css);
        return owner == element ? OfItem(frame, found, owner.Key!, target.Item!) : found;
    }

    private static ILocator OfItem(IFrame frame, ILocator found, string key, string item)
    {
        if (key == "text")
        {
            var words = string.Join(@"\s+", item.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape));
            return found.Filter(new() { HasTextRegex = new Regex($"^\\s*{words}\\s*$") });
        }

        var cut = key.LastIndexOf('@');
        var css = key[..cut].Trim();
        var attribute = $"[{key[(cut + 1)..]}=\"{item.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";
        return css.Length == 0 ? found.And(frame.Locator("css=" + attribute)) : found.Filter(new() { Has = frame.Locator("css=" + css + attribute) });
    }

    // An element without a key of its own belongs to the item that it is within.
    private PlannedElement? KeyOwner(PlannedElement element)
    {
        for (var owner = element; owner is not null; owner = owner.Within is { } within ? options.Plan.Element(within) : null)
        {
            if (owner.Key is not null)
            {
                return owner;
            }
        }

        return null;
    }

    private static string Css(PlannedElement element) => element.Locate.TryGetValue("web", out var css)
        ? css
        : throw PlaywrightErrors.NoLocator(element);

    private async Task<BrokenException> NotFoundAsync(ElementTarget target, CancellationToken cancellation)
    {
        var element = target.Element;
        var frame = Page.MainFrame;
        var (matches, shown, there) = await Guarded(
            async () =>
            {
                var all = await All(frame, target).CountAsync();
                var visible = await All(frame, target).Filter(new() { Visible = true }).CountAsync();
                var present = new List<string>();
                foreach (var other in options.Plan.Elements.Where(e => e.Id != element.Id && e.Locate.ContainsKey("web")))
                {
                    var count = await All(frame, new(other)).CountAsync();
                    if (count > 0)
                    {
                        present.Add($"{other.Id} ({count})");
                    }
                }

                return (all, visible, present);
            },
            cancellation);
        return shown >= (target.Ordinal ?? 1)
            ? PlaywrightErrors.Late(target, (matches, shown), Deadline, await UrlAsync(cancellation))
            : PlaywrightErrors.NotFound(target, (matches, shown), there, Deadline, await UrlAsync(cancellation));
    }

    private async Task<string> UrlAsync(CancellationToken cancellation) => await Guarded(() => Page.EvaluateAsync<string>("() => location.href"), cancellation);

    private static float Milliseconds(TimeSpan time) => (float)time.TotalMilliseconds;
}
