using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>Values that stay the same, once sent, within a visit, a session, a user or a device: they neither change nor vanish.</summary>
/// <remarks>Events are asked in order of time. A planned event that breaks it is named once in a span. A source (<c>from</c>) that is there again sets the value anew.</remarks>
internal sealed class KeptValues(Journey journey)
{
    private readonly Dictionary<(string At, string Span), (string Value, string From)> kept = [];
    private readonly HashSet<(string At, string Span, string Event)> told = [];

    public Wanted? Judge(JudgedEvent e, Visit? visit, ValueSite site)
    {
        if (site.Planned.SameWithin is not { } within || Span(within, e, visit) is not { } span)
        {
            return null;
        }

        var now = site.Value is { } sent ? sent.ValueKind == JsonValueKind.String ? JsonText.Of(sent) : sent.GetRawText() : null;
        if (!kept.TryGetValue((site.At, span), out var before))
        {
            if (now is not null)
            {
                kept[(site.At, span)] = (now, $"{e.Planned!.Id} ({journey.Ledger.Clock(e.HappenedAt)})");
            }

            return null;
        }

        if (now == before.Value)
        {
            return null;
        }

        // a new source sets a new value: its own rule has judged it
        if (now is not null && site.Planned.From is { Kind: SourceKind.Query, Path: { } name } && visit is not null && journey.Stays.First(visit).Url.Contains(name, StringComparison.Ordinal))
        {
            kept[(site.At, span)] = (now, $"{e.Planned!.Id} ({journey.Ledger.Clock(e.HappenedAt)})");
            return null;
        }

        return told.Add((site.At, span, e.Planned!.Id)) ? new Wanted(before.Value, AttributionTexts.Kept(within, before.From)) : null;
    }

    private string? Span(SameWithin within, JudgedEvent e, Visit? visit) => within switch
    {
        SameWithin.Visit => visit is null ? null : $"visit {journey.Stays.First(visit).Number}",
        SameWithin.Session => SessionOf(e) is { } session ? "session " + session : null,
        SameWithin.User => "user " + (e.Event.Context.UserId ?? "(none)"),
        _ => e.Event.Context.DeviceId is { } device ? "device " + device : null,
    };

    private string? SessionOf(JudgedEvent e) => journey.Ledger.Plan.Session?.IdPath is { } path ? PropertyPath.TextAt(e.Event.Properties, path) : e.Event.Context.SessionId;
}
