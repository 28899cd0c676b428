namespace TrackE2E.Core.Events;

/// <summary>A hit 上报请求: one HTTP request that the collector received, raw bytes kept.</summary>
/// <remarks>Body is as sent, before any decompression. Headers have lower-case names; several values of one name are joined by ", ".</remarks>
public sealed record Hit
{
    /// <summary>Number in its ledger, from 1 in order of arrival.</summary>
    public int Number { get; init; }

    /// <summary>HTTP method in capitals.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as sent.</summary>
    public required string Target { get; init; }

    /// <summary>Host (and port) it was sent to.</summary>
    public required string Host { get; init; }

    /// <summary>Request headers.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Request body, raw.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>When its last byte had arrived, by the collector's clock.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>How long a fault held the answer back; zero without one, negative when there never was one (the connection was kept silent).</summary>
    public TimeSpan AnswerDelay { get; init; }

    /// <summary>Status that was answered; 0 when the connection was cut.</summary>
    public int Status { get; init; }
}
