namespace TrackE2E.Core.Ledger;

/// <summary>Takes what drivers do and observers see; a scenario's ledger is one.</summary>
/// <remarks>Called on any thread.</remarks>
public interface IObservationSink
{
    /// <summary>Adds an observation; its Number is given by the ledger.</summary>
    void Observe(Observation observation);

    /// <summary>Adds an action; its Number is given by the ledger.</summary>
    void Did(LedgerAction action);
}
