using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Scope;

/// <summary>What keeps a step from being judged, in words for QA people.</summary>
internal static class Broken
{
    private static readonly Wording None = new("none", "没有");

    public static BrokenException AppGone(AppUnderTest app) => new(
        "app-gone",
        new($"the app under test \"{app.Name}\" has stopped", $"被测应用“{app.Name}”已停止"),
        new($"it answers at {app.Url}", $"{app.Url} 能够访问"),
        new("its process has ended", "进程已退出"),
        new("see its last lines above, mend it, and run again", "查看上方它最后的输出，修复后重新运行"));

    public static BrokenException NoSuchApp(string name, IEnumerable<string> apps) => new(
        "settings-unreadable",
        new($"the scenario's tag @app:{name} names an app that the settings do not have", $"场景标签 @app:{name} 指向的应用不在配置中"),
        OneOf(apps),
        name,
        new("mend the tag, or add the app to tracke2e.json", "修改标签，或在 tracke2e.json 中添加该应用"));

    public static BrokenException NoPageOpen() => Step(
        new("no page is open", "尚未打开任何页面"),
        new("a page opened by an earlier step", "前面的步骤已打开页面"),
        None,
        new("begin the scenario with a step that opens a page", "场景先用一个步骤打开页面"));

    public static BrokenException NoPlaceForItem(PlannedPage page, string item) => Step(
        new($"page \"{page.Id}\" has no place for \"{item}\" in its address", $"页面“{page.Id}”的地址中没有“{item}”的位置"),
        new("a * in the page's path or hash", "页面的 path 或 hash 中有 *"),
        page.Match.Path ?? page.Match.Hash ?? new Wording("(no path)", "（没有 path）"),
        new("open the page without an item, or write the * into the plan", "打开页面时不带条目，或在方案中写上 *"),
        page.Place.ToString());

    public static BrokenException NotOpenable(PlannedPage page) => Step(
        new($"page \"{page.Id}\" cannot be opened by itself", $"页面“{page.Id}”无法单独打开"),
        new("an \"open\" address in the plan, or an item in the step", "方案中有 open 地址，或步骤中有条目"),
        new($"path {page.Match.Path} has a wildcard", $"路径 {page.Match.Path} 含通配符"),
        new("add open: to the page in the plan, or write: I open “page” of “item”", "在方案中为页面添加 open:，或写成：打开“条目”的“页面”"),
        page.Place.ToString());

    public static BrokenException NotOneEvent(string name, EventKind kind, IReadOnlyList<PlannedEvent> events) => Step(
        new($"\"{name}\" does not say which event", $"“{name}”没有指明是哪个事件"),
        new($"one planned {EventText.Kind(kind, "en")} event for it", $"方案中恰有一个对应的{EventText.Kind(kind, "zh")}事件"),
        events.Count == 0 ? new Wording("the plan has none", "方案中没有") : string.Join(", ", events.Select(e => e.Id)),
        events.Count == 0 ? new("add the event to the plan", "在方案中添加该事件") : new("name the event itself in the step", "在步骤中直接写事件的名称"));

    /// <summary>A name that the plan does not have, or has several times.</summary>
    public static BrokenException NotOne(Wording kind, string said, bool several, IReadOnlyList<string> nearest)
    {
        var names = string.Join(", ", nearest.Select(n => $"\"{n}\""));
        return Step(
            several
                ? new($"\"{said}\" names several {kind.En}s of the plan", $"“{said}”对应方案中的多个{kind.Zh}")
                : new($"the plan has no {kind.En} \"{said}\"", $"方案中没有{kind.Zh}“{said}”"),
            new($"an id or a title of one {kind.En} of the plan", $"方案中某个{kind.Zh}的 id 或标题"),
            names.Length == 0 ? new("nothing like it", "没有相近的名称") : several ? new($"they are: {names}", $"分别是：{names}") : new($"nearest: {names}", $"最接近：{names}"),
            several
                ? new("write the id of the one that is meant", "写明所指的 id")
                : new($"write one of the plan's names, or add the {kind.En} to the plan", $"改为方案中的名称，或在方案中添加该{kind.Zh}"));
    }

    public static BrokenException NoFields() => Step(
        new("nothing says what every event has", "没有写明每个事件应有的字段"),
        new("a table with one field a row", "一张表格，每行一个字段"),
        new("no table", "没有表格"),
        new("write the fields and their rules below the step", "在步骤下方写出字段及其规则"));

    public static BrokenException ShownOnEvery(string path, string rule) => Step(
        new($"\"{path}\" cannot be what the screen shows on every event", $"“{path}”不能要求每个事件都等于显示值"),
        new("a rule that holds for all events", "对所有事件都成立的规则"),
        $"\"{rule}\"",
        new("ask for it in a step about one event", "改在核对单个事件的步骤中要求"));

    public static BrokenException NoOrder(int rows) => Step(
        new("an order needs events", "核对顺序需要列出事件"),
        new("a table with one event a row, two at least", "一张表格，每行一个事件，至少两行"),
        new($"{rows} row(s)", $"{rows} 行"),
        new("write the events below the step, one a row", "在步骤下方写出事件，每行一个"));

    public static BrokenException NoSuchProperty(PlannedEvent planned, string path, IReadOnlyList<string> nearest) => Step(
        new($"{planned.Id} has no planned property \"{path}\"", $"方案中 {planned.Id} 没有字段“{path}”"),
        new("a property of the plan, dots for nesting: product.price, items.0.sku", "方案中的字段，层级用点分隔：product.price、items.0.sku"),
        nearest.Count == 0 ? $"\"{path}\"" : new Wording($"\"{path}\"; nearest: {string.Join(", ", nearest)}", $"“{path}”；最接近：{string.Join("、", nearest)}"),
        new("write the property as the plan does, or add it to the plan", "按方案书写字段名，或在方案中添加该字段"),
        planned.Place.ToString());

