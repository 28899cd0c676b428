using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Counts;

internal sealed class UnplannedTests
{
    [Test]
    public void What_the_plan_does_not_know_is_named_with_its_page()
    {
        var finding = new Story().Opens(0).Reports("pv", 0.1, new { page = "home", tab = "rec" }).Reports("card_clicked", 1).AsksAsPlanned(5).Findings.ShouldHaveSingleItem();

        finding.Kind.ShouldBe(FindingKind.UnplannedEvent);
        finding.Page.ShouldBe("home");
        finding.Actual.ShouldBe("reported: card_clicked; the nearest planned name is card_click");
    }

    // /go leads on at 50 ms, or at 400 ms: then it is a place of its own
    [TestCase(0.05, 0.02, "detail")]
    [TestCase(0.27, 0.02, "detail")]
    [TestCase(0.4, 0.02, "http://shop/go")]
    [TestCase(0.05, 0.06, "detail")]
    public void What_a_redirect_reports_is_of_the_page_that_it_leads_to(double leads, double reports, string page) =>
        new Story().Opens(0, "/go", null).Moves(leads, "/p/1", cause: "replace").Reports("landing", reports).Reports("pv", leads + 0.01, new { page = "detail" }).AsksAsPlanned(5)
            .Findings.ShouldHaveSingleItem().Page.ShouldBe(page);
}
