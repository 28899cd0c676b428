using System.Text.Json;
using System.Text.Json.Serialization;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Rules;

/// <summary>What the observer says more: swipes, titles, texts on screen, covered parts, other documents.</summary>
internal sealed partial class Story
{
    private static readonly JsonSerializerOptions Unsent = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Another document from here on: a load, a browser tab, a page restored. Its visits count anew.</summary>
    public Story Loads(double at, string path, string? referrer = null, string cause = "navigate", string? tab = null, string id = "d2", bool hidden = false)
    {
        document = id;
        observations.Add(new DocumentBegan("http://shop" + path, null, referrer is null ? null : "http://shop" + referrer, cause, true) { Document = id, Sequence = 0, At = At(at) });
        if (hidden)
        {
            observations.Add(new VisibilityChanged(false) { Document = id, Sequence = 0, At = At(at) });
        }

        observations.Add(new VisitBegan(++visits, "http://shop" + path, null, cause == "reload" ? "reload" : "load", tab) { Document = id, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>A frame inside the page from here on; its visits count with the page's.</summary>
    public Story Frames(double at, string path, string id = "f1")
    {
        document = id;
        observations.Add(new DocumentBegan("http://shop" + path, null, "http://shop/", "navigate", false) { Document = id, Sequence = 0, At = At(at) });
        observations.Add(new VisitBegan(++visits, "http://shop" + path, null, "load", null) { Document = id, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>An app has started, in whose screens pages may be shown; other documents follow.</summary>
    public Story Starts(double at, string id = "app")
    {
        document = id;
        observations.Add(new DocumentBegan("screen://", null, null, "navigate", true) { Document = id, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>A screen of the app that has started comes to the front.</summary>
    public Story Screens(double at, string screen, string cause = "push", double within = 0)
    {
        observations.Add(new VisitBegan(++visits, "screen://" + screen, null, cause, null) { Document = document, Sequence = 0, At = At(at), Uncertainty = TimeSpan.FromSeconds(within) });
        return this;
    }

    public Story LooksAt(string id)
    {
        document = id;
        return this;
    }

    public Story Unloads(double at, bool unparsed = false)
    {
        observations.Add(new VisitEnded(visits) { Document = document, Sequence = 0, At = At(at) });
        observations.Add(new DocumentEnded(false, unparsed) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Swipes(double at, string element, string direction)
    {
        observations.Add(new Swiped(visits, [new ElementHit(element, null)], direction, "touch") { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Knows(double at, string tab)
    {
        observations.Add(new TabKnown(visits, tab) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Titles(double at, string title)
    {
        observations.Add(new TitleChanged(visits, title) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Shows(double at, string source, string? text, string? item = null)
    {
        observations.Add(new ShownChanged(visits, source, item, text) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story SeesPart(string? item, double share, double at, string element, double? covered = null, int? ordinal = null)
    {
        observations.Add(new ShareChanged(visits, element, item, share) { Document = document, Sequence = 0, At = At(at), Covered = covered, Ordinal = ordinal });
        return this;
    }

    public Story ClicksAt(double at, string element, string? item = null, int? ordinal = null)
    {
        observations.Add(new Clicked(visits, [new ElementHit(element, item) { Ordinal = ordinal }], true, "mouse", false) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story HoldsUp(double at, double seconds)
    {
        observations.Add(new HeldUp(TimeSpan.FromSeconds(seconds)) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Turns(double at, bool visible)
    {
        observations.Add(new VisibilityChanged(visible) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Connects(double at, bool online)
    {
        observations.Add(new ConnectivityChanged(online) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>Reports with what the SDK says around it; properties that are null are not sent.</summary>
    public Story ReportsAs(string name, double at, object? properties = null, string? title = null, string? user = null, string? session = null, string? device = null, string? url = null)
    {
        Reports(name, at, JsonSerializer.SerializeToElement(properties ?? new { }, Unsent));
        events[^1] = events[^1] with { Context = events[^1].Context with { PageTitle = title, UserId = user, SessionId = session, DeviceId = device, PageUrl = url } };
        return this;
    }

    /// <summary>The findings as "kind event pointer".</summary>
    public IEnumerable<string> Pointers => Findings.Select(f => $"{TrackE2E.Core.Verdicts.FindingText.Of(f.Kind).Word} {f.Event} {f.Property}".TrimEnd());
}
