namespace TrackE2E.Hosting.NUnit;

/// <summary>One test process at a time drives browsers on this machine: two side by side would disturb each other's dwell times.</summary>
/// <remarks>A named mutex belongs to a thread, so a thread of its own holds it until it is disposed; when the process dies, the next one gets it.</remarks>
public sealed class BrowserTurn : IDisposable
{
    private readonly ManualResetEventSlim done = new();
    private readonly TaskCompletionSource taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Thread holder;

    private BrowserTurn()
    {
        holder = new Thread(Hold) { IsBackground = true, Name = "browser turn" };
        holder.Start();
    }

    /// <summary>Waits for the turn.</summary>
    public static async Task<BrowserTurn> TakeAsync(CancellationToken cancellation)
    {
        var turn = new BrowserTurn();
        await turn.taken.Task.WaitAsync(cancellation);
        return turn;
    }

    /// <summary>Gives the turn to the next process.</summary>
    public void Dispose()
    {
        done.Set();
        holder.Join();
        done.Dispose();
    }

    private void Hold()
    {
        using var turn = new Mutex(false, @"Global\tracke2e-browser");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // the one before us died; the turn is ours all the same
        }

        taken.SetResult();
        done.Wait();
        turn.ReleaseMutex();
    }
}
