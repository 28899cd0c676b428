using TrackE2E.Driving.Devices;

namespace TrackE2E.Scenarios.Scope;

/// <summary>The app under test, running: where it is and how a scenario's collector is told to it.</summary>
/// <remarks>Url: base address. The texts of Query, Cookies and Storage may contain <c>${collector}</c>.</remarks>
public sealed record AppUnderTest(string Name, Uri Url)
{
    /// <summary>Version of the build; null when nobody knows. What events say themselves goes before it.</summary>
    public string? Version { get; init; }

    /// <summary>Query parameters added to each address that a step opens.</summary>
    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Cookies set before the first page.</summary>
    public IReadOnlyDictionary<string, string> Cookies { get; init; } = new Dictionary<string, string>();

    /// <summary>Entries of localStorage set before the page's own code runs.</summary>
    public IReadOnlyDictionary<string, string> Storage { get; init; } = new Dictionary<string, string>();

    /// <summary>How an app on a device is started; null for pages.</summary>
    public AppLaunchTexts? Launch { get; init; }

    /// <summary>Ends when the app is gone; scenarios are broken app-gone from then on.</summary>
    public CancellationToken Gone { get; init; }

    /// <summary>The address of a path of the app, with the query that tells the collector.</summary>
    public Uri Address(string path, Uri collector)
    {
        var address = new UriBuilder(new Uri(Url, path));
        var query = Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(Told(q.Value, collector))}");
        address.Query = string.Join('&', new[] { address.Query.TrimStart('?') }.Concat(query).Where(q => q.Length > 0));
        return address.Uri;
    }

    internal IReadOnlyList<ScreenCookie> CookiesFor(Uri collector) => [.. Cookies.Select(c => new ScreenCookie(Url, c.Key, Told(c.Value, collector)))];

    internal IReadOnlyList<ScreenStorage> StorageFor(Uri collector) => [.. Storage.Select(s => new ScreenStorage(Url.GetLeftPart(UriPartial.Authority), s.Key, Told(s.Value, collector)))];

    internal AppLaunch? LaunchFor(Uri collector) => Launch is null
        ? null
        : new([.. Launch.Arguments.Select(a => Told(a, collector))], Launch.Environment.ToDictionary(e => e.Key, e => Told(e.Value, collector)), Launch.DeepLink is null ? null : Told(Launch.DeepLink, collector)) { Collector = collector };

    private static string Told(string text, Uri collector) =>
        text.Replace("${collector}", collector.ToString().TrimEnd('/'), StringComparison.Ordinal);
}

/// <summary>How an app on a device is started; its texts may contain <c>${collector}</c>, and DeepLink <c>${path}</c>.</summary>
public sealed record AppLaunchTexts(IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string? DeepLink);
