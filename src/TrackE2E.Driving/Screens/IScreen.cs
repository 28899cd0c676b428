using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Screens;

/// <summary>What a step may ask of a page or app: the one seam between scenarios and drivers.</summary>
/// <remarks>
/// One per scenario, not for several threads. Each call that does something adds an action to the scenario's ledger and returns when it is done; observations are
/// drained before each call that navigates. Errors are <see cref="Core.Verdicts.BrokenException"/>: element-not-found, page-error, session-lost, or a finding app-crashed.
/// </remarks>
public interface IScreen : IAsyncDisposable
{
    /// <summary>Name of the device it is on.</summary>
    string Device { get; }

    /// <summary>Opens an address and waits until the document is loaded.</summary>
    Task OpenAsync(Uri url, PlannedPage? page, CancellationToken cancellation);

    /// <summary>Clicks or taps in the middle of the element, scrolling it into view first where needed.</summary>
    Task ClickAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Types text into the element, replacing what is there.</summary>
    /// <remarks>Into a password field it is a secret: the action's Detail masks it, its Secret holds it.</remarks>
    Task TypeAsync(ElementTarget target, string text, CancellationToken cancellation);

    /// <summary>Types a secret into the element, whatever field it is: the action's Detail masks it, its Secret holds it.</summary>
    Task TypeSecretAsync(ElementTarget target, string text, CancellationToken cancellation);

    /// <summary>Presses a key by its name: Enter, Escape, Tab, ….</summary>
    Task PressAsync(string key, CancellationToken cancellation);

    /// <summary>Scrolls, as a user does, until the visible share of the element is share (0–1), loading more where the list grows.</summary>
    /// <remarks>As near as pixels allow: by less than a pixel at or above share, but below every planned threshold that share is below.</remarks>
    Task ScrollToAsync(ElementTarget target, double share, CancellationToken cancellation);

    /// <summary>Scrolls what lies under the middle of the screen by pixels, down when positive.</summary>
    Task ScrollByAsync(int pixels, CancellationToken cancellation);

    /// <summary>Stays as it is for this long, timed inside the page.</summary>
    Task HoldAsync(TimeSpan time, CancellationToken cancellation);

    /// <summary>Shows a tab of the page.</summary>
    Task SwitchTabAsync(PlannedPage page, PlannedTab tab, CancellationToken cancellation);

    /// <summary>Goes back as the user's back button does.</summary>
    Task GoBackAsync(CancellationToken cancellation);

    /// <summary>Loads the page anew.</summary>
    Task ReloadAsync(CancellationToken cancellation);

    /// <summary>Leaves for an empty page, as following a link to another site does.</summary>
    Task LeaveAsync(CancellationToken cancellation);

    /// <summary>Closes the page's tab.</summary>
    Task CloseAsync(CancellationToken cancellation);

    /// <summary>Waits until the page is shown: its address matches; the deadline is the driver's.</summary>
    Task WaitForPageAsync(PlannedPage page, CancellationToken cancellation);

    /// <summary>Waits until the element is shown, or until it is not; the deadline is the driver's. Action: wait.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">element-not-found, or element-still-there.</exception>
    Task WaitForElementAsync(ElementTarget target, bool shown, CancellationToken cancellation);

    /// <summary>How many of the element are shown, once there is one.</summary>
    /// <exception cref="Core.Verdicts.BrokenException">element-not-found: none is there by the driver's deadline.</exception>
    Task<int> CountAsync(PlannedElement element, CancellationToken cancellation);

    /// <summary>The text that the element shows, trimmed.</summary>
    Task<string> ShownTextAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>The text that the element shows now, trimmed; null when it is not there or not shown. Does not wait for it.</summary>
    Task<string?> TextIfShownAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>The key of the item that the target is, or that it is in; null when there is none.</summary>
    Task<string?> ItemKeyAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Brings in everything the observers have seen until now; unread messages become <see cref="ObserverGap"/>.</summary>
    Task DrainAsync(CancellationToken cancellation);

    /// <summary>Sends the settle barrier's marker: a request to this address through the same context, after everything that was sent before.</summary>
    Task SendMarkerAsync(Uri marker, CancellationToken cancellation);

    /// <summary>A PNG of what is on screen now.</summary>
    Task<byte[]> ScreenshotAsync(CancellationToken cancellation);

    /// <summary>Saves the trace recorded until now, readable by its owner only; without a call it is thrown away with the screen.</summary>
    /// <exception cref="InvalidOperationException">The screen was opened without a trace.</exception>
    Task KeepTraceAsync(string path, CancellationToken cancellation);
}
