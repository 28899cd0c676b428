using System.Globalization;
using System.Text.RegularExpressions;

namespace TrackE2E.Core.Plans.Linting;

/// <summary>Rules of a property that contradict each other, have no effect, or leave personal data unmasked.</summary>
internal static partial class PropertyLint
{
    private const decimal LargestExact = 9_007_199_254_740_991;

    private static readonly string[] Personal =
    [
        "phone", "phonenumber", "mobile", "mobilephone", "tel", "telephone", "email", "mail", "emailaddress", "idcard", "idnumber", "idno", "identitycard", "passport", "ssn", "password", "passwd", "pwd",
        "token", "accesstoken", "secret", "realname", "truename", "fullname", "lastname", "firstname", "address", "homeaddress", "birthday", "birthdate", "bankcard", "cardnumber", "cardno", "imei", "imsi", "ip",
        "ipaddress", "latitude", "longitude", "wechatid", "openid", "unionid", "手机号", "手机", "电话", "邮箱", "身份证", "身份证号", "姓名", "地址", "密码", "银行卡", "生日",
    ];

    private static readonly string[] ChineseEndings = ["手机号", "手机", "电话", "邮箱", "身份证", "身份证号", "姓名", "密码", "银行卡", "生日"];

    public static IEnumerable<PlanRemark> Check(PlannedProperty property, string of)
    {
        foreach (var remark in Contradictions(property, of).Concat(WithoutEffect(property, of)).Concat(Unreachable(property, of)))
            yield return remark;

        if (!property.Sensitive && property.Types.All(type => type is "string" or "number" or "integer") && IsPersonal(property.Name))
            yield return PlanRemark.Of("personal-data", property.Place, LintTexts.Personal(of), LintTexts.Sensitive);
        if (property.Types.Contains("integer") && property.Maximum > LargestExact)
            yield return PlanRemark.Of("big-integer", property.Place, LintTexts.BigInteger(of), "type: string");

        foreach (var remark in property.Properties.Concat(property.Items is { } items ? [items] : []).SelectMany(inner => Check(inner, $"{of} › {inner.Name}")))
            yield return remark;
    }

    // user_phone, contactEmail, mobile_no, 用户手机号: what the name ends in says what it is; phone_count is a count
    private static bool IsPersonal(string name)
    {
        var words = Words().Matches(name).Select(match => match.Value.ToLowerInvariant()).ToList();
        var isWord = words.Count < 2;
        if (!isWord && words[^1] is "no" or "number" or "num")
            words.RemoveAt(words.Count - 1);
        return Personal.Contains(NearestName.Plain(name)) || ChineseEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            || (!isWord && words[0] is not ("is" or "has") && Enumerable.Range(1, Math.Min(2, words.Count)).Any(count => string.Concat(words.TakeLast(count)) is var end && end is not ("token" or "address") && Personal.Contains(end)));
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Words();

    private static IEnumerable<PlanRemark> Contradictions(PlannedProperty property, string of)
    {
        foreach (var text in property.Enum.OfType<string>())
        {
            var length = text.EnumerateRunes().Count();
            if (length < property.MinLength || length > property.MaxLength)
                yield return Never(property, of, text, $"length {property.MinLength}..{property.MaxLength}");
            else if (property.Pattern is { } pattern && !EcmaPattern.Of(pattern).IsMatch(text))
                yield return Never(property, of, text, $"pattern /{pattern}/");
        }

        foreach (var number in property.Enum.OfType<decimal>())
        {
            if (number < property.Minimum || number > property.Maximum || number <= property.ExclusiveMinimum || number >= property.ExclusiveMaximum || (property.MultipleOf is { } step && number % step != 0))
                yield return Never(property, of, number.ToString(CultureInfo.InvariantCulture), "range");
        }
    }

    private static PlanRemark Never(PlannedProperty property, string of, string value, string rule) =>
        PlanRemark.Of("values-contradict", property.Place, LintTexts.Never(of, value, rule), LintTexts.OneOfTheTwo);

    private static IEnumerable<PlanRemark> WithoutEffect(PlannedProperty property, string of)
    {
        if (property.Types.Count == 0)
            yield break;

        PlanRemark Idle(string keyword, string type) => PlanRemark.Of("rule-without-effect", property.Place, LintTexts.Idle(of, keyword, property.Types), LintTexts.RemoveOrType(type));
        if (!property.Types.Contains("string") && (property.MinLength ?? property.MaxLength) is not null)
            yield return Idle("minLength or maxLength", "string");
        if (!property.Types.Contains("string") && (property.Pattern ?? property.Format) is not null)
            yield return Idle(property.Pattern is null ? "format" : "pattern", "string");
        if (!property.Types.Any(type => type is "number" or "integer") && (property.Minimum ?? property.Maximum ?? property.ExclusiveMinimum ?? property.ExclusiveMaximum ?? property.MultipleOf) is not null)
            yield return Idle("minimum, maximum or multipleOf", "number");
        if (!property.Types.Contains("array") && (property.Items is not null || (property.MinItems ?? property.MaxItems) is not null))
            yield return Idle("items, minItems or maxItems", "array");
        if (!property.Types.Contains("object") && property.Properties.Count > 0)
            yield return Idle("properties", "object");
    }

    private static IEnumerable<PlanRemark> Unreachable(PlannedProperty property, string of)
    {
        var (least, most) = (Larger(property.Minimum, property.ExclusiveMinimum), Smaller(property.Maximum, property.ExclusiveMaximum));
        if (least > most || (least is not null && least == most && (property.ExclusiveMinimum == least || property.ExclusiveMaximum == most)))
            yield return PlanRemark.Of("rule-unreachable", property.Place, LintTexts.Unreachable(of), LintTexts.Bounds);
        else if (property.MultipleOf is { } step && least is { } from && most is { } to && Math.Ceiling(from / step) * step > to)
            yield return PlanRemark.Of("rule-unreachable", property.Place, LintTexts.NoMultiple(of, step.ToString(CultureInfo.InvariantCulture)), LintTexts.Multiple);
    }

    private static decimal? Larger(decimal? one, decimal? other) => one is null || other > one ? other : one;

    private static decimal? Smaller(decimal? one, decimal? other) => one is null || other < one ? other : one;
}
