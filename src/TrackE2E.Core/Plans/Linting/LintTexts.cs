namespace TrackE2E.Core.Plans.Linting;

/// <summary>One sentence of a remark, in both languages.</summary>
internal readonly record struct LintText(string En, string Zh)
{
    /// <summary>Plan text: the same in both languages.</summary>
    public static implicit operator LintText(string code) => new(code, code);
}

/// <summary>The sentences of remarks on plans.</summary>
internal static class LintTexts
{
    public static LintText OwnTitle { get; } = new("a title of its own", "单独的标题");

    public static LintText OwnThing { get; } = new("one event, or a page, tab or element of its own", "合并为一个事件，或使用各自的页面、标签页或元素");

    public static LintText OneOfTheTwo { get; } = new("one of the two", "二者取一");

    public static LintText Sensitive { get; } = new("sensitive: true, or another name", "sensitive: true，或换一个名称");

    public static LintText Bounds { get; } = new("bounds with a number between them", "之间有数值的上下限");

    public static LintText Multiple { get; } = new("another multipleOf, or wider bounds", "换一个 multipleOf，或放宽上下限");

    public static LintText KeyRequired { get; } = new("required: true beside key: true", "在 key: true 旁写 required: true");

    public static LintText KeyOnProperty { get; } = new("key: true, required: true at the property that names the item", "在表示该项的属性上写 key: true, required: true");

    public static LintText KeyMissing(string planned, string element) => new(
        $"event {planned} is of an element with items ({element}), and no property of it has key: true: that it names the right item is not checked",
        $"事件 {planned} 属于有多个项的元素（{element}），但没有属性标为 key: true：无法核对它上报的是哪一项");

    public static LintText Style(string what, string name, NamingStyle style, bool asked) => new(
        $"{what} \"{name}\" is not in {Word(style)} case{(asked ? "" : " as the others are")}",
        $"{Thing(what)}“{name}”{(asked ? "" : "与其他名称不同，")}不是 {Word(style)} 命名");

    public static LintText Shared(string what, string id, string title, string first) => new(
        $"{what} {id} has the title \"{title}\" of {what} {first}: a scenario cannot tell them apart by it",
        $"{Thing(what)} {id} 与 {first} 的标题都是“{title}”：场景无法用它区分");

    public static LintText Shadowed(PlannedEvent wide, PlannedEvent narrow) => new(
        $"event {wide.Id} is also recognised in what event {narrow.Id} ({narrow.Place}) reports",
        $"事件 {narrow.Id}（{narrow.Place}）的上报也会被识别为事件 {wide.Id}");

    public static LintText AtToo(string code, string id) => new($"{code} at {id} too", $"在 {id} 也写 {code}");

    public static LintText Twice(PlannedEvent again, PlannedEvent first) => new(
        $"event {again.Id} is reported on the same {(again.Kind == EventKind.PageView ? "visit" : again.Kind == EventKind.Click ? "click" : "exposure")} as event {first.Id} ({first.Place})",
        $"事件 {again.Id} 与事件 {first.Id}（{first.Place}）由同一次{(again.Kind == EventKind.PageView ? "页面停留" : again.Kind == EventKind.Click ? "点击" : "曝光")}触发");

    public static LintText Elsewhere(PlannedEvent planned, string own, string element, string page) => new(
        $"event {planned.Id} happens on page {own}, and its element {element} is on page {page}",
        $"事件 {planned.Id} 发生在页面 {own}，而它的元素 {element} 在页面 {page}");

    public static LintText PageOr(string page, string own) => new($"page: {page}, or an element of page {own}", $"page: {page}，或页面 {own} 的元素");

    public static LintText ShownElsewhere(string property, string of, string element, string elsewhere, string here) => new(
        $"{property} of event {of} is shown by element {element}, which is on page {elsewhere} and not on {here}",
        $"事件 {of} 的 {property} 由元素 {element} 显示，而该元素在页面 {elsewhere}，不在 {here}");

    public static LintText ElementOf(string page) => new($"an element of page {page}", $"页面 {page} 的元素");

    public static LintText Within(string element, string own, string outer, string page) => new(
        $"element {element} is on page {own}, and the element {outer} around it is on page {page}",
        $"元素 {element} 在页面 {own}，而包含它的元素 {outer} 在页面 {page}");

    public static LintText KeyOptional(string key, string of) => new(
        $"{key} names the item of event {of} and may be left out",
        $"{key} 标识事件 {of} 的条目，却可以不上报");

    public static LintText KeyUnknown(string key, string element) => new(
        $"{key} names the item, and element {element} does not say where its items keep their key",
        $"{key} 标识条目，而元素 {element} 没有写条目的标识在哪里");

    public static LintText KeyAt(string element, PlanPlace place) => new($"key: \"@data-id\" at element {element} ({place})", $"在元素 {element}（{place}）写 key: \"@data-id\"");

    public static LintText Personal(string of) => new($"{of} looks like personal data or a secret, and reports would show it", $"{Path(of)} 像是个人信息或密钥，报告中会显示其值");

    public static LintText BigInteger(string of) => new($"{of} may be above 2^53, where JavaScript loses digits", $"{Path(of)} 可能超过 2^53，JavaScript 会丢失精度");

    public static LintText Never(string of, string value, string rule) => new(
        $"{of} allows the value \"{value}\", which its {rule} forbids",
        $"{Path(of)} 允许取值“{value}”，而它的{rule.Replace("length ", "长度 ", StringComparison.Ordinal).Replace("range", "范围", StringComparison.Ordinal).Replace("pattern /", "正则 /", StringComparison.Ordinal)}不允许");

    public static LintText Idle(string of, string keyword, IReadOnlyList<string> types) => new(
        $"{of}: {keyword} says nothing about {string.Join(" or ", types)}",
        $"{Path(of)}：{keyword.Replace(" or ", " 或 ", StringComparison.Ordinal).Replace(", ", "、", StringComparison.Ordinal)} 对 {string.Join(" 或 ", types)} 不起作用");

    public static LintText RemoveOrType(string type) => new($"remove it, or type: {type}", $"删除它，或 type: {type}");

    public static LintText Unreachable(string of) => new($"{of}: no number is inside its bounds", $"{Path(of)}：上下限之间没有任何数值");

    public static LintText NoMultiple(string of, string step) => new($"{of}: no multiple of {step} is inside its bounds", $"{Path(of)}：上下限之间没有 {step} 的倍数");

    public static LintText PathOfProperty { get; } = new("the dotted path of a property", "字段的路径（以点分隔）");

    public static LintText At(string of, string path, LintText what) => new($"{of}: {path} {what.En}", $"{Path(of)}：{path} {what.Zh}");

    public static LintText NoProperty(string? planned) => planned is null
        ? new("is no property of any event: the rule never applies", "不是任何事件的字段：该规则永远不会生效")
        : new($"is no property of event {planned}: the rule never applies", $"不是事件 {planned} 的字段：该规则永远不会生效");

    public static LintText NeverValue(string values, string allowed) => new($"is never {values}, only {allowed}: the rule never applies", $"不会是 {values}，只会是 {allowed}：该规则永远不会生效");

    private static string Path(string of) => of.StartsWith("event ", StringComparison.Ordinal) ? "事件 " + of[6..] : of;

    private static string Word(NamingStyle style) => style.ToString().ToLowerInvariant();

    private static string Thing(string what) => what switch { "event" => "事件", "property" => "字段", "page" => "页面", _ => "元素" };
}
