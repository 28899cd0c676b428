using System.Text;
using System.Text.Json;
using TrackE2E.Core.Decoding;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Ledger;

/// <summary>Small ledger things for tests.</summary>
internal static class Some
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    internal static readonly PlanPlace Place = new("plans/some.plan.yaml", 1, 1);

    internal static PlannedEvent Planned(string id, EventKind kind = EventKind.Custom, string? name = null, string? page = null, params (string Path, string Value)[] where) => new()
    {
        Id = id,
        Title = new LocalizedText(null, id),
        Kind = kind,
        ReportedAs = new ReportedAs(name ?? id, where.ToDictionary(w => w.Path, w => w.Value)),
        Page = page,
        Plan = "some",
        Place = Place,
    };

    internal static PlannedPage Page(string id, string path) => new()
    {
        Id = id,
        Title = new LocalizedText(null, id),
        Match = new PageMatch(path, new Dictionary<string, string>(), null),
        Place = Place,
    };

    internal static TrackingPlan Plan(params PlannedEvent[] events) => new() { Events = events, Hash = "abc" };

    internal static TrackedEvent Event(string name, string properties = "{}", string? id = null, string? url = null) => new()
    {
        Name = name,
        EventId = id,
        Properties = JsonElement.Parse(properties),
        Context = new EventContext { Raw = JsonElement.Parse("{}"), PageUrl = url },
        ArrivedAt = Start,
        Decoder = "lines",
    };

    internal static Hit Hit(string body, string method = "POST", string target = "/collect", DateTimeOffset? at = null) => new()
    {
        Method = method,
        Target = target,
        Host = "collector",
        Headers = new Dictionary<string, string>(),
        Body = Encoding.UTF8.GetBytes(body),
        ArrivedAt = at ?? Start,
        Status = 200,
    };

    internal static LedgerAction Action(string kind, DateTimeOffset? at = null) => new() { Kind = kind, StartedAt = at ?? Start, EndedAt = at ?? Start };
}

/// <summary>A stand-in decoder: each line of a body to /collect is an event's name; a line "?" cannot be read, "!" throws.</summary>
internal sealed class LineDecoder : IDecoder
{
    public string Name => "lines";

    public TimeSpan FlushInterval => TimeSpan.FromSeconds(2);

    public DecodeResult Decode(Hit hit)
    {
        if (hit.Target.Split('?')[0] != "/collect")
        {
            return DecodeResult.NotMine;
        }

        var names = Encoding.UTF8.GetString(hit.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (names.Contains("!"))
        {
            throw new InvalidOperationException("a defect");
        }

        var events = names.Where(n => n != "?").Select(n => Some.Event(n) with { ArrivedAt = hit.ArrivedAt }).ToList();
        return names.Contains("?") ? DecodeResult.Unreadable(new(null, "Line ? cannot be read."), events) : DecodeResult.Of(events);
    }
}
