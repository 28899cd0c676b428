using System.Globalization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Sessions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Delivery;

/// <summary>The sentences on delivery.</summary>
internal static class DeliveryTexts
{
    public static readonly Wording MendTime = new("take the time when it happens, keep it with the event, and send it unchanged", "在事件发生时取时间，随事件保存并原样上报");

    public static Said Lost(string name, Wording expected, Wording actual, Wording why) => new(
        new($"{name} was lost: {why.En}", $"{name} 丢失：{why.Zh}"), expected, actual,
        new("keep events until the collector has confirmed them, also over an unload; send the last ones by keepalive or a beacon, large ones without", "在采集端确认前保留事件，页面卸载时用 keepalive 或 beacon 发送，大事件不用 keepalive"));

    public static Wording WasOffline(JudgedLedger ledger, DateTimeOffset from) => new($"the collector could not be reached from {ledger.Clock(from)}", $"自 {ledger.Clock(from)} 起采集端无法访问");

    public static Wording WasClosed(JudgedLedger ledger, DateTimeOffset at) => new($"the page was closed or left at {ledger.Clock(at)}", $"页面于 {ledger.Clock(at)} 被关闭或离开");

    public static Wording NumberedGap(JudgedLedger ledger, JudgedEvent before, JudgedEvent after) => new(
        $"the SDK's numbers go from {before.Event.Context.Sequence} ({ledger.Clock(before.HappenedAt)}) to {after.Event.Context.Sequence} ({ledger.Clock(after.HappenedAt)})",
        $"SDK 序号从 {before.Event.Context.Sequence}（{ledger.Clock(before.HappenedAt)}）跳到 {after.Event.Context.Sequence}（{ledger.Clock(after.HappenedAt)}）");

    public static Wording WasCutOff(JudgedLedger ledger, Hit hit) => new(
        $"a request to {hit.Target.Split('?')[0]} was cut off at {ledger.Clock(hit.ArrivedAt)}, as the page was left ({hit.Body.Length} of {hit.Headers["content-length"]} bytes arrived; keepalive or sendBeacon would let it finish)",
        $"页面离开时，发往 {hit.Target.Split('?')[0]} 的请求在 {ledger.Clock(hit.ArrivedAt)} 被中断（{hit.Headers["content-length"]} 字节只到了 {hit.Body.Length} 字节；用 keepalive 或 sendBeacon 可以发完）");

    public static Wording TooLarge(int characters) => new(
        $"a text of {characters} characters was typed before it, and browsers refuse keepalive requests above 64 KiB", $"此前输入了 {characters} 个字符，浏览器拒绝超过 64 KiB 的 keepalive 请求");

    public static Wording WrongEnd(JudgedLedger ledger, FullQueue full)
    {
        var newest = ledger.Plan.Delivery.DropsNewest;
        return new(
            $"{full.Caused + full.Uncounted} events were made offline from {ledger.Clock(full.From)}; of a queue of {ledger.Plan.Delivery.OfflineQueue} the {(newest ? "newest" : "oldest")} go, and it is none of them",
            $"自 {ledger.Clock(full.From)} 起断网期间产生 {full.Caused + full.Uncounted} 个事件；队列上限 {ledger.Plan.Delivery.OfflineQueue}，应丢弃最{(newest ? "新" : "早")}的，而它不在其中");
    }

    public static Said DropsUntold(JudgedLedger ledger, PlannedEvent planned, FullQueue full) => new(
        new($"{EventText.Of(planned, ledger.Language)} was not reported though events were dropped", $"有事件被丢弃，但 {EventText.Of(planned, ledger.Language)} 没有上报"),
        Dropped(ledger, full),
        new("nothing until the network was back and settled", "网络恢复并稳定后仍未收到"),
        new("count what a full queue drops, and report the number when the network is back", "统计队列满时丢弃的数量，网络恢复后上报"));

    public static Said DropsMiscounted(JudgedLedger ledger, JudgedEvent e, FullQueue full, string said) => new(
        new($"{ledger.Name(e)} says another number of dropped events than are missing", $"{ledger.Name(e)} 上报的丢弃数与实际缺少的数量不同"),
        Dropped(ledger, full),
        new($"reported: {said}", $"实际上报：{said}"),
        new("count what a full queue drops, and report the number when the network is back", "统计队列满时丢弃的数量，网络恢复后上报"));

