using System.Net;

namespace TrackE2E.Capture.Proxy;

/// <summary>Host names and <c>*.domain</c> patterns; letter case does not matter, ports are ignored.</summary>
internal sealed class HostList(IReadOnlyList<string> hosts)
{
    internal static bool IsThisMachine(string host)
    {
        var name = host.Trim('[', ']');
        return name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address);
    }

    internal bool Contains(string host) => hosts.Any(pattern =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) && host.Length > pattern.Length - 1
            : host.Equals(pattern, StringComparison.OrdinalIgnoreCase));
}
