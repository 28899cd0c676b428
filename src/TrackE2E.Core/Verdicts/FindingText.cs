using System.Collections.Frozen;
using System.Text.Json;

namespace TrackE2E.Core.Verdicts;

/// <summary>What people read for a finding kind: its kebab word, a name in both languages, a sentence that explains it, and its rule page.</summary>
/// <remarks>The only table of kinds; every kind has one row (a test says so).</remarks>
public sealed record FindingText
{
    private static readonly FrozenDictionary<FindingKind, FindingText> Table = new[]
    {
        Row(FindingKind.MissingEvent, new("missing event", "缺少事件"), new("a planned event was not reported though its trigger happened", "触发条件已满足，方案中的事件却没有上报")),
        Row(FindingKind.UnexpectedEvent, new("unexpected event", "多余事件"), new("an event was reported though nothing caused it", "没有任何操作触发，事件却上报了")),
        Row(FindingKind.DuplicateEvent, new("duplicate event", "重复事件"), new("one thing was reported more than once", "同一件事上报了不止一次")),
        Row(FindingKind.UnplannedEvent, new("unplanned event", "方案外事件"), new("an event was reported that the plan does not list", "上报了方案中没有的事件")),
        Row(FindingKind.WrongTarget, new("wrong target", "对象错误"), new("the event names another page, element or item than the one it happened on", "事件里的页面、元素或条目不是实际发生的那一个")),
        Row(FindingKind.OutsideWindow, new("outside window", "时机错误"), new("the event was reported too early or too late", "事件上报得过早或过晚")),
        Row(FindingKind.WrongOrder, new("wrong order", "顺序错误"), new("events were reported in another order than expected", "事件的先后顺序与期望不同")),
        Row(FindingKind.RequiredMissing, new("required property missing", "缺少必填字段"), new("the event lacks a property that the plan requires", "事件缺少方案要求必填的字段")),
        Row(FindingKind.AdditionalProperty, new("additional property", "方案外字段"), new("the event carries a property that the plan does not list", "事件带有方案中没有的字段")),
        Row(FindingKind.TypeMismatch, new("type mismatch", "类型不符"), new("a property has another JSON type than planned", "字段的 JSON 类型与方案不同")),
        Row(FindingKind.ValueNotAllowed, new("value not allowed", "取值不允许"), new("a value is not one of the allowed ones or not of the planned format", "取值不在允许范围内，或格式与方案不同")),
        Row(FindingKind.ValueDiffers, new("value differs", "取值不一致"), new("a value is not the one that the screen or the API showed, or that the scenario expects", "取值与界面、接口显示的值或场景期望的值不一致")),
        Row(FindingKind.Length, new("wrong length", "长度不符"), new("a text or list is shorter or longer than planned", "文本或数组的长度超出方案限制")),
        Row(FindingKind.Pattern, new("pattern not matched", "格式不匹配"), new("a text does not match the planned pattern", "文本与方案的正则不匹配")),
        Row(FindingKind.Range, new("out of range", "超出范围"), new("a number is outside the planned range or not of the planned step", "数值超出方案的范围或步长")),
        Row(FindingKind.WrongNesting, new("wrong nesting", "层级错误"), new("a value stands at another level than planned, or a JSON document is sent as a text", "字段层级与方案不同，或把 JSON 当作文本上报")),
        Row(FindingKind.PersonalData, new("personal data", "个人信息"), new("personal data or a secret was reported", "上报了个人信息或密钥")),
        Row(FindingKind.WrongIdentity, new("wrong identity", "身份错误"), new("user or device id is not the one that acted", "用户或设备标识不是实际操作者的")),
        Row(FindingKind.WrongSession, new("wrong session", "会话错误"), new("session id is missing, kept too long or changed too soon", "会话标识缺失、过期未换或提前更换")),
        Row(FindingKind.WrongAttribution, new("wrong attribution", "归因错误"), new("source page, element or campaign is not where the user came from", "来源页面、元素或渠道不是用户真正的来源")),
        Row(FindingKind.BeforeConsent, new("before consent", "未经同意"), new("something was reported before the user agreed, or after they refused", "在用户同意之前或拒绝之后仍有上报")),
        Row(FindingKind.LostEvent, new("lost event", "事件丢失"), new("an event was made and never arrived", "事件已产生，却没有送达")),
        Row(FindingKind.UndecodableHit, new("undecodable hit", "无法解析的上报"), new("a request reached the collector that no decoder can read", "采集端收到了无法解析的上报请求")),
        Row(FindingKind.AppCrashed, new("app crashed", "应用崩溃"), new("the page or app process crashed", "页面或应用进程崩溃")),
    }.ToFrozenDictionary(row => row.Kind);

    private static readonly FrozenDictionary<string, FindingKind> Words = Table.Values.ToFrozenDictionary(row => row.Word, row => row.Kind, StringComparer.Ordinal);

    private FindingText(FindingKind kind, string word, Wording name, Wording meaning)
    {
        (Kind, Word, Name, Meaning) = (kind, word, name, meaning);
    }

    /// <summary>All rows, in the order of the list of kinds.</summary>
    public static IReadOnlyList<FindingText> All { get; } = [.. Table.Values.OrderBy(row => row.Kind)];

    /// <summary>The kind.</summary>
    public FindingKind Kind { get; }

    /// <summary>The word that stands in texts, reports and files: <c>required-missing</c>.</summary>
    public string Word { get; }

    /// <summary>A short name, for headings and tables.</summary>
    public Wording Name { get; }

    /// <summary>What it means, one sentence.</summary>
    public Wording Meaning { get; }

    /// <summary>File name (without folder and ending) of the page that explains the rule.</summary>
    public string RulePage => Word;

    /// <summary>The row of the kind.</summary>
    public static FindingText Of(FindingKind kind) => Table[kind];

    /// <summary>The kind of a kebab word; null when there is none. Case counts.</summary>
    public static FindingKind? KindOf(string word) => Words.TryGetValue(word, out var kind) ? kind : null;

    private static FindingText Row(FindingKind kind, Wording name, Wording meaning) =>
        new(kind, JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()), name, meaning);
}
