namespace TrackE2E.Capture.Recordings;

/// <summary>Takes a recorded address apart without changing a character.</summary>
internal static class Address
{
    /// <summary>Host with port, empty when there is none, and path with query, without fragment.</summary>
    internal static (string Host, string Target) Split(string url)
    {
        url = url.Split('#')[0];
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || url.AsSpan(0, scheme).ContainsAny('/', '?'))
        {
            return ("", url.StartsWith('/') ? url : "/" + url);
        }

        var rest = url[(scheme + 3)..];
        var path = rest.AsSpan().IndexOfAny('/', '?');
        return path < 0 ? (rest, "/") : (rest[..path], rest[path] == '?' ? "/" + rest[path..] : rest[path..]);
    }
}
