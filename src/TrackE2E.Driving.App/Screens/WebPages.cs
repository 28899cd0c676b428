using OpenQA.Selenium;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Observation;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <summary>Pages inside an app (WEBVIEW contexts), or the page of a phone's browser: the web's observer runs in them, and elements are found by the plan's <c>web</c> locators.</summary>
internal sealed class WebPages(AppSession session, ScreenOptions options, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(240);
    private static readonly string Script = Resource();

    private readonly string observer = ObserverScript.For(options.Plan, session.IsBrowser ? options.Collector : options.Launch?.Collector ?? options.Collector);
    private readonly bool wanted = session.IsBrowser || options.Plan.Pages.Any(p => p.Match is { IsWeb: true }) || options.Plan.Elements.Any(e => PlanLocator.For(e.Locate, session.Settings.Platform)?.IsWeb == true);
    private readonly HashSet<string> leaving = new(StringComparer.Ordinal);
    private long looked;

    /// <summary>The observer's script, for browsers that run it before each page's own code.</summary>
    public string Observer => observer;

    /// <summary>Between two samples of the app: a page that has come gets its observer.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        if (wanted && (looked == 0 || time.GetElapsedTime(looked) > LookEvery))
        {
            await FlushAsync(cancellation);
            looked = time.GetTimestamp();
        }
    }

    /// <summary>Brings in what the observers saw until now.</summary>
    /// <returns>Ids of the documents that live.</returns>
    public async Task<HashSet<string>> FlushAsync(CancellationToken cancellation)
    {
        var live = new HashSet<string>(StringComparer.Ordinal);
        if (!wanted)
        {
            return live;
        }

        foreach (var context in await ContextsAsync(cancellation))
        {
            try
            {
                // taken in before the session goes to the next question: an answer that overtook this one would make its messages look lost
                if (await session.RunAsync(d => Ask(d) is ['{', ..] and var answer ? options.Inbox.Flushed(answer) : null, context, cancellation) is { } document)
                {
                    live.Add(document);
                }
            }
            catch (WebDriverException e) when (!AppiumErrors.IsPageCrash(e))
            {
                // the page went while it was asked, and its view may have gone with it
            }
        }

        return live;
    }

    /// <summary>The element, once it is there; null when it is not by the deadline.</summary>
    public async Task<WebFound?> FindAsync(ElementTarget target, double share, TimeSpan deadline, CancellationToken cancellation)
    {
        // waited for inside the page in short turns, so that the app's screen is sampled in between
        const int turn = 400;
        var levels = Levels(target);
        var started = time.GetTimestamp();
        do
        {
            foreach (var context in await ContextsAsync(cancellation))
            {
                try
                {
                    if (await session.RunAsync(d => WebFound.Of(d.ExecuteAsyncScript(Script, levels, share, deadline > TimeSpan.Zero ? turn : 0)), context, cancellation) is { } found)
                    {
                        Context = context;
                        return found;
                    }
                }
                catch (WebDriverException e) when (!AppiumErrors.IsSessionLost(e) && !AppiumErrors.IsPageCrash(e))
                {
                    // the page moved on under the question; it is asked again
                    await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellation);
                }
            }

            if (!session.IsBrowser && deadline > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(60), time, cancellation);
            }
        }
        while (time.GetElapsedTime(started) < deadline);

        return null;
    }

    /// <summary>True once none of the pages shows the element any more; false when one still does at the deadline.</summary>
    public async Task<bool> GoneAsync(ElementTarget target, TimeSpan deadline, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        while (await FindAsync(target, 1, TimeSpan.Zero, cancellation) is not null)
        {
            if (time.GetElapsedTime(started) > deadline)
            {
                return false;
            }

            await Task.Delay(LookEvery, time, cancellation);
        }

        return true;
    }

    /// <summary>How many of a planned element are in the pages now.</summary>
    public async Task<int> CountAsync(PlannedElement element, CancellationToken cancellation)
    {
        if (PlanLocator.For(element.Locate, session.Settings.Platform) is not { IsWeb: true } locator)
        {
            return 0;
        }

        var count = 0;
        foreach (var context in await ContextsAsync(cancellation))
        {
            count += await session.RunAsync(d => d.FindElements(locator.By).Count, context, cancellation);
        }

        return count;
    }

    /// <summary>Context in which the last element was found.</summary>
    public string? Context { get; private set; }

    /// <summary>WEBVIEW contexts of the app; one that is null for a browser.</summary>
    public async Task<IReadOnlyList<string?>> ContextsAsync(CancellationToken cancellation) => session.IsBrowser
        ? [null]
        : await session.RunAsync(d => (IReadOnlyList<string?>)[.. d.Contexts.Where(c => c.StartsWith("WEBVIEW", StringComparison.Ordinal))], null, cancellation);

    private string? Ask(AppiumDriver driver)
    {
        var answer = driver.ExecuteScript("return " + ObserverScript.Flush) as string;
        if (answer is null && driver.ExecuteScript("return location.protocol === 'http:' || location.protocol === 'https:' || location.protocol === 'file:' ? location.href : null") is string url)
        {
            // an app ends its pages without asking them: what they said until now is all
            if (!session.IsBrowser && leaving.Add(url))
            {
                options.Inbox.BeaconRefusedAt(url);
            }

            driver.ExecuteScript(observer);
            answer = driver.ExecuteScript("return " + ObserverScript.Flush) as string;
        }

        return answer;
    }

    private object[] Levels(ElementTarget target)
    {
        if (target.Inside is { } inside)
        {
            return [.. Levels(inside), Level(target.Element, target.Item, target.Ordinal)];
        }

        var chain = new List<PlannedElement>();
        for (var element = target.Element; element is not null; element = element.Within is { } within ? options.Plan.Element(within) : null)
        {
            chain.Insert(0, element);
        }

        var owner = chain.LastOrDefault(e => e.Key is not null);
        return target.Item is not null && owner is null
            ? throw new BrokenException(
                "step-unusable",
                new($"\"{target.Element.Id}\" has no items", $"元素“{target.Element.Id}”没有条目"),
                new("an element whose plan gives a key", "方案中写有 key 的元素"),
                new("the plan gives none", "方案中没有写"),
                new("give the element a key in the plan, or leave the item out of the step", "在方案中为该元素写上 key，或在步骤中去掉条目"),
                target.Element.Place.ToString())
            : [.. chain.Select(e => Level(e, e == owner ? target.Item : null, e == target.Element ? target.Ordinal : null))];
    }

    private static Dictionary<string, object?> Level(PlannedElement element, string? item, int? ordinal) => new()
    {
        ["css"] = element.Locate.TryGetValue("web", out var css) ? css : throw AppErrors.NoLocator(element, "web"),
        ["key"] = element.Key,
        ["item"] = item,
        ["ordinal"] = ordinal,
    };

    private static string Resource()
    {
        using var stream = typeof(WebPages).Assembly.GetManifestResourceStream("TrackE2E.Driving.App.page.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
