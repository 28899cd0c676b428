using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that touch, type and scroll.</summary>
internal static class TouchSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "click",
            Usually = "When",
            En = ["I click {element}", "I tap {element}", "I click on {element}", "I tap on {element}"],
            Zh = ["点击{element}", "单击{element}", "轻触{element}", "点{element}", "勾选{element}", "选择{element}", "点击{element}按钮"],
            DoesEn = "Clicks (on a phone: taps) an element, the first one when there are several.",
            DoesZh = "点击元素（手机上为轻触）；有多个时点击第一个。",
            ExampleEn = "I click “add to cart”",
            ExampleZh = "点击“加入购物车”",
            Do = (s, a, ct) => s.ClickAsync(a.Text(0), null, null, 1, ct),
        },
        new()
        {
            Id = "click-nth",
            Usually = "When",
            En = ["I click the {nth} {element}", "I tap the {nth} {element}", "I click on the {nth} {element}", "I tap on the {nth} {element}"],
            Zh = ["点击{place}{element}", "单击{place}{element}", "轻触{place}{element}", "点{place}{element}"],
            DoesEn = "Clicks one of several elements, counted from 1 as they stand on the page.",
            DoesZh = "点击多个元素中的第几个，按页面顺序从 1 数起。",
            ExampleEn = "I click the 2nd “product card”",
            ExampleZh = "点击第2个“商品卡片”",
            Do = (s, a, ct) => s.ClickAsync(a.Text(1), a.Number(0), null, 1, ct),
        },
        new()
        {
            Id = "click-item",
            Usually = "When",
            En = ["I click {element} of {value}", "I click the {element} of {value}", "I tap {element} of {value}"],
            Zh = ["点击{value}的{element}", "单击{value}的{element}"],
            DoesEn = "Clicks the element of an item, named by its key in the plan.",
            DoesZh = "点击指定条目的元素，条目按方案中的 key 识别。",
            ExampleEn = "I click “product card” of “SKU-3”",
            ExampleZh = "点击“SKU-3”的“商品卡片”",
            Do = (s, a, ct) => s.ClickAsync(a.Text(0), null, a.Text(1), 1, ct),
        },
        new()
        {
            Id = "click-times",
            Usually = "When",
            En = ["I click {element} {times} in a row"],
            Zh = ["连续点击{element}{count}次", "连续点击{count}次{element}", "快速点击{element}{count}次", "点击{element}{count}次"],
            DoesEn = "Clicks an element several times as fast as a user can.",
            DoesZh = "连续快速点击元素若干次。",
            ExampleEn = "I click “add to cart” 5 times in a row",
            ExampleZh = "连续点击“加入购物车”5次",
            Do = (s, a, ct) => s.ClickAsync(a.Text(0), null, null, a.Number(1), ct),
        },
        new()
        {
            Id = "type",
            Usually = "When",
            En = ["I type {value} into {element}", "I type {value} in {element}", "I enter {value} into {element}", "I enter {value} in {element}", "I fill in {element} with {value}"],
            Zh = ["在{element}输入{value}", "在{element}中输入{value}", "在{element}里输入{value}", "在{element}(中)填写{value}", "在{element}(中)填入{value}", "{element}输入{value}", "输入{value}到{element}"],
            DoesEn = "Types text into a field, replacing what is there.",
            DoesZh = "在输入框中输入文字，替换原有内容。",
            ExampleEn = "I type “running shoes” into “search box”",
            ExampleZh = "在“搜索框”输入“跑鞋”",
            Do = (s, a, ct) => s.TypeAsync(a.Text(0), a.Text(1), ct),
        },
        new()
        {
            Id = "type-many",
            Usually = "When",
            En = ["I type {count} characters into {element}"],
            Zh = ["在{element}输入{count}个字", "在{element}中输入{count}个字"],
            DoesEn = "Types a text of this length into a field, for what happens with very long input.",
            DoesZh = "在输入框中输入指定字数的文字，用于超长内容。",
            ExampleEn = "I type 70000 characters into “feedback box”",
            ExampleZh = "在“意见输入框”输入70000个字",
            Do = (s, a, ct) => s.TypeAsync(string.Concat(Enumerable.Repeat("长文 long text ", (a.Number(0) / 13) + 1))[..a.Number(0)], a.Text(1), ct),
        },
        new()
        {
            Id = "press",
            Usually = "When",
            En = ["I press {value}"],
            Zh = ["按下{value}", "按下{value}键", "按{value}键"],
            DoesEn = "Presses a key: Enter, Escape, Tab, ArrowDown.",
            DoesZh = "按下按键：Enter、Escape、Tab、ArrowDown。",
            ExampleEn = "I press “Enter”",
            ExampleZh = "按下“Enter”键",
            Do = async (s, a, ct) => await (await s.OpenedScreenAsync(ct)).PressAsync(a.Text(0), ct),
        },
        new()
        {
            Id = "scroll-to",
            Usually = "When",
            En = ["I scroll to {element}", "I scroll to the {element}"],
            Zh = ["滑动到{element}", "滚动到{element}"],
            DoesEn = "Scrolls until the whole element is visible.",
            DoesZh = "滑动到元素完全可见。",
            ExampleEn = "I scroll to “banner”",
            ExampleZh = "滑动到“轮播图”",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(0), null, null, 1, null, ct),
        },
        new()
        {
            Id = "scroll-to-of",
            Usually = "When",
            En = ["I scroll to {element} of {value}"],
            Zh = ["滑动到{value}的{element}", "滚动到{value}的{element}"],
            DoesEn = "Scrolls to the element of one item, on through a list that loads more or recycles its rows.",
            DoesZh = "滑动到某一条目的元素；列表会继续加载或复用行时一直滑动到它。",
            ExampleEn = "I scroll to “product card” of “SKU-2”",
            ExampleZh = "滑动到“SKU-2”的“商品卡片”",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(0), null, a.Text(1), 1, null, ct),
        },
        new()
        {
            Id = "scroll-to-one-and-stay",
            Usually = "When",
            En = ["I scroll to {element} and stay"],
            Zh = ["滑动到{element}并停留", "滚动到{element}并停留"],
            DoesEn = "Scrolls to the element and stays long enough for its exposure by the plan.",
            DoesZh = "滑动到元素，并停留到满足方案中的曝光时长。",
            ExampleEn = "I scroll to “banner” and stay",
            ExampleZh = "滑动到“轮播图”并停留",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(0), null, null, 1, s.LongEnough, ct),
        },
        new()
        {
            Id = "scroll-to-one-and-stay-for",
            Usually = "When",
            En = ["I scroll to {element} and stay for {duration}"],
            Zh = ["滑动到{element}并停留{duration}", "滚动到{element}并停留{duration}"],
            DoesEn = "Scrolls to the element and stays for this long.",
            DoesZh = "滑动到元素并停留指定时长。",
            ExampleEn = "I scroll to “banner” and stay for 2 s",
            ExampleZh = "滑动到“轮播图”并停留2秒",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(0), null, null, 1, a.Time(1), ct),
        },
        new()
        {
            Id = "scroll-to-of-and-stay",
            Usually = "When",
            En = ["I scroll to {element} of {value} and stay"],
            Zh = ["滑动到{value}的{element}并停留", "滚动到{value}的{element}并停留"],
            DoesEn = "Scrolls to the element of one item and stays long enough for its exposure by the plan.",
            DoesZh = "滑动到某一条目的元素，并停留到满足方案中的曝光时长。",
            ExampleEn = "I scroll to “product card” of “SKU-2” and stay",
            ExampleZh = "滑动到“SKU-2”的“商品卡片”并停留",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(0), null, a.Text(1), 1, s.LongEnough, ct),
        },
        new()
        {
            Id = "scroll-to-nth",
            Usually = "When",
            En = ["I scroll to the {nth} {element}"],
            Zh = ["滑动到{place}{element}", "滚动到{place}{element}"],
            DoesEn = "Scrolls to one of several elements, loading more where a list grows.",
            DoesZh = "滑动到第几个元素；列表会继续加载时自动加载。",
            ExampleEn = "I scroll to the 5th “product card”",
            ExampleZh = "滑动到第5个“商品卡片”",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(1), a.Number(0), null, 1, null, ct),
        },
        new()
        {
            Id = "scroll-to-and-stay",
            Usually = "When",
            En = ["I scroll to the {nth} {element} and stay"],
            Zh = ["滑动到{place}{element}并停留", "滚动到{place}{element}并停留"],
            DoesEn = "Scrolls to the element and stays long enough for its exposure by the plan.",
            DoesZh = "滑动到元素，并停留到满足方案中的曝光时长。",
            ExampleEn = "I scroll to the 5th “product card” and stay",
            ExampleZh = "滑动到第5个“商品卡片”并停留",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(1), a.Number(0), null, 1, s.LongEnough, ct),
        },
        new()
        {
            Id = "scroll-to-and-stay-for",
            Usually = "When",
            En = ["I scroll to the {nth} {element} and stay for {duration}"],
            Zh = ["滑动到{place}{element}并停留{duration}", "滚动到{place}{element}并停留{duration}"],
            DoesEn = "Scrolls to the element and stays for this long.",
            DoesZh = "滑动到元素并停留指定时长。",
            ExampleEn = "I scroll to the 5th “product card” and stay for 600 ms",
            ExampleZh = "滑动到第5个“商品卡片”并停留600毫秒",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(1), a.Number(0), null, 1, a.Time(2), ct),
        },
        new()
        {
            Id = "scroll-until-share",
            Usually = "When",
            En = ["I scroll until {share} of the {nth} {element} is visible"],
            Zh = ["滑动到{place}{element}可见{share}", "滚动到{place}{element}可见{share}"],
            DoesEn = "Scrolls until this share of the element is visible, as near as pixels allow.",
            DoesZh = "滑动到元素的可见比例达到指定值（精确到像素）。",
            ExampleEn = "I scroll until 49% of the 5th “product card” is visible",
            ExampleZh = "滑动到第5个“商品卡片”可见49%",
            Do = (s, a, ct) => s.ScrollAsync(a.Text(2), a.Number(1), null, a.Share(0), null, ct),
        },
        new()
        {
            Id = "scroll-by",
            Usually = "When",
            En = ["I scroll {direction} by {count} pixels", "I scroll {direction} {count} pixels", "I scroll {direction} by {count}px", "I scroll {direction} {count}px"],
            Zh = ["向{direction}滑动{count}像素", "向{direction}滚动{count}像素", "{direction}滑{count}像素", "页面向{direction}滑动{count}像素", "页面向{direction}滚动{count}像素"],
            DoesEn = "Scrolls the page by pixels.",
            DoesZh = "按像素滑动页面。",
            ExampleEn = "I scroll down by 40 pixels",
            ExampleZh = "向下滑动40像素",
            Do = async (s, a, ct) => await (await s.OpenedScreenAsync(ct)).ScrollByAsync(a.Number(0) * a.Number(1), ct),
        },
    ];
}
