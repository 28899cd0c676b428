using System.Text.Json;
using System.Text.RegularExpressions;
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

    [Test]
    public void Every_part_is_in_the_script()
    {
        var assembly = typeof(ObserverScript).Assembly;
        var parts = assembly.GetManifestResourceNames().Where(name => name.StartsWith("TrackE2E.Driving.Page.", StringComparison.Ordinal) && !name.EndsWith(".observer.js", StringComparison.Ordinal)).ToList();
        var script = ObserverScript.For(Plan("/"), null);

        parts.Count.ShouldBe(13);
        parts.Where(part => !script.Contains(new StreamReader(assembly.GetManifestResourceStream(part)!).ReadToEnd(), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    // what the observer takes for a page and what the rules take for it must be the same
    [TestCase("/", "/")]
    [TestCase("/about", "/about", "/about/", "/about/us", "/abouts")]
    [TestCase("/product/*", "/product/1", "/product/", "/product/1/2", "/product/a%20b")]
    [TestCase("/shop/**", "/shop", "/shop/a/b", "/shops")]
    [TestCase("/a.b", "/a.b", "/aXb")]
    [TestCase("/*-sale", "/x-sale", "/-sale", "/sale")]
    [TestCase("/关于/*", "/%E5%85%B3%E4%BA%8E/x", "/%e5%85%b3%e4%ba%8e/x", "/x/x")]
    public void A_path_is_the_page_that_the_rules_say(string glob, params string[] paths)
    {
        using var digest = JsonDocument.Parse(ObserverScript.Digest(Plan(glob), new("http://s1.localhost:5123")));
        var pattern = new Regex(digest.RootElement.GetProperty("pages")[0].GetProperty("path").GetString()!, RegexOptions.ECMAScript);

        paths.Select(path => pattern.IsMatch(path)).ShouldBe(paths.Select(path => new PageMatch(glob, new Dictionary<string, string>(), null).Matches("http://shop" + path)));
        pattern.IsMatch(paths[0]).ShouldBeTrue();
    }

    // other people's single-page apps keep a query behind the #: #/list?sort=price
    [TestCase("/list", "/list", "/list?sort=price", "list", "/list/2", "/lists")]
    [TestCase("#/item/*", "/item/3", "/item/3?from=a/b", "/item/", "/item")]
    [TestCase("/list?view=*", "/list?view=grid", "/list")]
    public void A_hash_is_the_page_that_the_rules_say(string glob, params string[] hashes)
    {
        var pattern = new Regex(AddressPattern.Of(glob, ofHash: true)!, RegexOptions.ECMAScript);

        hashes.Select(hash => pattern.IsMatch(hash)).ShouldBe(hashes.Select(hash => new PageMatch(null, new Dictionary<string, string>(), glob).Matches("http://shop/#" + hash)));
        pattern.IsMatch(hashes[0]).ShouldBeTrue();
    }

    [Test]
    public void Steps_hold_the_planned_threshold_and_its_neighbours()
    {
        using var digest = JsonDocument.Parse(ObserverScript.Digest(Plan("/"), new("http://s1.localhost:5123")));

        digest.RootElement.GetProperty("elements")[0].GetProperty("steps").EnumerateArray().Select(s => Math.Round(s.GetDouble(), 4)).ShouldBe([0, 0.25, 0.28, 0.3, 0.32, 0.5, 0.75, 1]);
    }

    [Test]
    public void Items_that_one_event_lists_are_told_with_their_places()
    {
        const string plan = """
            pages: { home: { title: Home, match: { path: / } } }
            elements: { word: { title: word, page: home, locate: { web: .word }, key: text }, line: { title: line, page: home, locate: { web: .line }, key: "@id" }, card: { title: card, page: home, locate: { web: .card }, key: "@sku" } }
            events:
              words_shown: { title: words, kind: exposure, element: word, properties: { words: { type: array, key: true, items: { type: string } } } }
              lines_shown: { title: lines, kind: exposure, element: line, properties: { lines: { type: array, items: { type: object, properties: { id: { type: string, key: true } } } } } }
              card_shown: { title: card, kind: exposure, element: card, properties: { sku: { type: string, key: true }, tags: { type: array, items: { type: string } } } }
            """;
        using var digest = JsonDocument.Parse(ObserverScript.Digest(PlanReader.ReadText(plan), null));

        digest.RootElement.GetProperty("elements").EnumerateArray().Select(e => (e.GetProperty("id").GetString(), e.GetProperty("ordinal").GetBoolean())).ShouldBe([("word", true), ("line", true), ("card", false)]);
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
