using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>One thing that a user does, after a pause in milliseconds; its seed settles all else. What cannot be done at the time does nothing.</summary>
internal sealed record Move(string Kind, int Wait, int Seed)
{
    public override string ToString() => $"{Wait} {Kind}";
}

/// <summary>An event as a correct SDK makes it. Times are milliseconds of the harness's clock from the start; Doubts say why its absence or a fault in it may be nobody's.</summary>
internal sealed record Made(string Id, string Planned, string Name, string? Item, int At, TimeSpan Ahead, string Document, int Visit)
{
    public required IReadOnlyDictionary<string, object?> Properties { get; init; }

    public required EventContext Context { get; init; }

    /// <summary>When what it reports began, and when it was due.</summary>
    public int Since { get; init; }

    public int Due { get; init; }

    /// <summary>Hits that carry it, in order.</summary>
    public IReadOnlyList<int> Hits { get; init; } = [];

    public IReadOnlySet<string> Doubts { get; init; } = new HashSet<string>();

    public Made With(string property, object? value) => this with { Properties = new Dictionary<string, object?>(Properties) { [property] = value } };

    public Made Without(string property) => this with { Properties = Properties.Where(p => p.Key != property).ToDictionary() };
}

/// <summary>A request of the SDK: when it was sent, when it arrived and what was answered.</summary>
internal sealed record Sending(int Key, int Sent, int Arrives, TimeSpan Ahead, int Status);

/// <summary>A whole journey: what was seen, done and reported.</summary>
internal sealed record Told(
    IReadOnlyList<Observation> Seen, IReadOnlyList<LedgerAction> Done, IReadOnlyList<Made> Events, IReadOnlyList<Sending> Hits, int AskedAt, bool SaysSent, int Edges)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static DateTimeOffset Time(int at) => Start + TimeSpan.FromMilliseconds(at);

    public static int Of(DateTimeOffset time) => (int)(time - Start).TotalMilliseconds;

    public LedgerSnapshot Ledger()
    {
        var hits = Hits.OrderBy(h => h.Arrives).ThenBy(h => h.Key).ToList();
        var events = new List<TrackedEvent>();
        foreach (var (number, hit) in hits.Index())
        {
            events.AddRange(Events.SelectMany(e => e.Hits.Where(h => h == hit.Key).Select(_ => e)).Select(e => new TrackedEvent
            {
                HitNumber = number + 1, Name = e.Name, EventId = e.Id, Properties = JsonSerializer.SerializeToElement(e.Properties), Context = e.Context, ClaimedAt = Time(e.At) + e.Ahead,
                SentAt = SaysSent ? Time(hit.Sent) + hit.Ahead : null, ArrivedAt = Time(hit.Arrives), Decoder = "model",
            }));
        }

        return new LedgerSnapshot
        {
            Token = "model",
            StartedAt = Start,
            Actions = Done,
            Observations = [.. Seen.Select((o, i) => o with { Number = i + 1 })],
            Hits = [.. hits.Select((h, i) => new Hit
            {
                Number = i + 1, Method = "POST", Target = "/collect", Host = "collector", Headers = new Dictionary<string, string>(), Body = default, ArrivedAt = Time(h.Arrives), Status = h.Status,
            })],
            Events = [.. events.Select((e, i) => e with { Number = i + 1 })],
            Expectations = [new ExpectAsPlanned { Number = 1, Step = "as planned", Where = "model:1", Language = "en", AskedAt = Time(AskedAt), Quiet = TimeSpan.FromMilliseconds(500) }],
        };
    }

    /// <summary>The journey in lines, for people.</summary>
    public string Text()
    {
        var hits = Hits.ToDictionary(h => h.Key);
        return string.Join('\n', Seen.Select(o => (At: Of(o.At), Text: Plain(o.Document + " " + o)))
            .Concat(Done.Select(a => (Of(a.StartedAt), $"  do {a.Kind} {a.Detail}")))
            .Concat(Events.Select(e => (e.At, $"    event {e.Planned} {e.Item} {e.Document}/{e.Visit} {JsonSerializer.Serialize(e.Properties)} {e.Context.SessionId}#{e.Context.Sequence} user {e.Context.UserId} since {e.Since} due {e.Due} arrives {string.Join(',', e.Hits.Select(h => hits[h].Arrives))} {string.Join(';', e.Doubts)}")))
            .OrderBy(l => l.Item1).Select(l => $"{l.Item1,7} {l.Item2}")) + $"\n{AskedAt,7} asked";
    }

    private static string Plain(string text) => System.Text.RegularExpressions.Regex.Replace(text, @", (Number|Document|Sequence|At|Uncertainty) = [^,}]*|(Number|Document|Sequence|At|Uncertainty) = [^,}]*,?|http://shop", "");
}
