using OpenQA.Selenium;

namespace TrackE2E.Driving.App.Appium;

/// <summary>Ways to find elements that only Appium knows, beside Selenium's own.</summary>
/// <remarks>Names as in Appium.WebDriver. Selenium's <see cref="By.Id"/> becomes a CSS selector, which native contexts refuse: use <see cref="Id"/>.</remarks>
public sealed class MobileBy : By
{
    private MobileBy(string mechanism, string criteria)
        : base(mechanism, criteria) => Description = $"MobileBy {mechanism}: {criteria}";

    /// <summary>By the id that the platform gives: a resource id (Android), a name (iOS), an accessible id (Linux).</summary>
    public static new By Id(string selector) => new MobileBy("id", selector);

    /// <summary>By name.</summary>
    public static new By Name(string selector) => new MobileBy("name", selector);

    /// <summary>By the class of the native control: <c>android.widget.Button</c>, <c>XCUIElementTypeButton</c>.</summary>
    public static new By ClassName(string selector) => new MobileBy("class name", selector);

    /// <summary>By the native tag name.</summary>
    public static new By TagName(string selector) => new MobileBy("tag name", selector);

    /// <summary>By the accessibility id: content description (Android), accessibility identifier (iOS), accessible name (Linux).</summary>
    public static By AccessibilityId(string selector) => new MobileBy("accessibility id", selector);

    /// <summary>By an Android UiSelector: <c>new UiSelector().text("Buy")</c>.</summary>
    public static By AndroidUIAutomator(string selector) => new MobileBy("-android uiautomator", selector);

    /// <summary>By an Android data matcher (Espresso).</summary>
    public static By AndroidDataMatcher(string selector) => new MobileBy("-android datamatcher", selector);

    /// <summary>By an Android view matcher (Espresso).</summary>
    public static By AndroidViewMatcher(string selector) => new MobileBy("-android viewmatcher", selector);

    /// <summary>By an iOS predicate: <c>name == "buy" AND visible == 1</c>.</summary>
    public static By IosNSPredicate(string selector) => new MobileBy("-ios predicate string", selector);

    /// <summary>By an iOS class chain: <c>**/XCUIElementTypeCell[2]</c>.</summary>
    public static By IosClassChain(string selector) => new MobileBy("-ios class chain", selector);

    /// <summary>By a picture, base64; the server needs its images plugin.</summary>
    public static By Image(string selector) => new MobileBy("-image", selector);
}
