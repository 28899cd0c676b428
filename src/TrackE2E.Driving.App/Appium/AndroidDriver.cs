using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>A session on an Android device by uiautomator2 (or Espresso).</summary>
public sealed class AndroidDriver(Uri server, DriverOptions options, TimeSpan? commandTimeout = null) : AppiumDriver(server, options, commandTimeout)
{
    /// <summary>The activity in front: <c>.MainActivity</c>.</summary>
    public string CurrentActivity => (string?)ExecuteMobile("mobile: getCurrentActivity") ?? "";

    /// <summary>The package in front.</summary>
    public string CurrentPackage => (string?)ExecuteMobile("mobile: getCurrentPackage") ?? "";

    /// <inheritdoc/>
    public override GeoLocation Location
    {
        get
        {
            var place = Members(ExecuteMobile("mobile: getGeolocation"));
            return new(Of("latitude"), Of("longitude"), Of("altitude"));

            double Of(string name) => Convert.ToDouble(place.GetValueOrDefault(name) ?? 0, System.Globalization.CultureInfo.InvariantCulture);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ExecuteMobile("mobile: setGeolocation", ("latitude", value.Latitude), ("longitude", value.Longitude), ("altitude", value.Altitude));
        }
    }

    /// <inheritdoc/>
    protected override string DeepLinkKey => "package";

    /// <summary>Starts an activity: <c>com.shop/.ItemActivity</c>, with texts as extras.</summary>
    public void StartActivity(string component, IReadOnlyDictionary<string, string>? extras = null) => ExecuteMobile(
        "mobile: startActivity", ("component", component), ("extras", extras?.Select(e => new[] { "s", e.Key, e.Value }).ToArray()));

    /// <summary>Takes all data of an app away: settings, files, databases.</summary>
    public void ClearApp(string appId) => ExecuteMobile("mobile: clearApp", ("appId", appId));

    /// <summary>Presses a key by Android's code: 4 is back, 3 home.</summary>
    public void PressKeyCode(int keyCode, bool longPress = false) => ExecuteMobile("mobile: pressKey", ("keycode", keyCode), ("isLongPress", longPress));

    /// <summary>Opens the notifications.</summary>
    public void OpenNotifications() => ExecuteMobile("mobile: openNotifications");

    /// <summary>Runs a shell command on the device; the server must allow it (<c>uiautomator2:adb_shell</c>).</summary>
    public string Shell(string command, params string[] arguments) => ExecuteMobile("mobile: shell", ("command", command), ("args", arguments))?.ToString() ?? "";
}
