using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>The sentences of property findings.</summary>
internal static class PropertyTexts
{
    public static Wording NotAllowed { get; } = new("has a value that is not allowed", "的取值不允许");

    public static Wording Damaged { get; } = new("was cut or decoded in the middle of a character", "在一个字符的中间被截断或解码错误");

    public static Wording NoMatch { get; } = new("does not match the pattern", "与正则不匹配");

    public static Wording DecidedAtOnce { get; } = new("a pattern that is decided at once", "能够立即得出结果的正则");

    public static Wording DoDecideAtOnce { get; } = new(
        "write it without lookahead and backreferences, or without a repetition inside a repetition", "不使用前瞻和反向引用，或避免重复嵌套重复");

    public static BrokenException TooSlow(PlannedProperty planned, Schemas.SchemaException slow) => new(
        "pattern-too-slow",
        new($"the JSON Schema keywords of {planned.Name} take more than a second", $"{planned.Name} 的 JSON Schema 关键字核对超过一秒"),
        DecidedAtOnce,
        slow.Said,
        DoDecideAtOnce,
        planned.Place.ToString(),
        slow);

    public static Wording OutOfRange { get; } = new("is out of range", "超出范围");

    public static Wording EncodedTwice { get; } = new("encoded twice", "被编码了两次");

    public static Wording What(PlannedEvent planned, string path, Wording predicate) => new(
        $"{EventText.Of(planned, "en")}: \"{path}\" {predicate.En}",
        $"{EventText.Of(planned, "zh")}：\"{path}\" {predicate.Zh}");

    public static Wording Missing(PlannedEvent planned, string path) => new(
        $"{EventText.Of(planned, "en")} has no \"{path}\"",
        $"{EventText.Of(planned, "zh")} 没有 \"{path}\"");

    public static Wording NotSent(string? nearest, string value) => nearest is null
        ? new("not sent", "没有发送")
        : new($"not sent; nearest name sent: \"{nearest}\" = {value}", $"没有发送；最接近的字段：\"{nearest}\" = {value}");

    public static Wording DoSend(string name, string kind) => new(
        $"send \"{name}\" with this {kind}, or make it optional in the plan",
        $"上报时带上 \"{name}\"，或在方案中改为非必填");

    public static Wording DoRename(string sent, string planned) => new(
        $"rename \"{sent}\" to \"{planned}\" in the product, or rename \"{planned}\" in the plan",
        $"在产品中把 \"{sent}\" 改名为 \"{planned}\"，或在方案中修改 \"{planned}\" 的名称");

    public static Wording Additional(PlannedEvent planned, string path) => new(
        $"{EventText.Of(planned, "en")} carries \"{path}\", which is not in the plan",
        $"{EventText.Of(planned, "zh")} 带有方案中没有的 \"{path}\"");

    public static Wording Repeated(int times) => new($"is sent {times} times in one object", $"在同一个对象中出现了 {times} 次");

    public static Wording Once(string name) => new($"{name}: once", $"{name}：一次");

    public static Wording DoRepeat(string name) => new(
        $"send \"{name}\" once; readers of JSON keep either the first or the last", $"\"{name}\" 只发送一次；不同的 JSON 解析器会取第一个或最后一个");

    public static Wording Listed(IReadOnlyList<string> names, string near) => new(
        names.Count == 0 ? "no properties here" : "only: " + Cut(names) + (near.Length > 0 ? $"; \"{near}\" is meant?" : ""),
        names.Count == 0 ? "此处没有字段" : "仅限：" + Cut(names) + (near.Length > 0 ? $"；是否应为 \"{near}\"？" : ""));

    public static Wording DoAdd(string name, bool debug) => debug
        ? new($"remove \"{name}\", it looks like a debug switch that was left in, or add it to the plan", $"去掉 \"{name}\"（像是遗留的调试开关），或加入方案")
        : new($"remove \"{name}\" from the event, or add it to the plan", $"从事件中去掉 \"{name}\"，或加入方案");

