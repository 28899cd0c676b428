using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Keeps all messages in memory, for whoever reports at the end of the run.</summary>
public sealed class CollectingMessageSink : IMessageSink
{
    private readonly List<Envelope> _messages = [];

    /// <summary>The messages so far, in order; complete after the run.</summary>
    public IReadOnlyList<Envelope> Messages => _messages;

    /// <inheritdoc/>
    public void Write(Envelope envelope) => _messages.Add(envelope);

    /// <inheritdoc/>
    public void Complete()
    {
    }
}
