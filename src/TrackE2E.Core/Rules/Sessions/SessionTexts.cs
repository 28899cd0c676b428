using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sessions;

/// <summary>The sentences on sessions.</summary>
internal static class SessionTexts
{
    private static readonly Wording Mend = new(
        "begin another session after the plan's pause or longest time only, for all tabs together, or change session in the plan",
        "仅在超过方案规定的间隔或最长时间后开始新会话（各标签页共用），或修改方案中的 session");

    public static Said Missing(JudgedLedger ledger, JudgedEvent e, string? other) => new(
        new($"{ledger.Name(e)} has no session id", $"{ledger.Name(e)} 没有会话标识"),
        new("a session id with each event" + (other is null ? "" : $", as others have: {ValueText.Of(other, "en")}"), "每个事件都带会话标识" + (other is null ? "" : $"，如其他事件：{ValueText.Of(other, "zh")}")),
        new($"{ledger.Named(e)}: {ValueText.Of(e.Event.Context.SessionId, "en")}", $"{ledger.Named(e)}：{ValueText.Of(e.Event.Context.SessionId, "zh")}"),
        new("begin the session before the first event is reported, or take session out of the plan", "先建立会话再上报第一个事件，或从方案中删除 session"));

    public static Said OutlivesPause(SessionPair pair) => new(
        new($"{pair.Ledger.Name(pair.Event)} is still in the session from before a pause of {Length(pair.Pause).En}", $"间隔 {Length(pair.Pause).Zh}后，{pair.Ledger.Name(pair.Event)} 仍在之前的会话中"),
        new($"another session after a pause of more than {Length(pair.Plan.Idle).En}", $"间隔超过 {Length(pair.Plan.Idle).Zh}后开始新会话"),
        Still(pair), Mend);

    public static Said OutlivesLongest(SessionPair pair) => new(
        new($"{pair.Ledger.Name(pair.Event)} is in a session that has lasted for {Length(pair.Age).En}", $"{pair.Ledger.Name(pair.Event)} 所在会话已持续 {Length(pair.Age).Zh}"),
        new($"another session after {Length(pair.Plan.Longest!.Value).En}", $"会话持续 {Length(pair.Plan.Longest!.Value).Zh}后开始新会话"),
        Still(pair), Mend);

    public static Said OutlivesTurnedBack(SessionPair pair) => new(
        new($"{pair.Ledger.Name(pair.Event)} is still in the session from before the device's clock was turned back", $"设备时钟回拨后，{pair.Ledger.Name(pair.Event)} 仍在之前的会话中"),
        new($"another session when the clock goes back, else the limit of {Length(pair.Plan.Longest!.Value).En} never comes", $"时钟回拨后开始新会话，否则 {Length(pair.Plan.Longest!.Value).Zh}的上限永远不会到达"),
        Still(pair), Mend);

    public static Said EndsEarly(SessionPair pair) => new(
        new($"{pair.Ledger.Name(pair.Event)} begins another session after a pause of {Length(pair.Pause).En}", $"仅间隔 {Length(pair.Pause).Zh}，{pair.Ledger.Name(pair.Event)} 就开始了新会话"),
        new($"the session {ValueText.Of(pair.LastId, "en")} until a pause of {Length(pair.Plan.Idle).En}", $"在间隔达到 {Length(pair.Plan.Idle).Zh}之前保持会话 {ValueText.Of(pair.LastId, "zh")}"),
        new($"{pair.Ledger.Named(pair.Event)}: {ValueText.Of(pair.Id, "en")}", $"{pair.Ledger.Named(pair.Event)}：{ValueText.Of(pair.Id, "zh")}"),
        Mend);

    public static Wording Before(SessionPair pair) => new(
        $"reported before: {pair.Ledger.Named(pair.Last)} in session {ValueText.Of(pair.LastId, "en")}",
        $"此前上报：{pair.Ledger.Named(pair.Last)}，会话 {ValueText.Of(pair.LastId, "zh")}");

    public static Wording Length(TimeSpan time)
    {
        var (number, en, zh) = time.Duration() switch
        {
            { TotalHours: >= 2 } t => (t.TotalHours, "h", "小时"),
            { TotalMinutes: >= 2 } t => (t.TotalMinutes, "min", "分钟"),
            var t => (t.TotalSeconds, "s", "秒"),
        };
        var text = number.ToString("0.#", CultureInfo.InvariantCulture);
        return new($"{text} {en}", $"{text} {zh}");
    }

    private static Wording Still(SessionPair pair) => new(
        $"{pair.Ledger.Named(pair.Event)}: the same {ValueText.Of(pair.Id, "en")}", $"{pair.Ledger.Named(pair.Event)}：仍为 {ValueText.Of(pair.Id, "zh")}");
}
