namespace TrackE2E.Hosting.Installing;

/// <summary>What a user says about installing, by environment variables.</summary>
/// <remarks>Browser: TRACKE2E_BROWSER, the browser's executable, used as it is. Forbidden: TRACKE2E_NO_INSTALL=1, nothing is ever installed.</remarks>
public sealed record InstallSettings(string? Browser = null, bool Forbidden = false)
{
    /// <summary>The language in which installers say what they do: en or zh-CN. Default en.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Reads the variables.</summary>
    public static InstallSettings From(Func<string, string?> variable, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(variable);
        var browser = variable("TRACKE2E_BROWSER");
        var forbidden = variable("TRACKE2E_NO_INSTALL")?.Trim();
        return new InstallSettings(string.IsNullOrWhiteSpace(browser) ? null : browser.Trim(), forbidden is not (null or "" or "0" or "false")) { Language = language };
    }
}
