namespace TrackE2E.Core.Rules.Occasions;

/// <summary>A sampled event is reported by a device always or never: a device that never reports it is out of the sample, and nobody is blamed.</summary>
/// <remarks>Source: catalogue LO-05; the plan's <c>sampled: device</c>.</remarks>
internal static class Sampling
{
    public static Occasion Sampled(JudgedLedger ledger, Occasion occasion) =>
        occasion.Planned.SampledByDevice && !ledger.Events.Any(e => e.Planned is { } planned && occasion.IsReportedAs(planned)) ? occasion with { Certain = false } : occasion;
}
