using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
using TrackE2E.Driving.Screens;

namespace TrackE2E.Driving.Web;

/// <content>What a step asks for and a page or browser does not give.</content>
internal static partial class PlaywrightErrors
{
    private static readonly Wording UseVocabulary = new(
        "use the steps of the vocabulary, which see to that before the scenario starts; for steps of your own, tag the scenario ",
        "使用词汇表中的步骤，它们会在场景开始前做好准备；自己实现的步骤请给场景加上标签 ");

    public static BrokenException NoPage() => Unusable(
        new("no page is open", "没有打开的页面"), new("a page to do this on", "有页面可供操作"), new("its tab was closed", "标签页已关闭"), new("open a page first", "先打开页面"));

    public static BrokenException CannotDo(string said, string? url, Exception e) => Unusable(
        new("the browser cannot do this", "浏览器无法完成该操作"),
        new("it is done", "操作完成"),
        said,
        new("look at the screenshot; the page may have changed under the step", "查看截图；执行该步骤时页面可能已变化"),
        url,
        e);

    public static BrokenException NoItems(PlannedElement element) => Unusable(
        new($"\"{element.Id}\" has no items", $"元素“{element.Id}”没有条目"),
        new("an element whose plan gives a key", "方案中写有 key 的元素"),
        new("the plan gives none", "方案中没有写"),
        new("give the element a key in the plan, or leave the item out of the step", "在方案中为该元素写上 key，或在步骤中去掉条目"),
        element.Place.ToString());

    public static BrokenException NoLocator(PlannedElement element) => Unusable(
        new($"\"{element.Id}\" has no locator for web pages", $"元素“{element.Id}”没有网页的定位方式"),
        "locate: { web: … }",
        Located(element),
        new("add a CSS selector under locate › web in the plan", "在方案的 locate › web 下添加 CSS 选择器"),
        element.Place.ToString());

    public static BrokenException NotFound(ElementTarget target, (int Matches, int Shown) found, IReadOnlyList<string> there, TimeSpan deadline, string url)
    {
        var (element, place) = (target.Element, Named(target));
        var page = element.Page is { } id ? new($", on page {id}", $"，页面为 {id}") : new Wording("", "");
        return new(
            "element-not-found",
            new($"{place.En} is not on the page", $"页面上没有{place.Zh}"),
            new($"{element.Locate["web"]} within {Seconds(deadline)}{page.En}", $"{Seconds(deadline)} 内出现 {element.Locate["web"]}{page.Zh}"),
            new(
                $"{Matched(found.Matches).En}, {found.Shown} shown; planned elements that are there: {(there.Count == 0 ? "none" : string.Join(", ", there))}",
                $"{Matched(found.Matches).Zh}，{found.Shown} 个可见；页面上有的方案元素：{(there.Count == 0 ? "无" : string.Join(", ", there))}"),
            new(
                $"look at the screenshot: bring the element on screen first, or correct the locator ({element.Place})",
                $"查看截图：先让元素出现在屏幕上，或修正定位方式（{element.Place}）"),
            url);
    }

    public static BrokenException Late(ElementTarget target, (int Matches, int Shown) found, TimeSpan deadline, string url)
    {
        var place = Named(target);
        return new(
            "driver-deadline",
            new($"{place.En} is on the page, but not in time", $"页面上有{place.Zh}，但出现得太晚"),
            new($"{target.Element.Locate["web"]} can be used within the driver's deadline of {Seconds(deadline)}", $"{target.Element.Locate["web"]} 在驱动的 {Seconds(deadline)} 期限内可以操作"),
            new(
                $"it is there now ({Matched(found.Matches).En}, {found.Shown} shown); the page or this machine was too slow",
                $"现在已出现（{Matched(found.Matches).Zh}，{found.Shown} 个可见）；页面或本机太慢"),
            new(
                "look whether the machine is overloaded, and run again with fewer scenarios at a time (--parallel); else look why the page is so late",
                "检查机器是否过载，减少并行场景数（--parallel）后重新运行；否则查明页面为何这么慢"),
            url);
    }

