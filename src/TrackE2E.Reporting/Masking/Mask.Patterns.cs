using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;

namespace TrackE2E.Reporting.Masking;

// The patterns. Digits have boundaries: a phone number is not found inside an order number. Each begins at a boundary, so that a long body takes linear time.
public sealed partial class Mask
{
    private const int ShortestNumber = 8;
    private const int ShortestBase64 = 15;

    [GeneratedRegex(@"(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}])[\p{L}\p{N}._%+-]*(@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,})")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d.])(\+?86[- ]?)?(1[3-9]\d{9})(?![\d.]\d|\d)")]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![\d\w])\+\d{8,15}(?!\d)")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<!\d)(?:4|5[1-5]|2[2-7]|62|3[47])\d{13,17}(?!\d)")]
    private static partial Regex CardNumber();

    [GeneratedRegex(@"eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*")]
    private static partial Regex Jwt();

    [GeneratedRegex(@"(\b(?:Bearer|Basic)\s+)[\w.~+/-]{6,}=*", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    [GeneratedRegex(@"(?<![\w-])(?:[\w-]*(?:" + SecretNames.Pattern + """)[\w-]*|(?:[\w-]*[_-])?token|accessToken|refreshToken|idToken|authToken|authorization|set-cookie|cookie|session[_-]?key)(?:\\?["'])?\s*[:=]\s*(?:\\?["'](?<value>[^"'\\]*)|(?<value>(?!(?:Bearer|Basic)\s)[^\s"'\\&,;{}\[\]]+))""", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();

    [GeneratedRegex(SecretNames.Pattern + "|token", RegexOptions.IgnoreCase)]
    private static partial Regex SecretHeader();

    [GeneratedRegex(@"((?:^|[;,]\s*)[^=;,\s]+=)[^;,]*")]
    private static partial Regex CookieValue();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{15,}={0,2}(?![A-Za-z0-9+/_=-])")]
    private static partial Regex Base64();

    [GeneratedRegex(@"(?<![^\s&=""'<>{}\[\]?#])[^\s&=""'<>{}\[\]?#]*?%[0-9A-Fa-f]{2}[^\s&=""'<>{}\[\]?#]*")]
    private static partial Regex PercentEncoded();
}
