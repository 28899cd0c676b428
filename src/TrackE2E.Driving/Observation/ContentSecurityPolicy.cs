namespace TrackE2E.Driving.Observation;

/// <summary>Reads what a page's Content-Security-Policy lets it connect to.</summary>
public static class ContentSecurityPolicy
{
    /// <summary>True when the policy (a header's value) refuses requests by script to this address.</summary>
    /// <remarks>Source: CSP Level 3, connect-src with its fallback default-src. Several policies in one header are separated by commas; one refusal is enough.</remarks>
    public static bool Refuses(string header, Uri address) =>
        header.Split(',').Any(policy => RefusesOne(policy, address));

    private static bool RefusesOne(string policy, Uri address)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(d => d.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        var sources = Find(directives, "connect-src") ?? Find(directives, "default-src");
        return sources is not null && !sources.Any(source => Allows(source, address));
    }

    private static string[]? Find(List<string[]> directives, string name) =>
        directives.FirstOrDefault(d => d[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1..];

    private static bool Allows(string source, Uri address)
    {
        if (source == "*" || source.Equals(address.Scheme + ":", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var rest = source;
        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0)
        {
            if (!source[..scheme].Equals(address.Scheme, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            rest = source[(scheme + 3)..];
        }

        rest = rest.Split('/')[0];
        var colon = rest.LastIndexOf(':');
        var (host, port) = colon >= 0 ? (rest[..colon], rest[(colon + 1)..]) : (rest, null);
        var portFits = port == "*" || (port is null ? address.IsDefaultPort : port == address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var hostFits = host.StartsWith("*.", StringComparison.Ordinal)
            ? address.Host.EndsWith(host[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(address.Host, StringComparison.OrdinalIgnoreCase);
        return portFits && hostFits;
    }
}
