using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>A visit 页面停留 as observed, with the planned page that its address is.</summary>
/// <remarks>Number counts visits of the scenario from 1. Ended is null while it lasts.</remarks>
internal sealed record Visit
{
    public required int Number { get; init; }

    public required string Document { get; init; }

    public required int NumberInDocument { get; init; }

    public required string Url { get; init; }

    public required string Cause { get; init; }

    public PlannedPage? Page { get; init; }

    public string? Tab { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>How much earlier or later it may have begun, where screens are sampled.</summary>
    public TimeSpan Uncertainty { get; init; }

    public DateTimeOffset? Ended { get; init; }

    public string PageId => Page?.Id ?? Url;

    /// <summary>
    /// What is visited: the path without a trailing slash, and of query and fragment what the planned page is told by. Two addresses of one planned page that differ in it are two things to visit.
    /// </summary>
    public string Path => field ??= PathOf();

    /// <summary>True when it goes on with what the visit before it in the same document showed: another query or fragment of one address is the same stay.</summary>
    public bool GoesOnWith(Visit? before) =>
        before is not null && Cause is "replace" or "hash" or "push" or "pop" && before?.Document == Document && before.Page == Page && before.Path == Path && before.Tab == Tab;

    public bool Covers(DateTimeOffset time, TimeSpan tolerance) =>
        time >= Began - tolerance && (Ended is not { } ended || time <= ended + tolerance);

    private string PathOf()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var uri))
        {
            return Url;
        }

        var given = uri.Query.TrimStart('?').Split('&').Select(pair => pair.Replace('+', ' ').Split('=', 2)).ToLookup(pair => Uri.UnescapeDataString(pair[0]), pair => Uri.UnescapeDataString(pair[^1]));
        var query = (Page?.Match.Query.Keys ?? []).Select(key => $"{key}={string.Join('&', given[key])}");
        var fragment = uri.Fragment.TrimStart('#');
        var hash = Page?.Match.Hash is not { } told ? "" : Plain(told.Contains('?', StringComparison.Ordinal) ? fragment : fragment.Split('?')[0]);
        return $"{Plain(uri.AbsolutePath)}?{string.Join('&', query)}#{hash}";
    }

    // decoded and without a slash at the end, as the observer's placeAt
    private static string Plain(string text)
    {
        var plain = Uri.UnescapeDataString(text);
        return plain.Length > 1 && plain.EndsWith('/') ? plain[..^1] : plain;
    }
}
