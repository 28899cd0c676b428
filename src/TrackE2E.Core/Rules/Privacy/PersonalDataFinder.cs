using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Rules.Privacy;

/// <summary>Finds personal data in a text, also below percent-encoding and base64.</summary>
/// <remarks>
/// Blames only what is certain. Numbers stand alone: no letter, digit, dot, hyphen or underscore beside them. A phone is mainland China's (1, 3–9, nine digits); an identity number keeps GB
/// 11643 (checksum, date of birth, region); a card keeps Luhn, an issuer's prefix and length. Where the plan says that a value is an id, 11 or 16 to 19 digits are an id.
/// </remarks>
internal sealed partial class PersonalDataFinder(IReadOnlySet<string> kinds, IReadOnlyList<string> secrets)
{
    private const int Layers = 3;

    private static readonly HashSet<string> FileEndings = new(StringComparer.OrdinalIgnoreCase) { "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "js", "mjs", "css", "html", "json", "map", "ts", "woff" };
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>What is found, each kind and value once.</summary>
    public IReadOnlyList<(string Kind, string Value)> In(SentText sent)
    {
        if (sent.Text.Length < 4)
        {
            return [];
        }

        var found = new List<(string, string)>();
        Scan(sent, found, Layers);
        return found.Count < 2 ? found : [.. found.Distinct()];
    }

    /// <summary>The value as reports show it.</summary>
    public static string Mask(string kind, string value) => kind switch
    {
        "email" => string.Create(CultureInfo.InvariantCulture, $"{value[..Math.Min(2, value.IndexOf('@', StringComparison.Ordinal))]}***@***{value[value.LastIndexOf('.')..]}"),
        "phone" => $"{value[..3]}****{value[^4..]}",
        "id-number" => $"{value[..3]}*************{value[^2..]}",
        "bank-card" => $"{value[..4]}********{value[^4..]}",
        "token" => $"{value[..Math.Min(3, value.Length)]}*** ({value.Length})",
        _ => $"*** ({value.Length})",
    };

    private void Scan(SentText sent, List<(string, string)> found, int layers)
    {
        Plain(sent, found);
        if (layers == 0 || sent.IsNumber)
        {
            return;
        }

        if (sent.Text.Contains('%', StringComparison.Ordinal) && Uri.UnescapeDataString(sent.Text) is var unescaped && unescaped != sent.Text)
        {
            Scan(sent with { Text = unescaped }, found, layers - 1);
        }

        foreach (Match run in Base64Run().Matches(sent.Text))
        {
            if (Decoded(run.Value) is { } inner)
            {
                Scan(sent with { Text = inner, IsId = false }, found, layers - 1);
            }
        }
    }

    private void Plain(SentText sent, List<(string, string)> found)
    {
        var text = sent.Text;
        if (kinds.Contains("email") && text.Contains('@', StringComparison.Ordinal))
        {
            found.AddRange(Email().Matches(text).Where(m => !FileEndings.Contains(m.Groups["tld"].Value)).Select(m => ("email", m.Value)));
        }

        var digits = text.Length >= 11 && HasDigits(text);
        if (digits && kinds.Contains("phone") && !sent.IsId)
        {
            found.AddRange(Phone().Matches(text).Select(m => ("phone", Digits(m.Groups["number"].Value))));
        }

        if (digits && kinds.Contains("id-number") && !sent.IsId)
        {
            found.AddRange(IdNumber().Matches(text).Where(m => IsIdNumber(m.Value)).Select(m => ("id-number", m.Value)));
        }

        if (digits && kinds.Contains("bank-card") && !sent.IsId && !sent.IsNumber)
        {
            found.AddRange(Card().Matches(text).Select(m => Digits(m.Value)).Where(IsCard).Select(card => ("bank-card", card)));
        }

        if (kinds.Contains("token"))
        {
            found.AddRange(Token().Matches(text).Select(m => ("token", m.Value)));
            found.AddRange(SecretValue().Matches(text).Where(m => !IsRedacted(m.Groups["value"].Value)).Select(m => ("token", m.Groups["value"].Value)));
        }

        if (kinds.Contains("typed-secret"))
        {
            found.AddRange(secrets.Where(secret => StandsAlone(text, secret)).Select(secret => ("typed-secret", secret)));
        }
    }

    private static bool HasDigits(string text)
    {
        var run = 0;
        foreach (var c in text)
        {
            run = char.IsAsciiDigit(c) ? run + 1 : c is ' ' or '-' ? run : 0;
            if (run >= 11)
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAlone(string text, string secret)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
        {
            var before = at > 0 && Joins(text[at - 1]) && char.IsLetterOrDigit(secret[0]);
            var after = at + secret.Length < text.Length && Joins(text[at + secret.Length]) && char.IsLetterOrDigit(secret[^1]);
            if (!before && !after)
            {
                return true;
            }
        }

        return false;

        // a short one may be a part of a number, a time or a path by accident
        bool Joins(char c) => char.IsLetterOrDigit(c) || (secret.Length < 6 && c is '-' or '.' or '_' or '/' or ':' or '+' or '%');
    }

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    // GB 11643: region, date of birth, order, checksum by ISO 7064 mod 11-2
    private static bool IsIdNumber(string text)
    {
        var region = int.Parse(text.AsSpan(0, 2), CultureInfo.InvariantCulture);
        if (region is < 11 or > 91 || !DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year is < 1900 or > 2099)
        {
            return false;
        }

        var sum = Weights.Select((weight, i) => weight * (text[i] - '0')).Sum();
        return char.ToUpperInvariant(text[17]) == "10X98765432"[sum % 11];
    }

    private static bool IsCard(string digits)
    {
        var prefix = int.Parse(digits.AsSpan(0, 4), CultureInfo.InvariantCulture);
        var issued = (prefix, digits.Length) switch
        {
            ( >= 6200 and <= 6299, >= 16 and <= 19) => true,                                         // UnionPay
            ( >= 4000 and <= 4999, 16) => true,                                                      // Visa
            ( >= 5100 and <= 5599 or >= 2221 and <= 2720, 16) => true,                               // Mastercard
            ( >= 3528 and <= 3589, 16) => true,                                                      // JCB
            ( >= 3400 and <= 3499 or >= 3700 and <= 3799, 15) => true,                               // American Express
            _ => false,
        };
        if (!issued || digits.Distinct().Count() < 4)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (digit * 2) - 9 : digit * 2;
        }

        return sum % 10 == 0;
    }

    private static bool IsRedacted(string value) => value.Length < 4 || value.All(c => c is '*' or 'x' or 'X' or '.' or '-')
        || value.Contains("***", StringComparison.Ordinal) || value.Trim('[', ']', '<', '>', '{', '}', '(', ')') is var word && word.ToUpperInvariant() is "REDACTED" or "MASKED" or "HIDDEN" or "FILTERED" or "REMOVED" or "TRUE" or "FALSE" or "NULL" or "UNDEFINED" or "NONE";

    // text only: what is binary, or no base64 at all, has no personal data that a person would read
    private static string? Decoded(string run)
    {
        var text = run.Replace('-', '+').Replace('_', '/').TrimEnd('=');
        if (text.Length % 4 == 1)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='), bytes, out var length))
        {
            return null;
        }

        try
        {
            var inner = new UTF8Encoding(false, true).GetString(bytes, 0, length);
            return inner.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? null : inner;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // user:password@host and key@host are addresses of servers
    [GeneratedRegex(@"(?<![A-Za-z0-9._%+\-/:@])[A-Za-z0-9](?:[A-Za-z0-9._+\-]{0,62}[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\.)+(?<tld>[A-Za-z]{2,24})(?![A-Za-z0-9\-@])", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\w.\-])(?:\+?86[\- ]?)?(?<number>1[3-9]\d(?:\d{8}|[\- ]\d{4}[\- ]\d{4}))(?![\w\-]|\.\d)", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Phone();

    [GeneratedRegex(@"(?<![\w.\-])[1-9]\d{16}[\dXx](?![\w\-]|\.\d)", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex IdNumber();

    [GeneratedRegex(@"(?<![\w.\-])(?:\d{15,19}|\d{4}(?:[ \-]\d{4}){3}(?:[ \-]?\d{1,3})?)(?![\w\-]|\.\d)", RegexOptions.CultureInvariant | RegexOptions.ECMAScript)]
    private static partial Regex Card();

    // JWT (a JSON object in base64url begins with eyJ), bearer tokens, keys of AWS, GitHub, Slack, Stripe and Google
    [GeneratedRegex(@"eyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{4,}\.[A-Za-z0-9_\-]*|(?<![A-Za-z])[Bb]earer +[A-Za-z0-9._~+/\-]{16,}=*|(?<!\w)AKIA[0-9A-Z]{16}(?!\w)|(?<!\w)gh[pousr]_[A-Za-z0-9]{36}(?!\w)|(?<!\w)xox[baprs]-[A-Za-z0-9\-]{10,}|(?<!\w)sk_live_[A-Za-z0-9]{16,}|(?<!\w)AIza[A-Za-z0-9_\-]{35}(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("[?&;#](?:" + SecretNames.Pattern + @"|(?:access_|id_|refresh_|auth_)?token|client_secret)=(?<value>[^&#;\s]{4,})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/_\-])[A-Za-z0-9+/_\-]{16,}={0,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Base64Run();
}
