using TrackE2E.Core.Ledger;

namespace TrackE2E.Reporting.Timeline;

/// <summary>The words of a timeline in English and Chinese.</summary>
internal sealed class TimelineWords(string language)
{
    private static readonly Dictionary<string, string> ActionsZh = new()
    {
        ["open"] = "打开", ["click"] = "点击", ["type"] = "输入", ["press-key"] = "按键", ["scroll"] = "滚动", ["hold"] = "停留", ["switch-tab"] = "切换标签", ["back"] = "返回",
        ["reload"] = "刷新", ["leave"] = "离开", ["close"] = "关闭", ["wait"] = "等待",
    };

    private readonly bool _zh = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);

    public string Language => language;

    public string Action(string kind) => _zh ? ActionsZh.GetValueOrDefault(kind, kind) : kind;

    public string Who(Witness who) => who switch
    {
        Witness.Action => Say("did", "操作"),
        Witness.Observation => Say("saw", "看到"),
        Witness.Hit => Say("hit", "请求"),
        Witness.Event => Say("event", "事件"),
        Witness.Undecodable => Say("unread", "未解码"),
        Witness.Finding => Say("FOUND", "问题"),
        _ => Say("step", "步骤"),
    };

    public string Observation(Observation observation) => observation switch
    {
        DocumentBegan => Say("document began", "文档开始"),
        DocumentEnded { Persisted: true } => Say("document kept for going back", "文档进入往返缓存"),
        DocumentEnded => Say("document ended", "文档结束"),
        VisitBegan => Say("visit began", "进入页面"),
        VisitEnded => Say("visit ended", "离开页面"),
        ShareChanged share => Say("visible ", "可见 ") + (share.Share * 100).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) + " %",
        Clicked { Trusted: false } => Say("click by script", "脚本点击"),
        Clicked { Disabled: true } => Say("click on something disabled", "点击了不可用元素"),
        Clicked => Say("user's click", "用户点击"),
        TitleChanged { Title: null } => Say("title gone", "标题消失"),
        TitleChanged => Say("title changed to", "标题变为"),
        TabKnown => Say("tab shown", "显示标签页"),
        ShownChanged { Text: null } => Say("value no longer shown", "不再显示取值"),
        ShownChanged => Say("screen shows", "屏幕显示"),
        Swiped swiped => Say("user's swipe ", "用户滑动 ") + Way(swiped.Direction),
        VisibilityChanged { Visible: true } => Say("foreground", "回到前台"),
        VisibilityChanged => Say("background", "进入后台"),
        ConnectivityChanged { Online: true } => Say("online", "恢复网络"),
        ConnectivityChanged => Say("offline", "断开网络"),
        HeldUp held => Say($"page held up for {held.Length.TotalMilliseconds:0} ms", $"页面主线程被占用 {held.Length.TotalMilliseconds:0} 毫秒"),
        ObserverGap gap => Say($"observer lost {gap.Lost} messages", $"观察器丢失 {gap.Lost} 条消息"),
        _ => observation.GetType().Name,
    };

    private string Way(string direction) => direction switch
    {
        "left" => Say("left", "向左"),
        "right" => Say("right", "向右"),
        "up" => Say("up", "向上"),
        "down" => Say("down", "向下"),
        _ => direction,
    };

    public string Late => Say("late", "迟到");

    public string Cut => Say("connection cut", "连接被切断");

    public string Bytes => Say("bytes", "字节");

    public IReadOnlyList<string> Columns => _zh ? ["时间", "来源", "编号", "内容", "位置", "详情"] : ["time", "witness", "number", "what", "where", "detail"];

    public string Row => Say("row", "行");

    public string LastPage => Say("last page  ", "最后页面");

    public string LastAction => Say("last action", "最后操作");

    /// <summary>What a finding is made of, in the order of its members.</summary>
    public IReadOnlyList<string> FindingParts => _zh ? ["事件", "字段", "页面", "元素", "项", "期望", "实际", "处理"] : ["event", "property", "page", "element", "item", "expected", "actual", "do"];

    private string Say(string en, string zh) => _zh ? zh : en;
}
