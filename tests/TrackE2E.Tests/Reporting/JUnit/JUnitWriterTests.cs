using System.Xml.Linq;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.JUnit;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Tests.Reporting.JUnit;

public sealed class JUnitWriterTests
{
    [TestCase("features/shop/a.feature", "features.shop.a")]
    [TestCase("features/shop/a.feature.md", "features.shop.a")]
    [TestCase("notes.txt", "notes.txt")]
    public void Class_is_the_feature_with_its_folders(string feature, string expected)
    {
        using var place = new TemporaryFolder();

        JUnitWriter.Write(Some.Run(Some.Result(feature: feature)), place.In("junit.xml"), new Mask());

        XDocument.Load(place.In("junit.xml")).Descendants("testcase").Single().Attribute("classname")!.Value.ShouldBe(expected);
    }

    [Test]
    public void Failed_broken_and_skipped_are_told_apart()
    {
        var root = Write(
            Some.Result(),
            Some.Result(Verdict.Fail, line: 8, row: 2) with { RowLine = 17, Steps = [Some.Step("x", Verdict.Fail, Some.Finding())], Message = "required-missing  a\n  expected  b li.lei@example.com\u0001" },
            Some.Result(Verdict.Broken, line: 9) with { Reason = "app-gone", Message = "broken: app-gone" },
            Some.Result(Verdict.Skipped, feature: "features/cart.feature") with { Reason = "skipped" });

        Totals(root).ShouldBe("4 1 1 1");
        root.Elements("testsuite").Select(Totals).ShouldBe(["3 1 1 0", "1 0 0 1"]);
        var cases = root.Descendants("testcase").ToList();
        ((string?)cases[1].Attribute("name")).ShouldBe("one view [row 2, chromium]");
        ((string?)cases[1].Attribute("classname")).ShouldBe("features.home");
        cases.Take(3).Select(c => (string?)c.Attribute("line")).ShouldBe([$"{Some.Result().Line}", "17", "9"]);
        var failure = cases[1].Element("failure").ShouldNotBeNull();
        ((string?)failure.Attribute("type"), (string?)failure.Attribute("message")).ShouldBe(("required-missing", "required-missing  a"));
        failure.Value.ShouldBe("required-missing  a\n  expected  b l***@example.com\uFFFD");
        ((string?)cases[2].Element("error")!.Attribute("type")).ShouldBe("app-gone");
        cases[3].Element("skipped").ShouldNotBeNull();
    }

    private static XElement Write(params ScenarioResult[] results)
    {
        using var place = new TemporaryFolder();
        JUnitWriter.Write(Some.Run(results), place.In("junit.xml"), new Mask());
        return XDocument.Load(place.In("junit.xml")).Root!;
    }

    private static string Totals(XElement element) => string.Join(' ', new[] { "tests", "failures", "errors", "skipped" }.Select(n => (string?)element.Attribute(n)));
}
