using System.Drawing;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.App.Screens;

namespace TrackE2E.Driving.App.Observing;

/// <summary>Turns samples of an app's screens into observations: visits, visible shares, shown values.</summary>
/// <remarks>
/// What changed between two samples happened at any moment between them: an observation's At is the middle, its Uncertainty half of that time, both measured. Not for several threads.
/// A page's visit is that of its screen: by window title, activity, or a marker on it.
/// </remarks>
internal sealed class NativeObserver(TrackingPlan plan, string platform, Said said)
{
    private readonly Dictionary<(string Element, string? Item), double> visible = [];
    private readonly Dictionary<(string Source, string? Item), string> shown = [];
    private readonly Dictionary<string, SizeF> largest = new(StringComparer.Ordinal);
    private readonly Stack<string> trail = new();
    private readonly string[] shownSources = [.. plan.Events.SelectMany(e => Shown(e.Properties)).Distinct(StringComparer.Ordinal)];
    // a screen that the plan does not know is the frame of a page inside the app, whose visit is the page's
    private readonly bool aroundPages = plan.Pages.Any(p => p.Match is { IsWeb: true, Screen: null });
    private (string Url, string? Tab)? current;
    private string cause = "load";
    private bool visiting;
    private int began;
    private int visit;
    private DateTimeOffset? last;
    private bool doubted;

    /// <summary>The page that is shown, as far as the plan has it.</summary>
    public PlannedPage? Page { get; private set; }

    /// <summary>The tab that is shown; null where the page has none.</summary>
    public string? Tab => current?.Tab;

    /// <summary>Address of the screen that is shown: <c>screen://screen-home</c>.</summary>
    public string? Url => current?.Url;

    /// <summary>Number of the visit that lasts.</summary>
    public int Visit => visit;

    /// <summary>Half of the longest time between two samples until now: the sampling error.</summary>
    public TimeSpan WorstError { get; private set; }

    /// <summary>The app has started at this time.</summary>
    public void Began(DateTimeOffset at)
    {
        last = at;
        said.Add(new DocumentBegan("screen://", null, null, "navigate", true) { Document = "", Sequence = 0, At = at });
    }

    /// <summary>The app has ended at this time: everything that lasted ends.</summary>
    public void Ended(DateTimeOffset at)
    {
        EndVisit(at, null);
        said.Add(new DocumentEnded(false) { Document = "", Sequence = 0, At = at });
    }

    /// <summary>The app is in the background: what it shows is not looked at.</summary>
    public bool IsAway { get; private set; }

    /// <summary>The screen was touched at this time: what the touch leads to is not before it, however long the next sample takes.</summary>
    public void Touched(DateTimeOffset at) => last = at;

    /// <summary>The app was sent to the background, or brought to the front, between two times. What was on screen before is on screen again afterwards: the visit lasts.</summary>
    public void Turned(bool front, DateTimeOffset asked, DateTimeOffset done)
    {
        (IsAway, last) = (!front, asked);
        said.Add(new VisibilityChanged(front) { Document = "", Sequence = 0, At = asked + ((done - asked) / 2), Uncertainty = (done - asked) / 2 });
    }

    /// <summary>Takes a sample that was asked for at a time and was there at another.</summary>
    public void Take(NativeSource source, DateTimeOffset asked, DateTimeOffset came)
    {
        if (IsAway)
        {
            last = asked;
            return;
        }

        var from = last is { } before && before < asked ? before : asked;
        var at = from + ((came - from) / 2);
        var error = (came - from) / 2;
        var (page, url) = ScreenOf(source);
        if (page is null && url != current?.Url && !doubted)
        {
            // between two screens neither may be shown: a screen that the plan does not know is one when the next sample shows it too
            doubted = true;
            return;
        }

        doubted = false;
        WorstError = error > WorstError ? error : WorstError;
        last = asked;
        var tab = page is null ? null : TabOf(source, page);
        if (current != (url, tab))
        {
            cause = current is null ? "load" : current.Value.Url == url ? "tab" : trail.Count > 1 && trail.ElementAt(1) == url ? "pop" : "push";
            EndVisit(at, error);
            Remember(url, cause);
            current = (url, tab);
            Page = page;
            visit++;
            visiting = page is not null || !aroundPages;
        }

        if (visiting && began != visit)
        {
            began = visit;
            said.Add(new VisitBegan(visit, url, source.Title, cause, tab) { Document = "", Sequence = 0, At = at, Uncertainty = error });
        }

        Shares(source, at, error);
        ShownValues(source, at, error);
    }

    /// <summary>The share of an element's node, with what is known of its whole size.</summary>
    public double ShareOf(PlannedElement element, SourceNode node)
    {
        if (platform == "android" && node.Bounds is { } bounds && bounds.Width > 0 && bounds.Height > 0)
        {
            var known = largest.GetValueOrDefault(element.Id);
            largest[element.Id] = new(Math.Max(known.Width, bounds.Width), Math.Max(known.Height, bounds.Height));
        }

        // Android tells the part on screen only: whole is the largest of its kind
        return node.Share(platform == "android" && largest.TryGetValue(element.Id, out var whole) ? whole : null);
    }

