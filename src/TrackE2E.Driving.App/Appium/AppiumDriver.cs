using System.Globalization;
using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>A session on an Appium server: a device with an app on it.</summary>
/// <remarks>
/// Over Selenium's own client; names as in Appium.WebDriver. Like Selenium's, its calls block, and it is for one thread at a time.
/// A command that the server's driver lacks throws what <see cref="AppiumErrors.IsUnsupported"/> knows.
/// </remarks>
public partial class AppiumDriver : WebDriver
{
    /// <summary>Context of the app's own screens.</summary>
    public const string NativeContext = "NATIVE_APP";

    /// <summary>How long a command may take when nothing else is said.</summary>
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(120);

    /// <summary>Starts a session.</summary>
    /// <param name="server">Address of the server, with its base path.</param>
    /// <param name="options">Its capabilities.</param>
    /// <param name="commandTimeout">How long a command may take; default 120 s.</param>
    /// <exception cref="WebDriverException">The server cannot be reached, or refuses the session.</exception>
    public AppiumDriver(Uri server, DriverOptions options, TimeSpan? commandTimeout = null)
        : base(AppiumCommands.Executor(server, commandTimeout ?? CommandTimeout), options.ToCapabilities()) => ElementFactory = new AppiumElementFactory(this);

    /// <summary>The driver of the server that runs the session, as the capabilities say: <c>uiautomator2</c>.</summary>
    public string AutomationName => (Capabilities.GetCapability("automationName") ?? Capabilities.GetCapability("appium:automationName"))?.ToString() ?? "";

    /// <summary>The platform, as the capabilities say.</summary>
    public string PlatformName => Capabilities.GetCapability("platformName")?.ToString() ?? "";

    /// <summary>What the server can be switched to: <see cref="NativeContext"/>, and a WEBVIEW_… for each page inside the app.</summary>
    public IReadOnlyList<string> Contexts => [.. Items(Send(AppiumCommands.Contexts)).Select(c => c as string ?? (c as Dictionary<string, object>)?["id"] as string ?? "")];

    /// <summary>Where commands go: the app's own screens, or a page inside it.</summary>
    public string Context
    {
        get => (string?)Send(AppiumCommands.GetContext) ?? NativeContext;
        set => Send(AppiumCommands.SetContext, ("name", value));
    }

    /// <summary>All capabilities of the session, as the server keeps them.</summary>
    public IReadOnlyDictionary<string, object> SessionDetails => Members(Send(AppiumCommands.SessionCapabilities));

    /// <summary>The driver's settings; setting is by <see cref="SetSetting"/>.</summary>
    public IReadOnlyDictionary<string, object> Settings => Members(Send(AppiumCommands.GetSettings));

    /// <summary>Changes a setting of the driver: <c>waitForIdleTimeout</c>, <c>snapshotMaxDepth</c>, ….</summary>
    public void SetSetting(string setting, object value) => Send(AppiumCommands.SetSettings, ("settings", new Dictionary<string, object> { [setting] = value }));

    /// <summary>Names of the commands that the server's driver has for this session: REST ones by path, BiDi ones.</summary>
    public IReadOnlyDictionary<string, object> ListCommands() => Members(Send(AppiumCommands.Commands));

    /// <summary>The <c>mobile:</c> commands that the server's driver has.</summary>
    public IReadOnlyDictionary<string, object> ListExtensions() => Members(Send(AppiumCommands.Extensions));

    /// <summary>Runs a <c>mobile:</c> command (or another extension's) by its name.</summary>
    /// <param name="command">Its name with the prefix: <c>mobile: deepLink</c>.</param>
    /// <param name="arguments">Its arguments by name; those that are null are left out.</param>
    public object? ExecuteMobile(string command, params (string Name, object? Value)[] arguments) =>
        ExecuteScript(command, arguments.Where(a => a.Value is not null).ToDictionary(a => a.Name, a => a.Value!));

    /// <summary>Notes an event of our own in the session's list.</summary>
    public void LogEvent(string vendor, string eventName) => Send(AppiumCommands.LogEvent, ("vendor", vendor), ("event", eventName));

    /// <summary>Times of the session's commands and events, by name.</summary>
    public IReadOnlyDictionary<string, object> GetEvents() => Members(Send(AppiumCommands.GetEvents));

    /// <summary>The kinds of logs that the device keeps: logcat, syslog, ….</summary>
    public IReadOnlyList<string> LogTypes => [.. Items(Send(AppiumCommands.LogTypes)).OfType<string>()];

    /// <summary>Lines of a log since it was asked for last.</summary>
    public IReadOnlyList<DeviceLogLine> GetLog(string type) => [.. Items(Send(AppiumCommands.Log, ("type", type))).OfType<Dictionary<string, object>>().Select(line => new DeviceLogLine(
        DateTimeOffset.FromUnixTimeMilliseconds((long)Convert.ToDouble(line.GetValueOrDefault("timestamp") ?? 0, CultureInfo.InvariantCulture)),
        line.GetValueOrDefault("level")?.ToString() ?? "",
        line.GetValueOrDefault("message")?.ToString() ?? ""))];

    /// <summary>Finds an element as ours.</summary>
    public new AppiumElement FindElement(By by) => (AppiumElement)base.FindElement(by);

    /// <summary>Finds elements as ours.</summary>
    public new IReadOnlyList<AppiumElement> FindElements(By by) => [.. base.FindElements(by).Cast<AppiumElement>()];

    /// <summary>Sends a command by its name; what the server answers, as .NET values.</summary>
    internal object? Send(string command, params (string Name, object Value)[] parameters) => Execute(command, parameters.ToDictionary(p => p.Name, object? (p) => p.Value)).Value;

    internal static IEnumerable<object> Items(object? value) => value as IEnumerable<object> ?? [];

    internal static Dictionary<string, object> Members(object? value) => value as Dictionary<string, object> ?? [];
}
