using System.Drawing;
using OpenQA.Selenium;
using TrackE2E.Driving.App.Appium;

namespace TrackE2E.AppTests.Client;

/// <summary>Every command of our client against Appium's official fake driver: it works, or it is on the list of what that driver does not have.</summary>
internal sealed class FakeDriverTests
{
    // what the official fake driver has no command for: its own answer, not ours
    private static readonly string[] FakeLacks =
    [
        "installApp", "isAppInstalled", "removeApp", "activateApp", "terminateApp", "getAppState", "backgroundApp", "deepLink", "pushFile", "pullFile", "pullFolder",
        "lock", "unlock", "isLocked", "hideKeyboard", "isKeyboardShown", "setConnectivity", "getConnectivity", "setClipboard", "getClipboard", "deviceTime",
    ];

    private AppiumDriver driver = null!;

    [OneTimeSetUp]
    public void Start()
    {
        var options = new AppiumOptions { PlatformName = "Fake", AutomationName = "Fake", DeviceName = "Fake", App = Path.Combine(TestContext.CurrentContext.TestDirectory, "Client", "fake-app.xml") };
        driver = new AppiumDriver(AppiumForAllTests.Server.Url, options, TimeSpan.FromSeconds(30));
    }

    [OneTimeTearDown]
    public void End() => driver.Dispose();

    [SetUp]
    public void Native() => driver.Context = AppiumDriver.NativeContext;

    [Test]
    public void Elements_are_found_by_every_way_that_the_driver_knows()
    {
        driver.FindElement(MobileBy.Id("cart")).TagName.ShouldBe("MockListItem");
        driver.FindElement(MobileBy.AccessibilityId("cart")).Id.ShouldNotBeEmpty();
        driver.FindElement(MobileBy.ClassName("MockInputField")).TagName.ShouldBe("MockInputField");
        driver.FindElement(By.XPath("//MockButton[@id='ask']")).TagName.ShouldBe("MockButton");
        driver.FindElements(MobileBy.ClassName("MockButton")).Count.ShouldBe(2);
        Should.Throw<NoSuchElementException>(() => driver.FindElement(MobileBy.Id("nowhere")));
        AppiumErrors.IsUnsupported(Should.Throw<Exception>(() => driver.FindElement(MobileBy.AndroidUIAutomator("new UiSelector()")))).ShouldBeTrue();
    }

    [Test]
    public void Elements_are_read_by_the_protocols_own_commands()
    {
        var cart = driver.FindElement(MobileBy.Id("cart"));

        cart.Rect.ShouldBe(new Rectangle(10, 60, 200, 44));
        cart.Displayed.ShouldBeTrue();
        cart.Enabled.ShouldBeTrue();
        cart.Selected.ShouldBeTrue();
        driver.FindElement(MobileBy.Id("back")).Enabled.ShouldBeTrue();
        driver.FindElement(MobileBy.Id("back")).Displayed.ShouldBeFalse();
        driver.FindElement(MobileBy.Id("ask")).Enabled.ShouldBeFalse();
    }

    [Test]
    public void A_click_and_typed_text_change_the_element()
    {
        var cart = driver.FindElement(MobileBy.Id("cart"));
        var before = int.TryParse(cart.GetAttribute("clicks"), out var clicks) ? clicks : 0;

        cart.Click();

        cart.GetAttribute("clicks").ShouldBe($"{before + 1}");
        var quantity = driver.FindElement(MobileBy.Id("qty"));
        quantity.Clear();
        quantity.SendKeys("3");
        quantity.Text.ShouldBe("3");
    }

    [Test]
    public void Contexts_are_listed_and_switched()
    {
        driver.Contexts.ShouldBe([AppiumDriver.NativeContext, "PROXY", "WEBVIEW_1"]);

        driver.Context = "WEBVIEW_1";

        driver.Context.ShouldBe("WEBVIEW_1");
        driver.Title.ShouldBe("Sale");
        driver.FindElement(By.CssSelector("#buy")).TagName.ShouldBe("button");
        driver.FindElement(By.CssSelector("#buy")).GetCssValue("color").ShouldBe("red");
        Should.Throw<WebDriverException>(() => driver.Context = "WEBVIEW_9");
    }

