namespace TrackE2E.Core.Ledger;

/// <summary>An action: what a step did, as the driver carried it out.</summary>
/// <remarks>
/// Kind is a kebab word: open, click, type, press-key, scroll, hold, switch-tab, back, reload, leave, close, wait, swipe, long-press, hover, select, refresh (inside the document), background, foreground, freeze,
/// offline, online, resize, delay-requests, fail-requests, clear-requests, open-in-background, other-page (another browser tab is looked at), clock (Detail: how far the device's clock was
/// moved, as a TimeSpan "c"), fresh-device (all state is gone: another device), collector-fault (Detail says which), relaunch (the browser or app was ended and started, state kept).
/// </remarks>
public sealed record LedgerAction
{
    /// <summary>Number in its ledger, from 1.</summary>
    public int Number { get; init; }

    /// <summary>What was done.</summary>
    public required string Kind { get; init; }

    /// <summary>Page id, or null.</summary>
    public string? Page { get; init; }

    /// <summary>Tab id, or null.</summary>
    public string? Tab { get; init; }

    /// <summary>Element id, or null.</summary>
    public string? Element { get; init; }

    /// <summary>Key of the item acted on, or null.</summary>
    public string? Item { get; init; }

    /// <summary>What else there is to say: the url opened, the text typed (masked when it was a secret).</summary>
    public string? Detail { get; init; }

    /// <summary>The text that was typed where it is a secret (Detail masks it then): looked for in what is sent. Ledgers are evidence, mode 0600.</summary>
    public string? Secret { get; init; }

    /// <summary>The step that did it, as written.</summary>
    public string? Step { get; init; }

    /// <summary>When it began, by the harness's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset EndedAt { get; init; }
}
