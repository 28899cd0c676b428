using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties.Schemas;

/// <summary>The sentences of schema violations that property rules do not have.</summary>
internal static class SchemaTexts
{
    public static Wording NothingAllowed { get; } = new("is not allowed here", "此处不允许出现");

    public static Wording Forbidden { get; } = new("is what the schema forbids", "是 schema 禁止的值");

    public static Wording Missing { get; } = new("is required and was not sent", "必填却没有发送");

    public static Wording BadName { get; } = new("has a name that is not allowed", "的字段名不允许");

    public static Wording RepeatedItem { get; } = new("stands a second time in the list", "在数组中重复出现");

    public static Wording NoneOf(int count) => new($"fits none of {count} alternatives", $"不符合 {count} 个备选中的任何一个");

    public static Wording SeveralOf(int count) => new($"fits {count} alternatives, only one may fit", $"同时符合 {count} 个备选，只能符合一个");

    public static Wording Contains(int count) => new($"has {count} items of the kind that is asked for", $"有 {count} 项符合要求");
}
