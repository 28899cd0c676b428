using System.Globalization;
using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <content>The device: orientation, place, lock, keyboard, time, clipboard.</content>
public partial class AppiumDriver
{
    /// <summary>How the device is held.</summary>
    public ScreenOrientation Orientation
    {
        get => ((string?)Send(AppiumCommands.GetOrientation))?.Equals("LANDSCAPE", StringComparison.OrdinalIgnoreCase) == true ? ScreenOrientation.Landscape : ScreenOrientation.Portrait;
        set => Send(AppiumCommands.SetOrientation, ("orientation", value == ScreenOrientation.Landscape ? "LANDSCAPE" : "PORTRAIT"));
    }

    /// <summary>Where the device believes it is.</summary>
    public virtual GeoLocation Location
    {
        get
        {
            var place = Members(Send(AppiumCommands.GetLocation));
            return new(Degrees("latitude"), Degrees("longitude"), Degrees("altitude"));

            double Degrees(string name) => Convert.ToDouble(place.GetValueOrDefault(name) ?? 0, CultureInfo.InvariantCulture);
        }

        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Send(AppiumCommands.SetLocation, ("location", new Dictionary<string, object> { ["latitude"] = value.Latitude, ["longitude"] = value.Longitude, ["altitude"] = value.Altitude }));
        }
    }

    /// <summary>The device's clock, as it writes it.</summary>
    public string DeviceTime => (string?)Send(AppiumCommands.DeviceTime) ?? "";

    /// <summary>Locks the screen; with a time it is unlocked afterwards.</summary>
    public void Lock(TimeSpan? time = null) => ExecuteMobile("mobile: lock", ("seconds", time?.TotalSeconds));

    /// <summary>Unlocks the screen.</summary>
    public void Unlock() => ExecuteMobile("mobile: unlock");

    /// <summary>Whether the screen is locked.</summary>
    public bool IsLocked() => ExecuteMobile("mobile: isLocked") is true;

    /// <summary>Puts the keyboard away.</summary>
    public void HideKeyboard() => ExecuteMobile("mobile: hideKeyboard");

    /// <summary>Whether the keyboard is shown.</summary>
    public bool IsKeyboardShown() => ExecuteMobile("mobile: isKeyboardShown") is true;

    /// <summary>Puts the device on or off the network.</summary>
    /// <param name="wifi">Wi-Fi; null to leave it.</param>
    /// <param name="data">Mobile data; null to leave it.</param>
    /// <param name="airplaneMode">Airplane mode; null to leave it.</param>
    public void SetConnectivity(bool? wifi = null, bool? data = null, bool? airplaneMode = null) =>
        ExecuteMobile("mobile: setConnectivity", ("wifi", wifi), ("data", data), ("airplaneMode", airplaneMode));

    /// <summary>Which networks are on: wifi, data, airplaneMode.</summary>
    public IReadOnlyDictionary<string, object> GetConnectivity() => Members(ExecuteMobile("mobile: getConnectivity"));

    /// <summary>Puts text into the clipboard.</summary>
    public void SetClipboardText(string text) => ExecuteMobile("mobile: setClipboard", ("content", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))), ("contentType", "plaintext"));

    /// <summary>The clipboard's text.</summary>
    public string GetClipboardText() => System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string?)ExecuteMobile("mobile: getClipboard") ?? ""));
}
