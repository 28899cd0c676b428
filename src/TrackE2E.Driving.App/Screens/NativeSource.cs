using System.Drawing;
using System.Xml.Linq;
using System.Xml.XPath;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <summary>What an app's screen holds at one moment: its page source, in which the plan's elements are found without asking the device again.</summary>
internal sealed class NativeSource
{
    private readonly XDocument document;
    private readonly string platform;

    private NativeSource(XDocument document, string platform, string text)
    {
        this.document = document;
        this.platform = platform;
        Text = text;
    }

    /// <summary>The source as the driver gave it.</summary>
    public string Text { get; }

    /// <summary>The activity in front (Android); null elsewhere.</summary>
    public string? Activity { get; init; }

    public static NativeSource Parse(string text, string platform, string? activity = null) => new(XDocument.Parse(text), platform, text) { Activity = activity };

    /// <summary>The window in front: the last one that is displayed, else the root.</summary>
    public SourceNode Window => document.Root!.Elements().Select(e => new SourceNode(e, platform)).LastOrDefault(w => w.Displayed) ?? new SourceNode(document.Root!, platform);

    /// <summary>The title of the window in front.</summary>
    public string? Title => Window.Attribute("name");

    /// <summary>Nodes that a locator finds, in the source's order.</summary>
    public List<SourceNode> Find(PlanLocator locator)
    {
        IEnumerable<XElement> found = (locator.Way, platform) switch
        {
            (PlanLocator.XPath, _) => document.XPathSelectElements(locator.Value),
            (PlanLocator.Accessibility, "android") => With("content-desc", locator.Value),
            (PlanLocator.Accessibility, "linux") => With("id", locator.Value) is var ids && ids.Any() ? ids : With("name", locator.Value),
            (PlanLocator.Accessibility or "id" or "name", "ios") => With("name", locator.Value),
            ("id", "android") => document.Descendants().Where(e => e.Attribute("resource-id")?.Value is { } id && (id == locator.Value || id.EndsWith(":id/" + locator.Value, StringComparison.Ordinal))),
            ("id" or "name", _) => With(locator.Way, locator.Value),
            ("class name", _) => document.Descendants().Where(e => e.Name.LocalName == locator.Value || e.Attribute("class")?.Value == locator.Value),
            _ => [],
        };
        return [.. found.Select(e => new SourceNode(e, platform))];

        IEnumerable<XElement> With(string attribute, string value) => document.Descendants().Where(e => e.Attribute(attribute)?.Value == value);
    }

    /// <summary>The nodes of a planned element, those of one item only where that is asked; empty when it is not there.</summary>
    public List<SourceNode> All(TrackingPlan plan, PlannedElement element, string? item = null)
    {
        if (PlanLocator.For(element.Locate, platform) is not { IsWeb: false } locator)
        {
            return [];
        }

        var found = Find(locator);
        if (element.Within is { } within && plan.Element(within) is { } outer && PlanLocator.For(outer.Locate, platform) is { IsWeb: false })
        {
            var holders = All(plan, outer).Select(h => h.Xml).ToHashSet();
            found = [.. found.Where(f => f.Xml.Ancestors().Any(holders.Contains))];
        }

        return item is null ? found : [.. found.Where(f => KeyOf(plan, element, f) == item)];
    }

    /// <summary>The one node that a step means; null when it is not there.</summary>
    public SourceNode? One(TrackingPlan plan, ElementTarget target)
    {
        var found = All(plan, target.Element, target.Item);
        if (target.Inside is { } inside)
        {
            var holder = One(plan, inside)?.Xml;
            found = [.. found.Where(f => holder is not null && f.Xml.Ancestors().Contains(holder))];
        }

        return target.Ordinal is { } n ? found.ElementAtOrDefault(n - 1) : found.FirstOrDefault(f => f.Displayed) ?? found.FirstOrDefault();
    }

    /// <summary>The key of the item that a node of an element belongs to; null when there are no items.</summary>
    public string? KeyOf(TrackingPlan plan, PlannedElement element, SourceNode node)
    {
        if (element.Key is not { } key)
        {
            return element.Within is { } within && plan.Element(within) is { } outer && node.Xml.Ancestors().FirstOrDefault(All(plan, outer).Select(h => h.Xml).ToHashSet().Contains) is { } holder
                ? KeyOf(plan, outer, new(holder, platform))
                : null;
        }

        if (key == "text")
        {
            return string.Join(' ', node.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        var cut = key.LastIndexOf('@');
        var inner = key[..cut].Trim();
        var holding = inner.Length == 0 ? node : Find(PlanLocator.Parse(inner)).Find(n => n.Xml.Ancestors().Contains(node.Xml));
        return holding?.Attribute(key[(cut + 1)..]);
    }

    /// <summary>Planned elements at a place, innermost first, with the keys of their items.</summary>
    public List<Core.Ledger.ElementHit> At(TrackingPlan plan, Point point) => [.. plan.Elements
        .SelectMany(e => All(plan, e).Where(n => n.Displayed && n.Contains(point)).Select(n => (Element: e, Node: n)))
        .OrderByDescending(h => h.Node.Xml.Ancestors().Count())
        .Select(h => new Core.Ledger.ElementHit(h.Element.Id, KeyOf(plan, h.Element, h.Node)) { Ordinal = All(plan, h.Element).FindIndex(n => n.Xml == h.Node.Xml) + 1 })];
}
