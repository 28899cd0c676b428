using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.App.Screens;

namespace TrackE2E.Tests.Driving;

internal sealed class PlanLocatorTests
{
    [TestCase("buy", "accessibility id")]
    [TestCase("id=buy", "id")]
    [TestCase("//Button[@id='buy']", "xpath")]
    [TestCase("class=Button", "class name")]
    [TestCase("css=.buy", "css")]
    public void A_locator_says_its_way(string text, string way)
    {
        PlanLocator.Parse(text).Way.ShouldBe(way);
        PlanLocator.Parse(text).Fault.ShouldBeNull();
    }

    [TestCase("-android uiautomator=new UiSelector().text(\"Buy\")", "own query language")]
    [TestCase("new UiSelector().text(\"Buy\")", "own query language")]
    [TestCase("-ios predicate=name == 'buy'", "own query language")]
    [TestCase("//Button[@id='buy'", "no XPath")]
    public void A_locator_that_a_source_cannot_be_searched_with_says_why(string text, string why) => PlanLocator.Parse(text).Fault.ShouldNotBeNull().En.ShouldContain(why);

    [Test]
    public void A_plan_with_such_a_locator_is_refused_on_its_platform_with_element_and_place()
    {
        var plan = PlanReader.ReadText("""
            plan: shop
            pages:
              home: { title: Home, match: { screen: home } }
            elements:
              buy: { title: buy, page: home, locate: { android: "new UiSelector().text(\"Buy\")", ios: buy } }
            events:
              bought: { title: bought, kind: click, element: buy }
            """, "shop.plan.yaml");

        AppErrors.ThrowIfUnusable(plan, "ios");
        var refused = Should.Throw<BrokenException>(() => AppErrors.ThrowIfUnusable(plan, "android"));

        refused.Reason.ShouldBe("plan-unreadable");
        refused.Message.ShouldContain("\"buy\" cannot be looked for on android");
        refused.Message.ShouldContain("shop.plan.yaml:5");
    }
}