    public static BrokenException StillThere(ElementTarget target, TimeSpan deadline, string url)
    {
        var place = Named(target);
        return new(
            "element-still-there",
            new($"{place.En} is still shown", $"{place.Zh}仍在显示"),
            new($"{target.Element.Locate["web"]} is gone or hidden within {Seconds(deadline)}", $"{Seconds(deadline)} 内 {target.Element.Locate["web"]} 消失或隐藏"),
            new("it is still there", "它仍在页面上"),
            new("look at the screenshot: do first what closes it, as a user would, or correct the locator", "查看截图：像用户那样先关闭它，或修正定位方式"),
            url);
    }

    public static BrokenException Covered(ElementTarget target, string css, bool touch, string cause, TimeSpan deadline, string url, Exception e) => new(
        "element-not-found",
        new($"\"{target}\" is on the page but cannot be {(touch ? "tapped" : "clicked")}", $"“{target}”在页面上，但无法点击"),
        new($"nothing covers {css}, and it is still, within {Seconds(deadline)}", $"{Seconds(deadline)} 内 {css} 没有被遮挡且静止"),
        cause,
        new("look at the screenshot: close what covers it first, as a user would", "查看截图：像用户那样先关闭遮挡它的内容"),
        url,
        e);

    public static BrokenException NoPull(string device) => Unusable(
        new("a page is not pulled down to refresh here", "此处无法下拉刷新"),
        new("a phone (chromium with \"phone\": true)", "手机（chromium 且 \"phone\": true）"),
        new($"\"{device}\" has a mouse", $"“{device}”使用鼠标"),
        new("on a desktop, click the page's own refresh control, or refresh the page", "在桌面端请点击页面自己的刷新按钮，或刷新页面"));

    public static BrokenException NoHover(string device) => Unusable(
        new("a finger does not hover", "手指无法悬停"),
        new("a device with a mouse", "有鼠标的设备"),
        new($"\"{device}\" has a touch screen", $"“{device}”是触摸屏"),
        new("tap the element here, or run the scenario on a desktop", "改为点按元素，或在桌面端运行该场景"));

    public static BrokenException NoFocus(ElementTarget target, string url) => Unusable(
        new($"\"{target}\" does not take the keyboard's focus", $"“{target}”无法获得键盘焦点"),
        new("a link, a button, a field, or an element with tabindex", "链接、按钮、输入框，或带 tabindex 的元素"),
        new("the focus stays elsewhere", "焦点仍在别处"),
        new("a user cannot reach it by keyboard either: choose another element, or mend the page", "用户用键盘也无法到达：换一个元素，或修正页面"),
        url);

    public static BrokenException NoSidewaysFling(Direction direction) => Unusable(
        new("pages are not flung sideways", "页面不能左右快速滑动"), new("up or down", "向上或向下"), $"{direction}", new("swipe the element instead", "改为在元素上滑动"));

    public static BrokenException NoSelectBox(ElementTarget target, string url) => Unusable(
        new($"\"{target}\" is no select box", $"“{target}”不是下拉框"),
        new("a <select> element", "<select> 元素"),
        new("another element", "其他元素"),
        new("click it, and then click the entry of the list that it opens", "先点击它，再点击展开列表中的选项"),
        url);

    public static BrokenException NoOption(ElementTarget target, string label, IReadOnlyList<string> there, string url, Exception e)
    {
        var options = string.Join(", ", there);
        return Unusable(
            new($"\"{target}\" has no option \"{label}\" that can be chosen", $"“{target}”没有可选的选项“{label}”"),
            new($"one of: {options}", $"以下之一：{options}"),
            $"\"{label}\"",
            new("write the option as the page shows it", "按页面显示书写选项"),
            url,
            e);
    }

    public static BrokenException NotTaken(ElementTarget target, string text, string url, Exception e) => Unusable(
        new($"\"{target}\" does not take \"{text}\"", $"“{target}”不接受“{text}”"),
        new(
            "a value as HTML has it: 2026-01-31, 23:59, 2026-01-31T23:59, 2026-01, 2026-W05, #00ff00, or a number",
            "HTML 格式的值：2026-01-31、23:59、2026-01-31T23:59、2026-01、2026-W05、#00ff00 或数字"),
        $"\"{text}\"",
        new("write it in this form", "按此格式书写"),
        url,
        e);

