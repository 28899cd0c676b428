using System.Drawing;
using System.Globalization;
using OpenQA.Selenium;
using OpenQA.Selenium.Interactions;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <content>What a user's hands do, and reading what is shown.</content>
internal sealed partial class AppiumScreen
{
    /// <inheritdoc/>
    public async Task ClickAsync(ElementTarget target, CancellationToken cancellation)
    {
        await DrainBeforeAsync(target, cancellation);
        var started = time.GetUtcNow();
        var item = await HitAsync(target, cancellation);
        options.Ledger.Did(ScreenAction.Of("click", target: target, item: item) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public Task TypeAsync(ElementTarget target, string text, CancellationToken cancellation) => TypeAsync(target, text, false, cancellation);

    /// <inheritdoc/>
    public Task TypeSecretAsync(ElementTarget target, string text, CancellationToken cancellation) => TypeAsync(target, text, true, cancellation);

    private async Task TypeAsync(ElementTarget target, string text, bool secret, CancellationToken cancellation)
    {
        var locator = Locator(target);
        var started = time.GetUtcNow();
        var item = await HitAsync(target, cancellation);
        if (locator.IsWeb)
        {
            var found = await WebAsync(target, 1, cancellation);
            secret |= found.Secret;
            await Guarded(d => Do(() => Type(found.Element, text)), pages.Context, cancellation);
        }
        else
        {
            secret |= await Guarded(
                d =>
                {
                    var now = watch!.Sample(d);
                    var place = now.One(options.Plan, target) is { } node ? now.Find(locator).FindIndex(n => n.Xml == node.Xml) : -1;
                    var element = d.FindElements(locator.By).ElementAtOrDefault(place) ?? throw new NoSuchElementException($"{locator} is no longer there");
                    Type(element, text);
                    return element.GetAttribute("password") == "true" || element.TagName.Contains("Secure", StringComparison.OrdinalIgnoreCase) || element.TagName.Contains("Password", StringComparison.OrdinalIgnoreCase);
                },
                null,
                cancellation);
        }

        options.Ledger.Did(ScreenAction.Of("type", secret ? "••••••" : text, target: target, item: item) with { Secret = secret ? text : null, StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task PressAsync(string key, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var field = typeof(Keys).GetField(key.Replace("Arrow", "", StringComparison.Ordinal));
        var code = key.Length == 1 ? key : field?.GetValue(null) as string ?? throw new BrokenException(
            "step-unusable",
            new($"there is no key \"{key}\"", $"没有按键“{key}”"),
            new("Enter, Escape, Tab, Space, Backspace, ArrowDown, …, or a character", "Enter、Escape、Tab、Space、Backspace、ArrowDown……或一个字符"),
            $"\"{key}\"",
            new("write the key's name as in this list", "按该列表书写按键名"));
        var keyboard = new KeyInputDevice("keyboard");
        var sequence = new ActionSequence(keyboard);
        sequence.AddAction(keyboard.CreateKeyDown(code[0])).AddAction(keyboard.CreateKeyUp(code[0]));
        await Act(ScreenAction.Of("press-key", key), d => Do(() => d.PerformActions([sequence])), null, cancellation);
    }

    /// <inheritdoc/>
    public async Task HoldAsync(TimeSpan time, CancellationToken cancellation)
    {
        var started = this.time.GetUtcNow();
        await Task.Delay(time, this.time, cancellation);
        await ThrowIfGoneAsync(cancellation);
        options.Ledger.Did(ScreenAction.Of("hold", $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s") with { StartedAt = started, EndedAt = this.time.GetUtcNow() });
    }

    /// <inheritdoc/>
    public async Task WaitForElementAsync(ElementTarget target, bool shown, CancellationToken cancellation)
    {
        await DrainAsync(cancellation);
        var started = time.GetUtcNow();
        var web = Locator(target).IsWeb;
        if (shown && web)
        {
            await WebAsync(target, 1, cancellation);
        }
        else if (!(web ? await pages.GoneAsync(target, Deadline, cancellation) : await IsAsync(target, shown, cancellation)))
        {
            await ThrowIfGoneAsync(cancellation);
            throw shown
                ? AppErrors.NotFound(options.Plan, target, platform, Deadline, Where, watch?.Source?.Text, e => watch?.Source?.All(options.Plan, e).Count(n => n.Displayed) ?? 0)
                : AppErrors.StillThere(target, platform, Deadline, Where);
        }

        options.Ledger.Did(ScreenAction.Of("wait", shown ? null : "until it is gone", target: target, item: target.Item) with { StartedAt = started, EndedAt = time.GetUtcNow() });
    }

    // true once a native element is displayed, or once it is not
    private async Task<bool> IsAsync(ElementTarget target, bool shown, CancellationToken cancellation)
    {
        RequireApp();
        return await watch!.UntilAsync(now => now.One(options.Plan, target) is { Displayed: true } == shown ? now : null, Deadline, cancellation) is not null;
    }

    /// <inheritdoc/>
    public async Task<int> CountAsync(PlannedElement element, CancellationToken cancellation)
    {
        var target = new ElementTarget(element);
        if (Locator(target).IsWeb)
        {
            return (await WebAsync(target, 1, cancellation)).Count;
        }

        await NativeAsync(target, cancellation);
        return Math.Max(1, watch!.Source?.All(options.Plan, element).Count ?? 1);
    }

    /// <inheritdoc/>
    public async Task<string> ShownTextAsync(ElementTarget target, CancellationToken cancellation) =>
        Locator(target).IsWeb ? (await WebAsync(target, 1, cancellation)).Text : (await NativeAsync(target, cancellation)).Text;

    /// <inheritdoc/>
    public async Task<string?> TextIfShownAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (Locator(target).IsWeb)
        {
            return (await pages.FindAsync(target, 1, TimeSpan.Zero, cancellation))?.Text;
        }

        RequireApp();
        return await Guarded(d => watch!.Sample(d).One(options.Plan, target)?.Text, null, cancellation);
    }

    /// <inheritdoc/>
    public async Task<string?> ItemKeyAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (target.Item is { } item)
        {
            return item;
        }

        if (Locator(target).IsWeb)
        {
            return (await WebAsync(target, 1, cancellation)).Key;
        }

        var node = await NativeAsync(target, cancellation);
        return watch!.Source!.KeyOf(options.Plan, target.Element, node);
    }

    private static void Type(AppiumElement element, string text)
    {
        element.Clear();
        element.SendKeys(text);
    }

    private PlanLocator Locator(ElementTarget target) => PlanLocator.For(target.Element.Locate, platform) ?? throw AppErrors.NoLocator(target.Element, platform);

    /// <summary>Taps the middle of the element, once it is on screen; what it was is observed, because apps tell nobody.</summary>
    /// <returns>Key of the item that was hit; null without one.</returns>
    private async Task<string?> HitAsync(ElementTarget target, CancellationToken cancellation)
    {
        if (Locator(target).IsWeb)
        {
            await ScrolledAsync(target, 1, cancellation);
            var found = await WebAsync(target, 1, cancellation);
            await Guarded(
                d => Do(() =>
                {
                    if (session.IsBrowser)
                    {
                        d.Tap((int)(found.X + (found.Width / 2)), (int)(found.Y + (found.Height / 2)));
                    }
                    else
                    {
                        observer!.Touched(time.GetUtcNow());
                        found.Element.Click();
                    }
                }),
                pages.Context,
                cancellation);
            return found.Key;
        }

        return await TouchNativeAsync(target, (d, box) => d.Tap(Middle(box).X, Middle(box).Y), (hit, moment, enabled) => [ClickOn(hit, moment, enabled)], cancellation);
    }

    /// <summary>Touches the element where it is at this moment; scrolls to it first when it is not seen whole.</summary>
    /// <returns>Key of the item that was hit; null without one.</returns>
    private async Task<string?> TouchNativeAsync(
        ElementTarget target, Action<AppiumDriver, RectangleF> touch, Func<List<ElementHit>, DateTimeOffset, bool, IEnumerable<Core.Ledger.Observation>> seen, CancellationToken cancellation)
    {
        await NativeAsync(target, cancellation);
        // one sample says where it is and is touched by: the screen may move between two
        var (touched, key) = await Guarded(d => watch!.Sample(d) is var now && WayIn(now, target, 1).IsThere ? (true, Touch(d, now)) : (false, null), null, cancellation);
        if (touched)
        {
            return key;
        }

        await ScrolledAsync(target, 1, cancellation);
        await NativeAsync(target, cancellation);
        return await Guarded(d => Touch(d, watch!.Sample(d)), null, cancellation);

        string? Touch(AppiumDriver d, NativeSource now)
        {
            var node = now.One(options.Plan, target);
            var box = node?.Bounds is { } bounds ? Visible(node, bounds) : throw new NoSuchElementException($"{target} is no longer there");
            var middle = Middle(box);
            var hit = now.At(options.Plan, new Point(middle.X, middle.Y));
            var moment = time.GetUtcNow();
            observer!.Touched(moment);
            touch(d, box);
            foreach (var observation in seen(hit, moment, node.Enabled))
            {
                said!.Add(observation);
            }

            return now.KeyOf(options.Plan, target.Element, node);
        }
    }

    private Clicked ClickOn(List<ElementHit> hit, DateTimeOffset moment, bool enabled) => new(observer!.Visit, hit, true, "touch", !enabled) { Document = "", Sequence = 0, At = moment };

    private static RectangleF Visible(SourceNode node, RectangleF bounds)
    {
        var seen = bounds;
        if (node.Scroller.Bounds is { } box)
        {
            seen.Intersect(box);
        }

        return seen.Width > 0 && seen.Height > 0 ? seen : bounds;
    }

    private async Task<SourceNode> NativeAsync(ElementTarget target, CancellationToken cancellation)
    {
        Locator(target);
        RequireApp();
        if (watch!.Source?.One(options.Plan, target) is { } there)
        {
            return there;
        }

        if (await watch.UntilAsync(s => s.One(options.Plan, target), Deadline, cancellation) is { } found)
        {
            return found;
        }

        await ThrowIfGoneAsync(cancellation);
        throw AppErrors.NotFound(options.Plan, target, platform, Deadline, Where, watch.Source?.Text, e => watch.Source?.All(options.Plan, e).Count ?? 0);
    }

    private async Task<WebFound> WebAsync(ElementTarget target, double share, CancellationToken cancellation)
    {
        try
        {
            if (await pages.FindAsync(target, share, Deadline, cancellation) is { } found)
            {
                return found;
            }
        }
        catch (Exception e) when (AppiumErrors.IsOfDriver(e))
        {
            throw await SaidAsync(e, cancellation);
        }

        await ThrowIfGoneAsync(cancellation);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var element in options.Plan.Elements)
        {
            counts[element.Id] = await pages.CountAsync(element, cancellation);
        }

        throw AppErrors.NotFound(options.Plan, target, platform, Deadline, Where, null, e => counts[e.Id]);
    }

    private void RequireApp()
    {
        if (!running)
        {
            throw new BrokenException(
                "step-unusable",
                new("the app does not run", "应用没有运行"),
                new("an app that a step before has opened", "前面的步骤已打开应用"),
                session.IsHealthy ? new("it was ended", "应用已被关闭") : new("it ended by itself", "应用自行退出"),
                new("open a page of the app first", "先打开应用的某个页面"));
        }
    }
}