    public static Wording WrongLevel(string found) => new($"stands at another level: \"{found}\"", $"放错了层级：\"{found}\"");

    public static Wording DoMove(string found, string expected) => new(
        $"send it as \"{expected}\" instead of \"{found}\", or move it in the plan", $"应以 \"{expected}\" 上报而不是 \"{found}\"，或在方案中调整层级");

    public static Wording Flattened(string members) => new(
        $"is missing; its members stand one level too high: {members}", $"缺失；它的成员高了一层：{members}");

    public static Wording DocumentInText(string type) => new(
        $"is a text that holds a JSON {type}", $"是文本，里面装着 JSON {RuleText.Type(type, "zh")}");

    public static Wording DoUnwrap(string name, bool twice) => twice
        ? new($"send \"{name}\" itself; it passed through JSON.stringify twice too often", $"直接发送 \"{name}\" 本身；多做了两次 JSON.stringify")
        : new($"send \"{name}\" itself instead of its JSON text, or plan it as a string", $"直接发送 \"{name}\" 而不是它的 JSON 文本，或在方案中改为文本类型");

    public static Wording WrongType(string isType, IReadOnlyList<string> types)
    {
        var planned = RuleText.Types(types);
        return new($"is {Article(isType)} instead of {planned.En}", $"是{RuleText.Type(isType, "zh")}，应为{planned.Zh}");
    }

    public static Wording DoType(string name, IReadOnlyList<string> types, string isType)
    {
        var planned = RuleText.Types(types);
        return new($"send \"{name}\" as {planned.En}, or allow {isType} in the plan", $"以{planned.Zh}类型发送 \"{name}\"，或在方案中允许{RuleText.Type(isType, "zh")}");
    }

    public static Wording DoAllowed(string name) => new($"send one of the allowed values as \"{name}\", or add this one to the plan", $"\"{name}\" 发送允许的取值，或把此取值加入方案");

    public static Wording DoMissingWord(string name) => new(
        $"leave \"{name}\" out (or send null where the plan allows it) when there is no value; list the word in enum if it is a real value", $"没有值时不要发送 \"{name}\"（方案允许时可发送 null）；若确是真实取值，请写入 enum");

    public static Wording DoDamaged(string name) => new($"cut \"{name}\" between characters, not between bytes, and send it as UTF-8", $"按字符而不是字节截断 \"{name}\"，并以 UTF-8 发送");

    public static Wording TextLength(int length, bool isShort) => isShort
        ? new($"is too short: {length} characters", $"太短：{length} 个字符")
        : new($"is too long: {length} characters", $"太长：{length} 个字符");

    public static Wording DoLength(string name) => new($"send \"{name}\" in the planned length, or change the length in the plan", $"按方案的长度发送 \"{name}\"，或在方案中修改长度");

    public static Wording ItemCount(int count, bool isShort) => isShort
        ? new($"has too few items: {count}", $"项数太少：{count}")
        : new($"has too many items: {count}", $"项数太多：{count}");

    public static Wording DoItems(string name) => new($"send as many items in \"{name}\" as planned, or change the count in the plan", $"按方案的项数发送 \"{name}\"，或在方案中修改项数");

    public static Wording DoPattern(string name) => new($"send \"{name}\" in the planned form, or change the pattern in the plan", $"按方案的格式发送 \"{name}\"，或在方案中修改正则");

    public static Wording NotOfFormat(string format) => new($"is not of the format {format}", $"不是 {format} 格式");

    public static Wording DoFormat(string name, string format) => new($"send \"{name}\" as {format}, or change the format in the plan", $"以 {format} 格式发送 \"{name}\"，或在方案中修改格式");

    public static Wording DoRange(string name) => new($"send \"{name}\" in the planned unit and range, or change the range in the plan", $"按方案的单位和范围发送 \"{name}\"，或在方案中修改范围");

    public static Wording NotShown { get; } = new("is not what the screen shows", "与界面显示的不一致");

    public static Wording DoShown(string name) => new($"send as \"{name}\" what the user sees, or correct what is shown", $"\"{name}\" 应发送用户看到的值，或修正界面显示");

