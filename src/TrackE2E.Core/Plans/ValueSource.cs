namespace TrackE2E.Core.Plans;

/// <summary>Where the value of a property comes from, as a plan writes it under <c>from</c>.</summary>
/// <remarks>
/// <c>this-page</c>, <c>this-page.tab</c>: the page (by its <see cref="PlannedPage.ReportedAs"/>) or tab that the event happened on.
/// <c>previous-page</c>, <c>previous-page.tab</c>: the page (by its <see cref="PlannedPage.ReportedAs"/>) or tab that was left for this one; not sent where there was none.
/// <c>leading-click</c>: name on the wire of the click that led here, not sent where none did; <c>leading-click.PATH</c>: its property.
/// <c>swipe.direction</c>: left, right, up or down. <c>query.NAME</c>: of the address that the visit began with.
/// <c>EVENT.PATH</c>: a property of the last event of that id before, of the same item where both have a key; not sent where there was none. In a list of objects, an order's
/// lines, without a key that both have: of any event of that id before, as long as there were as many of them as the list has objects.
/// </remarks>
/// <param name="Kind">The kind of source.</param>
/// <param name="Event">For <see cref="SourceKind.Event"/>: the planned event's id; else null.</param>
/// <param name="Path">Dotted property path, query name, or null.</param>
/// <param name="Text">As the plan writes it.</param>
public sealed record ValueSource(SourceKind Kind, string? Event, string? Path, string Text);

/// <summary>The kinds of sources.</summary>
public enum SourceKind
{
    /// <summary>The page that the event happened on.</summary>
    ThisPage,

    /// <summary>The tab of that page that was shown.</summary>
    ThisTab,

    /// <summary>The page that was left for this one.</summary>
    PreviousPage,

    /// <summary>The tab that was shown on the page left.</summary>
    PreviousTab,

    /// <summary>The click that led to this page.</summary>
    LeadingClick,

    /// <summary>The direction of the swipe that caused the event.</summary>
    SwipeDirection,

    /// <summary>A query value of the address that the visit began with.</summary>
    Query,

    /// <summary>An earlier event.</summary>
    Event,
}

/// <summary>A time that the observer measures beside the SDK.</summary>
public enum MeasuredTime
{
    /// <summary>How long the visit was in the foreground.</summary>
    Foreground,

    /// <summary>How long the visit lasted, the background included.</summary>
    Stay,
}

/// <summary>The span in which a value stays the same.</summary>
public enum SameWithin
{
    /// <summary>A stay on a page.</summary>
    Visit,

    /// <summary>A session.</summary>
    Session,

    /// <summary>While one user is signed in, or none is.</summary>
    User,

    /// <summary>As long as the device is not reset.</summary>
    Device,
}
