namespace TrackE2E.Driving.App.Appium;

/// <summary>How an app on the device stands; the numbers are Appium's.</summary>
public enum AppState
{
    /// <summary>It is not on the device.</summary>
    NotInstalled = 0,

    /// <summary>It is installed and does not run.</summary>
    NotRunning = 1,

    /// <summary>It was set aside, and its process may be stopped.</summary>
    RunningInBackgroundOrSuspended = 2,

    /// <summary>It runs behind.</summary>
    RunningInBackground = 3,

    /// <summary>It runs in front.</summary>
    RunningInForeground = 4,
}

/// <summary>A place on earth in degrees, and metres above the sea.</summary>
public sealed record GeoLocation(double Latitude, double Longitude, double Altitude = 0);

/// <summary>A line of a device's log.</summary>
public sealed record DeviceLogLine(DateTimeOffset At, string Level, string Message);
