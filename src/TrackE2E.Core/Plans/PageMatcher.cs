using System.Web;

namespace TrackE2E.Core.Plans;

/// <summary>Tells whether an address is a planned page.</summary>
internal static class PageMatcher
{
    /// <summary>True when path, query and hash all match; false for what is no absolute address.</summary>
    internal static bool Matches(PageMatch match, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && (match.Path is null || Glob(match.Path, Uri.UnescapeDataString(uri.AbsolutePath)))
        && (match.Hash is null || Glob(match.Hash, Uri.UnescapeDataString(uri.Fragment.TrimStart('#'))))
        && match.Query.All(wanted => HttpUtility.ParseQueryString(uri.Query).GetValues(wanted.Key)?.Contains(wanted.Value) == true);

    private static bool Glob(string glob, string path) => Segments(Split(glob), Split(path));

    private static string[] Split(string path) => path.Trim('/').Split('/');

    private static bool Segments(ReadOnlySpan<string> glob, ReadOnlySpan<string> path)
    {
        if (glob.IsEmpty)
        {
            return path.IsEmpty;
        }

        if (glob[0] == "**")
        {
            return Segments(glob[1..], path) || (!path.IsEmpty && Segments(glob, path[1..]));
        }

        return !path.IsEmpty && (glob[0] == "*" ? path[0].Length > 0 : glob[0] == path[0]) && Segments(glob[1..], path[1..]);
    }
}
