using System.Text.Json;
using System.Text.Json.Nodes;
using TrackE2E.Core.Plans.Reading;

namespace TrackE2E.Core.Plans.Importing;

/// <summary>Says why a keyword of a schema cannot be carried: a plan with it could not be read.</summary>
internal static class UnusableKeyword
{
    private const decimal SmallestStep = 0.0000000001m;

    /// <summary>The reason in both languages; null when the keyword can be carried.</summary>
    public static (string En, string Zh)? Why(string keyword, JsonNode? value) => keyword switch
    {
        "type" when !IsType(value) => ($"the type {Text(value)} is none of JSON Schema: read as any", $"类型 {Text(value)} 不是 JSON Schema 的类型：按任意类型处理"),
        "pattern" when !(value is JsonValue text && text.TryGetValue<string>(out var pattern)) => ($"the pattern {Text(value)} is no text and was left out", $"pattern {Text(value)} 不是文本，已忽略"),
        "pattern" when EcmaPattern.Problem(value!.GetValue<string>()) is { } problem => ($"the pattern {value} was left out: {problem}", $"pattern {value} 已忽略：{problem}"),
        "minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties" or "minContains" or "maxContains" when !(Number(value) is { } count && count is >= 0 and <= int.MaxValue && count == decimal.Truncate(count)) => Bound(keyword, value),
        "minimum" or "maximum" when Number(value) is null => Bound(keyword, value),
        "exclusiveMinimum" or "exclusiveMaximum" when Number(value) is null && !IsFlag(value) => Bound(keyword, value),
        "multipleOf" when Number(value) is not >= SmallestStep => Bound(keyword, value),
        "title" or "description" or "format" when !(value is JsonValue said && said.TryGetValue<string>(out _)) => ($"{keyword} is no text and was left out", $"{keyword} 不是文本，已忽略"),
        "properties" or "patternProperties" or "dependentSchemas" when value is not JsonObject => ($"{keyword} is no map of schemas and was left out", $"{keyword} 不是 schema 的映射，已忽略"),
        _ => null,
    };

    private static (string En, string Zh) Bound(string keyword, JsonNode? value) => ($"{keyword} {Text(value)} is nothing that can be judged here, and was left out", $"{keyword} {Text(value)} 无法校验，已忽略");

    private static bool IsType(JsonNode? value) => value is JsonArray list ? list.Count > 0 && list.All(item => item is JsonValue && IsType(item)) : value is JsonValue one && one.TryGetValue<string>(out var type) && PlanModel.Types.Contains(type);

    private static bool IsFlag(JsonNode? value) => value is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static decimal? Number(JsonNode? value) => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number && number.TryGetValue<decimal>(out var amount) ? amount : null;

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "null";
}
