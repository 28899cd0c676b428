using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

/// <summary>A small correct plan that uses every construct.</summary>
internal static partial class SomePlan
{
    public const string Text = """
        plan: shop
        version: 1.0.0
        owner: growth team
        common:
          app:
            type: object
            required: true
            properties: { version: { type: string, required: true }, channel: { type: string, enum: [web, wap], required: true } }
        pages:
          home:
            title: { zh: 首页, en: Home }
            match: { path: / }
            tabs:
              rec: { title: { zh: 推荐, en: Recommended }, locate: { web: "#tab-rec" }, selected: { web: "#tab-rec[aria-selected=true]" } }
              sale: { title: { zh: 秒杀, en: Sale }, locate: { web: "#tab-sale" } }
          detail: { title: { zh: 商品详情, en: Product detail }, match: { path: "/product/*" }, open: "/product/SKU-1" }
          search: { title: Search, match: { path: /search, query: { q: "*" } } }
        elements:
          product-card: { title: { zh: 商品卡片, en: product card }, page: home, locate: { web: "[data-card]" }, key: "@data-sku" }
          card-price: { title: { zh: 卡片价格, en: card price }, page: home, within: product-card, locate: { web: ".price" } }
        events:
          home_view:
            title: { zh: 首页浏览, en: home view }
            kind: pv
            page: home
            reported-as: { name: page_view, where: { page.id: home } }
            once-per: visit
            again-on: [return, reload]
            properties: { referrer_page: { type: string } }
          sale_view: { title: { zh: 秒杀浏览 }, kind: pv, page: home, tab: sale }
          product_click:
            title: { zh: 商品点击, en: product click }
            kind: click
            element: product-card
            properties: { sku: { type: string, maxLength: 32, key: true, required: true } }
          product_exposure:
            title: { zh: 商品曝光, en: product exposure }
            kind: exposure
            element: product-card
            visible-share: 0.5
            dwell: 600ms
            dwell-mode: cumulative
            properties:
              sku: { type: string, maxLength: 32, key: true, required: true }
              price: { type: integer, minimum: 0, unit: fen, required: true, shown: card-price }
              tags: { type: array, items: { type: string, maxLength: 8 }, maxItems: 3 }
              level: { type: [integer, "null"], enum: [1, 2, null] }
              app: { type: string }
        """;

    public static TrackingPlan Read() => PlanReader.ReadText(Text, "shop.plan.yaml");

    /// <summary>The mistakes of a text that is not a plan.</summary>
    public static IReadOnlyList<string> MistakesOf(string text, string file = "a.plan.yaml")
    {
        var mistakes = Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText(text, file)).Mistakes;

        // whatever a test provokes has a Chinese sentence too
        mistakes.ShouldAllBe(mistake => mistake.WhatInChinese.Any(c => c > '\u2E7F') && mistake.In("zh-CN").Contains("期望", StringComparison.Ordinal));
        mistakes.ShouldAllBe(mistake => !English().IsMatch(Quoted().Replace(mistake.In("zh"), "")), string.Join('\n', mistakes.Select(mistake => mistake.In("zh"))));
        return [.. mistakes.Select(mistake => mistake.ToString())];
    }

    // words that no plan and no key has: the sentence around them is English
    [GeneratedRegex(@"(?<![\w-])(the|with|only|which|that|is|has|for|below|remove|of|them|these|quotes|swapped|instead)(?![\w-])")]
    private static partial Regex English();

    // what is quoted, and what another program says of YAML or a regular expression
    [GeneratedRegex("""\"[^\"]*\"|“[^”]*”|(?<=不是正则表达式：).*|(?<=无法读取 YAML：).*""")]
    private static partial Regex Quoted();
}
