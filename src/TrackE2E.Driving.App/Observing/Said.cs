using TrackE2E.Core.Ledger;

namespace TrackE2E.Driving.App.Observing;

/// <summary>Numbers the observations of one start of the app: its "document".</summary>
internal sealed class Said(IObservationSink ledger, string document)
{
    private readonly Lock gate = new();
    private int next;

    /// <summary>Adds an observation; document and number are filled in here.</summary>
    public void Add(Core.Ledger.Observation observation)
    {
        lock (gate)
        {
            ledger.Observe(observation with { Document = document, Sequence = next++ });
        }
    }
}
