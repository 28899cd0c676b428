using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>What a row of a sheet says about a property, in the keys of plans.</summary>
internal static partial class SheetProperty
{
    /// <summary>Adds the row's property to the event; a dotted name stands inside of objects, <c>[]</c> inside of lists.</summary>
    public static void Add(JsonObject keys, IReadOnlyDictionary<string, string> cells, string where, List<NotCarried> lost)
    {
        var path = cells["property"].Split('.', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (path.Length == 0)
        {
            lost.Add(new NotCarried(where, $"\"{cells["property"]}\" is no name of a property", $"“{cells["property"]}”不是字段名"));
            return;
        }

        var into = Map(keys, "properties");
        foreach (var part in path[..^1])
            into = Inside(into, part);
        var property = Own(into, path[^1]);
        Fill(property, cells, where, lost);
    }

    private static void Fill(JsonObject property, IReadOnlyDictionary<string, string> cells, string where, List<NotCarried> lost)
    {
        string Said(string key) => cells.GetValueOrDefault(key) ?? "";
        void Lost(string column, string said) => lost.Add(new NotCarried(where, $"{column} \"{said}\" is not understood", $"{SheetColumn.Of(column).Zh}“{said}”无法识别"));

        var notes = new List<string>();
        if (Said("property-title") is { Length: > 0 } title && title != Said("property"))
            property["title"] = title.Any(c => c > 0x2E7F) ? new JsonObject { ["zh"] = title } : title;
        if (Said("type") is { Length: > 0 } type && !Type(property, type))
            Lost("type", type);
        if (property.ContainsKey("properties") && !IsOf(property, "object", "array"))
            lost.Add(new NotCarried(where, $"\"{Said("property")}\" has members, and its type is not object", $"“{Said("property")}”有下级字段，但类型不是对象"));
        if (Said("required") is { Length: > 0 } required)
        {
            if (Yes(required) is { } yes)
            {
                if (yes)
                    property["required"] = true;
            }
            else
            {
                notes.Add($"{SheetColumn.Of("required").Zh}：{required}");
                Lost("required", required);
            }
        }

        if (Said("values") is { Length: > 0 } values)
            Values(property, values, notes, () => Lost("values", values));
        if (Said("length") is { Length: > 0 } length && !Length(property, length))
            Lost("length", length);
        else if (Said("length").Length == 0 && IsOf(property, "string") && MostOf().Match(Said("type")) is { Success: true } most)
            property["maxLength"] = Number(most.Groups["most"].Value);
        if (Said("pattern") is { Length: > 0 } pattern)
            Pattern(property, pattern, () => Lost("pattern", pattern));
        if (Said("unit") is { Length: > 0 } unit)
            property["unit"] = unit;
        if (Said("sensitive") is { Length: > 0 } sensitive && Yes(sensitive) == true)
            property["sensitive"] = true;
        if (Said("example") is { Length: > 0 } example)
            property["examples"] = new JsonArray(Value(property, example));
        if (Said("description") is { Length: > 0 } description)
            notes.Insert(0, PlanParts.Line(description));
        if (notes.Count > 0)
            property["description"] = string.Join("；", notes);
    }

    private static bool Type(JsonObject property, string said)
    {
        var plain = said.Normalize(System.Text.NormalizationForm.FormKC).Trim().ToLowerInvariant();
        if (plain.EndsWith("[]", StringComparison.Ordinal) || ListOf().Match(plain) is { Success: true } || plain.EndsWith("数组", StringComparison.Ordinal) || plain is "list" or "array" or "jsonarray" or "列表" or "集合")
        {
            property["type"] = "array";
            var inner = plain.EndsWith("[]", StringComparison.Ordinal) ? plain[..^2] : ListOf().Match(plain) is { Success: true } match ? match.Groups["of"].Value : plain.EndsWith("数组", StringComparison.Ordinal) ? plain[..^2] : "";
            if (Word(inner) is { } of)
                Items(property)["type"] = of;
            return true;
        }

        var words = plain.Split('|', '/', '或').Select(word => Word(word.Trim())).ToList();
        if (words.Count == 0 || words.Contains(null))
            return false;
        property["type"] = words.Count == 1 ? words[0] : new JsonArray([.. words.Select(word => (JsonNode)word!)]);
        return true;
    }

    private static string? Word(string plain) => plain.Split('(')[0].Trim() switch
    {
        "string" or "str" or "text" or "varchar" or "char" or "字符串" or "字符" or "文本" or "字符型" or "文本型" => "string",
        "int" or "integer" or "long" or "int32" or "int64" or "bigint" or "short" or "整数" or "整型" or "长整型" or "整数型" or "时间戳" or "timestamp" => "integer",
        "number" or "float" or "double" or "decimal" or "numeric" or "数字" or "数值" or "浮点" or "浮点数" or "浮点型" or "小数" or "数值型" => "number",
        "bool" or "boolean" or "布尔" or "布尔值" or "布尔型" => "boolean",
        "object" or "map" or "json" or "struct" or "jsonobject" or "对象" or "字典" => "object",
        "null" or "空值" => "null",
        "array" or "list" => "array",
        _ => null,
    };

    private static bool? Yes(string said) => said.Trim().ToUpperInvariant() switch
    {
        "是" or "必填" or "必传" or "必选" or "必须" or "必填项" or "必有" or "Y" or "YES" or "TRUE" or "1" or "√" or "✓" or "✔" or "M" or "REQUIRED" => true,
        "否" or "选填" or "非必填" or "非必传" or "非必选" or "不必填" or "不必传" or "选传" or "可选" or "可为空" or "可空" or "N" or "NO" or "FALSE" or "0" or "×" or "-" or "O" or "OPTIONAL" => false,
        _ => null,
    };

    // 0-100, >= 0, or a list of values, each with its meaning behind a colon
    private static void Values(JsonObject property, string said, List<string> notes, Action lost)
    {
        var isNumber = IsOf(property, "integer", "number");
        var holdsTexts = !property.ContainsKey("type") || IsOf(property, "string");
        if (Range().Match(said.Trim()) is { Success: true } range && (isNumber || !holdsTexts || (!property.ContainsKey("type") && range.Groups["from"].Success && range.Groups["to"].Success)))
        {
            if (range.Groups["from"].Success)
                property["minimum"] = Number(range.Groups["from"].Value);
            if (range.Groups["to"].Success)
                property["maximum"] = Number(range.Groups["to"].Value);
            return;
        }

        if (AtLeast().Match(said.Trim()) is { Success: true } bound && (isNumber || !property.ContainsKey("type")))
        {
            property[bound.Groups["op"].Value switch { ">" => "exclusiveMinimum", "<" => "exclusiveMaximum", "≥" or ">=" or "＞=" => "minimum", _ => "maximum" }] = Number(bound.Groups["n"].Value);
            return;
        }

        var values = SheetValues.Of(said, isNumber && !holdsTexts);
        if (values.Any(value => !value.IsExact && value.Text.Length is 0 or > 40) || values.Any(value => !value.IsExact && value.Text.Any(c => c is '。' or '？' or '?' or '，')) || (values is [{ IsExact: false, Means: "" } only] && only.Text.Any(c => char.IsWhiteSpace(c) || c > 0x2E7F)))
        {
            // one phrase, in Chinese or of several words, explains: it is no value
            notes.Add($"取值：{PlanParts.Line(said)}");
            lost();
            return;
        }

        var list = values.Select(value => value.IsExact ? JsonValue.Create(value.Text) : Value(property, value.Text)).DistinctBy(value => value?.ToJsonString(), StringComparer.Ordinal).ToList();
        if (!holdsTexts && list.Any(value => value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String))
        {
            notes.Add($"取值：{PlanParts.Line(said)}");
            lost();
            return;
        }

        if (values.Any(value => value.Means.Length > 0))
            notes.Add("取值：" + string.Join("；", values.Select(value => value.Means.Length > 0 ? $"{value.Text}={value.Means}" : value.Text)));
        if (list.Count == 1)
            property["const"] = list[0];
        else
            property["enum"] = new JsonArray([.. list]);
    }

    private static bool Length(JsonObject property, string said)
    {
        if (Range().Match(said.Trim()) is { Success: true } range)
        {
            if (range.Groups["from"].Success)
                property["minLength"] = Number(range.Groups["from"].Value);
            if (range.Groups["to"].Success)
                property["maxLength"] = Number(range.Groups["to"].Value);
            return true;
        }

        var digits = said.Trim().TrimStart('≤', '<', '=').Trim();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var most))
            return false;
        property["maxLength"] = most;
        return true;
    }

    private static void Pattern(JsonObject property, string said, Action lost)
    {
        var bare = said is ['/', .., '/'] ? said[1..^1] : said;
        if (bare.ToLowerInvariant() is "date-time" or "date" or "time" or "duration" or "email" or "uri" or "uuid" or "ipv4" or "ipv6")
            property["format"] = bare.ToLowerInvariant();
        else if (said.StartsWith('/') || bare.StartsWith('^') || bare.EndsWith('$'))
            property["pattern"] = bare;
        else
            lost();
    }

    private static JsonNode? Value(JsonObject property, string text)
    {
        var types = property["type"] switch { JsonArray list => [.. list.Select(item => item!.ToString())], JsonValue one => new List<string> { one.ToString() }, _ => [] };
        if (types.Any(type => type is "integer" or "number") && Number(text) is { } number)
            return number;
        if (types.Contains("boolean") && text.ToUpperInvariant() is "TRUE" or "FALSE" or "是" or "否")
            return text.ToUpperInvariant() is "TRUE" or "是";
        if (types.Contains("null") && text == "null")
            return null;
        return text;
    }

    private static JsonNode? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)) : null;

    // "a.b" where a is a list is inside of its items, as "a[].b" is
    private static JsonObject Inside(JsonObject map, string part)
    {
        var own = Own(map, part);
        if (IsOf(own, "array"))
            own = Items(own);
        if (!own.ContainsKey("type"))
            own["type"] = "object";
        return Map(own, "properties");
    }

    private static JsonObject Items(JsonObject property)
    {
        property["type"] ??= "array";
        return Map(property, "items");
    }

    private static JsonObject Own(JsonObject map, string name)
    {
        var bare = name;
        while (bare.EndsWith("[]", StringComparison.Ordinal))
            bare = bare[..^2];
        var own = Map(map, bare);
        for (var level = (name.Length - bare.Length) / 2; level > 0; level--)
            own = Items(own);
        return own;
    }

    private static bool IsOf(JsonObject property, params string[] types) => property["type"] switch
    {
        JsonArray list => list.Any(item => types.Contains(item!.ToString())),
        JsonValue one => types.Contains(one.ToString()),
        _ => false,
    };

    private static JsonObject Map(JsonObject map, string key)
    {
        if (map[key] is not JsonObject there)
            map[key] = there = [];
        return there;
    }

    [GeneratedRegex(@"^[\[(（【]?\s*(?<from>-?\d+(\.\d+)?)?\s*(-|~|～|—|–|\.\.|至|到|,|，)\s*(?<to>-?\d+(\.\d+)?)?\s*[\])）】]?$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^(?<op>>=|<=|≥|≤|>|<)\s*(?<n>-?\d+(\.\d+)?)$")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^\s*([a-z]*char|string|text|str|字符串|文本)\s*[(（]\s*(?<most>\d{1,9})\s*[)）]\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex MostOf();

    [GeneratedRegex(@"^(list|array|数组)\s*[<(（]\s*(?<of>[^>)）]+)\s*[>)）]$")]
    private static partial Regex ListOf();
}
