namespace TrackE2E.Driving.Web;

/// <summary>The arguments that chromium is started with.</summary>
internal static class ChromiumArguments
{
    private const string Features = "--disable-features=";

    // Fewer requests of the browser's own, no GPU, and no sign of automation: several SDKs send less where they see one (FINDINGS, "Bot detection").
    private static readonly string[] Own =
    [
        "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--disable-blink-features=AutomationControlled",
    ];

    // Pages of the browser's own that every new window loads in renderers of their own, though nobody types into its address bar.
    private static readonly string[] OwnDisabledFeatures = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

    // What Playwright 1.64 disables: of two --disable-features chromium hears the last only, and ours comes after Playwright's.
    private static readonly string[] PlaywrightsDisabledFeatures =
    [
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding",
        "ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect", "Translate", "AutoDeElevate", "OptimizationHints",
        "NetworkTimeServiceQuerying", "AimEnabled", "msForceBrowserSignIn", "msEdgeUpdateLaunchServicesPreferredVersion",
    ];

    /// <summary>Ours, then those of devices.json; all <c>--disable-features</c> in one, because chromium hears the last only.</summary>
    /// <param name="settings">"arguments" of the device.</param>
    /// <param name="launchedByPlaywright">Playwright puts its own arguments before these.</param>
    public static IReadOnlyList<string> Of(IReadOnlyCollection<string> settings, bool launchedByPlaywright)
    {
        var features = (launchedByPlaywright ? PlaywrightsDisabledFeatures : [])
            .Concat(OwnDisabledFeatures)
            .Concat(settings.Where(IsFeatures).SelectMany(a => a[Features.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Distinct(StringComparer.Ordinal);
        return [.. Own, .. settings.Where(a => !IsFeatures(a)), Features + string.Join(',', features)];
    }

    private static bool IsFeatures(string argument) => argument.StartsWith(Features, StringComparison.Ordinal);

    /// <summary>What sends everything through a proxy, the machine's own addresses too.</summary>
    /// <remarks>Chromium takes no address with a path for a proxy, not even <c>/</c>: it then loads nothing (ERR_NO_SUPPORTED_PROXIES).</remarks>
    internal static IEnumerable<string> Through(string proxy, string? except) => ["--proxy-server=" + new Uri(proxy).GetLeftPart(UriPartial.Authority), $"--proxy-bypass-list=<-loopback>;{except}"];
}
