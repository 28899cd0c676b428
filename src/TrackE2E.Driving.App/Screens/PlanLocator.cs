using OpenQA.Selenium;
using TrackE2E.Driving.App.Appium;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A plan's locator for apps: <c>id=…</c>, <c>accessibility=…</c>, <c>xpath=…</c>, <c>class=…</c>, <c>css=…</c> (in a web view), <c>-android uiautomator=…</c>, <c>-ios predicate=…</c>, <c>class chain=…</c>.</summary>
/// <remarks>Without a word before it: an XPath when it begins with <c>//</c> or <c>(</c>, else the accessibility id.</remarks>
internal sealed record PlanLocator(string Way, string Value)
{
    public const string Css = "css";
    public const string Accessibility = "accessibility id";
    public const string XPath = "xpath";

    private static readonly (string Word, string Way)[] Words =
    [
        ("id", "id"), ("accessibility", Accessibility), ("accessibility id", Accessibility), ("xpath", XPath), ("class", "class name"), ("name", "name"), ("css", Css),
        ("-android uiautomator", "-android uiautomator"), ("uiautomator", "-android uiautomator"), ("-ios predicate", "-ios predicate string"), ("predicate", "-ios predicate string"),
        ("-ios class chain", "-ios class chain"), ("class chain", "-ios class chain"),
    ];

    /// <summary>True: it is looked for in a page inside the app.</summary>
    public bool IsWeb => Way == Css;

    public By By => Way switch
    {
        Css => By.CssSelector(Value),
        XPath => By.XPath(Value),
        "id" => MobileBy.Id(Value),
        "class name" => MobileBy.ClassName(Value),
        "name" => MobileBy.Name(Value),
        "-android uiautomator" => MobileBy.AndroidUIAutomator(Value),
        "-ios predicate string" => MobileBy.IosNSPredicate(Value),
        "-ios class chain" => MobileBy.IosClassChain(Value),
        _ => MobileBy.AccessibilityId(Value),
    };

    public static PlanLocator Parse(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut > 0 && Array.Find(Words, w => w.Word.Equals(text[..cut].Trim(), StringComparison.OrdinalIgnoreCase)) is { Way: { } way })
        {
            return new(way, text[(cut + 1)..].Trim());
        }

        return new(text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith('(') ? XPath : text.StartsWith("new UiSelector", StringComparison.Ordinal) ? "-android uiautomator" : Accessibility, text);
    }

    /// <summary>The locator of a planned thing on a platform: its own, else the web one for pages inside the app; null for none.</summary>
    public static PlanLocator? For(IReadOnlyDictionary<string, string> locate, string platform) =>
        platform != "web" && locate.TryGetValue(platform, out var own) ? Parse(own) : locate.TryGetValue("web", out var css) ? new(Css, css) : null;

    public override string ToString() => $"{Way}: {Value}";
}
