using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>Keeps what the screen of a failed scenario shows. A screen that is gone shows nothing, and that is no second failure.</summary>
internal static class ScreenKeeper
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static async Task<ScenarioKeepsakes> KeepAsync(IScreen screen, string? traceFile)
    {
        using var deadline = new CancellationTokenSource(Patience);
        ReadOnlyMemory<byte>? picture = null;
        try
        {
            picture = await screen.ScreenshotAsync(deadline.Token);
            if (traceFile is not null)
            {
                await screen.KeepTraceAsync(traceFile, deadline.Token);
            }
        }
        catch (Exception e) when (e is BrokenException or FindingsException or OperationCanceledException)
        {
            traceFile = null;
        }

        return new ScenarioKeepsakes(picture, File.Exists(traceFile) ? traceFile : null);
    }
}
