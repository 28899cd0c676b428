using TrackE2E.Driving.Screens;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps for what hands do beyond clicking and scrolling.</summary>
internal static class GestureSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "swipe",
            Usually = "When",
            En = ["I swipe {element} {way}", "I swipe {element} to the {way}", "I swipe {way} on {element}"],
            Zh = ["向{way}轻扫{element}", "向{way}滑动{element}", "{way}滑{element}", "在{element}上向{way}滑动"],
            DoesEn = "Swipes over an element with a finger (on a desktop: the pressed mouse); the direction is the finger’s.",
            DoesZh = "用手指（桌面端为按住鼠标）在元素上轻扫；方向为手指移动方向。",
            ExampleEn = "I swipe “banner” left",
            ExampleZh = "向左轻扫“轮播图”",
            Do = (s, a, ct) => s.GestureAsync(a.Text(0), null, null, (g, t) => g.SwipeAsync(t, a.Way(1), ct), ct),
        },
        new()
        {
            Id = "swipe-nth",
            Usually = "When",
            En = ["I swipe the {nth} {element} {way}"],
            Zh = ["向{way}轻扫{place}{element}", "向{way}滑动{place}{element}", "{way}滑{place}{element}"],
            DoesEn = "Swipes over one of several elements.",
            DoesZh = "在多个元素中的第几个上轻扫。",
            ExampleEn = "I swipe the 2nd “product card” left",
            ExampleZh = "向左轻扫第2个“商品卡片”",
            Do = (s, a, ct) => s.GestureAsync(a.Text(1), a.Number(0), null, (g, t) => g.SwipeAsync(t, a.Way(2), ct), ct),
        },
        new()
        {
            Id = "pull-to-refresh",
            Usually = "When",
            En = ["I pull down to refresh"],
            Zh = ["下拉刷新"],
            DoesEn = "Pulls the page down at its top with a finger; on a desktop, click the page’s own refresh control instead.",
            DoesZh = "在页面顶部用手指下拉；桌面端请点击页面自带的刷新控件。",
            ExampleEn = "I pull down to refresh",
            ExampleZh = "下拉刷新",
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenGestures>(ct)).PullToRefreshAsync(ct),
        },
        new()
        {
            Id = "long-press",
            Usually = "When",
            En = ["I long-press {element}"],
            Zh = ["长按{element}"],
            DoesEn = "Presses an element and holds it for 0.8 s.",
            DoesZh = "按住元素 0.8 秒。",
            ExampleEn = "I long-press “product card”",
            ExampleZh = "长按“商品卡片”",
            Do = (s, a, ct) => s.GestureAsync(a.Text(0), null, null, (g, t) => g.LongPressAsync(t, ct), ct),
        },
        new()
        {
            Id = "double-click",
            Usually = "When",
            En = ["I double-click {element}", "I double-tap {element}"],
            Zh = ["双击{element}"],
            DoesEn = "Clicks or taps an element twice at once.",
            DoesZh = "双击元素。",
            ExampleEn = "I double-click “add to cart”",
            ExampleZh = "双击“加入购物车”",
            Do = (s, a, ct) => s.GestureAsync(a.Text(0), null, null, (g, t) => g.DoubleClickAsync(t, ct), ct),
        },
        new()
        {
            Id = "hover",
            Usually = "When",
            En = ["I hover over {element}"],
            Zh = ["悬停在{element}上", "将鼠标悬停在{element}上", "鼠标悬停在{element}上", "鼠标移到{element}上"],
            DoesEn = "Rests the mouse on an element, as people do to open a menu; it stays there until the next step moves it.",
            DoesZh = "将鼠标停在元素上（如展开菜单），直到后续步骤移动鼠标。",
            ExampleEn = "I hover over “more menu”",
            ExampleZh = "悬停在“更多菜单”上",
            Do = (s, a, ct) => s.GestureAsync(a.Text(0), null, null, (g, t) => g.HoverAsync(t, ct), ct),
        },
        new()
        {
            Id = "press-on",
            Usually = "When",
            En = ["I press {value} on {element}"],
            Zh = ["在{element}上按下{value}", "在{element}上按下{value}键"],
            DoesEn = "Gives an element the keyboard’s focus and presses a key on it, as people do who use no mouse.",
            DoesZh = "让元素获得键盘焦点后按键，如同不用鼠标的用户。",
            ExampleEn = "I press “Enter” on “add to cart”",
            ExampleZh = "在“加入购物车”上按下“Enter”键",
            Do = (s, a, ct) => s.GestureAsync(a.Text(1), null, null, (g, t) => g.PressOnAsync(t, a.Text(0), ct), ct),
        },
        new()
        {
            Id = "press-on-nth",
            Usually = "When",
            En = ["I press {value} on the {nth} {element}"],
            Zh = ["在{place}{element}上按下{value}", "在{place}{element}上按下{value}键"],
            DoesEn = "Gives one of several elements the keyboard’s focus and presses a key on it.",
            DoesZh = "让多个元素中的第几个获得键盘焦点后按键。",
            ExampleEn = "I press “Enter” on the 2nd “product card”",
            ExampleZh = "在第2个“商品卡片”上按下“Enter”键",
            Do = (s, a, ct) => s.GestureAsync(a.Text(2), a.Number(1), null, (g, t) => g.PressOnAsync(t, a.Text(0), ct), ct),
        },
        new()
        {
            Id = "scroll-screens",
            Usually = "When",
            En = ["I scroll {direction} {count} screen(s)", "I scroll {direction} by {count} screen(s)"],
            Zh = ["向{direction}滑动{count}屏", "向{direction}滚动{count}屏", "{direction}滑{count}屏", "页面向{direction}滑动{count}屏"],
            DoesEn = "Scrolls on screen by screen, and rests between them.",
            DoesZh = "逐屏滑动，每屏之间停下。",
            ExampleEn = "I scroll down 2 screens",
            ExampleZh = "向下滑动2屏",
            Do = (s, a, ct) => s.ScrollScreensAsync(a.Number(0) < 0 ? Direction.Up : Direction.Down, a.Number(1), ct),
        },
        new()
        {
            Id = "scroll-screen",
            Usually = "When",
            En = ["I scroll {direction}", "I scroll {direction} a screen"],
            Zh = ["页面向{direction}滑动", "页面向{direction}滚动", "向{direction}滚动页面"],
            DoesEn = "Scrolls by one screen.",
            DoesZh = "滑动一屏。",
            ExampleEn = "I scroll down",
            ExampleZh = "页面向下滑动",
            Do = (s, a, ct) => s.ScrollScreensAsync(a.Number(0) < 0 ? Direction.Up : Direction.Down, 1, ct),
        },
        new()
        {
            Id = "fling",
            Usually = "When",
            En = ["I fling {direction} {count} screen(s)", "I quickly scroll {direction} {count} screen(s)"],
            Zh = ["快速向{direction}滑动{count}屏", "快速{direction}滑{count}屏", "快速向{direction}滚动{count}屏"],
            DoesEn = "Scrolls on as fast as a thumb can, past this many screens, without resting anywhere.",
            DoesZh = "快速连续滑动若干屏，中途不停留。",
            ExampleEn = "I fling down 10 screens",
            ExampleZh = "快速向下滑动10屏",
            Do = async (s, a, ct) => await (await s.OpenedAskAsync<IScreenGestures>(ct)).FlingAsync(a.Number(0) < 0 ? Direction.Up : Direction.Down, a.Number(1), ct),
        },
        new()
        {
            Id = "scroll-to-bottom",
            Usually = "When",
            En = ["I scroll to the bottom", "I scroll to the bottom of the page", "I scroll to the end", "I scroll to the end of the page"],
            Zh = ["滑动到页面底部", "滑动到底部", "滚动到页面底部", "滚动到底部", "滑到页面底部", "滑到底部", "滑到底", "滑动到底"],
            DoesEn = "Scrolls to the end of what is loaded; a list that then loads more goes on below.",
            DoesZh = "滑动到已加载内容的末尾；列表随后加载的内容在其下方。",
            ExampleEn = "I scroll to the bottom of the page",
            ExampleZh = "滑动到页面底部",
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenGestures>(ct)).ScrollToEndAsync(Direction.Down, ct),
        },
        new()
        {
            Id = "scroll-to-top",
            Usually = "When",
            En = ["I scroll to the top", "I scroll to the top of the page", "I scroll back to the top"],
            Zh = ["滑动到页面顶部", "滑动到顶部", "滚动到页面顶部", "滚动到顶部", "滑到页面顶部", "滑到顶部", "回到页面顶部", "回到顶部"],
            DoesEn = "Scrolls back to the top of the page.",
            DoesZh = "滑动回页面顶部。",
            ExampleEn = "I scroll to the top of the page",
            ExampleZh = "滑动到页面顶部",
            Do = async (s, _, ct) => await (await s.OpenedAskAsync<IScreenGestures>(ct)).ScrollToEndAsync(Direction.Up, ct),
        },
        new()
        {
            Id = "scroll-inside",
            Usually = "When",
            En = ["I scroll {way} by {count} pixels inside {element}"],
            Zh = ["在{element}内向{way}滑动{count}像素", "在{element}内向{way}滚动{count}像素"],
            DoesEn = "Scrolls what scrolls inside (or around) an element.",
            DoesZh = "滑动元素内部（或外层）的滚动区域。",
            ExampleEn = "I scroll right by 300 pixels inside “recommendations”",
            ExampleZh = "在“推荐列表”内向右滑动300像素",
            Do = (s, a, ct) => s.GestureAsync(a.Text(2), null, null, (g, t) => g.ScrollInsideAsync(t, a.Way(0), a.Number(1), ct), ct),
        },
        new()
        {
            Id = "select",
            Usually = "When",
            En = ["I select {value} in {element}"],
            Zh = ["在{element}中选择{value}", "在{element}选择{value}"],
            DoesEn = "Chooses an option of a select box by its text.",
            DoesZh = "在下拉框中按文字选择选项。",
            ExampleEn = "I select “price” in “sort order”",
            ExampleZh = "在“排序方式”中选择“价格”",
            Do = (s, a, ct) => s.GestureAsync(a.Text(1), null, null, (g, t) => g.SelectAsync(t, a.Text(0), ct), ct),
        },
    ];
}