    private static IEnumerable<string> Shown(IEnumerable<PlannedProperty> properties) =>
        properties.SelectMany(p => Shown(p.Properties).Concat(p.Shown is null ? [] : [p.Shown]));

    private void Shares(NativeSource source, DateTimeOffset at, TimeSpan error)
    {
        var now = new Dictionary<(string, string?), (double Share, int Ordinal)>();
        foreach (var element in plan.Elements.Where(e => e.Page is null || e.Page == Page?.Id))
        {
            var ordinal = 0;
            foreach (var node in source.All(plan, element))
            {
                ordinal++;
                var key = (element.Id, source.KeyOf(plan, element, node));
                var share = ShareOf(element, node);
                if (!now.TryGetValue(key, out var known) || share > known.Share)
                {
                    now[key] = (share, ordinal);
                }
            }
        }

        foreach (var (key, share) in visible.Where(v => v.Value > 0 && !now.ContainsKey(v.Key)).ToList())
        {
            Tell(key, 0, null, at, error);
        }

        foreach (var (key, (share, ordinal)) in now)
        {
            if (visible.GetValueOrDefault(key) != share)
            {
                Tell(key, share, ordinal, at, error);
            }
        }
    }

    private void Tell((string Element, string? Item) key, double share, int? ordinal, DateTimeOffset at, TimeSpan? error)
    {
        visible[key] = share;
        said.Add(new ShareChanged(visit, key.Element, key.Item, share) { Document = "", Sequence = 0, At = at, Uncertainty = error, Ordinal = ordinal });
    }

    // element, or element@attribute
    private void ShownValues(NativeSource source, DateTimeOffset at, TimeSpan error)
    {
        var now = new Dictionary<(string, string?), string>();
        foreach (var word in shownSources)
        {
            var shownBy = ShownSource.Of(word);
            if (plan.Element(shownBy.Element) is not { } element || (element.Page is not null && element.Page != Page?.Id))
            {
                continue;
            }

            foreach (var node in source.All(plan, element))
            {
                if ((shownBy.Attribute is { } attribute ? node.Attribute(attribute) : string.Join(' ', node.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))) is { } text)
                {
                    now.TryAdd((word, source.KeyOf(plan, element, node)), text);
                }
            }
        }

        foreach (var (key, _) in shown.Where(s => !now.ContainsKey(s.Key)).ToList())
        {
            shown.Remove(key);
            said.Add(new ShownChanged(visit, key.Source, key.Item, null) { Document = "", Sequence = 0, At = at, Uncertainty = error });
        }

        foreach (var (key, text) in now.Where(n => shown.GetValueOrDefault(n.Key) != n.Value))
        {
            shown[key] = text;
            said.Add(new ShownChanged(visit, key.Item1, key.Item2, text) { Document = "", Sequence = 0, At = at, Uncertainty = error });
        }
    }

    private void EndVisit(DateTimeOffset at, TimeSpan? error)
    {
        if (current is null)
        {
            return;
        }

        foreach (var (key, _) in visible.Where(v => v.Value > 0).ToList())
        {
            Tell(key, 0, null, at, error);
        }

        visible.Clear();
        shown.Clear();
        if (began == visit)
        {
            said.Add(new VisitEnded(visit) { Document = "", Sequence = 0, At = at, Uncertainty = error });
        }

        current = null;
    }

    private void Remember(string url, string cause)
    {
        if (cause == "pop")
        {
            trail.Pop();
        }
        else if (cause != "tab")
        {
            trail.Push(url);
        }
    }

    // a page by its marker, else by title or activity; what the marker says of its content tells two screens of a kind apart
    private (PlannedPage? Page, string Url) ScreenOf(NativeSource source)
    {
        foreach (var page in plan.Pages.Where(p => p.Match.Screen is not null))
        {
            var screen = page.Match.Screen!;
            if (!screen.Contains('*', StringComparison.Ordinal) && source.Find(new(PlanLocator.Accessibility, screen)).Find(n => n.Displayed) is { } marker)
            {
                return (page, PageMatch.ScreenScheme + Uri.EscapeDataString(screen) + (marker.Description is ['/', ..] place ? place : ""));
            }

            if (new[] { source.Title, source.Activity }.FirstOrDefault(name => name is not null && page.Match.MatchesScreen(name)) is { } named)
            {
                return (page, PageMatch.ScreenScheme + Uri.EscapeDataString(named));
            }
        }

        return (null, PageMatch.ScreenScheme + Uri.EscapeDataString(source.Activity ?? source.Title ?? ""));
    }

    private string? TabOf(NativeSource source, PlannedPage page) => page.Tabs.FirstOrDefault(t =>
        t.Selected.TryGetValue(platform, out var selected) && source.Find(PlanLocator.Parse(selected)) is { Count: > 0 })?.Id;
}
