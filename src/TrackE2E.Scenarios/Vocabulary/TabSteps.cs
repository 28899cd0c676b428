using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps about browser tabs and the back/forward cache.</summary>
internal static class TabSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "open-in-background-tab",
            Usually = "When",
            En = ["I open {page} in a background tab"],
            Zh = ["在后台标签页打开{page}", "在后台标签页中打开{page}"],
            DoesEn = "Opens a page in a browser tab behind, which nobody looks at yet; steps go on in the tab in front.",
            DoesZh = "在后台浏览器标签页打开页面，暂不查看；后续步骤仍在前台标签页进行。",
            ExampleEn = "I open “Home” in a background tab",
            ExampleZh = "在后台标签页打开“首页”",
            Needs = ScreenNeeds.Lifecycle,
            Do = (s, a, ct) => s.OpenInBackgroundAsync(a.Text(0), null, ct),
        },
        new()
        {
            Id = "open-in-background-tab-of",
            Usually = "When",
            En = ["I open {page} of {value} in a background tab"],
            Zh = ["在后台标签页打开{value}的{page}", "在后台标签页中打开{value}的{page}"],
            DoesEn = "Opens a page whose address holds an item in a browser tab behind.",
            DoesZh = "在后台浏览器标签页打开地址中带有条目的页面。",
            ExampleEn = "I open “Product detail” of “SKU-2” in a background tab",
            ExampleZh = "在后台标签页打开“SKU-2”的“商品详情”",
            Needs = ScreenNeeds.Lifecycle,
            Do = (s, a, ct) => s.OpenInBackgroundAsync(a.Text(0), a.Text(1), ct),
        },
        new()
        {
            Id = "click-into-background-tab",
            Usually = "When",
            En = ["I click {element} into a background tab"],
            Zh = ["点击{element}并在后台标签页打开"],
            DoesEn = "Clicks a link with Ctrl (⌘) held: the browser opens it in a tab behind.",
            DoesZh = "按住 Ctrl（⌘）点击链接：浏览器在后台标签页打开。",
            ExampleEn = "I click “product card” into a background tab",
            ExampleZh = "点击“商品卡片”并在后台标签页打开",
            Needs = ScreenNeeds.Lifecycle,
            Do = (s, a, ct) => s.ClickIntoBackgroundAsync(a.Text(0), ct),
        },
        new()
        {
            Id = "other-tab",
            Usually = "When",
            En = ["I look at the other tab"],
            Zh = ["查看另一个标签页", "切换到另一个标签页"],
            DoesEn = "Looks at the browser tab that was opened behind, or that was in front before.",
            DoesZh = "查看后台打开的、或之前在前台的浏览器标签页。",
            ExampleEn = "I look at the other tab",
            ExampleZh = "查看另一个标签页",
            Needs = ScreenNeeds.Lifecycle,
            Do = (s, _, ct) => s.LookAtOtherAsync(ct),
        },
        new()
        {
            Id = "close-tab",
            Usually = "When",
            En = ["I close the tab"],
            Zh = ["关闭标签页", "关闭当前标签页"],
            DoesEn = "Closes the browser tab in front; the one looked at before comes to the front.",
            DoesZh = "关闭前台的浏览器标签页；之前查看的标签页回到前台。",
            ExampleEn = "I close the tab",
            ExampleZh = "关闭标签页",
            Needs = ScreenNeeds.Lifecycle,
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).CloseAsync(ct),
        },
        new()
        {
            Id = "go-back-to-kept-page",
            Usually = "When",
            En = ["I go back to the page as it was left"],
            Zh = ["返回到离开时的页面", "返回上一页，页面保持离开时的状态"],
            DoesEn = "Goes back to a page that the browser kept whole in its back/forward cache, so that it is not loaded anew.",
            DoesZh = "返回到浏览器往返缓存中完整保留的页面，不会重新加载。",
            ExampleEn = "I go back to the page as it was left",
            ExampleZh = "返回到离开时的页面",
            Needs = ScreenNeeds.BackForwardCache,
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenLifecycle>(ct)).GoBackToKeptPageAsync(ct),
        },
        new()
        {
            Id = "open-address",
            Usually = "When",
            En = ["I open the address {value}"],
            Zh = ["打开地址{value}"],
            DoesEn = "Opens any address: a path of the app, or a whole url.",
            DoesZh = "打开任意地址：应用内路径或完整网址。",
            ExampleEn = "I open the address “/go?to=/product/SKU-3”",
            ExampleZh = "打开地址“/go?to=/product/SKU-3”",
            Do = (s, a, ct) => s.OpenAddressAsync(a.Text(0), ct),
        },
    ];
}
