using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace TrackE2E.Capture.Collecting;

/// <summary>How large a request may be for our listeners.</summary>
internal static class RequestLimits
{
    /// <summary>Sets the limits.</summary>
    /// <remarks>
    /// Pixels carry whole events in their address: what the server refuses by itself (8 KB by default) would be a hit that nobody ever sees. Browsers send at most 2 MB.
    /// Bodies are bounded where they are read, so that their beginning is kept.
    /// </remarks>
    internal static void Set(KestrelServerOptions kestrel)
    {
        kestrel.Limits.MaxRequestBufferSize = null;
        kestrel.Limits.MaxRequestLineSize = 3 * 1024 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 1024 * 1024;
        kestrel.Limits.MaxRequestHeaderCount = 1000;
        kestrel.Limits.MaxRequestBodySize = null;
        kestrel.Limits.MinRequestBodyDataRate = null; // a throttled network is the scenario's business
    }
}
