using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Decoding.Snowplow;

/// <summary>What is said about payloads and events that cannot be read.</summary>
internal static class SnowplowTexts
{
    public static LocalizedText NoList { get; } = new("Snowplow 请求体没有事件列表 data。", "The Snowplow payload has no list \"data\" of events.");

    public static LocalizedText EmptyList { get; } = new("Snowplow 请求体的事件列表 data 为空。", "The Snowplow payload's list \"data\" is empty.");

    public static LocalizedText NoObject { get; } = new("不是 JSON 对象", "is no JSON object");

    public static LocalizedText NoType { get; } = new("没有事件类型（字段 e）", "has no event type (field e)");

    public static LocalizedText NoData { get; } = new("是自描述事件，却没有数据（没有 ue_px 或 ue_pr）", "is self-describing but carries no data (neither ue_px nor ue_pr)");

    public static LocalizedText NoSchema { get; } = new("没有以 iglu uri 写明 schema 和数据（ue_px 或 ue_pr）", "does not name its schema as an iglu uri with data (ue_px or ue_pr)");

    public static LocalizedText NoEntities { get; } = new("的 contexts（cx 或 co）不是实体列表", "has contexts (cx or co) that are no list of entities");

    public static LocalizedText NoEntity { get; } = new(
        "的 contexts（cx 或 co）中有一个实体没有以 iglu uri 写明 schema 和数据", "has an entity in its contexts (cx or co) that does not name its schema as an iglu uri with data");

    public static LocalizedText Payload(LocalizedText problem) => new($"Snowplow 请求体{problem.Zh}。", $"The Snowplow payload {problem.En}.");

    public static LocalizedText Event(int number, int of, LocalizedText problem) => of == 1
        ? new($"事件{problem.Zh}。", $"The event {problem.En}.")
        : new($"第 {number} 个事件（共 {of} 个）{problem.Zh}。", $"Event {number} of {of} {problem.En}.");

    public static LocalizedText UnknownType(string type) => new($"的事件类型 Snowplow 不认识（字段 e：“{type}”）", $"has an event type that Snowplow does not know (field e: \"{type}\")");

    public static LocalizedText NoBase64(string field, string text) => new($"的字段 {field} 不是合法的 base64（“{text}”）", $"has a field {field} that is not valid base64 (\"{text}\")");

    public static LocalizedText Field(string field, LocalizedText problem) => new($"的字段 {field} {problem.Zh}", $"has a field {field} that {problem.En}");

    public static LocalizedText NoTime(string field, string text) => new(
        $"的时间 {field} 不是自 1970 年起的毫秒数（“{text}”）", $"has a time {field} that is no count of milliseconds since 1970 (\"{text}\")");
}
