using System.Text.Json;

namespace TrackE2E.Core.Events;

/// <summary>An event 事件 as it was reported, decoded from a hit.</summary>
/// <remarks>
/// Properties is one JSON object: the event's own data, and each entity that is not the SDK's own under the entity's name (an array when there are several).
/// It keeps the wire's number digits, duplicate names and order; missing, null and empty stay three values.
/// </remarks>
public sealed record TrackedEvent
{
    /// <summary>Number in its ledger, from 1 in order of arrival and of place in the hit.</summary>
    public int Number { get; init; }

    /// <summary>Number of the hit that brought it.</summary>
    public int HitNumber { get; init; }

    /// <summary>Name on the wire, for example <c>page_view</c> or <c>product_click</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Full schema or version on the wire (an iglu uri for Snowplow); null where the SDK has none.</summary>
    public string? Schema { get; init; }

    /// <summary>The SDK's own id of the event; the same id twice is a transport retry.</summary>
    public string? EventId { get; init; }

    /// <summary>What it carries.</summary>
    public required JsonElement Properties { get; init; }

    /// <summary>What the SDK says around it: page, user, device, session.</summary>
    public required EventContext Context { get; init; }

    /// <summary>When it happened by the SDK's clock; null where it does not say.</summary>
    public DateTimeOffset? ClaimedAt { get; init; }

    /// <summary>When it was sent by the SDK's clock; null where it does not say.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When the collector had it.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Name of the decoder that read it.</summary>
    public required string Decoder { get; init; }
}

/// <summary>What an SDK sends around an event, under common names; Raw is all of it as a JSON object under the SDK's own names.</summary>
public sealed record EventContext
{
    /// <summary>Address of the page.</summary>
    public string? PageUrl { get; init; }

    /// <summary>Title of the page.</summary>
    public string? PageTitle { get; init; }

    /// <summary>Address of the page before.</summary>
    public string? Referrer { get; init; }

    /// <summary>Id of the signed-in user.</summary>
    public string? UserId { get; init; }

    /// <summary>Id of the device or anonymous visitor.</summary>
    public string? DeviceId { get; init; }

    /// <summary>Id of the session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The SDK's number of the event in its session, from 1; null where it does not number them.</summary>
    public long? Sequence { get; init; }

    /// <summary>Id of the app or site.</summary>
    public string? AppId { get; init; }

    /// <summary>Everything, under the SDK's own names.</summary>
    public required JsonElement Raw { get; init; }
}
