using System.Drawing;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A node of an app's page source, read alike on all platforms.</summary>
internal sealed partial class SourceNode(XElement xml, string platform)
{
    private static readonly string[] IosScrollers = ["XCUIElementTypeScrollView", "XCUIElementTypeTable", "XCUIElementTypeCollectionView"];

    public XElement Xml => xml;

    /// <summary>Its place on the screen in touch coordinates; null when it has none (scrolled out).</summary>
    public RectangleF? Bounds
    {
        get
        {
            if (xml.Attribute("bounds")?.Value is { } text && AndroidBounds().Match(text) is { Success: true } match)
            {
                var n = match.Groups.Values.Skip(1).Select(g => float.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray();
                return RectangleF.FromLTRB(n[0], n[1], n[2], n[3]);
            }

            return Number("x") is { } x && Number("y") is { } y && Number("width") is { } width && Number("height") is { } height ? new((float)x, (float)y, (float)width, (float)height) : null;
        }
    }

    public bool Displayed => Attribute("displayed") != "false" && Attribute("visible") != "false";

    public bool Enabled => Attribute("enabled") != "false";

    /// <summary>What a user reads on it.</summary>
    public string Text => (platform == "ios" ? Attribute("value") ?? Attribute("label") : Attribute("text")) is { Length: > 0 } own
        ? own.Trim()
        : string.Join(' ', xml.Elements().Select(e => new SourceNode(e, platform).Text).Where(t => t.Length > 0));

    /// <summary>What its app says of its content beside text: a description.</summary>
    public string? Description => Attribute(platform == "android" ? "hint" : "description");

    public IEnumerable<SourceNode> Ancestors => xml.Ancestors().Select(a => new SourceNode(a, platform));

    public bool Scrolls => Attribute("scrollable") == "true" || IosScrollers.Contains(xml.Name.LocalName) || xml.Name.LocalName is "ScrollPane" or "Viewport";

    /// <summary>The part of its area that is on screen, 0–1: as the driver says it, else what of its bounds no scroller and no window around it cuts off.</summary>
    /// <param name="whole">Size of the whole thing where the platform tells clipped bounds only (Android); null to take the bounds.</param>
    public double Share(SizeF? whole)
    {
        if (!Displayed)
        {
            return 0;
        }

        if (Number("visible-share") is { } told)
        {
            return told;
        }

        if (Bounds is not { Width: > 0, Height: > 0 } bounds)
        {
            return 0;
        }

        var seen = bounds;
        foreach (var around in Ancestors.Where(a => a.Scrolls || a.Xml.Parent is null || a.Xml.Parent.Parent is null))
        {
            if (around.Bounds is { Width: > 0, Height: > 0 } box)
            {
                seen.Intersect(box);
            }
        }

        var area = (double)Math.Max(bounds.Width * bounds.Height, whole is { } size ? size.Width * size.Height : 0);
        return Math.Round(Math.Clamp(seen.Width * seen.Height / area, 0, 1), 4);
    }

    /// <summary>The nearest thing around it that scrolls, else the window.</summary>
    public SourceNode Scroller => Ancestors.FirstOrDefault(a => a.Scrolls && a.Bounds is { Height: > 0 }) ?? Ancestors.LastOrDefault(a => a.Bounds is { Height: > 0 }) ?? this;

    public string? Attribute(string name) => xml.Attribute(name)?.Value;

    public bool Contains(Point point) => Bounds is { } bounds && bounds.Contains(point);

    private double? Number(string name) => double.TryParse(Attribute(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\[(-?\d+),(-?\d+)\]\[(-?\d+),(-?\d+)\]$")]
    private static partial Regex AndroidBounds();
}
