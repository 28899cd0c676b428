using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Screens;

/// <summary>Browser tabs. A screen that has them implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>
/// Steps act on the tab in front: the last one that the app opened or a step looked at; when it is closed, the one looked at before it. Adds the actions open-in-background and other-page.
/// </remarks>
public interface IScreenTabs
{
    /// <summary>Opens an address in a tab behind the one in front, which stays in front; returns when it has loaded.</summary>
    Task OpenInBackgroundAsync(Uri url, PlannedPage? page, CancellationToken cancellation);

    /// <summary>Clicks an element so that the browser opens its link in a tab behind (Ctrl or ⌘ held); returns when that has loaded.</summary>
    Task ClickIntoBackgroundAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Looks at the tab that was in front before (or was opened behind) the one in front.</summary>
    Task LookAtOtherAsync(CancellationToken cancellation);
}
