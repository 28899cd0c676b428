using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using static TrackE2E.Core.Verdicts.FindingKind;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A journey with one fault in it: the event that is wrong or gone, and why that may be nobody's to say.</summary>
internal sealed record Broken(Told Told, Made Event, string? Undecidable = null)
{
    /// <summary>Another event at which it may be told: the one after what is lost, the one that differs from what changed.</summary>
    public Func<Made, bool>? ToldAt { get; init; }
}

/// <summary>A class of faults of the catalogue: the kinds by which it may be named, and how a correct journey gets it; null where it has no place for it.</summary>
internal sealed record Fault(string Name, IReadOnlyList<FindingKind> Kinds, Func<Scene, Broken?> Break)
{
    private static readonly FindingKind[] Another = [WrongTarget, MissingEvent, LostEvent];

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("never made", [MissingEvent, LostEvent], s => s.Any() is { } e ? s.Without(e, renumbered: true) : null),
        new("lost on its way", [MissingEvent, LostEvent], s => s.Any() is { } e ? s.Without(e, renumbered: false) : null),
        new("lost on background", [MissingEvent, LostEvent], s => s.Any(e => s.Events.Any(b => b.Planned == "to_back" && b.At >= e.At && b.At - e.At < 1000)) is { } e ? s.Without(e, renumbered: false) : null),
        new("lost offline", [LostEvent], s => s.Any(e => s.IsOffline(e.At)) is { } e ? s.Without(e, renumbered: false) : null),
        new("made twice", [DuplicateEvent], s => s.Any(e => !s.MayBeKept(e)) is { } e ? s.Again(e, s.Chance.Next(0, 40)) : null),
        new("made again later", [DuplicateEvent], s => s.Any(e => IsExposure(s, e) && s.Trigger(e).OncePer != OncePer.View && s.EndOf(e) - e.At > 900) is { } e ? s.Again(e, 800) : null),
        new("sent twice", [DuplicateEvent], s => s.Any(e => e.Hits.Count == 1) is { } e ? s.SentAgain(e) : null),
        new("retried with a new id", [DuplicateEvent], s => s.Any(e => e.Hits.Count > 1) is { } e ? s.RetriedAnew(e) : null),
        new("another item", Another, s => s.Any(e => e.Item is not null) is { } e ? s.With(e, e.With("sku", e.Item![..1] + (e.Item[1] == '1' ? '2' : '1')), s.Doubt(e)) : null),
        new("another page's view", Another, s => s.Any(e => IsView(s, e) && !s.MayBeKept(e)) is { } e ? s.With(e, e.With("page", (string?)e.Properties["page"] == "cart" ? "detail" : "cart")) : null),
        new("another tab's view", Another, s => s.Any(e => e.Properties.ContainsKey("tab") && !s.MayBeKept(e)) is { } e ? s.With(e, e.With("tab", (string?)e.Properties["tab"] == "rec" ? "sale" : "rec")) : null),
        new("another event", Another, s => s.Any(e => e.Planned is "card_click" or "add_click") is { } e ? s.With(e, e with { Name = e.Name == "card_click" ? "add_click" : "card_click" }, s.Doubt(e)) : null),
        new("a name misspelt", [UnplannedEvent], s => s.Any() is { } e ? s.With(e, e with { Name = e.Name + "s" }) : null),
        new("parent as well", [UnexpectedEvent], s => s.Any(e => e.Planned == "add_click") is { } e ? s.Added(e with { Id = e.Id + "x", Planned = "card_click", Name = "card_click" }) : null),
        new("before its dwell", [OutsideWindow], s => s.Any(e => IsExposure(s, e) && !s.MayBeKept(e) && s.Trigger(e).Dwell.TotalMilliseconds >= 500 && e.At - e.Since > 400) is { } e ? s.Moved(e, e.Since + 30) : null),
        new("never seen", [UnexpectedEvent], s => s.Any(e => e.Planned is "card_shown" or "more_shown") is { } e && s.Unseen(e) is { } item ? s.Added(e.With("sku", item) with { Id = e.Id + "x", Item = item }) : null),
        new("after its page was left", [OutsideWindow, MissingEvent, LostEvent], s => s.Any(e => IsExposure(s, e) && s.EndOf(e) < s.Told.AskedAt - 2000) is { } e ? s.Moved(e, s.EndOf(e) + 400) : null),
        new("view on leaving", [OutsideWindow, MissingEvent, LostEvent], s => s.Any(e => IsView(s, e) && s.EndOf(e) is var end && end - e.Since > 1100 && end < s.Told.AskedAt - 2000) is { } e ? s.Moved(e, s.EndOf(e) + 2) : null),
        new("view of a page nobody looks at", [UnexpectedEvent, OutsideWindow], s => s.ViewUnseen()),
        new("type changed", [TypeMismatch], s => s.With("price", v => $"{v}") ?? s.With("stay", v => $"{v}")),
        new("required missing", [RequiredMissing], s => s.Any(e => !IsView(s, e)) is { } e && s.One([.. e.Properties.Keys.Where(k => k is not "ref")]) is { } gone ? s.With(e, e.Without(gone)) : null),
        new("one property more", [AdditionalProperty], s => s.Any() is { } e ? s.With(e, e.With("debug_mode", true)) : null),
        new("null for a value", [TypeMismatch], s => s.With("chan", _ => null)),
        new("stale source", [WrongAttribution], s => s.With("ref", v => (string?)v == "cart" ? "detail" : "cart", e => s.Doubt(e) ?? s.HasSureSource(e))),
        new("no source", [WrongAttribution], s => s.Any(e => e.Properties.ContainsKey("ref")) is { } e ? s.With(e, e.Without("ref"), s.Doubt(e) ?? s.HasSureSource(e)) : null),
        new("stale page", [WrongAttribution], s => s.Any(e => !IsView(s, e)) is { } e ? s.With(e, e.With("page", (string?)e.Properties["page"] == "cart" ? "detail" : "cart"), s.Doubt(e)) : null),
        new("stale price", [ValueDiffers], s => s.With("price", v => (int)v! + 100)),
        new("place off by one", [ValueDiffers], s => s.With("place", v => (int)v! - 1)),
        new("another way", [ValueDiffers], s => s.With("way", v => (string?)v == "left" ? "right" : "left")),
        new("seconds for milliseconds", [ValueDiffers], s => s.With("stay", v => (int)v! / 1000, e => (int)e.Properties["stay"]! < 400 || s.ViewOf(e) is { } view && e.At - view.At < 400 ? "too short to tell" : null)),
        new("time of more than the stay", [ValueDiffers], s => s.With("stay", v => (int)v! * 2 + 3000)),
        new("another lead", [WrongAttribution], s => s.With("lead", v => (string?)v == "R1" ? "R2" : "R1", s.HasSureLead)),
        new("no lead", [WrongAttribution], s => s.Any(e => e.Properties.ContainsKey("lead")) is { } e ? s.With(e, e.Without("lead"), s.HasSureLead(e)) : null),
        new("kept value changes", [WrongAttribution], s => s.With("chan", v => v + "x", e => s.Events.Count(o => o.Context.SessionId == e.Context.SessionId) < 2 ? "alone in its session" : null) is { } b ? b with { ToldAt = e => e.Context.SessionId == b.Event.Context.SessionId } : null),
        new("personal data", [PersonalData], s => s.With("chan", _ => "mail to jane.doe@gmail.com")),
        new("another session", [WrongSession], s => s.FromOn(e => s.Before(e)?.Context.SessionId == e.Context.SessionId, (e, from) => e with { Context = e.Context with { SessionId = e.Context.SessionId == from.Context.SessionId ? "other" : e.Context.SessionId } })),
        new("no session", [WrongSession], s => s.Any() is { } e ? s.With(e, e with { Context = e.Context with { SessionId = null } }) : null),
        new("session outlives its pause", [WrongSession], s => s.FromOn(e => s.Before(e) is { } b && b.Context.SessionId != e.Context.SessionId && e.At + e.Ahead.TotalMilliseconds - b.At - b.Ahead.TotalMilliseconds > 1_830_000, (e, from) => e with { Context = e.Context with { SessionId = e.Context.SessionId == from.Context.SessionId ? s.Before(from)!.Context.SessionId : e.Context.SessionId } })),
        new("number again", [WrongOrder], s => s.Numbered && s.Any(e => s.Before(e)?.Context.SessionId == e.Context.SessionId) is { } e ? s.With(e, e with { Context = e.Context with { Sequence = e.Context.Sequence - 1 } }, s.SideBySide) with { ToldAt = o => s.Before(o) == e } : null),
        new("another device", [WrongIdentity], s => s.FromOn(e => s.Before(e) is not null, (e, _) => e with { Context = e.Context with { DeviceId = "0bad" + e.Context.DeviceId![4..] } })),
        new("no user after sign-in", [WrongIdentity], s => s.Any(e => e.Context.UserId is not null && e.Planned != "logout") is { } e ? s.With(e, e with { Context = e.Context with { UserId = null } }, s.Events.Any(o => o.Planned == "login" && o.At <= e.At) ? null : "the sign-in was not reported") : null),
        new("user after sign-out", [WrongIdentity], s => s.Any(e => e.Context.UserId is null && e.Planned != "login" && s.Events.Any(o => o.Planned == "logout" && o.At + 30 < e.At)) is { } e ? s.With(e, e with { Context = e.Context with { UserId = "id-of-user-a" } }) : null),
        new("stamped when sent", [OutsideWindow, LostEvent], s => s.Any(e => s.IsOffline(e.At) && !s.MayBeKept(e) && e.Hits.Count == 1 && s.Sent(e) - e.At > 900) is { } e ? s.With(e, e with { At = s.Sent(e), Ahead = s.Told.Hits.First(h => h.Key == e.Hits[0]).Ahead }, s.Doubt(e)) : null),
        new("stamped ahead", [OutsideWindow], s => s.Told.SaysSent && s.Told.Done.All(a => a.Kind != "clock") && s.Any() is { } e ? s.With(e, e with { Ahead = e.Ahead + TimeSpan.FromHours(8) }) : null),
        new("before consent", [BeforeConsent], s => s.Consent is var (from, to) && s.Any(e => e.At > to) is { } e && s.Chance.Next(from + 50, Math.Max(from + 51, to - 50)) is var at && at < to - 30 ? s.Added(s.MadeAt(e, at) with { Id = e.Id + "x" }) : null),
        new("view after what it shows", [WrongOrder], s => s.Any(e => IsView(s, e) && s.LaterClick(e) is not null) is { } e ? s.Moved(e, s.LaterClick(e)!.At + 30) : null),
    ];

    private static bool IsView(Scene s, Made e) => s.Plan.Event(e.Planned)!.Kind == EventKind.PageView;

    private static bool IsExposure(Scene s, Made e) => s.Plan.Event(e.Planned)!.Kind == EventKind.Exposure;
}
