using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>A session on an iPhone, iPad or simulator by XCUITest.</summary>
public sealed class IOSDriver(Uri server, DriverOptions options, TimeSpan? commandTimeout = null) : AppiumDriver(server, options, commandTimeout)
{
    /// <inheritdoc/>
    public override GeoLocation Location
    {
        get => base.Location;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ExecuteMobile("mobile: setSimulatedLocation", ("latitude", value.Latitude), ("longitude", value.Longitude));
        }
    }

    /// <inheritdoc/>
    protected override string AppKey => "bundleId";

    /// <inheritdoc/>
    public override void InstallApp(string appPath) => ExecuteMobile("mobile: installApp", ("app", appPath));

    /// <summary>Starts an app with arguments and environment variables.</summary>
    public void LaunchApp(string bundleId, IReadOnlyList<string>? arguments = null, IReadOnlyDictionary<string, string>? environment = null) =>
        ExecuteMobile("mobile: launchApp", ("bundleId", bundleId), ("arguments", arguments), ("environment", environment));

    /// <summary>Presses a hardware button: home, volumeUp, volumeDown.</summary>
    public void PressButton(string name) => ExecuteMobile("mobile: pressButton", ("name", name));

    /// <summary>Shakes the device (simulators only).</summary>
    public void ShakeDevice() => ExecuteMobile("mobile: shake");
}
