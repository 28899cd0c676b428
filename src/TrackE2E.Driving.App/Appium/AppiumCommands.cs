using OpenQA.Selenium;
using OpenQA.Selenium.Remote;

namespace TrackE2E.Driving.App.Appium;

/// <summary>Endpoints of an Appium server that Selenium does not know.</summary>
/// <remarks>Source: @appium/base-driver 10, lib/protocol/routes. What Appium 3 has no endpoint for is done by <c>mobile:</c> commands.</remarks>
internal static class AppiumCommands
{
    public const string Contexts = "getContexts";
    public const string GetContext = "getContext";
    public const string SetContext = "setContext";
    public const string GetOrientation = "getOrientation";
    public const string SetOrientation = "setOrientation";
    public const string GetLocation = "getLocation";
    public const string SetLocation = "setLocation";
    public const string GetSettings = "getSettings";
    public const string SetSettings = "setSettings";
    public const string GetEvents = "getEvents";
    public const string LogEvent = "logEvent";
    public const string DeviceTime = "getDeviceTime";
    public const string SessionCapabilities = "appiumCapabilities";
    public const string Commands = "listCommands";
    public const string Extensions = "listExtensions";
    public const string ElementAttribute = "appiumElementAttribute";
    public const string ElementDisplayed = "appiumElementDisplayed";
    public const string LogTypes = "appiumLogTypes";
    public const string Log = "appiumLog";
    public const string Cdp = "chromiumCdp";

    private const string Session = "/session/{sessionId}";

    private static readonly (string Name, string Method, string Path)[] All =
    [
        (Contexts, HttpCommandInfo.GetCommand, "/contexts"),
        (GetContext, HttpCommandInfo.GetCommand, "/context"),
        (SetContext, HttpCommandInfo.PostCommand, "/context"),
        (GetOrientation, HttpCommandInfo.GetCommand, "/orientation"),
        (SetOrientation, HttpCommandInfo.PostCommand, "/orientation"),
        (GetLocation, HttpCommandInfo.GetCommand, "/location"),
        (SetLocation, HttpCommandInfo.PostCommand, "/location"),
        (GetSettings, HttpCommandInfo.GetCommand, "/appium/settings"),
        (SetSettings, HttpCommandInfo.PostCommand, "/appium/settings"),
        (GetEvents, HttpCommandInfo.PostCommand, "/appium/events"),
        (LogEvent, HttpCommandInfo.PostCommand, "/appium/log_event"),
        (DeviceTime, HttpCommandInfo.GetCommand, "/appium/device/system_time"),
        (SessionCapabilities, HttpCommandInfo.GetCommand, "/appium/capabilities"),
        (Commands, HttpCommandInfo.GetCommand, "/appium/commands"),
        (Extensions, HttpCommandInfo.GetCommand, "/appium/extensions"),
        (ElementAttribute, HttpCommandInfo.GetCommand, "/element/{id}/attribute/{name}"),
        (ElementDisplayed, HttpCommandInfo.GetCommand, "/element/{id}/displayed"),
        (LogTypes, HttpCommandInfo.GetCommand, "/se/log/types"),
        (Log, HttpCommandInfo.PostCommand, "/se/log"),
        (Cdp, HttpCommandInfo.PostCommand, "/goog/cdp/execute"),
    ];

    public static ICommandExecutor Executor(Uri server, TimeSpan timeout)
    {
        // a base path without its last slash would be lost when commands are added to it
        var executor = new HttpCommandExecutor(new Uri(server.AbsoluteUri.TrimEnd('/') + "/"), timeout);
        foreach (var (name, method, path) in All)
        {
            executor.TryAddCommand(name, new HttpCommandInfo(method, Session + path));
        }

        return executor;
    }
}
