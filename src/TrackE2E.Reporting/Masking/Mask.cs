using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace TrackE2E.Reporting.Masking;

/// <summary>Hides personal data and secrets in whatever a report shows.</summary>
/// <remarks>
/// Masked: e-mail addresses, Chinese mobile numbers, international numbers with <c>+</c>, Chinese id numbers, bank card numbers (Luhn), JSON Web Tokens, <c>Bearer</c> and
/// <c>Basic</c> credentials, the value beside a name that means a secret (password, token, secret, api key, cookie…) or that the plan calls sensitive, and the run's own secrets wherever
/// they stand, as they are or escaped for JSON, HTML or an address. The same is looked for inside
/// percent-encoding and base64, which SDKs wrap bodies in. What is left of a value shows its kind: <c>l***@example.com</c>, <c>138****5678</c>. Immutable; any thread.
/// </remarks>
public sealed partial class Mask
{
    /// <summary>What stands for a secret.</summary>
    public const string Hidden = "***";

    private const int ShortSecret = 4;

    // nothing of the patterns is in a text without one of these, eight digits, an @, a % or a long word: most texts of a run
    private static readonly SearchValues<string> s_secretWords = SearchValues.Create(
        ["passw", "pwd", "secret", "token", "key", "credential", "authorization", "cookie", "bearer", "basic", "eyj"], StringComparison.OrdinalIgnoreCase);

    private readonly Regex? _sensitive;
    private readonly Regex? _secrets;

    /// <summary>Makes a mask.</summary>
    /// <param name="sensitive">Names of properties that the plan calls sensitive.</param>
    /// <param name="secrets">The run's own secrets: passwords of test accounts, keys of devices. Those of less than four characters are hidden where they stand alone.</param>
    public Mask(IEnumerable<string>? sensitive = null, IEnumerable<string>? secrets = null)
    {
        var known = (secrets ?? []).Where(s => !string.IsNullOrWhiteSpace(s)).SelectMany(Written).Distinct(StringComparer.Ordinal).OrderByDescending(s => s.Length).Select(Pattern).ToList();
        _secrets = known.Count == 0 ? null : new Regex(string.Join('|', known), RegexOptions.CultureInvariant);
        var names = (sensitive ?? []).Where(n => n.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(Regex.Escape).ToList();
        _sensitive = names.Count == 0 ? null : new Regex(NamedValue(string.Join('|', names)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The text with personal data and secrets masked.</summary>
    public string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!MayHold(text))
            return text;
        var masked = Base64().Replace(text, InBase64);
        masked = PercentEncoded().Replace(masked, InPercentEncoding);
        return Plain(masked);
    }

    /// <summary>Whether a value under this name is hidden whatever it is.</summary>
    public bool Hides(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!MayHide(name))
            return false;
        var probe = name + "=x";
        return HidesAll(SecretValue(), probe) || (_sensitive is not null && HidesAll(_sensitive, probe));
    }

    /// <summary>The value of an HTTP header, by its name.</summary>
    /// <remarks>Cookies keep their names; credentials keep their scheme.</remarks>
    public string Header(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        if (name.Equals("cookie", StringComparison.OrdinalIgnoreCase) || name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
            return CookieValue().Replace(value, m => m.Groups[1].Value + Hidden);
        if (name.Contains("authorization", StringComparison.OrdinalIgnoreCase))
            return value.IndexOf(' ', StringComparison.Ordinal) is var blank and > 0 ? value[..blank] + " " + Hidden : Hidden;
        return SecretHeader().IsMatch(name) ? Hidden : Text(value);
    }

    /// <summary>False when a value under this name is certainly not hidden for it.</summary>
    internal bool MayHide(ReadOnlySpan<char> name) => name.IndexOfAny(s_secretWords) >= 0 || (_sensitive?.IsMatch($"{name}=x") ?? false);

    private static bool HidesAll(Regex pattern, string probe) => pattern.Match(probe) is { Success: true, Index: 0 } match && match.Length == probe.Length;

    // a cheap look: only a text that may hold something is searched by the patterns
    internal bool MayHold(ReadOnlySpan<char> text)
    {
        int digits = 0, word = 0;
        foreach (var c in text)
        {
            if (c is '@' or '%')
                return true;
            digits = char.IsDigit(c) ? digits + 1 : 0;
            word = char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_' ? word + 1 : 0;
            if (digits >= ShortestNumber || word >= ShortestBase64)
                return true;
        }

        return text.IndexOfAny(s_secretWords) >= 0 || (_secrets?.IsMatch(text) ?? false) || (_sensitive?.IsMatch(text) ?? false);
    }

    // as it is, and as texts quote it
    private static IEnumerable<string> Written(string secret) =>
    [
        secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret), JavaScriptEncoder.Default.Encode(secret), System.Net.WebUtility.HtmlEncode(secret),
        Uri.EscapeDataString(secret), System.Net.WebUtility.UrlEncode(secret),
    ];

    private static string Pattern(string secret) =>
        secret.Length < ShortSecret ? $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(secret)}(?![\p{{L}}\p{{N}}])" : Regex.Escape(secret);

