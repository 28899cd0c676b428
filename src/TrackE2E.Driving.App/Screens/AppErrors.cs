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
        var install = $"appium driver install {settings.AutomationName.ToLowerInvariant()}";
        var address = Masked(settings, server.AbsoluteUri);
        return new(
            "device-missing",
            new($"the device \"{device}\" gives no session", $"设备“{device}”无法建立会话"),
            new($"a session by {settings.AutomationName} at {address}", $"在 {address} 上通过 {settings.AutomationName} 建立会话"),
            unreachable ? new Wording($"the server \"{settings.Server.Name}\" does not answer: {actual}", $"服务器“{settings.Server.Name}”没有响应：{actual}") : actual,
            unreachable ? new("start the server, or correct its \"url\" in devices.json; tracke2e devices says what is reachable", "启动服务器，或修正 devices.json 中它的 \"url\"；tracke2e devices 会列出可用的设备")
                : driver ? new($"install the driver on the server: {install}", $"在服务器上安装驱动：{install}")
                : new("see the server's log (attachments/appium-….log): it says why; tracke2e doctor checks what devices need", "查看服务器日志（attachments/appium-….log）中的原因；tracke2e doctor 会检查设备所需的环境"),
            "devices.json");
    }

    public static BrokenException SessionLost(string device, AppiumSettings settings, Exception? e) => new(
        "session-lost",
        new("the session on the device is gone", "设备会话已断开"),
        new($"the session of \"{device}\" lasts to the end of the scenario", $"“{device}”的会话保持到场景结束"),
        e is null ? new Wording("it was ended", "会话被结束") : Masked(settings, AppiumErrors.FirstLine(e)),
        new("see the Appium server's log (attachments/appium-….log): did the device leave, or the server end?", "查看 Appium 服务器日志（attachments/appium-….log）：是设备断开，还是服务器退出？"),
        device,
        e);

    public static FindingsException Crashed(string device, string actual, string language) => Crashed(
        device,
        new("the app ended by itself", "应用自行退出"),
        new("the app lives", "应用正常运行"),
        actual,
        new("find the crash in the app: its last lines and the device's log say where; start it by hand and do the step again", "查找应用崩溃的原因：其最后的输出和设备日志会说明位置；手动启动应用并重做该步骤"),
        language);

    public static FindingsException PageCrashed(string device, string actual, string language) => Crashed(
        device,
        new("the page's process crashed", "页面进程崩溃"),
        new("the page lives", "页面正常运行"),
        actual,
        new("find the crash in the page (memory, endless recursion); open it by hand and do the step again", "查找页面崩溃的原因（内存、无限递归）；手动打开该页面并重做该步骤"),
        language);

    private static FindingsException Crashed(string device, Wording what, Wording expected, string actual, Wording mend, string language)
    {
        var finding = new Finding
        {
            Kind = FindingKind.AppCrashed,
            What = what.In(language),
            Expected = expected.In(language),
            Actual = actual,
            Do = mend.In(language),
        };
        return new([finding with { Evidence = [device] }], FindingWriter.Write(finding, new FindingPlace(device), language));
    }

    public static BrokenException Unable(Wording what, string device, Wording actual, Exception? e = null) => new(
        "step-unusable",
        new($"the device \"{device}\" cannot {what.En}", $"设备“{device}”无法{what.Zh}"),
        new("a device whose driver can", "驱动支持该操作的设备"),
        actual,
        new("run this scenario on another device (--device), or leave the step out", "换一台设备运行该场景（--device），或去掉该步骤"),
        "devices.json",
        e);

    public static BrokenException StillThere(ElementTarget target, string platform, TimeSpan deadline, string where) => new(
        "element-still-there",
        new($"\"{target}\" is still shown", $"“{target}”仍在显示"),
        new($"{PlanLocator.For(target.Element.Locate, platform)} is gone or hidden within {deadline.TotalSeconds:0.#} s", $"{deadline.TotalSeconds:0.#} s 内 {PlanLocator.For(target.Element.Locate, platform)} 消失或隐藏"),
        new("it is still there", "它仍在屏幕上"),
        new("look at the screenshot: do first what closes it, as a user would, or correct the locator", "查看截图：像用户那样先关闭它，或修正定位方式"),
        where);

    public static BrokenException NotFound(TrackingPlan plan, ElementTarget target, string platform, TimeSpan deadline, string where, string? source, Func<PlannedElement, int> count)
    {
        var element = target.Element;
        var locator = PlanLocator.For(element.Locate, platform);
        Wording place = target switch
        {
            { Ordinal: { } n } => new($"the {n}. \"{element.Id}\"", $"第 {n} 个“{element.Id}”"),
            { Item: { } item } => new($"the \"{element.Id}\" of item \"{item}\"", $"条目“{item}”的“{element.Id}”"),
            _ => new($"\"{element.Id}\"", $"“{element.Id}”"),
        };
        var page = element.Page is { } id ? new($", on page {id}", $"，页面为 {id}") : new Wording("", "");
        var matches = count(element);
        var there = string.Join(", ", plan.Elements.Where(e => e.Id != element.Id).Select(e => (e.Id, Count: count(e))).Where(e => e.Count > 0).Select(e => $"{e.Id} ({e.Count})"));
        var excerpt = source is null ? "" : "\n            source: " + (source.Length > ShownSource ? source[..ShownSource] + "…" : source).ReplaceLineEndings(" ");
        return new(
            "element-not-found",
            new($"{place.En} is not on the screen", $"屏幕上没有{place.Zh}"),
            new($"{locator} within {deadline.TotalSeconds:0.#} s{page.En}", $"{deadline.TotalSeconds:0.#} s 内出现 {locator}{page.Zh}"),
            new(
                $"{matches} {(matches == 1 ? "match" : "matches")}; planned elements that are there: {(there.Length == 0 ? "none" : there)}{excerpt}",
                $"匹配到 {matches} 个；屏幕上有的方案元素：{(there.Length == 0 ? "无" : there)}{excerpt}"),
            new($"look at the screenshot: bring the element on screen first, or correct the locator ({element.Place})", $"查看截图：先让元素出现在屏幕上，或修正定位方式（{element.Place}）"),
            where);
    }

    public static BrokenException NoLocator(PlannedElement element, string platform)
    {
        var keys = string.Join(", ", element.Locate.Keys);
        return new(
            "step-unusable",
            new($"\"{element.Id}\" has no locator for {platform}", $"元素“{element.Id}”没有 {platform} 的定位方式"),
            $"locate: {{ {platform}: … }}",
            new($"locate gives {keys}", $"locate 中有 {keys}"),
            new($"add a locator under locate › {platform} in the plan", $"在方案的 locate › {platform} 下添加定位方式"),
            element.Place.ToString());
    }

    /// <summary>An element that cannot be looked for cannot be watched either, and its events would be blamed for it.</summary>
    /// <exception cref="BrokenException">plan-unreadable: a locator of the plan for this platform cannot be used.</exception>
    public static void ThrowIfUnusable(TrackingPlan plan, string platform)
    {
        var all = plan.Elements.Select(e => (e.Id, e.Locate, e.Place))
            .Concat(plan.Pages.SelectMany(p => p.Tabs.SelectMany(t => new[] { (t.Id, t.Locate, t.Place), (t.Id, Locate: t.Selected, t.Place) })));
        foreach (var (id, locate, place) in all)
        {
            if (PlanLocator.For(locate, platform) is { IsWeb: false, Fault: { } fault })
            {
                throw new BrokenException(
                    "plan-unreadable",
                    new($"\"{id}\" cannot be looked for on {platform}", $"在 {platform} 上无法查找“{id}”"),
                    new("an accessibility id, id=…, name=…, class=…, xpath=…, or css=… in a page inside", "accessibility id、id=…、name=…、class=…、xpath=…，或内嵌页面中的 css=…"),
                    new($"locate › {platform}: {locate[platform]}: {fault.En}", $"locate › {platform}：{locate[platform]}：{fault.Zh}"),
                    new("write the locator in one of these ways", "按其中一种方式书写定位"),
                    place.ToString());
            }
        }
    }

    public static BrokenException NotStarted(Wording what, Wording expected, Wording actual, string device, Exception? e = null) => new(
        "app-not-started", what, expected, actual, new("start the app on the device by hand; see the Appium server's log", "在设备上手动启动应用；查看 Appium 服务器日志"), device, e);
}
