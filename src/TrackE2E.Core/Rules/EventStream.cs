namespace TrackE2E.Core.Rules;

/// <summary>The events that one device reported by one SDK for one app, in the order in which they say that they happened.</summary>
/// <remarks>Order: the device's clock, between two moves of it; then the SDK's number, then arrival. Two SDKs, or two apps, number and identify apart.</remarks>
internal sealed record EventStream(int Device, string Decoder, string? AppId, IReadOnlyList<JudgedEvent> Events)
{
    public static IReadOnlyList<EventStream> Of(JudgedLedger ledger) =>
    [
        .. ledger.Events
            .GroupBy(e => (Device: ledger.DeviceTimes.DeviceAt(e.HappenedAt), e.Event.Decoder, e.Event.Context.AppId))
            .OrderBy(g => g.Key.Device)
            .Select(g => new EventStream(g.Key.Device, g.Key.Decoder, g.Key.AppId, InOrder(ledger, g))),
    ];

    /// <summary>Events by the device's clock.</summary>
    public static IReadOnlyList<JudgedEvent> InOrder(JudgedLedger ledger, IEnumerable<JudgedEvent> events) =>
    [
        .. events.OrderBy(e => ledger.DeviceTimes.MovesBy(e.HappenedAt))
            .ThenBy(ledger.DeviceTimes.DeviceTime)
            .ThenBy(e => e.Event.Context.Sequence ?? 0)
            .ThenBy(e => e.Event.Number),
    ];
}
