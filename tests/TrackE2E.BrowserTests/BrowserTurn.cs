/// <summary>One test process at a time drives browsers on this machine: two side by side would disturb each other's dwell times.</summary>
/// <remarks>A named mutex belongs to a thread, so a thread of its own holds it from before the first test to after the last; when the process dies, the next one gets it.</remarks>
[SetUpFixture]
internal sealed class BrowserTurn : IDisposable
{
    private readonly ManualResetEventSlim taken = new();
    private readonly ManualResetEventSlim done = new();
    private Thread? holder;

    [OneTimeSetUp]
    public void Take()
    {
        holder = new Thread(Hold) { IsBackground = true };
        holder.Start();
        taken.Wait();
    }

    [OneTimeTearDown]
    public void Release()
    {
        done.Set();
        holder?.Join();
    }

    public void Dispose()
    {
        taken.Dispose();
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

        taken.Set();
        done.Wait();
        turn.ReleaseMutex();
    }
}
