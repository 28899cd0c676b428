using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;
using TrackE2E.Driving.Devices;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.App.Screens;

/// <summary>What goes wrong on an app's device, in words for people. No message shows a secret.</summary>
internal static class AppErrors
{
    private const int ShownSource = 600;

    public static string Masked(AppiumSettings settings, string text) => settings.Secrets.Aggregate(text, (shown, secret) => shown.Replace(secret, "••••••", StringComparison.Ordinal));

    public static BrokenException NoSession(string device, AppiumSettings settings, Uri server, Exception e)
    {
        var actual = Masked(settings, AppiumErrors.FirstLine(e));
        var unreachable = AppiumErrors.IsSessionLost(e);
        var driver = e.Message.Contains("Could not find a driver", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("Could not find installed driver", StringComparison.OrdinalIgnoreCase);
        return new(
            "device-missing",
            $"the device \"{device}\" gives no session",
            $"a session by {settings.AutomationName} at {Masked(settings, server.AbsoluteUri)}",
            unreachable ? $"the server \"{settings.Server.Name}\" does not answer: {actual}" : actual,
            unreachable ? "start the server, or correct its \"url\" in devices.json; tracke2e devices says what is reachable"
                : driver ? $"install the driver on the server: appium driver install {settings.AutomationName.ToLowerInvariant()}"
                : "see the server's log (attachments/appium-….log): it says why; tracke2e doctor checks what devices need",
            "devices.json");
    }

    public static BrokenException SessionLost(string device, AppiumSettings settings, Exception? e) => new(
        "session-lost",
        "the session on the device is gone",
        $"the session of \"{device}\" lasts to the end of the scenario",
        e is null ? "it was ended" : Masked(settings, AppiumErrors.FirstLine(e)),
        "see the Appium server's log (attachments/appium-….log): did the device leave, or the server end?",
        device,
        e);

    public static FindingsException Crashed(string device, string what)
    {
        var finding = new Finding
        {
            Kind = FindingKind.AppCrashed,
            What = "the app ended by itself",
            Expected = "the app lives",
            Actual = what,
            Do = "find the crash in the app: its last lines and the device's log say where; start it by hand and do the step again",
            Evidence = [device],
        };
        return new([finding], $"app-crashed  {finding.What}\n  expected  {finding.Expected}\n  actual    {finding.Actual}\n  where     {device}\n  do        {finding.Do}");
    }

    public static BrokenException Unable(string what, string device, string actual, Exception? e = null) => new(
        "step-unusable", $"the device \"{device}\" cannot {what}", "a device whose driver can", actual, "run this scenario on another device (--device), or leave the step out", "devices.json", e);

    public static BrokenException NotFound(TrackingPlan plan, ElementTarget target, string platform, TimeSpan deadline, string where, string? source, Func<PlannedElement, int> count)
    {
        var element = target.Element;
        var locator = PlanLocator.For(element.Locate, platform);
        var place = target switch
        {
            { Ordinal: { } n } => $"the {n}. \"{element.Id}\"",
            { Item: { } item } => $"the \"{element.Id}\" of item \"{item}\"",
            _ => $"\"{element.Id}\"",
        };
        var matches = count(element);
        var there = plan.Elements.Where(e => e.Id != element.Id).Select(e => (e.Id, Count: count(e))).Where(e => e.Count > 0).Select(e => $"{e.Id} ({e.Count})").ToList();
        var excerpt = source is null ? "" : "\n            source: " + (source.Length > ShownSource ? source[..ShownSource] + "…" : source).ReplaceLineEndings(" ");
        return new(
            "element-not-found",
            $"{place} is not on the screen",
            $"{locator} within {deadline.TotalSeconds:0.#} s{(element.Page is { } page ? $", on page {page}" : "")}",
            $"{matches} {(matches == 1 ? "match" : "matches")}; planned elements that are there: {(there.Count == 0 ? "none" : string.Join(", ", there))}{excerpt}",
            $"look at the screenshot: bring the element on screen first, or correct the locator ({element.Place})",
            where);
    }

    public static BrokenException NoLocator(PlannedElement element, string platform) => new(
        "step-unusable", $"\"{element.Id}\" has no locator for {platform}", $"locate: {{ {platform}: … }}", "locate gives " + string.Join(", ", element.Locate.Keys), $"add a locator under locate › {platform} in the plan", element.Place.ToString());
}
