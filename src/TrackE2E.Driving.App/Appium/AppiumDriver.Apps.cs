using System.Globalization;

namespace TrackE2E.Driving.App.Appium;

/// <content>Apps: install, start, end, set aside.</content>
public partial class AppiumDriver
{
    /// <summary>What the platform's commands call an app's id.</summary>
    protected virtual string AppKey => "appId";

    /// <summary>Installs an app from a path or address.</summary>
    public virtual void InstallApp(string appPath) => ExecuteMobile("mobile: installApp", ("appPath", appPath));

    /// <summary>Whether an app is installed.</summary>
    public bool IsAppInstalled(string appId) => ExecuteMobile("mobile: isAppInstalled", (AppKey, appId)) is true;

    /// <summary>Takes an app off the device.</summary>
    public void RemoveApp(string appId) => ExecuteMobile("mobile: removeApp", (AppKey, appId));

    /// <summary>Starts an app, or brings it to the front.</summary>
    public void ActivateApp(string? appId) => ExecuteMobile("mobile: activateApp", (AppKey, appId));

    /// <summary>Ends an app; false when it did not run.</summary>
    public bool TerminateApp(string? appId) => ExecuteMobile("mobile: terminateApp", (AppKey, appId)) is not false;

    /// <summary>How an app stands.</summary>
    public AppState GetAppState(string? appId) => (AppState)Convert.ToInt32(ExecuteMobile("mobile: queryAppState", (AppKey, appId)), CultureInfo.InvariantCulture);

    /// <summary>Sets the app aside for this long, and brings it back; without a time it stays aside.</summary>
    public void BackgroundApp(TimeSpan? time = null) => ExecuteMobile("mobile: backgroundApp", ("seconds", time?.TotalSeconds ?? -1));

    /// <summary>Opens an address with the app that answers to it.</summary>
    public void DeepLink(string url, string? appId = null) => ExecuteMobile("mobile: deepLink", ("url", url), (DeepLinkKey, appId));

    /// <summary>What the deep-link command calls an app's id.</summary>
    protected virtual string DeepLinkKey => AppKey;

    /// <summary>Puts a file on the device.</summary>
    public void PushFile(string pathOnDevice, byte[] content) => ExecuteMobile("mobile: pushFile", ("remotePath", pathOnDevice), ("payload", Convert.ToBase64String(content)));

    /// <summary>A file of the device.</summary>
    public byte[] PullFile(string pathOnDevice) => Convert.FromBase64String((string?)ExecuteMobile("mobile: pullFile", ("remotePath", pathOnDevice)) ?? "");

    /// <summary>A folder of the device, zipped.</summary>
    public byte[] PullFolder(string pathOnDevice) => Convert.FromBase64String((string?)ExecuteMobile("mobile: pullFolder", ("remotePath", pathOnDevice)) ?? "");
}