    public static BrokenException NoKey(string key, Exception e) => Unusable(
        new($"there is no key \"{key}\"", $"没有按键“{key}”"),
        new("Enter, Escape, Tab, Space, Backspace, ArrowDown, …, or a character", "Enter、Escape、Tab、Space、Backspace、ArrowDown……或一个字符"),
        $"\"{key}\"",
        new("write the key's name as in this list", "按该列表书写按键名"),
        null,
        e);

    public static BrokenException NoTabBehind(ElementTarget target, TimeSpan deadline, string url, Exception e) => Unusable(
        new($"\"{target}\" opens nothing in a tab behind", $"“{target}”没有在后台标签页打开任何内容"),
        new($"a link, which the browser opens in a new tab within {Seconds(deadline)}", $"是链接，浏览器在 {Seconds(deadline)} 内用新标签页打开"),
        new("no tab was opened", "没有打开标签页"),
        new("choose a link, or open the page itself in a background tab", "换一个链接，或直接在后台标签页打开该页面"),
        url,
        e);

    public static BrokenException NoOtherTab(int open) => Unusable(
        new("there is no other tab", "没有其他标签页"),
        new("two pages that are open", "已打开两个页面"),
        new($"{open}", $"{open} 个"),
        new("open a page in a background tab first", "先在后台标签页打开一个页面"));

    public static BrokenException TabsShared(string device) => Shared(device, new("tabs cannot be looked at in turn here", "此处无法切换标签页"));

    public static BrokenException BackgroundShared(string device) => Shared(device, new("the page cannot go to the background here", "此处页面无法切到后台"));

    public static BrokenException NoClock(string device) => Unusable(
        new("the clock cannot be moved here", "此处无法调整时钟"),
        new("a screen that was opened for clock steps", "为时钟步骤打开的页面"),
        new($"the pages of \"{device}\" run on the machine's clock", $"“{device}”的页面使用本机时钟"),
        new(UseVocabulary.En + "@clock", UseVocabulary.Zh + "@clock"));

    public static BrokenException NoVisibilityChange(bool hidden, TimeSpan deadline) => Unusable(
        new($"the page did not go to the {(hidden ? "background" : "foreground")}", $"页面没有切到{(hidden ? "后台" : "前台")}"),
        new($"visibilitychange within {Seconds(deadline)}", $"{Seconds(deadline)} 内触发 visibilitychange"),
        new("the browser sent none", "浏览器没有触发"),
        new("run this scenario on another chromium device", "换一台 chromium 设备运行该场景"));

    public static BrokenException NotScrolled(ElementTarget target, double share, double reached, string url) => Unusable(
        new($"\"{target}\" cannot be scrolled to a visible share of {share:0.##}", $"“{target}”无法滑动到可见比例 {share:0.##}"),
        new("the page scrolls far enough", "页面能滑动到足够的位置"),
        new($"{reached:0.##} of it is visible, and the page scrolls no further", $"可见比例为 {reached:0.##}，页面无法继续滑动"),
        new("choose an element further down, or a smaller window (devices.json, viewport)", "选择更靠下的元素，或改小窗口（devices.json 的 viewport）"),
        url);

    public static BrokenException Stuck(ElementTarget target, double share, double reached, string url) => new(
        "element-not-found",
        new($"\"{target}\" cannot be scrolled to", $"无法滑动到“{target}”"),
        new($"the page scrolls until {share:0.##} of it is visible", $"页面滑动到其可见比例达到 {share:0.##}"),
        new($"the page does not follow the wheel; {reached:0.##} of it is visible", $"页面不随滚轮滑动；可见比例为 {reached:0.##}"),
        new("look at the screenshot: a dialog may hold the page still", "查看截图：可能有弹窗使页面无法滑动"),
        url);

