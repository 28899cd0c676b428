using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>The formats of JSON Schema that plans may name, each by its own standard.</summary>
internal static partial class TextFormat
{
    /// <summary>True when the text is of the format; a format that is not known here holds for every text, as JSON Schema says.</summary>
    public static bool Holds(string format, string text) => format switch
    {
        "date-time" => IsDateTime(text),
        "date" => IsDate(text),
        "time" => IsTime(text),
        "duration" => DurationText().IsMatch(text) && text[^1] is not ('P' or 'T'),
        "email" => IsEmail(text),
        "uri" => IsUri(text),
        "uuid" => UuidText().IsMatch(text),
        "ipv4" => Ipv4Text().IsMatch(text),
        "ipv6" => IsIpv6(text),
        _ => true,
    };

    // RFC 3339, section 5.6
    private static bool IsDateTime(string text) => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    private static bool IsDate(string text) =>
        DateText().IsMatch(text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsTime(string text)
    {
        if (TimeText().Match(text) is not { Success: true } match)
            return false;

        int Part(string name) => match.Groups[name].Success ? int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture) : 0;
        if (Part("h") > 23 || Part("m") > 59 || Part("s") > 60 || Part("oh") > 23 || Part("om") > 59)
            return false;
        if (Part("s") < 60)
            return true;

        // a leap second is the last second of a UTC day
        var offset = (Part("oh") * 60) + Part("om");
        var minute = (Part("h") * 60) + Part("m") + (match.Groups["sign"].Value == "-" ? offset : -offset);
        return ((minute % 1440) + 1440) % 1440 == 1439;
    }

    // RFC 5321, section 4.1.2
    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        if (at < 1 || at == text.Length - 1)
            return false;

        var (local, host) = (text[..at], text[(at + 1)..]);
        if (!AtomsText().IsMatch(local) && !QuotedText().IsMatch(local))
            return false;
        if (host is ['[', .., ']'])
            return host[1..^1] is var literal && (Ipv4Text().IsMatch(literal) || (literal.StartsWith("IPv6:", StringComparison.Ordinal) && IsIpv6(literal[5..])));
        return HostText().IsMatch(host) && host.Length <= 253;
    }

    // RFC 3986: absolute, with a scheme; ASCII only
    private static bool IsUri(string text) => UriText().Match(text) is { Success: true } match
        && (!match.Groups["port"].Success || match.Groups["port"].Value.All(char.IsAsciiDigit))
        && (!match.Groups["ipv6"].Success || IsIpv6(match.Groups["ipv6"].Value));

    private static bool IsIpv6(string text) =>
        !text.AsSpan().ContainsAny('%', '/', '[') && text.All(char.IsAscii) && text.Contains(':', StringComparison.Ordinal)
        && text.Split(':').All(part => part.Length <= 4 || Ipv4Text().IsMatch(part))
        && (!text.Contains('.', StringComparison.Ordinal) || Ipv4Text().IsMatch(text[(text.LastIndexOf(':') + 1)..]))
        && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex DateText();

    [GeneratedRegex(@"^(?<h>[0-9]{2}):(?<m>[0-9]{2}):(?<s>[0-9]{2})(\.[0-9]+)?([Zz]|(?<sign>[+-])(?<oh>[0-9]{2}):(?<om>[0-9]{2}))\z")]
    private static partial Regex TimeText();

    [GeneratedRegex(@"^P([0-9]+W|(([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?))\z")]
    private static partial Regex DurationText();

    [GeneratedRegex(@"^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\z")]
    private static partial Regex UuidText();

    [GeneratedRegex(@"^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\.|\z)){4}(?<!\.)\z")]
    private static partial Regex Ipv4Text();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z")]
    private static partial Regex AtomsText();

    [GeneratedRegex("""^"([\x20-\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*"\z""")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\z")]
    private static partial Regex HostText();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:(//(([A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(\[((?<ipv6>[0-9A-Fa-f:.]+)|v[0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+)\]|([A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(:(?<port>[^/?#]*))?(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*|(?!//)([A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)(\?([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?(#([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?\z")]
    private static partial Regex UriText();
}
