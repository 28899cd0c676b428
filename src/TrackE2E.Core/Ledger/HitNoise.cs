using TrackE2E.Core.Events;

namespace TrackE2E.Core.Ledger;

/// <summary>Tells requests that carry no events from those that a decoder should have known.</summary>
internal static class HitNoise
{
    private static readonly string[] Configuration = ["config", "setting", "remoteconfig", "flags", "decide"];
    private static readonly string[] Files = [".js", ".css", ".map", ".ico", ".txt", ".html", ".woff", ".woff2", ".webmanifest"];

    /// <summary>True for preflights, what a browser asks for by itself, scripts, and configuration that an SDK fetches.</summary>
    internal static bool Is(Hit hit)
    {
        if (hit.Method is "OPTIONS" or "HEAD")
        {
            return true;
        }

        if (hit.Method != "GET" || !hit.Body.IsEmpty)
        {
            return false;
        }

        var query = hit.Target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? hit.Target : hit.Target[..query];
        return query < 0
            || Array.Exists(Files, file => path.EndsWith(file, StringComparison.OrdinalIgnoreCase))
            || Array.Exists(Configuration, word => path.Contains(word, StringComparison.OrdinalIgnoreCase))
            || hit.Headers.TryGetValue("sec-fetch-dest", out var wanted) && wanted is "script" or "document" or "style" or "font";
    }
}
