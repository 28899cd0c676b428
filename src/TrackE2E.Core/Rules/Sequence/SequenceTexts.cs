using System.Globalization;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Sequence;

/// <summary>The sentences on order and numbers.</summary>
internal static class SequenceTexts
{
    private static readonly Wording MendNumbers = new(
        "number the events of a session from 1 without gaps, over all its documents, or take sequence out of the plan", "会话内事件从 1 起连续编号，跨页面不重置，或从方案中删除 sequence");

    public static Said Restarts(JudgedLedger ledger, JudgedEvent e, JudgedEvent last) => new(
        new($"{ledger.Name(e)} has number {Number(e)} after number {Number(last)} in one session", $"同一会话中，{ledger.Name(e)} 的序号为 {Number(e)}，而之前已到 {Number(last)}"),
        new($"number {Next(last)} after {ledger.Named(last)}", $"{ledger.Named(last)} 之后的序号为 {Next(last)}"),
        new($"{ledger.Named(e)}: number {Number(e)}", $"{ledger.Named(e)}：序号 {Number(e)}"), MendNumbers);

    public static Said Gap(JudgedLedger ledger, JudgedEvent e, JudgedEvent last) => new(
        new($"{e.Event.Context.Sequence - last.Event.Context.Sequence - 1} event(s) before {ledger.Name(e)} were made and never arrived", $"{ledger.Name(e)} 之前有 {e.Event.Context.Sequence - last.Event.Context.Sequence - 1} 个事件已产生但没有送达"),
        new($"number {Next(last)} after {ledger.Named(last)}", $"{ledger.Named(last)} 之后的序号为 {Next(last)}"),
        new($"{ledger.Named(e)}: number {Number(e)}", $"{ledger.Named(e)}：序号 {Number(e)}"),
        new("find out what keeps them from being delivered: a page that is left, a size limit, a full queue", "查明未送达的原因：离开页面、大小限制或队列已满"));

    public static Said ViewAfter(JudgedLedger ledger, JudgedEvent view, JudgedEvent earlier, Occasion occasion) => new(
        new($"{ledger.Name(view)} came after an event of its own visit", $"{ledger.Name(view)} 晚于本次停留中的其他事件上报"),
        new($"{view.Planned!.Id} first, because {occasion.Evidence.En}", $"先上报 {view.Planned.Id}，因为 {occasion.Evidence.Zh}"),
        new($"{ledger.Named(earlier)}, then {ledger.Named(view)}", $"先 {ledger.Named(earlier)}，后 {ledger.Named(view)}"),
        new("report the page view when the page is entered, before anything else of it", "进入页面时先上报页面浏览，再上报其他事件"));

    private static string Number(JudgedEvent e) => e.Event.Context.Sequence!.Value.ToString(CultureInfo.InvariantCulture);

    private static string Next(JudgedEvent e) => (e.Event.Context.Sequence!.Value + 1).ToString(CultureInfo.InvariantCulture);
}
