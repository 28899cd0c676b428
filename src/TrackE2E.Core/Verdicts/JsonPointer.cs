namespace TrackE2E.Core.Verdicts;

/// <summary>JSON Pointers (RFC 6901) as findings carry them.</summary>
public static class JsonPointer
{
    /// <summary>The pointer one level deeper: <c>/product</c> and <c>a/b</c> give <c>/product/a~1b</c>.</summary>
    public static string Into(string at, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return at + "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }

    /// <summary>The pointer to an item of an array.</summary>
    public static string Into(string at, int index) => FormattableString.Invariant($"{at}/{index}");

    /// <summary>The pointer's parts, unescaped; none for the whole document.</summary>
    public static IReadOnlyList<string> Parts(string? at) => string.IsNullOrEmpty(at)
        ? []
        : [.. at.TrimStart('/').Split('/').Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    /// <summary>As people write it: <c>/product/price</c> is <c>product.price</c>; empty for the whole document.</summary>
    public static string Dotted(string? at) => string.Join('.', Parts(at));

    /// <summary>The pointer of a dotted path of a rule table: <c>product.price</c> is <c>/product/price</c>; a path that begins with / is one already.</summary>
    public static string OfDotted(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith('/') ? path : path.Split('.').Aggregate("", Into);
    }
}
