using System.Globalization;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Custom;
using TrackE2E.Core.Rules.Delivery;
using TrackE2E.Core.Rules.Privacy;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Occasions;

/// <summary>Says what a reconciliation found, with the evidence of plan, observation and events.</summary>
internal sealed class ReconciliationFindings(JudgedLedger ledger, Journey? journey = null)
{
    private NearestEvents? last;

    /// <summary>All of the journey.</summary>
    public IEnumerable<Finding> All() => journey!.Reconciled.SelectMany(Of);

    public IEnumerable<Finding> Of(Reconciled reconciled) =>
    [
        .. reconciled.Missing.Where(o => journey?.OfflineQueue.MayLack(o) != true).Select(o => Missing(o, reconciled)),
        .. reconciled.WrongTarget.Where(p => !LacksItsKey(p.Occasion, p.Event)).Select(p => WrongTarget(p.Occasion, p.Event)),
        .. reconciled.OutsideWindow.Select(p => (p.Event.HappenedAt < p.Occasion.Opens ? Kept(p.Event) : null) ?? Untimely(p.Occasion, p.Event)),
        .. reconciled.Duplicates.Select(p => Kept(p.Event) ?? Duplicate(p.Occasion, p.Event)),
        .. reconciled.Unexpected.Select(e => Kept(e) ?? Resent(e, reconciled) ?? Unexpected(e)),
    ];

    // a required key that was not sent is a finding of its own, and says nothing of another target
    private static bool LacksItsKey(Occasion occasion, JudgedEvent e) =>
        e.Item is null && occasion.IsReportedAs(e.Planned!) && occasion.Item is not null && e.Planned!.Properties.Any(p => p is { Key: true, Required: true });

    private Finding Missing(Occasion occasion, Reconciled reconciled)
    {
        var nearest = (last?.Reconciled == reconciled ? last : last = new NearestEvents(reconciled)).To(occasion);
        var near = Unrecognised(occasion) is { } other ? Unlike(occasion.Planned, other) : nearest is null ? new Wording("nothing near it was reported either", "附近没有任何上报") : new Wording($"nearest: {Named(nearest)}", $"最接近的上报：{Named(nearest)}");
        var nothing = new Wording($"nothing until {ledger.Clock(ledger.Until)}; {near.En}", $"直到 {ledger.Clock(ledger.Until)} 没有收到；{near.Zh}");
        if (journey is not null && LostEvents.Why(ledger, occasion, journey.OfflineQueue) is { } why)
        {
            var said = DeliveryTexts.Lost(Name(occasion.Planned), Expected(occasion), nothing, why);
            return Finding(FindingKind.LostEvent, occasion, null, said.What, said.Expected, said.Actual, said.Do);
        }

        return Finding(FindingKind.MissingEvent, occasion, null,
            new Wording($"{Name(occasion.Planned)} was not reported", $"{Name(occasion.Planned)} 没有上报"),
            Expected(occasion),
            nothing,
            new Wording("report it when this happens, or take it out of the plan", "发生时上报该事件，或从方案中删除"));
    }

    // an event of the right name in the occasion's time that no planned event recognises
    private JudgedEvent? Unrecognised(Occasion occasion) => occasion.Planned.ReportedAs.Where.Count == 0 ? null : ledger.Events
        .Where(e => e.Planned is null && e.Event.Name == occasion.Planned.ReportedAs.Name && e.HappenedAt >= occasion.Opens && e.HappenedAt <= occasion.Closes)
        .MinBy(e => (e.HappenedAt - occasion.At).Duration());

    private Wording Unlike(PlannedEvent planned, JudgedEvent e)
    {
        return new Wording($"{e.Event.Name} ({ledger.Clock(e.HappenedAt)}) is not this one: {Differing("en")}", $"{e.Event.Name}（{ledger.Clock(e.HappenedAt)}）不是该事件：{Differing("zh")}");

        string Differing(string language) => string.Join(", ", planned.ReportedAs.Where
            .Select(w => (w.Key, w.Value, Sent: SdkProperties.ValueAt(e.Event, w.Key)))
            .Where(w => w.Sent is null || EventIdentifier.Text(w.Sent.Value) != w.Value)
            .Select(w => $"{w.Key} = {ValueText.Of(w.Sent, language)}, {new Wording("planned", "方案为").In(language)} {w.Value}"));
    }

