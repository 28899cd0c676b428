namespace TrackE2E.Driving.Screens;

/// <summary>What happens around a page: background, network, size. A screen that can do it implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>Each call adds an action to the ledger: background, foreground, freeze, offline, online, resize, delay-requests, fail-requests, clear-requests. Errors as for <see cref="IScreen"/>.</remarks>
public interface IScreenLifecycle
{
    /// <summary>Sends the page to the background, as minimising the window or locking the screen does; returns when the page knows it (visibilitychange).</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the screen was opened without <see cref="Devices.ScreenOptions.Lifecycle"/>.</exception>
    Task ToBackgroundAsync(CancellationToken cancellation);

    /// <summary>Brings the page to the front again; returns when the page knows it.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the screen was opened without <see cref="Devices.ScreenOptions.Lifecycle"/>.</exception>
    Task ToForegroundAsync(CancellationToken cancellation);

    /// <summary>Sends the page to the background and stops its timers, as a phone does with an app that it sets aside; <see cref="ToForegroundAsync"/> ends it.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the screen was opened without <see cref="Devices.ScreenOptions.Lifecycle"/>.</exception>
    Task FreezeAsync(CancellationToken cancellation);

    /// <summary>Takes the page off the network, or puts it on again.</summary>
    Task SetOfflineAsync(bool offline, CancellationToken cancellation);

    /// <summary>Gives the page another size in CSS pixels, as resizing the window or turning the phone does.</summary>
    Task ResizeAsync(int width, int height, CancellationToken cancellation);

    /// <summary>Turns the phone: width and height change places.</summary>
    Task RotateAsync(CancellationToken cancellation);

    /// <summary>Goes back as the user's back button does, to a page that was kept whole in the back/forward cache.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the browser loaded the page anew.</exception>
    Task GoBackToKeptPageAsync(CancellationToken cancellation);

    /// <summary>Holds back the page's requests to these addresses for this long, from now on. The collector's own address is never meant.</summary>
    /// <param name="address">Part of path and query, <c>/api/cards</c>; or, with a * in it, a glob over the whole url, <c>**/api/cards*</c>.</param>
    /// <param name="delay">How long each is held back.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task DelayRequestsAsync(string address, TimeSpan delay, CancellationToken cancellation);

    /// <summary>Answers the page's requests to these addresses with an error, from now on.</summary>
    /// <param name="address">As for <see cref="DelayRequestsAsync"/>.</param>
    /// <param name="status">HTTP status, 400–599; 0 cuts the connection.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task FailRequestsAsync(string address, int status, CancellationToken cancellation);

    /// <summary>Ends what <see cref="DelayRequestsAsync"/> and <see cref="FailRequestsAsync"/> began.</summary>
    Task ClearRequestsAsync(CancellationToken cancellation);
}
