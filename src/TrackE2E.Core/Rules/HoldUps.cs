using TrackE2E.Core.Ledger;

namespace TrackE2E.Core.Rules;

/// <summary>When the main threads of documents were held up: how late the page's own code may have been for what the browser had drawn.</summary>
/// <remarks>One hold-up may follow the other at once, as when a page is built: all that begin within Lead are one, each no more than a frame after the one before.</remarks>
internal sealed class HoldUps(JudgedLedger ledger)
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(50);

    private readonly ILookup<string, HeldUp> all = ledger.Observed.OfType<HeldUp>().ToLookup(h => h.Document, StringComparer.Ordinal);

    /// <summary>How long after the moment the page's code may have learned of it.</summary>
    public TimeSpan After(string document, DateTimeOffset at)
    {
        var free = at;
        foreach (var held in all[document].SkipWhile(h => h.To <= at).TakeWhile(h => h.At <= at + ledger.Tolerances.Lead))
        {
            if (held.At > free + Frame)
            {
                break;
            }

            free = held.To > free ? held.To : free;
        }

        return free - at;
    }

    /// <summary>How long before the moment the page's code may have run last.</summary>
    public TimeSpan Before(string document, DateTimeOffset at) =>
        all[document].FirstOrDefault(h => h.At < at && h.To >= at) is { } held ? at - held.At : TimeSpan.Zero;

    /// <summary>When the page's code has had that much time to run since the moment; where nothing is known of a page, as if it had not been held up.</summary>
    public DateTimeOffset Past(string? document, DateTimeOffset from, TimeSpan time)
    {
        var (free, left) = (from, time);
        foreach (var held in document is null ? [] : all[document].Where(h => h.To > from))
        {
            if (held.At - free > left)
            {
                break;
            }

            left -= held.At > free ? held.At - free : TimeSpan.Zero;
            free = held.To > free ? held.To : free;
        }

        return free + left;
    }

    /// <summary>For how long of the time in between the page's code could not run; what is told twice counts once.</summary>
    public TimeSpan Within(string document, DateTimeOffset from, DateTimeOffset to)
    {
        var (sum, reached) = (TimeSpan.Zero, from);
        foreach (var held in all[document].Where(h => h.To > from && h.At < to))
        {
            var (begins, ends) = (held.At > reached ? held.At : reached, held.To < to ? held.To : to);
            if (ends > begins)
            {
                (sum, reached) = (sum + (ends - begins), ends);
            }
        }

        return sum;
    }
}
