using System.Text.Encodings.Web;
using System.Text.Json;
using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Observation;

/// <summary>The script that observes a page: it runs in every document and frame before the page's own code.</summary>
/// <remarks>
/// It speaks through a function <c>__tracke2e(json)</c> that the driver puts into the window where there is one, keeps what was not acknowledged for
/// <see cref="Flush"/>, and sends the rest with a beacon at pagehide. It reads the plan's <c>web</c> locators as CSS selectors.
/// </remarks>
public static class ObserverScript
{
    /// <summary>Name of the function by which the script speaks to the driver; it gets a JSON array of messages and returns a promise that acknowledges them.</summary>
    public const string Binding = "__tracke2e";

    /// <summary>Path on the scenario's collector address that takes the messages of pagehide.</summary>
    public const string BeaconPath = "/.tracke2e/observe";

    /// <summary>A JavaScript expression: all messages that were not acknowledged, as JSON text for <see cref="ObserverInbox.Flushed"/>; null where the script does not run.</summary>
    public const string Flush = "(() => { const o = window[Symbol.for('tracke2e')]; return o && o.document === document ? o.flush() : null; })()";

    // the folder Page: each uses what those before it declare
    private static readonly string[] Parts = ["browser", "messages", "pages", "elements", "places", "covered", "share", "shown", "changes", "user", "held-up", "lifecycle", "driver"];

    private static readonly Lazy<string> Whole = new(() => Read("observer").Replace("/*parts*/", string.Join('\n', Parts.Select(Read)), StringComparison.Ordinal));

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The script for a plan and a scenario's collector address.</summary>
    /// <param name="plan">Which pages, tabs and elements it watches.</param>
    /// <param name="collector">Where its goodbyes go; null: to the page's own origin, from where the scenario's proxy takes them out.</param>
    public static string For(TrackingPlan plan, Uri? collector) => Whole.Value.Replace("/*plan*/null", Digest(plan, collector), StringComparison.Ordinal);

    internal static string Digest(TrackingPlan plan, Uri? collector)
    {
        var properties = plan.Events.SelectMany(e => e.Properties.SelectMany(Inside).Select(p => (Event: e, Property: p))).ToList();
        var shown = properties.Where(p => p.Property.Shown is not null).Select(p => p.Property.Shown!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToLookup(source => ShownSource.Of(source).Element, source => new { Source = source, ShownSource.Of(source).Attribute });
        // what is named only as a screen value needs no visible share
        var used = plan.Events.SelectMany(e => new[] { e.Element, e.When?.Of }).Concat(plan.Elements.Select(e => e.Within))
            .Concat([plan.Consent?.Ask, plan.Consent?.Accept, plan.Consent?.Reject, plan.Identity?.TypedInto]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ordinal = properties.Where(p => p.Property.Ordinal is not null || (p.Event.Kind == EventKind.Exposure && Lists(p.Property))).SelectMany(p => new[] { p.Event.Element, p.Event.When?.Of }).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return JsonSerializer.Serialize(
            new
            {
                Collector = collector is null ? BeaconPath : collector.AbsoluteUri.TrimEnd('/') + BeaconPath,
                Pages = plan.Pages.Where(page => page.Match.IsWeb).Select(page => new
                {
                    page.Id,
                    Path = AddressPattern.Of(page.Match.Path, ofHash: false),
                    Hash = AddressPattern.Of(page.Match.Hash, ofHash: true),
                    HashQuery = page.Match.Hash?.Contains('?', StringComparison.Ordinal) == true,
                    page.Match.Query,
                    Tabs = page.Tabs.Select(tab => new { tab.Id, Selected = tab.Selected.GetValueOrDefault("web") }),
                }),
                Elements = plan.Elements.Where(e => e.Locate.ContainsKey("web")).Select(element => new
                {
                    element.Id,
                    Css = element.Locate["web"],
                    element.Within,
                    element.Key,
                    element.Repeats,
                    element.Page,
                    Steps = Steps(plan, element.Id),
                    Watched = !shown.Contains(element.Id) || used.Contains(element.Id),
                    Shown = shown[element.Id],
                    Cover = Shares(plan, element.Id),
                    Ordinal = ordinal.Contains(element.Id),
                }),
            },
            Compact);
    }

    private static string Read(string part)
    {
        using var stream = typeof(ObserverScript).Assembly.GetManifestResourceStream($"TrackE2E.Driving.Page.{part}.js")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<PlannedProperty> Inside(PlannedProperty property) =>
        property.Properties.Concat(property.Items is { } items ? [items] : []).SelectMany(Inside).Prepend(property);

    // items that one event lists are listed in the order of the screen
    private static bool Lists(PlannedProperty property) => property.Items is { } items && (property.Key || Inside(items).Any(p => p.Key));

    // The visible shares at which exposures of the element begin, or their time counts, lowest first.
    private static double[] Shares(TrackingPlan plan, string element) =>
        [.. plan.Events.Where(e => e.Kind == EventKind.Exposure && e.Element == element).SelectMany(e => new[] { e.Trigger.VisibleShare, e.Trigger.DwellShare ?? 0 }.Where(s => s > 0 || s == e.Trigger.VisibleShare)).Order().Distinct()];

    // An exposure's own threshold, one just below and one just above it, and quarters: enough to see a share grow without a message per pixel.
    private static double[] Steps(TrackingPlan plan, string element)
    {
        var planned = Shares(plan, element);
        IEnumerable<double> coarse = planned.Length == 0 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
        return [.. coarse.Concat(planned.SelectMany(share => new[] { share - 0.02, share, share + 0.02 })).Where(share => share is >= 0 and <= 1).Order().Distinct()];
    }
}
