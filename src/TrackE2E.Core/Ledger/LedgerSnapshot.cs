using System.Text.Json.Serialization;
using TrackE2E.Core.Events;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Ledger;

/// <summary>All of a ledger at one moment, in order of arrival.</summary>
public sealed record LedgerSnapshot
{
    /// <summary>Whose ledger it is: the collector token.</summary>
    public required string Token { get; init; }

    /// <summary>When the scenario began; times in messages count from here.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the scenario's last step was done; null while it runs. Hits after it are late.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Which build of the app it drove.</summary>
    public AppBuild Build { get; init; } = AppBuild.Unknown;

    /// <summary>What steps did.</summary>
    public IReadOnlyList<LedgerAction> Actions { get; init; } = [];

    /// <summary>What was seen.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>What the collector received.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>What decoders made of the hits.</summary>
    public IReadOnlyList<TrackedEvent> Events { get; init; } = [];

    /// <summary>Hits that no decoder could read, with the reason.</summary>
    public IReadOnlyList<UndecodableHit> Undecodable { get; init; } = [];

    /// <summary>What Then steps asked.</summary>
    public IReadOnlyList<Expectation> Expectations { get; init; } = [];
}

/// <summary>A hit that no decoder could read, in whole or in part; Problem says why, in words for QA people.</summary>
public sealed record UndecodableHit(int HitNumber, string? Decoder, [property: JsonConverter(typeof(WordingConverter))] Wording Problem);