    // what happened without consent, sent when it was given
    private Finding? Kept(JudgedEvent e) =>
        journey is not null && ConsentRule.Kept(ledger, journey.Withheld, e) is { } occasion ? ConsentRule.Kept(ledger, occasion, e) : null;

    // what a later document sends again of a page that is not on screen any more
    private Finding? Resent(JudgedEvent e, Reconciled reconciled) =>
        journey is not null && ResentEvents.OriginalOf(ledger, reconciled.Matched, e) is { } original ? Duplicate(original.Occasion, e) : null;

    private Finding WrongTarget(Occasion occasion, JudgedEvent e) =>
        Finding(FindingKind.WrongTarget, occasion, e,
            new Wording($"{Name(occasion.Planned)} was reported for another target", $"{Name(occasion.Planned)} 上报的对象不对"),
            Expected(occasion),
            new Wording($"reported: {Named(e)}", $"实际上报：{Named(e)}"),
            new Wording("report the page, element and item that the user acted on", "上报用户实际操作的页面、元素和条目"));

    /// <summary>An event of the right thing at the wrong time; before any sign of its cause it is uncaused.</summary>
    public Finding Untimely(Occasion occasion, JudgedEvent e) => IsMisdated(occasion, e) ? Misdated(occasion, e) : e.HappenedAt < occasion.FirstSign ? Unexpected(e) : OutsideWindow(occasion, e);

    // what arrived when it was due, and claims a time before there was any sign of its cause
    private bool IsMisdated(Occasion occasion, JudgedEvent e) => e.HappenedAt < occasion.Opens && e.Event.ArrivedAt >= occasion.At
        && (e.HappenedAt < occasion.FirstSign || (occasion.Visit is { } visit && !visit.Covers(e.HappenedAt, ledger.Tolerances.Lead)));

    private Finding Misdated(Occasion occasion, JudgedEvent e) => Finding(FindingKind.OutsideWindow, occasion, e,
        new Wording($"{Name(occasion.Planned)} claims a time before its cause", $"{Name(occasion.Planned)} 上报的时间早于触发它的行为"),
        Expected(occasion), DeliveryTexts.ClaimsBefore(ledger, e), DeliveryTexts.MendTime);

    private Finding OutsideWindow(Occasion occasion, JudgedEvent e)
    {
        var early = e.HappenedAt < occasion.Opens;
        var by = (early ? occasion.At - e.HappenedAt : e.HappenedAt - occasion.Closes).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        return Finding(FindingKind.OutsideWindow, occasion, e,
            early ? new Wording($"{Name(occasion.Planned)} was reported too early", $"{Name(occasion.Planned)} 上报过早") : new Wording($"{Name(occasion.Planned)} was reported too late", $"{Name(occasion.Planned)} 上报过晚"),
            Expected(occasion),
            early ? new Wording($"reported at {ledger.Clock(e.HappenedAt)}, {by} s before it was due", $"于 {ledger.Clock(e.HappenedAt)} 上报，早了 {by} 秒")
                  : new Wording($"reported at {ledger.Clock(e.HappenedAt)}, {by} s after its window", $"于 {ledger.Clock(e.HappenedAt)} 上报，晚了 {by} 秒"),
            new Wording("report it when the plan's condition is met, or change the condition in the plan", "在满足方案条件时上报，或修改方案中的条件"));
    }

