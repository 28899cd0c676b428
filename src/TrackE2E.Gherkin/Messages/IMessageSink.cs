using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Receives the Cucumber messages of a run.</summary>
/// <remarks>Called one message at a time, in the order of the protocol, from whatever thread runs a scenario. An exception stops the run's messages to this sink and is
/// reported as an error of the run. Disposed by its owner, not by the run.</remarks>
public interface IMessageSink
{
    /// <summary>Takes one message; must not keep the caller waiting.</summary>
    void Write(Envelope envelope);

    /// <summary>Called once, after the last message.</summary>
    void Complete();
}
