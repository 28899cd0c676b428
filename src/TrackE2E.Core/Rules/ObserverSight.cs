using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>Proves that the observer saw: every document said hello, and no message is missing. A blind observer makes rules broken, never pass.</summary>
/// <remarks>Source: design rule 11.</remarks>
internal static class ObserverSight
{
    public static void Require(JudgedLedger ledger)
    {
        var opened = ledger.Ledger.Actions.Count(a => a.Kind == "open" && a.EndedAt <= ledger.Until);
        var documents = ledger.Observed.OfType<DocumentBegan>().Count(d => d.Top);
        if (opened > 0 && documents == 0)
        {
            throw Blind(new($"{opened} page(s) opened, and no document said hello", $"打开了 {opened} 个页面，但没有任何文档的观察器上线"));
        }

        // what went missing after the question was asked says nothing about its answer
        if (ledger.Observed.OfType<ObserverGap>().FirstOrDefault(g => g.At <= ledger.Until) is { } gap)
        {
            throw Blind(new($"{gap.Lost} message(s) of document {gap.Document} are missing: {gap.Reason.En}", $"文档 {gap.Document} 丢失 {gap.Lost} 条消息：{gap.Reason.Zh}"));
        }
    }

    private static BrokenException Blind(Wording actual) => new(
        "observer-blind",
        new("the observer in the page did not see everything, so nothing can be judged by what the user did and saw", "页面观察器没有看到全部过程，无法根据用户的操作和所见来判定"),
        new("a hello from each document and messages numbered without a gap", "每个文档的观察器都上线，且消息编号连续"),
        actual,
        new(
            "see whether the page blocks scripts added by the browser (a sandboxed frame, a service worker page), and say so in an issue; steps that count events need no observer",
            "检查页面是否禁止浏览器注入脚本（沙箱 iframe、Service Worker 页面），并提交 issue 说明；只统计事件次数的步骤不需要观察器"));
}
