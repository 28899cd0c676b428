using OpenQA.Selenium;
using TrackE2E.Driving.App.Appium;

namespace TrackE2E.Tests.Driving;

internal sealed class AppiumErrorsTests
{
    [TestCase("unknown error: session deleted because of page crash\nfrom tab crashed", true)]
    [TestCase("the page inside the app has gone: session deleted because of page crash or hang.", true)]
    [TestCase("no such window: target window already closed", false)]
    public void A_pages_process_that_ended_is_told_by_the_drivers_words(string said, bool crash) => AppiumErrors.IsPageCrash(new WebDriverException(said)).ShouldBe(crash);

    [Test]
    public void What_is_said_is_the_servers_first_line_without_what_the_client_adds() =>
        AppiumErrors.FirstLine(new StaleElementReferenceException("the app has ended with signal 6\nat session.py")).ShouldBe("the app has ended with signal 6");
}
