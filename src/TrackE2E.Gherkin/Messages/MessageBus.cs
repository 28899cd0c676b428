using Io.Cucumber.Messages.Types;

namespace TrackE2E.Gherkin.Messages;

/// <summary>Hands messages to all sinks, one at a time; a sink that throws is left out from then on.</summary>
internal sealed class MessageBus(IReadOnlyList<IMessageSink> sinks, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<IMessageSink> _sinks = [.. sinks];
    private readonly List<System.Exception> _errors = [];

    /// <summary>What sinks threw.</summary>
    public IReadOnlyList<System.Exception> Errors => _errors;

    /// <summary>Whether anybody listens: what nobody reads need not be made.</summary>
    public bool HasSinks => sinks.Count > 0;

    public void Send(Envelope envelope)
    {
        lock (_gate)
        {
            Each(sink => sink.Write(envelope));
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            Each(sink => sink.Complete());
        }
    }

    public Timestamp Now()
    {
        var ticks = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;
        return new(ticks / TimeSpan.TicksPerSecond, ticks % TimeSpan.TicksPerSecond * 100);
    }

    public static Duration Span(TimeSpan span) => new(span.Ticks / TimeSpan.TicksPerSecond, span.Ticks % TimeSpan.TicksPerSecond * 100);

    private void Each(Action<IMessageSink> action)
    {
        for (var i = _sinks.Count - 1; i >= 0; i--)
        {
            try
            {
                action(_sinks[i]);
            }
            catch (System.Exception e)
            {
                _errors.Add(e);
                _sinks.RemoveAt(i);
            }
        }
    }
}