    public static BrokenException NoDialog(StepPlace step) => new(
        "dialog-not-shown",
        new($"the dialog of \"{step.Text}\" did not come", $"“{step.Text}”所说的对话框没有出现"),
        new("a dialog of the browser (alert, confirm or prompt) after that step", "该步骤之后出现浏览器对话框（alert、confirm 或 prompt）"),
        None,
        new("put the step before the one that opens the dialog; a dialog that the page draws itself is an element of the plan: click it", "把该步骤写在弹出对话框的步骤之前；页面自己画的弹窗是方案中的元素，直接点击即可"),
        step.Where);

    public static BrokenException NoItems(PlannedEvent planned) => Step(
        new($"events of \"{planned.Id}\" do not name one item each", $"“{planned.Id}”的事件并非每次指明一个条目"),
        new("a property with key: true in the plan, and no list", "方案中有 key: true 的字段，且不是列表"),
        None,
        new("count the event without an item, or add key: true to the property that names it", "计数时不写条目，或在方案中为指明条目的字段添加 key: true"),
        planned.Place.ToString());

    public static BrokenException NotShown(PlannedProperty property, string path) => Step(
        new($"nothing says where the screen shows \"{path}\"", $"没有写明“{path}”显示在界面何处"),
        property.Key ? new("an item that a step before clicked or scrolled to", "前面的步骤点击或滑动到了某个条目") : new("shown: element at the property in the plan", "方案中该字段有 shown: 元素"),
        None,
        property.Key ? new("click or scroll to an item first, or write its key", "先点击或滑动到某个条目，或直接写出它的 key") : new("add shown: to the property in the plan, or write the value", "在方案中为该字段添加 shown:，或直接写出值"),
        property.Place.ToString());

    public static BrokenException NoAccount(string said, IReadOnlyList<string> known) => Step(
        new($"there is no account value {said}", $"没有账号值 {said}"),
        known.Count == 0 ? new("an account in tracke2e.json", "tracke2e.json 中配置了账号") : OneOf(known),
        said,
        new("mend the step, or add the account to tracke2e.json", "修改步骤，或在 tracke2e.json 中添加该账号"));

    public static BrokenException NoRuleTable(int columns) => Step(
        new("the table cannot be read", "无法读取表格"),
        new("two columns: field | rule (字段 | 规则)", "两列：字段 | 规则"),
        new($"{columns} column(s)", $"{columns} 列"),
        new("write one property a row: its name, then its rule", "每行一个字段：先写名称，再写规则"));

    public static BrokenException NoRule(string path, string rule, Wording problem) => Step(
        new($"the rule of \"{path}\" cannot be read", $"无法读取“{path}”的规则"),
        problem,
        $"\"{rule}\"",
        new("mend the cell of the table", "修正表格中的单元格"));

    public static BrokenException UnableDevice(string step, string device, Wording ability) => Step(
        new($"\"{step}\" cannot be done on \"{device}\"", $"设备“{device}”无法执行“{step}”"),
        new("a device that can do it", "能够执行该步骤的设备"),
        new($"it has no {ability.En}", $"它不支持{ability.Zh}"),
        new("run this scenario on another device (--device, or a tag expression), or leave the step out", "换一台设备运行该场景（--device 或标签表达式），或去掉该步骤"));

    public static BrokenException NoFailingStatus(int status) => Step(
        new($"a failing request is not answered {status}", $"失败的请求不会返回 {status}"),
        new("an HTTP status from 400 to 599", "400 到 599 的 HTTP 状态码"),
        $"{status}",
        new("write 404, 500 or 503, for example", "例如写 404、500 或 503"));

    public static BrokenException NoCollectorStatus(int status) => Step(
        new($"a collector does not answer {status}", $"采集端不会返回 {status}"),
        new("an HTTP status from 200 to 599", "200 到 599 的 HTTP 状态码"),
        $"{status}",
        new("write 500 or 503, for example", "例如写 500 或 503"));

    public static BrokenException LateTimeZone() => Step(
        new("the time zone comes too late", "设置时区太晚"),
        new("a step before the first page is opened", "在打开第一个页面之前设置"),
        new("a page is open", "页面已打开"),
        new("move the step to the beginning of the scenario, or use a new device before it", "把该步骤移到场景开头，或先换一台新设备"));

    public static BrokenException NoTimeZone(string name) => Step(
        new($"there is no time zone \"{name}\"", $"没有时区“{name}”"),
        new("an IANA name: Asia/Shanghai, America/New_York, UTC", "IANA 名称：Asia/Shanghai、America/New_York、UTC"),
        $"\"{name}\"",
        new("write the name as in this list", "按该列表书写名称"));

    public static BrokenException NoNumber(string text, Wording expected) => Step(
        new($"\"{text}\" cannot be read", $"无法读取“{text}”"),
        expected,
        $"\"{text}\"",
        new("write it in one of these forms", "按上述任一形式书写"));

    private static BrokenException Step(Wording what, Wording expected, Wording actual, Wording toDo, string? where = null) => new("step-unusable", what, expected, actual, toDo, where);

    private static Wording OneOf(IEnumerable<string> names)
    {
        var all = string.Join(", ", names);
        return new($"one of: {all}", $"以下之一：{all}");
    }
}
