using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class PageMatcherTests
{
    private static readonly TrackingPlan Plan = PlanReader.ReadText("""
        pages:
          anything: { match: { path: "**" } }
          home: { match: { path: / } }
          detail: { match: { path: "/product/*" } }
          special: { match: { path: /product/special } }
          deep: { match: { path: "/help/**" } }
          list: { match: { path: /list } }
          sale: { match: { path: /list, query: { tab: sale } } }
          any-tab: { match: { path: /tabs, query: { tab: "*" } } }
          hash-detail: { match: { path: /, hash: "/product/*" } }
          item: { match: { path: "/item-*.html" } }
          zh: { match: { path: /商品/列表 } }
        """);

    [TestCase("http://s1.localhost:80/", "home")]
    [TestCase("http://s1.localhost:80", "home")]
    [TestCase("/?utm=1", "home")]
    [TestCase("https://a.b/product/1?x=1#top", "detail")]
    [TestCase("/product/1/", "detail")]
    [TestCase("/product/special", "special")]
    [TestCase("/product/1/reviews", "anything")]
    [TestCase("/product", "anything")]
    [TestCase("/help", "deep")]
    [TestCase("/help/a/b/c", "deep")]
    [TestCase("/list?tab=sale&x=1", "sale")]
    [TestCase("/list?tab=sales", "list")]
    [TestCase("/list", "list")]
    [TestCase("/tabs?tab=", "any-tab")]
    [TestCase("/tabs", "anything")]
    [TestCase("/#/product/9?from=home", "hash-detail")]
    [TestCase("/#/product", "home")]
    [TestCase("/item-12.html", "item")]
    [TestCase("/item-12.htm", "anything")]
    [TestCase("/%E5%95%86%E5%93%81/列表", "zh")]
    [TestCase("/List", "anything")]
    public void Most_specific_page_of_the_address_is_found(string url, string page) => Plan.PageOf(url)!.Id.ShouldBe(page);

    [Test]
    public void Address_of_no_page_has_none()
    {
        var plan = PlanReader.ReadText("pages: { home: { match: { path: / } } }");

        plan.PageOf("/x").ShouldBeNull();
        plan.PageOf(null).ShouldBeNull();
        plan.PageOf("about:blank").ShouldBeNull();
    }

    [Test]
    public void Many_wildcards_do_not_take_long() =>
        new PageMatch(string.Concat(Enumerable.Repeat("/**/a*a*a*b", 6)), new Dictionary<string, string>(), null).Matches("/" + string.Join('/', Enumerable.Repeat(new string('a', 30), 12))).ShouldBeFalse();
}
