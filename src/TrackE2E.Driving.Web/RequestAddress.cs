using System.Text.RegularExpressions;

namespace TrackE2E.Driving.Web;

/// <summary>Reads which requests a step means: a part of path and query, or a glob over the whole url.</summary>
internal static class RequestAddress
{
    private const string Origin = "^[a-z]+://[^/?#]+";

    /// <summary>The urls that are meant: those whose path (or, where the address has a ?, path and query) contains it; with a * in it, those that the glob matches.</summary>
    public static Regex Pattern(string address)
    {
        var literal = Regex.Escape(address);
        var pattern = address.Contains('*', StringComparison.Ordinal)
            ? "^" + literal.Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$"
            : Origin + (address.Contains('?', StringComparison.Ordinal) ? "[^#]*" : "[^?#]*") + literal;
        return new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }
}
