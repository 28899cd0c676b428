namespace TrackE2E.Capture.Proxy;

/// <summary>A host that a proxy listener refused, and how often; Https: it was asked for by CONNECT.</summary>
public sealed record RefusedHost(string Host, bool Https, int Count);
