using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>Fills in what steps write as <c>${account.field}</c>.</summary>
public static partial class Accounts
{
    /// <summary>The values of fields whose name means a secret: password, pwd, secret, token, otp, 密码, 口令, 验证码.</summary>
    public static IReadOnlyList<string> Secrets(IReadOnlyDictionary<string, Dictionary<string, string>> accounts)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        return [.. accounts.Values.SelectMany(a => a).Where(field => SecretField().IsMatch(field.Key)).Select(field => field.Value)];
    }

    /// <summary>The text with what it names filled in.</summary>
    /// <exception cref="BrokenException">step-unusable: no such account or field.</exception>
    public static string Expand(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> accounts, string text) => Reference().Replace(text, match =>
        accounts.TryGetValue(match.Groups[1].Value, out var account) && account.TryGetValue(match.Groups[2].Value, out var value) ? value : throw Broken.NoAccount(match.Value, [.. accounts.SelectMany(a => a.Value.Keys.Select(field => $"${{{a.Key}.{field}}}"))]));

    /// <summary>True when the text names an account's secret, <c>${buyer.password}</c>.</summary>
    public static bool NamesSecret(string text) => Reference().Matches(text).Any(match => SecretField().IsMatch(match.Groups[2].Value));

    [GeneratedRegex(SecretNames.Pattern + "|pass|token|otp|密码|口令|验证码", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretField();

    [GeneratedRegex(@"\$\{([^.{}]+)\.([^{}]+)\}")]
    private static partial Regex Reference();
}