    private Finding Duplicate(Occasion occasion, JudgedEvent e) =>
        Finding(FindingKind.DuplicateEvent, occasion, e,
            new Wording($"{Name(occasion.Planned)} was reported again", $"{Name(occasion.Planned)} 重复上报"),
            new Wording($"once: {occasion.Evidence.En}", $"一次：{occasion.Evidence.Zh}"),
            new Wording($"reported again: {Named(e)}", $"再次上报：{Named(e)}"),
            new Wording("report it once, or let the plan say how often (once-per, again-on)", "只上报一次，或在方案中写明次数（once-per、again-on）"));

    private Finding Unexpected(JudgedEvent e)
    {
        var planned = e.Planned!;
        var visit = ledger.VisitAt(e.HappenedAt);
        return new Finding
        {
            Kind = FindingKind.UnexpectedEvent,
            Event = planned.Id,
            Page = planned.Kind == EventKind.Custom ? visit?.PageId ?? planned.Page : ledger.PageOf(e),
            Element = planned.Element,
            Item = e.Item,
            What = Say(new Wording($"{Name(planned)} was reported though nothing caused it", $"{Name(planned)} 被上报，但没有发生触发它的行为")),
            Expected = Say(planned.Kind switch
            {
                EventKind.Click => new Wording($"a click on {planned.Element} before it", $"此前点击了 {planned.Element}"),
                EventKind.Exposure => Visible(planned, e.Item),
                EventKind.Custom when planned.When is { } when => CustomTexts.Before(when),
                _ => new Wording($"a visit of {planned.Page} that reports it", $"进入 {planned.Page} 的一次页面停留"),
            }),
            PlanPlace = planned.Place,
            Actual = Say(new Wording($"reported: {Named(e)}; the observer saw no such thing", $"实际上报：{Named(e)}；观测未见该行为")),
            EventNumber = e.Event.Number,
            At = e.HappenedAt - ledger.Ledger.StartedAt,
            Do = Say(new Wording("do not report it without its cause, or change the trigger in the plan", "没有触发行为时不要上报，或修改方案中的触发条件")),
            Evidence = visit is null ? [] : [Say(new Wording($"it fell into visit {visit.Number} of {visit.PageId}", $"发生在 {visit.PageId} 的第 {visit.Number} 次停留中"))],
        };
    }

    private static Wording Visible(PlannedEvent planned, string? item)
    {
        var share = planned.Trigger.VisibleShare.ToString("0 %", CultureInfo.InvariantCulture);
        var dwell = planned.Trigger.Dwell.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var what = planned.Element + (item is null ? "" : $" \"{item}\"");
        return new Wording($"{what} ≥ {share} visible for {dwell} s before it", $"此前 {what} 可见比例 ≥ {share} 且持续 {dwell} 秒");
    }

    private static Wording Expected(Occasion occasion) => new(
        $"one {occasion.Planned.Id}{Item(occasion.Item)}, because {occasion.Evidence.En}",
        $"一次 {occasion.Planned.Id}{Item(occasion.Item)}，因为 {occasion.Evidence.Zh}");

    private Finding Finding(FindingKind kind, Occasion occasion, JudgedEvent? e, Wording what, Wording expected, Wording actual, Wording toDo) => new()
    {
        Kind = kind,
        Event = occasion.Planned.Id,
        Page = occasion.Visit?.PageId ?? occasion.Planned.Page,
        Element = occasion.Planned.Element,
        Item = occasion.Item,
        What = Say(what),
        Expected = Say(expected),
        PlanPlace = occasion.Planned.Place,
        Actual = Say(actual),
        EventNumber = e?.Event.Number,
        At = (e?.HappenedAt ?? occasion.At) - ledger.Ledger.StartedAt,
        Do = Say(toDo),
    };

    private string Named(JudgedEvent e) => $"{e.Planned?.Id ?? e.Event.Name}{Item(e.Item)} ({ledger.Clock(e.HappenedAt)})";

    private string Name(PlannedEvent planned) => EventText.Of(planned, ledger.Language);

    private static string Item(string? item) => item is null ? "" : $" \"{item}\"";

    private string Say(Wording wording) => wording.In(ledger.Language);
}