    public static Said DeliveredAgain(JudgedLedger ledger, JudgedEvent e, Hit first, TrackedEvent second) => new(
        new($"{ledger.Name(e)} was delivered again though it had been confirmed", $"{ledger.Name(e)} 已确认送达，却再次上报"),
        new($"one delivery: the collector answered {first.Status} at once at {ledger.Clock(first.ArrivedAt)}", $"只送达一次：采集端于 {ledger.Clock(first.ArrivedAt)} 立即应答 {first.Status}"),
        new($"event {e.Event.EventId} arrived in hit {first.Number} and again in hit {second.HitNumber} at {ledger.Clock(second.ArrivedAt)}", $"事件 {e.Event.EventId} 在第 {first.Number} 个请求中送达，又在 {ledger.Clock(second.ArrivedAt)} 的第 {second.HitNumber} 个请求中送达"),
        new("let one flush at a time read the queue, and take out what is being sent", "同一时间只允许一次队列发送，并移除正在发送的事件"));

    public static Said StampedInBatch(JudgedLedger ledger, Occasion occasion, JudgedEvent e, Occasion latest) => new(
        new($"{ledger.Name(e)} claims the time of the sending and not its own", $"{ledger.Name(e)} 上报的是发送时间而非发生时间"),
        Cause(ledger, occasion),
        new($"{ledger.Named(e)}, as {latest.Planned.Id} in the same request, whose cause was at {ledger.Clock(latest.At)}", $"{ledger.Named(e)}，与同一请求中的 {latest.Planned.Id} 时间相同，而后者的触发时间为 {ledger.Clock(latest.At)}"),
        MendTime);

    public static Said StampedOnline(JudgedLedger ledger, Occasion occasion, JudgedEvent e, DateTimeOffset online) => new(
        new($"{ledger.Name(e)} claims the time when the collector could be reached again and not its own", $"{ledger.Name(e)} 上报的是采集端恢复后的时间而非发生时间"),
        Cause(ledger, occasion),
        new($"{ledger.Named(e)}; it could be reached again at {ledger.Clock(online)}", $"{ledger.Named(e)}；采集端于 {ledger.Clock(online)} 恢复"),
        MendTime);

    public static Said StampedAhead(JudgedLedger ledger, JudgedEvent e)
    {
        var (claimed, sent) = (e.Event.ClaimedAt!.Value, e.Event.SentAt!.Value);
        var ahead = SessionTexts.Length(claimed - sent);
        return new(
            new($"{ledger.Name(e)} claims a time that had not come when it was sent", $"{ledger.Name(e)} 上报的时间晚于其发送时间"),
            new($"a time until its sending, {sent:O} by the device's clock", $"不晚于发送时间（设备时钟 {sent:O}）"),
            new($"{claimed:O}, {ahead.En} later", $"{claimed:O}，晚了 {ahead.Zh}"),
            new("send the time in UTC, in the unit that the plan says, and not as local time", "按方案的单位上报 UTC 时间，不要上报本地时间"));
    }

    public static Wording ClaimsBefore(JudgedLedger ledger, JudgedEvent e) => new(
        $"claims {ledger.Clock(e.HappenedAt)}, and arrived at {ledger.Clock(e.Event.ArrivedAt)}", $"上报时间为 {ledger.Clock(e.HappenedAt)}，实际于 {ledger.Clock(e.Event.ArrivedAt)} 到达");

    public static Said PageWaited(JudgedLedger ledger, Occasion occasion, JudgedEvent e, DateTimeOffset clicked, Hit hit)
    {
        var delay = hit.AnswerDelay.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        return new(
            new($"{ledger.Name(e)} came late: the page waited for the collector", $"{ledger.Name(e)} 上报过晚：页面在等待采集端应答"),
            new($"the visit of {occasion.Visit!.PageId} right after the click at {ledger.Clock(clicked)}, whatever the collector does", $"{ledger.Clock(clicked)} 点击后立即进入 {occasion.Visit!.PageId}，与采集端无关"),
            new($"it began at {ledger.Clock(occasion.Visit.Began)}, when hit {hit.Number} was answered after {delay} s", $"于 {ledger.Clock(occasion.Visit.Began)} 才开始，即第 {hit.Number} 个请求在 {delay} 秒后得到应答之时"),
            new("report without waiting for the answer: no synchronous request, no await before navigation", "上报时不等待应答：不用同步请求，导航前不 await"));
    }

    private static Wording Dropped(JudgedLedger ledger, FullQueue full) => new(
        $"{full.Missing.Count} dropped: {full.Caused} events were made offline from {ledger.Clock(full.From)}, and {full.Caused - full.Missing.Count} arrived",
        $"丢弃 {full.Missing.Count} 个：自 {ledger.Clock(full.From)} 起断网期间产生 {full.Caused} 个事件，送达 {full.Caused - full.Missing.Count} 个");

    private static Wording Cause(JudgedLedger ledger, Occasion occasion) => new(
        $"{ledger.Clock(occasion.At)}, because {occasion.Evidence.En}", $"{ledger.Clock(occasion.At)}，因为 {occasion.Evidence.Zh}");
}
