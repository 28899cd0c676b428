using TrackE2E.Core.Plans;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.App.Screens;

namespace TrackE2E.Driving.App.Observing;

/// <summary>Samples an app's screen again and again while a scenario lasts: apps tell nobody what they show, so this is the stated exception to "no polling".</summary>
/// <remarks>Everything that waits for the screen waits for its signal after each sample.</remarks>
internal sealed class NativeWatch : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(80);

    private readonly AppSession session;
    private readonly TrackingPlan plan;
    private readonly TimeProvider time;
    private readonly Func<CancellationToken, Task> alongside;
    private readonly CancellationTokenSource end = new();
    private readonly Lock gate = new();
    private readonly Task loop;
    private readonly bool asksActivity;
    private TaskCompletionSource sampled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private NativeSource? source;
    private Exception? failure;

    /// <param name="session">The session that is sampled.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="time">The clock.</param>
    /// <param name="alongside">What is looked at beside each sample: pages inside the app.</param>
    public NativeWatch(AppSession session, TrackingPlan plan, TimeProvider time, Func<CancellationToken, Task> alongside)
    {
        this.session = session;
        this.plan = plan;
        this.time = time;
        this.alongside = alongside;
        asksActivity = session.Settings.Platform == "android" && plan.Pages.Any(p => p.Match.Screen is not null);
        loop = Task.Run(SampleAsync);
    }

    /// <summary>Takes the samples of the app as it runs now; null while it does not run.</summary>
    public NativeObserver? Observer { get; set; }

    /// <summary>What stopped the sampling; null while it goes on.</summary>
    public Exception? Failure
    {
        get
        {
            lock (gate)
            {
                return failure;
            }
        }
    }

    /// <summary>The last sample.</summary>
    public NativeSource? Source
    {
        get
        {
            lock (gate)
            {
                return source;
            }
        }
    }

    /// <summary>Waits for a sample, from the next one on, in which something is there.</summary>
    /// <returns>Null when it is not there by the deadline, or the sampling failed.</returns>
    public async Task<T?> UntilAsync<T>(Func<NativeSource, T?> pick, TimeSpan deadline, CancellationToken cancellation)
        where T : class
    {
        var end = time.GetTimestamp() + (long)(deadline.TotalSeconds * time.TimestampFrequency);
        while (true)
        {
            Task next;
            lock (gate)
            {
                next = sampled.Task;
            }

            var left = time.GetElapsedTime(time.GetTimestamp(), end);
            try
            {
                await next.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellation);
            }
            catch (TimeoutException)
            {
                return null;
            }

            if (Failure is not null)
            {
                return null;
            }

            if (Source is { } now && pick(now) is { } found)
            {
                return found;
            }
        }
    }

    /// <summary>Goes on after the app was started again.</summary>
    public void Resume()
    {
        lock (gate)
        {
            failure = null;
            source = null;
        }
    }

    /// <summary>One sample now, by whoever holds the session: before and after what a step does.</summary>
    public NativeSource Sample(AppiumDriver driver)
    {
        var asked = time.GetUtcNow();
        var text = driver.PageSource;
        var now = NativeSource.Parse(text, session.Settings.Platform, asksActivity ? (driver as AndroidDriver)?.CurrentActivity : null);
        var came = time.GetUtcNow();
        Observer?.Take(now, asked, came);
        TaskCompletionSource signal;
        lock (gate)
        {
            source = now;
            (signal, sampled) = (sampled, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        signal.TrySetResult();
        return now;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await loop;
        end.Dispose();
    }

    private async Task SampleAsync()
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                if (Observer is null || Failure is not null)
                {
                    continue;
                }

                try
                {
                    await session.RunAsync(d => Observer is null ? null : Sample(d), null, end.Token);
                    await alongside(end.Token);
                }
                catch (Exception e) when (AppiumErrors.IsOfDriver(e) || e is System.Xml.XmlException)
                {
                    Failed(e);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the scenario is over
        }
    }

    private void Failed(Exception e)
    {
        TaskCompletionSource signal;
        lock (gate)
        {
            failure = e;
            (signal, sampled) = (sampled, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        signal.TrySetResult();
    }
}
