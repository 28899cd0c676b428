using System.Xml.XPath;
using OpenQA.Selenium;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Appium;

namespace TrackE2E.Driving.App.Screens;

/// <summary>A plan's locator for apps: <c>id=…</c>, <c>accessibility=…</c>, <c>xpath=…</c>, <c>class=…</c>, <c>name=…</c>, <c>css=…</c> (in a web view).</summary>
/// <remarks>
/// Without a word before it: an XPath when it begins with <c>//</c> or <c>(</c>, else the accessibility id. Elements are looked for in the page source, again and again: a platform's own
/// query language (<c>-android uiautomator</c>, <c>-ios predicate</c>, <c>class chain</c>) is known only to be refused.
/// </remarks>
internal sealed record PlanLocator(string Way, string Value)
{
    public const string Css = "css";
    public const string Accessibility = "accessibility id";
    public const string XPath = "xpath";

    private const string OwnLanguage = "own language";

    private static readonly (string Word, string Way)[] Words =
    [
        ("id", "id"), ("accessibility", Accessibility), ("accessibility id", Accessibility), ("xpath", XPath), ("class", "class name"), ("name", "name"), ("css", Css),
        ("-android uiautomator", OwnLanguage), ("uiautomator", OwnLanguage), ("-ios predicate", OwnLanguage), ("predicate", OwnLanguage), ("-ios class chain", OwnLanguage), ("class chain", OwnLanguage),
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
        _ => MobileBy.AccessibilityId(Value),
    };

    /// <summary>Why it cannot be used; null when it can.</summary>
    public Wording? Fault
    {
        get
        {
            if (Way == OwnLanguage)
            {
                return new("it is in the platform's own query language, which a page source is not searched with", "它使用平台自有的查询语言，无法在页面源码中查找");
            }

            if (Way != XPath)
            {
                return null;
            }

            try
            {
                XPathExpression.Compile(Value);
                return null;
            }
            catch (XPathException e)
            {
                return new($"it is no XPath: {e.Message}", $"它不是有效的 XPath：{e.Message}");
            }
        }
    }

    public static PlanLocator Parse(string text)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut > 0 && Array.Find(Words, w => w.Word.Equals(text[..cut].Trim(), StringComparison.OrdinalIgnoreCase)) is { Way: { } way })
        {
            return new(way, text[(cut + 1)..].Trim());
        }

        return new(text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith('(') ? XPath : text.StartsWith("new UiSelector", StringComparison.Ordinal) ? OwnLanguage : Accessibility, text);
    }

    /// <summary>The locator of a planned thing on a platform: its own, else the web one for pages inside the app; null for none.</summary>
    public static PlanLocator? For(IReadOnlyDictionary<string, string> locate, string platform) =>
        platform != "web" && locate.TryGetValue(platform, out var own) ? Parse(own) : locate.TryGetValue("web", out var css) ? new(Css, css) : null;

    public override string ToString() => $"{Way}: {Value}";
}
