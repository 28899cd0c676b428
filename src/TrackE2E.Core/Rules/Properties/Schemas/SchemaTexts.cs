using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>The sentences of schema violations that property rules do not have.</summary>
internal static class SchemaTexts
{
    public static Wording NothingAllowed { get; } = new("is not allowed here", "此处不允许出现");

    public static Wording Forbidden { get; } = new("is what the schema forbids", "是 schema 禁止的值");

    public static Wording Missing { get; } = new("is required and was not sent", "必填却没有发送");

    public static Wording Nothing { get; } = new("nothing here", "此处没有值");

    public static Wording Different { get; } = new("different items", "各项互不相同");

    public static Wording BadName { get; } = new("has a name that is not allowed", "的字段名不允许");

    public static Wording RepeatedItem { get; } = new("stands a second time in the list", "在数组中重复出现");

    public static Wording TooDeep { get; } = new("the value is nested too deeply, or the schema refers to itself without end", "值嵌套过深，或 schema 无止境地引用自己");

    public static Wording WrongKeyword(Exception why) => new($"a keyword of the schema has a value of the wrong JSON type: {why.Message}", $"schema 中某个关键字的值的 JSON 类型不对：{why.Message}");

    public static Wording OldDraft(string uri) => new($"its $schema {uri} is none of draft 2020-12, 07, 06 and 04", $"$schema {uri} 不是 draft 2020-12、07、06 或 04");

    public static Wording WrongKeywords(IReadOnlyList<SchemaViolation> wrong) => new(string.Join("; ", wrong.Select(each => Keyword(each, "en"))), string.Join("；", wrong.Select(each => Keyword(each, "zh"))));

    private static string Keyword(SchemaViolation wrong, string language) =>
        $"{(wrong.At.Length == 0 ? "#" : "#" + wrong.At)} {wrong.What.In(language)}{(wrong.Keyword is "anyOf" or "oneOf" ? "" : new Wording($" (expected: {wrong.Expected.En})", $"（应为：{wrong.Expected.Zh}）").In(language))}";

    public static Wording TooSlow(string location, int characters) => new(
        $"{location}: the pattern takes more than a second on a text of {characters} characters; write it without lookahead and backreferences",
        $"{location}：对 {characters} 个字符的文本，该正则耗时超过一秒；请不要使用前瞻和反向引用");

    public static Wording NothingAt(string schema, string pointer) => new($"the schema {schema} has nothing at {pointer}", $"schema {schema} 中没有 {pointer}");

    public static Wording NoSchema(string location, JsonValueKind kind) => new(
        $"{location} is no schema: it is {kind.ToString().ToLowerInvariant()}", $"{location} 不是 schema：它是 {kind.ToString().ToLowerInvariant()}");

    public static Wording UnknownType(string location, string type) => new($"{location} has the unknown type \"{type}\"", $"{location} 的类型“{type}”不存在");

    public static Wording NoPattern(string location, string pattern) => new(
        $"{location} has the pattern /{pattern}/, which is no regular expression of ECMA-262: {EcmaPattern.Problem(pattern)}",
        $"{location} 的 /{pattern}/ 不是 ECMA-262 正则表达式：{EcmaPattern.Problem(pattern)}");

    public static Wording NoReference(string schema, string reference) => new($"the schema {schema} refers to \"{reference}\", and there is no such schema", $"schema {schema} 引用了“{reference}”，但没有该 schema");

    public static Wording Required(string name) => new($"{name}: required", $"{name}：必填");

    public static Wording RequiredWith(string name, string other) => new($"{name}: required when {other} is there", $"{name}：有 {other} 时必填");

    public static Wording AtLeast(int count) => new($"at least {count} properties", $"至少 {count} 个字段");

    public static Wording AtMost(int count) => new($"at most {count} properties", $"最多 {count} 个字段");

    public static Wording AtLeastContained(int count) => new($"at least {count} items as contains says", $"至少 {count} 项符合 contains");

    public static Wording AtMostContained(int count) => new($"at most {count} items as contains says", $"最多 {count} 项符合 contains");

    public static Wording OneOf(string values) => new($"one of {values}", $"属于 {values}");

    public static Wording NoneOf(int count) => new($"fits none of {count} alternatives", $"不符合 {count} 个备选中的任何一个");

    public static Wording SeveralOf(int count) => new($"fits {count} alternatives, only one may fit", $"同时符合 {count} 个备选，只能符合一个");

    public static Wording Contains(int count) => new($"has {count} items of the kind that is asked for", $"有 {count} 项符合要求");
}
