using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>Capabilities of a session.</summary>
/// <remarks>Names as in Appium.WebDriver; options without a vendor's prefix get <c>appium:</c>.</remarks>
public sealed class AppiumOptions : DriverOptions
{
    private readonly Dictionary<string, object> all = new(StringComparer.Ordinal);

    /// <summary>The driver on the server: UiAutomator2, XCUITest, Chromium, ….</summary>
    public string? AutomationName { get; set; }

    /// <summary>Device's name.</summary>
    public string? DeviceName { get; set; }

    /// <summary>Version of the platform.</summary>
    public string? PlatformVersion { get; set; }

    /// <summary>App to install and start: a path or an address.</summary>
    public string? App { get; set; }

    /// <summary>Adds an option of Appium's: <c>udid</c> becomes <c>appium:udid</c>.</summary>
    public void AddAdditionalAppiumOption(string name, object value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        all[name.Contains(':', StringComparison.Ordinal) ? name : "appium:" + name] = value;
    }

    /// <summary>Adds a capability under exactly this name; W3C's own have no prefix: <c>browserName</c>.</summary>
    public override void AddAdditionalOption(string optionName, object optionValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(optionName);
        all[optionName] = optionValue;
    }

    /// <inheritdoc/>
    public override ICapabilities ToCapabilities()
    {
        var capabilities = GenerateDesiredCapabilities(false);
        Set("appium:automationName", AutomationName);
        Set("appium:deviceName", DeviceName);
        Set("appium:platformVersion", PlatformVersion);
        Set("appium:app", App);
        foreach (var (name, value) in all)
        {
            capabilities.SetCapability(name, value);
        }

        return capabilities.AsReadOnly();

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                capabilities.SetCapability(name, value);
            }
        }
    }
}
