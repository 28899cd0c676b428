using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Driving.Observation;

namespace TrackE2E.Tests.Driving;

internal sealed class ObserverScriptTests
{
    private static readonly PlanPlace Place = new("p.plan.yaml", 1, 1);

    [Test]
    public void The_script_holds_the_plans_digest_and_the_address_for_goodbyes()
    {
        using var digest = JsonDocument.Parse(ObserverScript.Digest(Plan("/product/*"), new("http://s1.localhost:5123")));

        digest.RootElement.GetProperty("collector").GetString().ShouldBe("http://s1.localhost:5123/.tracke2e/observe");
        digest.RootElement.GetProperty("elements")[0].GetProperty("css").GetString().ShouldBe("[data-card]");
        ObserverScript.For(Plan("/"), new("http://s1.localhost:5123")).ShouldContain("http://s1.localhost:5123/.tracke2e/observe");
    }

    [TestCase("/", "^/$")]
    [TestCase("/product/*", "^/product/[^/]*$")]
    [TestCase("/shop/**", "^/shop/.*$")]
    [TestCase("/a.b", @"^/a\.b$")]
    public void A_glob_becomes_a_pattern_over_the_whole_path(string glob, string pattern)
    {
        using var digest = JsonDocument.Parse(ObserverScript.Digest(Plan(glob), new("http://s1.localhost:5123")));

        digest.RootElement.GetProperty("pages")[0].GetProperty("path").GetString().ShouldBe(pattern);
    }

    [Test]
    public void Steps_hold_the_planned_threshold_and_its_neighbours()
    {
        using var digest = JsonDocument.Parse(ObserverScript.Digest(Plan("/"), new("http://s1.localhost:5123")));

        digest.RootElement.GetProperty("elements")[0].GetProperty("steps").EnumerateArray().Select(s => Math.Round(s.GetDouble(), 4)).ShouldBe([0, 0.25, 0.28, 0.3, 0.32, 0.5, 0.75, 1]);
    }

    private static TrackingPlan Plan(string path) => new()
    {
        Pages = [new() { Id = "p", Title = new("p", "p"), Match = new(path, new Dictionary<string, string>(), null), Place = Place }],
        Elements = [new() { Id = "card", Title = new("c", "c"), Locate = new Dictionary<string, string> { ["web"] = "[data-card]" }, Place = Place }],
        Events =
        [
            new()
            {
                Id = "x", Title = new("x", "x"), Kind = EventKind.Exposure, Element = "card", ReportedAs = new("x", new Dictionary<string, string>()),
                Trigger = new() { VisibleShare = 0.3 }, Plan = "p", Place = Place,
            },
        ],
    };
}