    [Test]
    public void Touches_arrive_as_W3C_pointer_actions()
    {
        driver.GetLog("actions");
        driver.Tap(30, 40);
        driver.Tap(driver.FindElement(MobileBy.Id("cart")));
        driver.LongPress(30, 40, TimeSpan.FromMilliseconds(700));
        driver.DoubleTap(30, 40);
        driver.Swipe(100, 400, 100, 100, TimeSpan.FromMilliseconds(200));
        driver.Fling(100, 400, 100, 100);
        driver.Pinch(100, 400, 20, 120, TimeSpan.FromMilliseconds(300));

        var log = AppiumDriver.Items(driver.Send("appiumLog", ("type", "actions"))).TakeLast(7).Select(a => System.Text.Json.JsonSerializer.Serialize(a)).ToList();
        log.Count.ShouldBe(7);
        log[0].ShouldContain("\"pointerType\":\"touch\"");
        log[1].ShouldContain("\"x\":110");
        log[1].ShouldContain("\"y\":82");
        log[2].ShouldContain("\"duration\":700");
        log[3].Split("pointerDown").Length.ShouldBe(3);
        log[4].ShouldContain("\"duration\":200");
        log[6].ShouldContain("finger2");
    }

    [Test]
    public void The_rest_of_the_session_is_asked_and_set()
    {
        driver.SessionId.ToString().ShouldNotBeEmpty();
        driver.PageSource.ShouldContain("MockNavBar");
        driver.GetScreenshot().AsByteArray.Length.ShouldBeGreaterThan(100);
        driver.Manage().Window.Size.ShouldBe(new Size(390, 844));
        driver.Orientation = ScreenOrientation.Landscape;
        driver.Orientation.ShouldBe(ScreenOrientation.Landscape);
        driver.Orientation = ScreenOrientation.Portrait;
        driver.Location = new GeoLocation(31.2, 121.5);
        driver.Location.ShouldBe(new GeoLocation(31.2, 121.5));
        driver.SetSetting("ignoreUnimportantViews", true);
        driver.Settings["ignoreUnimportantViews"].ShouldBe(true);
        driver.LogEvent("tracke2e", "began");
        driver.GetEvents().Keys.ShouldContain("tracke2e:began");
        driver.SessionDetails.Count.ShouldBeGreaterThan(0);
        driver.ListCommands().Keys.ShouldContain("rest");
        driver.ListExtensions().Count.ShouldBeGreaterThan(0);
        driver.ExecuteMobile("fake: addition", ("num1", 1), ("num2", 2)).ShouldBe(3L);
        driver.AutomationName.ShouldBe("Fake");
    }

    [Test]
    public void What_the_fake_driver_does_not_have_is_told_as_unsupported_and_is_exactly_this_list()
    {
        var lacks = new List<string>();
        foreach (var (name, call) in Others())
        {
            try
            {
                call();
            }
            catch (Exception e) when (AppiumErrors.IsUnsupported(e))
            {
                lacks.Add(name);
            }
        }

        lacks.ShouldBe(FakeLacks);
    }

    private IEnumerable<(string Name, Action Call)> Others()
    {
        yield return ("installApp", () => driver.InstallApp("/a.apk"));
        yield return ("isAppInstalled", () => driver.IsAppInstalled("a"));
        yield return ("removeApp", () => driver.RemoveApp("a"));
        yield return ("activateApp", () => driver.ActivateApp("a"));
        yield return ("terminateApp", () => driver.TerminateApp("a"));
        yield return ("getAppState", () => driver.GetAppState("a"));
        yield return ("backgroundApp", () => driver.BackgroundApp(TimeSpan.FromSeconds(1)));
        yield return ("deepLink", () => driver.DeepLink("shop://a"));
        yield return ("pushFile", () => driver.PushFile("/a", [1]));
        yield return ("pullFile", () => driver.PullFile("/a"));
        yield return ("pullFolder", () => driver.PullFolder("/a"));
        yield return ("lock", () => driver.Lock(TimeSpan.FromSeconds(1)));
        yield return ("unlock", driver.Unlock);
        yield return ("isLocked", () => driver.IsLocked());
        yield return ("hideKeyboard", driver.HideKeyboard);
        yield return ("isKeyboardShown", () => driver.IsKeyboardShown());
        yield return ("setConnectivity", () => driver.SetConnectivity(wifi: false));
        yield return ("getConnectivity", () => driver.GetConnectivity());
        yield return ("setClipboard", () => driver.SetClipboardText("a"));
        yield return ("getClipboard", () => driver.GetClipboardText());
        yield return ("deviceTime", () => _ = driver.DeviceTime);
        yield return ("logTypes", () => _ = driver.LogTypes);
    }
}
