using OpenQA.Selenium.Interactions;

namespace TrackE2E.Driving.App.Appium;

/// <content>Touch by W3C pointer actions: what a finger does. Coordinates are those of <see cref="AppiumElement.Rect"/>.</content>
public partial class AppiumDriver
{
    private static readonly TimeSpan TapTime = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan FlingTime = TimeSpan.FromMilliseconds(80);

    /// <summary>Taps a place.</summary>
    public void Tap(int x, int y) => Tap(x, y, TapTime);

    /// <summary>Taps the middle of an element, as far as it is on the screen; it need not be enabled.</summary>
    public void Tap(AppiumElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        var rect = element.Rect;
        Tap(rect.X + (rect.Width / 2), rect.Y + (rect.Height / 2));
    }

    /// <summary>Presses a place and holds it. Default 1 s.</summary>
    public void LongPress(int x, int y, TimeSpan? time = null) => Tap(x, y, time ?? TimeSpan.FromSeconds(1));

    /// <summary>Taps twice, 80 ms apart.</summary>
    public void DoubleTap(int x, int y)
    {
        var (finger, sequence) = Finger("finger1", x, y);
        sequence.AddAction(finger.CreatePause(TapTime)).AddAction(finger.CreatePointerUp(MouseButton.Touch));
        sequence.AddAction(finger.CreatePause(TimeSpan.FromMilliseconds(80))).AddAction(finger.CreatePointerDown(MouseButton.Touch));
        sequence.AddAction(finger.CreatePause(TapTime)).AddAction(finger.CreatePointerUp(MouseButton.Touch));
        PerformActions([sequence]);
    }

    /// <summary>Moves a finger from one place to another in this time and rests before it leaves, so that nothing flings on.</summary>
    public void Swipe(int x, int y, int toX, int toY, TimeSpan time) => Move(x, y, toX, toY, time, TimeSpan.FromMilliseconds(150));

    /// <summary>Moves a finger fast and lets go while it moves.</summary>
    public void Fling(int x, int y, int toX, int toY) => Move(x, y, toX, toY, FlingTime, TimeSpan.Zero);

    /// <summary>Moves two fingers from each other (open, zoom in) or to each other (close), along a line through this place.</summary>
    /// <param name="x">Middle.</param>
    /// <param name="y">Middle.</param>
    /// <param name="from">Distance of each finger from the middle at the beginning, in pixels.</param>
    /// <param name="to">Distance at the end; more than from opens.</param>
    /// <param name="time">How long it takes.</param>
    public void Pinch(int x, int y, int from, int to, TimeSpan time)
    {
        ActionSequence One(string name, int side)
        {
            var (finger, sequence) = Finger(name, x, y + (side * from));
            sequence.AddAction(finger.CreatePointerMove(CoordinateOrigin.Viewport, x, y + (side * to), time)).AddAction(finger.CreatePointerUp(MouseButton.Touch));
            return sequence;
        }

        PerformActions([One("finger1", -1), One("finger2", 1)]);
    }

    private void Tap(int x, int y, TimeSpan time)
    {
        var (finger, sequence) = Finger("finger1", x, y);
        sequence.AddAction(finger.CreatePause(time)).AddAction(finger.CreatePointerUp(MouseButton.Touch));
        PerformActions([sequence]);
    }

    private void Move(int x, int y, int toX, int toY, TimeSpan time, TimeSpan rest)
    {
        var (finger, sequence) = Finger("finger1", x, y);
        sequence.AddAction(finger.CreatePointerMove(CoordinateOrigin.Viewport, toX, toY, time));
        if (rest > TimeSpan.Zero)
        {
            sequence.AddAction(finger.CreatePause(rest));
        }

        sequence.AddAction(finger.CreatePointerUp(MouseButton.Touch));
        PerformActions([sequence]);
    }

    private static (PointerInputDevice Finger, ActionSequence Sequence) Finger(string name, int x, int y)
    {
        var finger = new PointerInputDevice(PointerKind.Touch, name);
        var sequence = new ActionSequence(finger);
        sequence.AddAction(finger.CreatePointerMove(CoordinateOrigin.Viewport, x, y, TimeSpan.Zero)).AddAction(finger.CreatePointerDown(MouseButton.Touch));
        return (finger, sequence);
    }
}