    public static BrokenException NoPageBefore(string url) => Unusable(
        new("there is no page to go back to", "没有可返回的页面"),
        new("a page that was open before this one", "此前打开过其他页面"),
        new("this is the first page of its tab", "这是该标签页的第一个页面"),
        new("open another page first", "先打开另一个页面"),
        url);

    public static BrokenException NotKept(string reasons, string url) => Unusable(
        new("the page did not come out of the back/forward cache", "页面没有从往返缓存恢复"),
        new("the page as it was left", "页面保持离开时的状态"),
        reasons.Length == 0
            ? new("the browser loaded it anew", "浏览器重新加载了页面")
            : new($"the browser loaded it anew, because of {reasons}", $"浏览器重新加载了页面，原因：{reasons}"),
        new(
            "what keeps it out: an unload handler, Cache-Control: no-store, an open connection; where that is right for this page, write: I go back",
            "阻止缓存的因素：unload 监听、Cache-Control: no-store、未关闭的连接；如果该页面本应如此，请写：返回上一页"),
        url);

    public static BrokenException NotShown(PlannedPage page, string? tab, string match, TimeSpan deadline, string? url, Exception e)
    {
        var selected = tab is null ? null : page.Tabs.First(t => t.Id == tab).Selected["web"];
        return new(
            "page-not-shown",
            tab is null
                ? new($"the page \"{page.Id}\" is not shown", $"页面“{page.Id}”没有显示")
                : new($"the tab \"{tab}\" of \"{page.Id}\" is not shown", $"“{page.Id}”的标签“{tab}”没有显示"),
            tab is null
                ? new($"an address with {match} within {Seconds(deadline)}", $"{Seconds(deadline)} 内地址符合 {match}")
                : new($"{selected} matches on an address with {match} within {Seconds(deadline)}", $"{Seconds(deadline)} 内地址符合 {match} 且匹配到 {selected}"),
            new($"the page shown is {url ?? "none"}", $"当前页面是 {url ?? "（无）"}"),
            new(
                $"look at the screenshot; see that the step before leads there, or correct the plan ({page.Place})",
                $"查看截图；确认前面的步骤能到达该页面，或修正方案（{page.Place}）"),
            url,
            e);
    }

    public static BrokenException OnlyChromium(string device, string browser, Wording what) => Unusable(
        new($"{browser} cannot {what.En}", $"{browser} 无法{what.Zh}"),
        new("a device with chromium", "使用 chromium 的设备"),
        new($"\"{device}\" is {browser}", $"“{device}”是 {browser}"),
        new("run this scenario on a chromium device (--device)", "在 chromium 设备上运行该场景（--device）"),
        "devices.json");

    private static BrokenException Shared(string device, Wording what) => Unusable(
        what,
        new("a screen that was opened for lifecycle steps", "为前后台步骤打开的页面"),
        new($"the browser of \"{device}\" is shared and keeps its pages in the foreground", $"“{device}”的浏览器是共享的，页面始终在前台"),
        new(UseVocabulary.En + "@lifecycle", UseVocabulary.Zh + "@lifecycle"));

    private static BrokenException Unusable(Wording what, Wording expected, Wording actual, Wording toDo, string? where = null, Exception? e = null) =>
        new("step-unusable", what, expected, actual, toDo, where, e);

    private static Wording Located(PlannedElement element)
    {
        var keys = string.Join(", ", element.Locate.Keys);
        return new($"locate gives {keys}", $"locate 中有 {keys}");
    }

    private static Wording Named(ElementTarget target) => target switch
    {
        { Ordinal: { } n } => new($"the {n}. \"{target.Element.Id}\"", $"第 {n} 个“{target.Element.Id}”"),
        { Item: { } item } => new($"the \"{target.Element.Id}\" of item \"{item}\"", $"条目“{item}”的“{target.Element.Id}”"),
        _ => new($"\"{target.Element.Id}\"", $"“{target.Element.Id}”"),
    };

    private static Wording Matched(int count) => new($"{count} {(count == 1 ? "match" : "matches")}", $"匹配到 {count} 个");

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.#} s";
}