    public static Wording NotExpected { get; } = new("is not what the scenario expects", "与场景期望的不一致");

    public static Wording DoExpected(string name) => new($"correct \"{name}\" in the product, or the rule in this scenario", $"修正产品上报的 \"{name}\"，或修改场景中的规则");

    public static Wording Placeholder { get; } = new("is a placeholder, not an identifier", "是占位值，不是标识");

    public static Wording DigitsLost { get; } = new("is an identifier whose digits are lost", "是丢失了位数的标识");

    public static Wording Noise { get; } = new("carries the noise of floating point", "带有浮点误差");

    public static Wording DoIdentify(string name) => new($"send the real identifier as \"{name}\" (as a string when it has more than 15 digits), or leave the property out", $"\"{name}\" 应发送真实标识（超过 15 位时用文本），没有时不要发送");

    public static Wording DoRound(string name) => new($"round \"{name}\" to cents before it is sent, or send whole cents", $"发送前将 \"{name}\" 四舍五入到分，或直接以分为单位发送整数");

    public static Wording TooManyBytes(int bytes) => new($"is too long: {bytes} bytes in UTF-8", $"太长：UTF-8 编码为 {bytes} 字节");

    public static Wording Refused { get; } = new("is sent where it may not be", "在不应出现的情况下上报");

    public static Wording OnlyWhen(PropertyCondition condition) => new($"only when {Condition(condition, "en")}", $"仅当{Condition(condition, "zh")}时出现");

    public static Wording RequiredWhen(IEnumerable<PropertyCondition> conditions) => new(
        "required when " + string.Join(" and ", conditions.Select(condition => Condition(condition, "en"))),
        "当" + string.Join("且", conditions.Select(condition => Condition(condition, "zh"))) + "时必填");

    public static Wording DoCondition(string name) => new($"leave \"{name}\" out in this case, or change its condition in the plan", $"此情况下不要发送 \"{name}\"，或在方案中修改条件");

    public static Wording OutsideScope(PlanScope scope, string? version, string? platform)
    {
        var from = scope.Since is { } since ? $" {since}.." : scope.Until is null ? "" : " ..";
        var range = scope.Until is { } until ? (from.Length == 0 ? " .." : from) + until : from;
        var on = scope.Platforms.Count > 0 ? string.Join(", ", scope.Platforms) : "";
        var mine = string.Join(", ", new[] { version, platform }.OfType<string>());
        return new(
            $"only in{(on.Length > 0 ? " " + on : "")}{(range.Length > 0 ? $" version{range}" : "")}; this is {mine}",
            $"仅限{(on.Length > 0 ? " " + on : "")}{(range.Length > 0 ? $" 版本{range}" : "")}；当前为 {mine}");
    }

    public static Wording DoSchema(string name) => new($"correct \"{name}\" in the product, or the JSON Schema keywords in the plan", $"修正产品上报的 \"{name}\"，或修改方案中的 JSON Schema 关键字");

    public static Wording NotAnObject { get; } = new("its properties are not one JSON object", "的字段不是一个 JSON 对象");

    private static string Condition(PropertyCondition condition, string language)
    {
        var values = string.Join(", ", condition.Values.Select(value => value is null ? ValueText.Missing(language) : ValueText.OfPlanned(value, language)));
        if (condition.Values.Count == 0)
            return new Wording($"{condition.Path} is sent", $" {condition.Path} 有值").In(language);
        return condition.Values.Count == 1
            ? new Wording($"{condition.Path} = {values}", $" {condition.Path} = {values} ").In(language)
            : new Wording($"{condition.Path} is one of {values}", $" {condition.Path} 属于 {values} ").In(language);
    }

    private static string Article(string type) => type is "integer" or "object" or "array" ? "an " + type : type == "null" ? "null" : "a " + type;

    private static string Cut(IReadOnlyList<string> names) => string.Join(", ", names.Take(12)) + (names.Count > 12 ? ", …" : "");
}
