namespace TrackE2E.Capture.Proxy;

/// <summary>What a proxy listener captures and lets through; everything else is refused.</summary>
public sealed record ProxyOptions
{
    /// <summary>Hosts whose requests are hits: <c>collect.example.com</c>, or <c>*.example.com</c> for all hosts below it. Default none.</summary>
    public IReadOnlyList<string> Capture { get; init; } = [];

    /// <summary>Hosts that requests are forwarded to, in the same form. Default none; this machine (127.0.0.1, ::1, localhost and names under it) is always allowed.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>True: also reachable from other machines and phones; false: from this machine only.</summary>
    public bool FromOutside { get; init; }
}
