namespace TrackE2E.Capture.Collecting;

/// <summary>How the collector listens.</summary>
public sealed record CollectorOptions
{
    /// <summary>Port to listen on; 0: a free one.</summary>
    public int Port { get; init; }

    /// <summary>True: also reachable from other machines and phones; false: from this machine only.</summary>
    public bool FromOutside { get; init; }

    /// <summary>Name or address of this machine as apps under test reach it, for <see cref="CollectorSession.AppAddress"/>.</summary>
    /// <remarks>Default 127.0.0.1; 10.0.2.2 from an Android emulator, the machine's own address from a phone.</remarks>
    public string AppHost { get; init; } = "127.0.0.1";

    /// <summary>Most bytes of a body that are kept.</summary>
    /// <remarks>Default 64 MB. A larger one is answered 413, its beginning is kept, and it is an undecodable hit.</remarks>
    public int MostBody { get; init; } = 64 * 1024 * 1024;

    /// <summary>The harness's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
