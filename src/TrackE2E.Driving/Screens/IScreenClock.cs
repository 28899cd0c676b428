namespace TrackE2E.Driving.Screens;

/// <summary>The device's clock. A screen whose clock can be moved implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>
/// The clock flows as ever; a call moves it and adds an action clock, Detail: by how much, as a TimeSpan "c". Only the page's Date and timers are moved. What the browser
/// itself times (performance.now, event times, the expiry of cookies and caches, IntersectionObserver entries) and the observer's clock stay real.
/// </remarks>
public interface IScreenClock
{
    /// <summary>Lets this time pass at once, as a device does that sleeps: clocks jump, and what was due fires once.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the screen was opened without <see cref="Devices.ScreenOptions.Clock"/>.</exception>
    Task PassTimeAsync(TimeSpan time, CancellationToken cancellation);

    /// <summary>Sets the device's date and time ahead (positive) or back (negative), as a user does in the settings; timers do not notice.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">step-unusable: the screen was opened without <see cref="Devices.ScreenOptions.Clock"/>.</exception>
    Task SetClockAsync(TimeSpan by, CancellationToken cancellation);
}