    private string Plain(string text)
    {
        text = _secrets?.Replace(text, Hidden) ?? text;
        text = Jwt().Replace(text, Hidden);
        text = Credentials().Replace(text, m => m.Groups[1].Value + Hidden);
        text = SecretValue().Replace(text, HideValue);
        text = _sensitive?.Replace(text, HideValue) ?? text;
        text = Email().Replace(text, m => m.Groups[1].Value + "***" + m.Groups[2].Value);
        text = IdNumber().Replace(text, m => IsIdNumber(m.Value) ? m.Value[..6] + "********" + m.Value[14..] : m.Value);
        text = CardNumber().Replace(text, m => IsLuhn(m.Value) ? m.Value[..6] + new string('*', m.Value.Length - 10) + m.Value[^4..] : m.Value);
        text = Mobile().Replace(text, m => m.Groups[1].Value + m.Groups[2].Value[..3] + "****" + m.Groups[2].Value[7..]);
        return International().Replace(text, m => m.Value[..3] + "****" + m.Value[^2..]);
    }

    // name, separator and opening quote stay; the value goes, unless it is a word of our own texts (a type, an absence)
    private static string HideValue(Match match) => match.Groups["value"].Value is "null" or "(missing)" or "(null)" or "(empty)" or Hidden or ""
            or "string" or "integer" or "number" or "boolean" or "object" or "array" or "true" or "false"
        ? match.Value
        : match.Value[..(match.Groups["value"].Index - match.Index)] + Hidden + match.Value[(match.Groups["value"].Index - match.Index + match.Groups["value"].Length)..];

    private string InPercentEncoding(Match match)
    {
        var plain = Uri.UnescapeDataString(match.Value);
        var masked = Text(plain);
        return masked == plain ? match.Value : Uri.EscapeDataString(masked);
    }

    private string InBase64(Match match)
    {
        var url = match.Value.Contains('-', StringComparison.Ordinal) || match.Value.Contains('_', StringComparison.Ordinal);
        var token = match.Value.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        if (token.Length % 4 == 1)
            return match.Value;
        var bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token.PadRight((token.Length + 3) / 4 * 4, '='), bytes, out var length) || !IsText(bytes.AsSpan(0, length)))
            return match.Value;
        var plain = Encoding.UTF8.GetString(bytes, 0, length);
        var masked = Text(plain);
        if (masked == plain)
            return match.Value;
        var again = Convert.ToBase64String(Encoding.UTF8.GetBytes(masked));
        again = url ? again.Replace('+', '-').Replace('/', '_') : again;
        return match.Value.EndsWith('=') ? again : again.TrimEnd('=');
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return false;
        foreach (var b in bytes)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                return false;
        }

        return true;
    }

    // ISO 7064 MOD 11-2, as GB 11643 has it
    private static bool IsIdNumber(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
            sum += (digits[i] - '0') * ((1 << (17 - i)) % 11);
        return "10X98765432"[sum % 11] == char.ToUpperInvariant(digits[17]);
    }

    private static bool IsLuhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            digit = i % 2 == 1 ? digit * 2 : digit;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    // "name": "value" · name=value · name: value, quotes perhaps escaped once
    private static string NamedValue(string names) => $"""(?<![\w])(?:{names})(?:\\?["'])?\s*[:=]\s*(?:\\?["'](?<value>[^"'\\]*)|(?<value>[^\s"'\\&,;{"{}"}\[\]]+))""";
}
