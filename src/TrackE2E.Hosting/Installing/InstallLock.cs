using System.Security.Cryptography;
using System.Text;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Hosting.Installing;

/// <summary>Lets one process at a time install a thing; others wait for it.</summary>
/// <remarks>A named mutex belongs to the thread that took it, so a thread of its own holds it while the work goes on.</remarks>
internal sealed class InstallLock : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly Thread _holder;

    private InstallLock(string name, TimeSpan deadline, TaskCompletionSource<bool> taken)
    {
        _holder = new Thread(() => Hold(name, deadline, taken)) { IsBackground = true, Name = "install lock" };
        _holder.Start();
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="what">What is installed: a path or a name; the same for all processes.</param>
    /// <param name="deadline">How long to wait for another process.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="BrokenException">install-busy: another process holds it too long.</exception>
    public static async Task<InstallLock> TakeAsync(string what, TimeSpan deadline, CancellationToken cancellation)
    {
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = new InstallLock("tracke2e-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..32], deadline, taken);
        try
        {
            if (await taken.Task.WaitAsync(cancellation))
                return held;
        }
        catch (OperationCanceledException)
        {
            held._release.Set(); // should it still get the lock, it gives it back at once
            throw;
        }

        held.Dispose();
        throw new BrokenException(
            "install-busy",
            new($"another process has been installing {what} for too long", $"另一个进程安装 {what} 的时间过长"),
            new($"it is done within {deadline.TotalMinutes:0} min", $"在 {deadline.TotalMinutes:0} 分钟内完成"),
            new("it still holds the lock", "它仍占用着锁"),
            new("wait for it or end it, then run again", "等它完成或结束它，然后重新运行"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _release.Set();
        _holder.Join();
        _release.Dispose();
    }

    private void Hold(string name, TimeSpan deadline, TaskCompletionSource<bool> taken)
    {
        using var mutex = new Mutex(false, name);
        bool mine;
        try
        {
            mine = mutex.WaitOne(deadline);
        }
        catch (AbandonedMutexException)
        {
            mine = true; // its holder was killed; what it left is checked again by whoever holds it now
        }

        taken.SetResult(mine);
        if (!mine)
            return;
        _release.Wait();
        mutex.ReleaseMutex();
    }
}
