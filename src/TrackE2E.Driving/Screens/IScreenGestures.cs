namespace TrackE2E.Driving.Screens;

/// <summary>What hands can do beyond clicking and scrolling. A screen that can do it implements this beside <see cref="IScreen"/>.</summary>
/// <remarks>Real fingers on a phone, the real mouse and keyboard elsewhere. Errors as for <see cref="IScreen"/>; step-unusable where the device has no such gesture.</remarks>
public interface IScreenGestures
{
    /// <summary>Swipes over an element with a finger, or with the pressed mouse. Action: swipe, Detail: the direction.</summary>
    /// <param name="target">Where the finger goes down.</param>
    /// <param name="direction">How the finger moves: a carousel that is swiped left shows what was to its right.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task SwipeAsync(ElementTarget target, Direction direction, CancellationToken cancellation);

    /// <summary>Pulls the page down at its top, as phones refresh a list. Action: refresh.</summary>
    Task PullToRefreshAsync(CancellationToken cancellation);

    /// <summary>Presses an element and holds it for 0.8 s. Action: long-press.</summary>
    Task LongPressAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Clicks or taps twice at once, as for a double click. Action: click, Detail: double.</summary>
    Task DoubleClickAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Rests the mouse on the middle of an element, which opens menus and hints. Action: hover.</summary>
    Task HoverAsync(ElementTarget target, CancellationToken cancellation);

    /// <summary>Gives an element the keyboard's focus and presses a key on it. Action: press-key.</summary>
    Task PressOnAsync(ElementTarget target, string key, CancellationToken cancellation);

    /// <summary>Scrolls on as fast as a thumb can, past this many screens (or to the end), without resting anywhere. Action: scroll.</summary>
    Task FlingAsync(Direction direction, int screens, CancellationToken cancellation);

    /// <summary>Scrolls what lies under the middle of the screen to its top or bottom: to the end of what is loaded as the scroll begins. Action: scroll.</summary>
    /// <param name="direction">Up or down.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task ScrollToEndAsync(Direction direction, CancellationToken cancellation);

    /// <summary>Scrolls what scrolls inside (or around) an element by pixels. Action: scroll.</summary>
    Task ScrollInsideAsync(ElementTarget target, Direction direction, int pixels, CancellationToken cancellation);

    /// <summary>Chooses an option of a select box by its label or value. Action: select.</summary>
    /// <remarks>Select boxes open outside of the page, where no driver reaches: the page gets input and change events, and they are not trusted ones.</remarks>
    Task SelectAsync(ElementTarget target, string label, CancellationToken cancellation);
}

/// <summary>A way to move on a screen.</summary>
public enum Direction
{
    /// <summary>To the left.</summary>
    Left,

    /// <summary>To the right.</summary>
    Right,

    /// <summary>Upwards.</summary>
    Up,

    /// <summary>Downwards.</summary>
    Down,
}
