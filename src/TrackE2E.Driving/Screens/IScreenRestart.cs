namespace TrackE2E.Driving.Screens;

/// <summary>Ending and starting the browser or app. A screen that can do it implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>Afterwards no page is open; ledger, collector address and observer go on. What moved the clock or the network before still holds.</remarks>
public interface IScreenRestart
{
    /// <summary>Ends the browser or app and starts it again: what it keeps (storage, lasting cookies) is kept, what ends with it (sessionStorage, session cookies) is gone. Action: relaunch.</summary>
    Task RelaunchAsync(CancellationToken cancellation);

    /// <summary>Goes on with another device of the same kind: nothing is kept. Action: fresh-device.</summary>
    Task RenewAsync(CancellationToken cancellation);
}
