using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Rules;

/// <summary>What a story tells of devices, clocks, the network and the wire.</summary>
internal sealed partial class Story
{
    private EventContext context = new() { Raw = JsonSerializer.SerializeToElement(new { }) };

    /// <summary>What the events from here on say of device, user, session and page; the numbers go on from the one given.</summary>
    public Story From(string? device = null, string? user = null, string? session = null, long? number = null, string? url = null, string? title = null, string? app = null, object? raw = null)
    {
        context = new EventContext
        {
            DeviceId = device, UserId = user, SessionId = session, Sequence = number, PageUrl = url, PageTitle = title, AppId = app, Raw = JsonSerializer.SerializeToElement(raw ?? new { }),
        };
        return this;
    }

    public Story Session(string? session, long? number = null)
    {
        context = context with { SessionId = session, Sequence = number ?? context.Sequence };
        return this;
    }

    public Story Number(long number)
    {
        context = context with { Sequence = number };
        return this;
    }

    public Story Device(string? device)
    {
        context = context with { DeviceId = device };
        return this;
    }

    public Story User(string? user)
    {
        context = context with { UserId = user };
        return this;
    }

    /// <summary>An event in a hit of its own (or the one told), with the device's clock.</summary>
    public Story Sends(string name, double claims, double arrives, double? sent = null, object? properties = null, string? id = null, int? hit = null)
    {
        events.Add(new TrackedEvent
        {
            Number = events.Count + 1,
            HitNumber = hit ?? 1000 + events.Count,
            Name = name,
            EventId = id,
            Properties = JsonSerializer.SerializeToElement(properties ?? new { }),
            Context = NextContext(),
            ClaimedAt = At(claims),
            SentAt = sent is { } s ? At(s) : null,
            ArrivedAt = At(arrives),
            Decoder = "story",
        });
        return this;
    }

    /// <summary>A hit that the events told next may name by its number, from 1.</summary>
    public Story Hits(double at, int status = 200, double answerDelay = 0, string target = "/collect", params (string Name, string Value)[] headers)
    {
        hits.Add(new Hit
        {
            Number = hits.Count + 1, Method = "POST", Target = target, Host = "collector", Headers = headers.ToDictionary(h => h.Name, h => h.Value), Body = default,
            ArrivedAt = At(at), AnswerDelay = TimeSpan.FromSeconds(answerDelay), Status = status,
        });
        return this;
    }

    public Story Does(string kind, double at, double? until = null, string? detail = null, string? element = null, string? secret = null)
    {
        actions.Add(new LedgerAction { Kind = kind, Detail = detail, Element = element, Secret = secret, StartedAt = At(at), EndedAt = At(until ?? at) });
        return this;
    }

    /// <summary>A step moves the device's clock.</summary>
    public Story MovesClock(double at, TimeSpan by) => Does("clock", at, detail: by.ToString("c"));

    public Story Offline(double from, double to) => Does("offline", from).Does("online", to);

    /// <summary>A step has the collector refuse everything for a while.</summary>
    public Story Blocked(double from, double to) => Does("collector-fault", from, detail: "block").Does("collector-fault", to, detail: "none");

    /// <summary>The document ends; what comes next is another one.</summary>
    public Story EndsDocument(double at)
    {
        observations.Add(new DocumentEnded(false) { Document = document, Sequence = 0, At = At(at) });
        document += "'";
        return this;
    }

    private EventContext NextContext()
    {
        var now = context;
        context = context with { Sequence = context.Sequence + 1 };
        return now;
    }
}
