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

    public DateTimeOffset? Ended { get; init; }

    public string PageId => Page?.Id ?? Url;

    /// <summary>Path of the address: two addresses of one planned page with other paths are two things to visit.</summary>
    public string Path => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.AbsolutePath : Url;

    public bool Covers(DateTimeOffset time, TimeSpan tolerance) =>
        time >= Began - tolerance && (Ended is not { } ended || time <= ended + tolerance);
}
