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

    [Test]
    public void Of_a_server_that_is_not_reached_it_is_the_reason()
    {
        const string seleniums = "An unknown exception was encountered sending an HTTP request to the remote WebDriver server for URL http://127.0.0.1:1/session";
        var refused = new WebDriverException(seleniums, new HttpRequestException("Connection refused (127.0.0.1:1)", new System.Net.Sockets.SocketException(111)));
        var cut = new WebDriverException(seleniums, new HttpRequestException("An error occurred while sending the request.", new IOException("The response ended prematurely.")));

        AppiumErrors.FirstLine(refused).ShouldBe("Connection refused (127.0.0.1:1)");
        AppiumErrors.FirstLine(cut).ShouldBe("The response ended prematurely.");
        AppiumErrors.IsSessionLost(cut).ShouldBeTrue();
    }
}
