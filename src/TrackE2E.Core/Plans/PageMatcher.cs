namespace TrackE2E.Core.Plans;

/// <summary>Finds the planned page of an address.</summary>
/// <remarks>
/// Paths are compared segment by segment after percent-decoding; a trailing slash and the host do not count. In a glob <c>*</c> stands for any text inside one segment and <c>**</c>
/// for any number of segments. Query values: <c>*</c> is any value. A hash's own query (<c>#/list?x=1</c>) counts only when the glob has a <c>?</c>.
/// </remarks>
public static class PageMatcher
{
    /// <summary>True when every part that the match gives holds for the address.</summary>
    /// <param name="match">The page's match.</param>
    /// <param name="url">A whole url, or a path with query and fragment.</param>
    public static bool Matches(this PageMatch match, string url)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentNullException.ThrowIfNull(url);
        return url.StartsWith(PageMatch.ScreenScheme, StringComparison.Ordinal) ? match.MatchesScreen(NameOf(url)) : match.IsWeb && Matches(match, Address.Of(url));
    }

    /// <summary>True when the page is the app's own screen of this name.</summary>
    public static bool MatchesScreen(this PageMatch match, string name)
    {
        ArgumentNullException.ThrowIfNull(match);
        return match.Screen is { } screen && Segment(screen, name);
    }

    /// <summary>The most specific planned page of the address; null when no page matches.</summary>
    /// <remarks>More fixed segments, query values or a hash make a page more specific; wildcards less. A tie goes to the page that the plan lists first.</remarks>
    public static PlannedPage? PageOf(this TrackingPlan plan, string? url)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (url is null)
            return null;

        if (url.StartsWith(PageMatch.ScreenScheme, StringComparison.Ordinal))
            return plan.Pages.Where(page => page.Match.MatchesScreen(NameOf(url))).MaxBy(page => Specificity(page.Match.Screen));

        var address = Address.Of(url);
        return plan.Pages.Where(page => page.Match.IsWeb && Matches(page.Match, address)).MaxBy(page => Specificity(page.Match));
    }

    private static string NameOf(string url) => Uri.UnescapeDataString(url[PageMatch.ScreenScheme.Length..].Split('/')[0]);

    private static bool Matches(PageMatch match, Address address) =>
        (match.Path is null || Glob(Address.Segments(match.Path), address.Path))
        && match.Query.All(wanted => address.Query.Any(given => given.Name == wanted.Key && (wanted.Value == "*" || given.Value == wanted.Value)))
        && (match.Hash is null || Glob(Address.Segments(match.Hash.TrimStart('#')), Address.Segments(match.Hash.Contains('?', StringComparison.Ordinal) ? address.Hash : address.Hash.Split('?')[0])));

    private static bool Glob(ReadOnlySpan<string> glob, ReadOnlySpan<string> path)
    {
        if (glob.IsEmpty)
            return path.IsEmpty;
        if (glob[0] != "**")
            return !path.IsEmpty && Segment(glob[0], path[0]) && Glob(glob[1..], path[1..]);

        for (var taken = 0; taken <= path.Length; taken++)
        {
            if (Glob(glob[1..], path[taken..]))
                return true;
        }

        return false;
    }

    // * inside a segment is any text, also none; a lone * needs at least one character
    private static bool Segment(ReadOnlySpan<char> glob, ReadOnlySpan<char> text)
    {
        if (glob is "*")
            return !text.IsEmpty;

        var star = glob.IndexOf('*');
        if (star < 0)
            return glob.SequenceEqual(text);
        if (!text.StartsWith(glob[..star]))
            return false;

        for (var from = star; from <= text.Length; from++)
        {
            if (SegmentRest(glob[(star + 1)..], text[from..]))
                return true;
        }

        return false;
    }

    private static bool SegmentRest(ReadOnlySpan<char> glob, ReadOnlySpan<char> text) => glob.IsEmpty ? text.IsEmpty : glob is "*" || Segment(glob, text);

    private static int Specificity(PageMatch match) => Specificity(match.Path) + Specificity(match.Hash?.TrimStart('#')) + (10 * match.Query.Count);

    private static int Specificity(string? glob)
    {
        if (glob is null)
            return 0;
        var segments = Address.Segments(glob);
        var wild = segments.Sum(segment => segment switch { "**" => -3, "*" => -1, _ when segment.Contains('*', StringComparison.Ordinal) => 5, _ => 10 });
        return wild + (glob.Contains('*', StringComparison.Ordinal) ? 0 : 5);
    }

    private sealed record Address(string[] Path, IReadOnlyList<(string Name, string Value)> Query, string Hash)
    {
        public static Address Of(string url)
        {
            var hashAt = url.IndexOf('#', StringComparison.Ordinal);
            var hash = hashAt < 0 ? "" : url[(hashAt + 1)..];
            var rest = hashAt < 0 ? url : url[..hashAt];
            var queryAt = rest.IndexOf('?', StringComparison.Ordinal);
            var query = queryAt < 0 ? "" : rest[(queryAt + 1)..];
            var path = queryAt < 0 ? rest : rest[..queryAt];

            var host = path.IndexOf("://", StringComparison.Ordinal);
            if (host >= 0)
            {
                var slash = path.IndexOf('/', host + 3);
                path = slash < 0 ? "/" : path[slash..];
            }

            return new Address(Segments(path), [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Pair)], Uri.UnescapeDataString(hash));
        }

        public static string[] Segments(string path)
        {
            var trimmed = path.Trim('/');
            return trimmed.Length == 0 ? [] : [.. trimmed.Split('/').Select(Uri.UnescapeDataString)];
        }

        private static (string Name, string Value) Pair(string text)
        {
            var parts = text.Replace('+', ' ').Split('=', 2);
            return (Uri.UnescapeDataString(parts[0]), parts.Length == 1 ? "" : Uri.UnescapeDataString(parts[1]));
        }
    }
}
