using System.Text;
using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Driving.Observation;

/// <summary>Takes the page observers' messages of one scenario by any way they come, and hands them to the ledger in order, each once.</summary>
/// <remarks>
/// A message may come through the driver's binding, by a flush and by a goodbye beacon (which the collector passes on); per document they are put in order by their numbers.
/// Threads: any. What never arrives becomes an <see cref="ObserverGap"/> when a flush or a missing goodbye proves it.
/// </remarks>
public sealed class ObserverInbox(IObservationSink ledger, TimeProvider time)
{
    private static readonly Wording LostOnTheWay = new("messages of the observer were lost on the way to the driver", "观察器的消息在送达驱动程序的途中丢失");

    private readonly Lock gate = new();
    private readonly Dictionary<string, ObservedDocument> documents = new(StringComparer.Ordinal);
    private readonly HashSet<string> beaconRefused = new(StringComparer.Ordinal);
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes a JSON array of messages, UTF-8: the body of a beacon.</summary>
    /// <remarks>What is not the observer's own JSON is an <see cref="ObserverGap"/>: something that was seen cannot be read.</remarks>
    public void Receive(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            Take(ObserverMessage.ReadAll(parsed.RootElement));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException or ArgumentException)
        {
            ledger.Observe(new ObserverGap(1, new($"an observer's message could not be read: {e.Message}", $"无法读取观察器的一条消息：{e.Message}")) { Document = "", Sequence = 0, At = time.GetUtcNow() });
        }
    }

    /// <summary>Takes a JSON array of messages: what the binding was called with.</summary>
    public void Receive(string json) => Receive(Encoding.UTF8.GetBytes(json));

    /// <summary>Takes what <see cref="ObserverScript.Flush"/> returned; afterwards nothing of that document is outstanding, or a gap is in the ledger.</summary>
    /// <returns>Id of the document.</returns>
    public string Flushed(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        var id = parsed.RootElement.GetProperty("d").GetString()!;
        Take(ObserverMessage.ReadAll(parsed.RootElement.GetProperty("messages")));
        lock (gate)
        {
            var document = Document(id);
            document.MayRefuseBeacon |= parsed.RootElement.GetProperty("meta").GetBoolean();
            var count = parsed.RootElement.GetProperty("count").GetInt32();
            if (document.Next < count)
            {
                Gap(document, count - document.Next - document.Early.Count, LostOnTheWay);
                document.Next = Math.Max(document.Next, count);
            }
        }

        return id;
    }

    /// <summary>Says that a document's Content-Security-Policy keeps the goodbye beacon from being sent.</summary>
    /// <remarks>Its end is then taken from what the driver drained before it left, not from a goodbye.</remarks>
    public void BeaconRefusedAt(string url)
    {
        lock (gate)
        {
            beaconRefused.Add(WithoutFragment(url));
        }
    }

    /// <summary>Says that this document cannot send its goodbye, because its device is offline.</summary>
    /// <remarks>Its end is then taken from what the driver drained before it left, not from a goodbye.</remarks>
    public void CannotSayGoodbye(string document)
    {
        lock (gate)
        {
            Document(document).MayRefuseBeacon = true;
        }
    }

    /// <summary>Says that a page has no observer in it: what happens there is not seen.</summary>
    public void Blind(string url) =>
        ledger.Observe(new ObserverGap(1, new($"no observer runs in {url}", $"{url} 中没有观察器在运行")) { Document = "", Sequence = 0, At = time.GetUtcNow() });

    /// <summary>Ids of the documents that have spoken and not ended: whoever asks which of them live takes this first.</summary>
    public IReadOnlySet<string> Open
    {
        get
        {
            lock (gate)
            {
                return documents.Values.Where(d => !d.Ended).Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Waits until every document but the live ones has said goodbye; one that has not by the deadline becomes an <see cref="ObserverGap"/>.</summary>
    /// <param name="live">Documents that answered.</param>
    /// <param name="deadline">How long a goodbye may take.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="asked">Documents that could have answered: one that spoke first while the others were asked (a tab that is just opening) is not gone. Null: all.</param>
    public async Task SettleAsync(IReadOnlySet<string> live, TimeSpan deadline, CancellationToken cancellation, IReadOnlySet<string>? asked = null)
    {
        try
        {
            await WaitAsync(() => documents.Values.All(d => !MayBeGone(d) || d.RefusesBeacon(beaconRefused)), deadline, cancellation);
        }
        catch (TimeoutException)
        {
            // told per document below
        }

        lock (gate)
        {
            foreach (var document in documents.Values.Where(MayBeGone).ToList())
            {
                Conclude(document);
            }
        }

        bool MayBeGone(ObservedDocument document) => !document.Ended && !live.Contains(document.Id) && asked?.Contains(document.Id) != false;
    }

    /// <summary>Waits until a visit of a live document is one of the planned page (and tab, unless null).</summary>
    /// <exception cref="TimeoutException">None is by the deadline.</exception>
    public Task WaitForVisitAsync(string page, string? tab, TimeSpan deadline, CancellationToken cancellation) =>
        WaitAsync(() => documents.Values.Any(d => d is { Ended: false, Top: true, InVisit: true } && d.Pages.Contains(page) && (tab is null || d.Tab == tab)), deadline, cancellation);

    /// <summary>Address of the visit that began last in a top document and has not ended; null when there is none.</summary>
    public string? CurrentUrl
    {
        get
        {
            lock (gate)
            {
                return documents.Values.Where(d => d is { Ended: false, Top: true, InVisit: true }).MaxBy(d => d.VisitAt)?.Url;
            }
        }
    }

    private async Task WaitAsync(Func<bool> holds, TimeSpan deadline, CancellationToken cancellation)
    {
        var end = time.GetTimestamp() + (long)(deadline.TotalSeconds * time.TimestampFrequency);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (holds())
                {
                    return;
                }

                next = changed.Task;
            }

            var left = time.GetElapsedTime(time.GetTimestamp(), end);
            await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellation);
        }
    }

    private void Take(List<ObserverMessage> messages)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            foreach (var message in messages)
            {
                var document = Document(message.Observation.Document);
                if (message.Observation.Sequence >= document.Next)
                {
                    document.Early.TryAdd(message.Observation.Sequence, message);
                }

                while (document.Early.Remove(document.Next, out var due))
                {
                    Deliver(document, due);
                }
            }

            signal = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        signal.TrySetResult();
    }

    private ObservedDocument Document(string id)
    {
        if (!documents.TryGetValue(id, out var document))
        {
            documents.Add(id, document = new(id));
        }

        return document;
    }

    private void Deliver(ObservedDocument document, ObserverMessage message)
    {
        document.Next = message.Observation.Sequence + 1;
        document.See(message);
        ledger.Observe(message.Observation);
    }

    private void Gap(ObservedDocument document, int lost, Wording reason)
    {
        ledger.Observe(new ObserverGap(lost, reason) { Document = document.Id, Sequence = document.Next, At = document.LastAt ?? time.GetUtcNow() });
        foreach (var early in document.Early.Values.ToList())
        {
            Deliver(document, early);
        }

        document.Early.Clear();
    }

    // A document that left without a goodbye: a gap, unless its beacon is known to be refused; then all that it said until it left is there, and only its end is missing.
    private void Conclude(ObservedDocument document)
    {
        if (document.Early.Count > 0)
        {
            Gap(document, document.Early.Keys.First() - document.Next, LostOnTheWay);
        }
        else if (!document.RefusesBeacon(beaconRefused) && document.Matters)
        {
            Gap(document, 1, new("the document left without a goodbye", "文档离开时没有告别"));
        }

        var next = documents.Values.Where(d => d.BeganAt > document.LastAt).Min(d => d.BeganAt);
        foreach (var end in document.Ends(next ?? document.LastAt ?? time.GetUtcNow()).ToList())
        {
            Deliver(document, new(end, []));
        }
    }

    private static string WithoutFragment(string url) => url.Split('#')[0];
}
