using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that move between pages.</summary>
internal static class PageSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "open-page",
            Usually = "Given",
            En = ["I open {page}", "I open the page {page}", "I open the {page} page", "I visit {page}", "I go to {page}", "I go to the {page} page", "I navigate to {page}"],
            Zh = ["打开{page}", "访问{page}"],
            DoesEn = "Opens a page of the plan by its address.",
            DoesZh = "按地址打开方案中的页面。",
            ExampleEn = "I open “Home”",
            ExampleZh = "打开“首页”",
            Do = (s, a, ct) => s.OpenAsync(a.Text(0), null, null, ct),
        },
        new()
        {
            Id = "open-page-of",
            Usually = "Given",
            En = ["I open {page} of {value}"],
            Zh = ["打开{value}的{page}"],
            DoesEn = "Opens a page whose address holds an item, such as a product: the item stands where the plan has a *.",
            DoesZh = "打开地址中带有条目（如商品）的页面：条目填入方案地址中的 *。",
            ExampleEn = "I open “Product detail” of “SKU-2”",
            ExampleZh = "打开“SKU-2”的“商品详情”",
            Do = (s, a, ct) => s.OpenAsync(a.Text(0), a.Text(1), null, ct),
        },
        new()
        {
            Id = "open-page-with",
            Usually = "Given",
            En = ["I open {page} with {value}"],
            Zh = ["打开{page}，参数为{value}", "打开{page}，带参数{value}"],
            DoesEn = "Opens a page with a query, for example a campaign or a test switch of the app.",
            DoesZh = "带查询参数打开页面，例如渠道或应用的测试开关。",
            ExampleEn = "I open “Home” with “utm_source=mail”",
            ExampleZh = "打开“首页”，参数为“utm_source=mail”",
            Do = (s, a, ct) => s.OpenAsync(a.Text(0), null, a.Text(1), ct),
        },
        new()
        {
            Id = "on-page",
            Usually = "Then",
            En = ["I am on {page}", "{page} is shown", "I am on the page {page}", "I am on the {page} page", "I land on {page}"],
            Zh = ["进入{page}", "来到{page}", "到达{page}", "跳转到{page}", "回到{page}", "进入了{page}", "页面跳转到{page}", "当前页面为{page}", "当前页面是{page}", "当前在{page}", "跳转{page}"],
            DoesEn = "Waits until the page is shown: its address is the plan's.",
            DoesZh = "等待页面出现：地址与方案一致。",
            ExampleEn = "I am on “Thank you”",
            ExampleZh = "进入“支付完成”",
            Do = (s, a, ct) => s.ArriveAsync(a.Text(0), ct),
        },
        new()
        {
            Id = "see",
            Usually = "Then",
            En = ["I see {element}", "I see the {element}", "I wait for {element}", "I wait until {element} is shown", "I should see {element}", "{element} is visible", "{element} appears"],
            Zh = ["看到{element}", "能看到{element}", "等待{element}出现", "出现{element}", "{element}出现"],
            DoesEn = "Waits until the element is shown.",
            DoesZh = "等待元素出现。",
            ExampleEn = "I see “payment done”",
            ExampleZh = "看到“支付成功”",
            Do = (s, a, ct) => s.WaitForElementAsync(a.Text(0), null, true, ct),
        },
        new()
        {
            Id = "see-of",
            Usually = "Then",
            En = ["I see {element} of {value}", "I see the {element} of {value}"],
            Zh = ["看到{value}的{element}", "能看到{value}的{element}", "等待{value}的{element}出现"],
            DoesEn = "Waits until the element of one item is shown.",
            DoesZh = "等待某一条目的元素出现。",
            ExampleEn = "I see “product card” of “SKU-2”",
            ExampleZh = "看到“SKU-2”的“商品卡片”",
            Do = (s, a, ct) => s.WaitForElementAsync(a.Text(0), a.Text(1), true, ct),
        },
        new()
        {
            Id = "gone",
            Usually = "Then",
            En = ["{element} is gone", "{element} disappears", "I wait until {element} is gone", "I do not see {element}", "I should not see {element}", "{element} is not visible"],
            Zh = ["{element}消失", "等待{element}消失", "看不到{element}", "没有看到{element}", "不再看到{element}"],
            DoesEn = "Waits until the element is no longer shown.",
            DoesZh = "等待元素不再显示。",
            ExampleEn = "“loading sign” is gone",
            ExampleZh = "“加载提示”消失",
            Do = (s, a, ct) => s.WaitForElementAsync(a.Text(0), null, false, ct),
        },
        new()
        {
            Id = "switch-tab",
            Usually = "When",
            En = ["I switch to the tab {tab}", "I switch to the {tab} tab", "I switch to tab {tab}", "I select the {tab} tab", "I open the {tab} tab", "I click the {tab} tab"],
            Zh = ["切换到{tab}标签", "切换到标签{tab}", "切到{tab}标签", "点击{tab}标签", "切换到{tab}", "切到{tab}", "切换标签到{tab}"],
            DoesEn = "Shows another tab of the page.",
            DoesZh = "切换到页面内的另一个标签。",
            ExampleEn = "I switch to the tab “Flash sale”",
            ExampleZh = "切换到“秒杀”标签",
            Do = (s, a, ct) => s.SwitchTabAsync(a.Text(0), ct),
        },
        new()
        {
            Id = "go-back",
            Usually = "When",
            En = ["I go back", "I press back", "I go back to the previous page", "I press the back button", "I click back", "I tap back", "I navigate back"],
            Zh = ["返回", "返回上一页", "点击返回", "点击返回键", "点击返回按钮", "按返回键", "后退"],
            DoesEn = "Goes back as the back button does.",
            DoesZh = "与浏览器返回键相同。",
            ExampleEn = "I go back",
            ExampleZh = "返回上一页",
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).GoBackAsync(ct),
        },
        new()
        {
            Id = "refresh",
            Usually = "When",
            En = ["I refresh the page", "I reload the page"],
            Zh = ["刷新页面", "刷新", "刷新当前页面", "重新加载页面"],
            DoesEn = "Loads the page anew.",
            DoesZh = "重新加载页面。",
            ExampleEn = "I refresh the page",
            ExampleZh = "刷新页面",
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).ReloadAsync(ct),
        },
        new()
        {
            Id = "leave",
            Usually = "When",
            En = ["I leave the page", "I leave the site"],
            Zh = ["离开页面", "离开网站"],
            DoesEn = "Leaves for an empty page, as following a link to another site does.",
            DoesZh = "离开到空白页，如同点击外站链接。",
            ExampleEn = "I leave the page",
            ExampleZh = "离开页面",
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).LeaveAsync(ct),
        },
        new()
        {
            Id = "close",
            Usually = "When",
            En = ["I close the page"],
            Zh = ["关闭页面"],
            DoesEn = "Closes the page's browser tab.",
            DoesZh = "关闭该页面的浏览器标签页。",
            ExampleEn = "I close the page",
            ExampleZh = "关闭页面",
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).CloseAsync(ct),
        },
        new()
        {
            Id = "stay",
            Usually = "When",
            En = ["I stay for {duration}", "I wait for {duration}", "I stay {duration}", "I wait {duration}", "I stay on the page for {duration}", "I stay here for {duration}"],
            Zh = ["停留{duration}", "等待{duration}", "等{duration}", "停留等待{duration}"],
            DoesEn = "Stays as it is for this long, timed inside the page.",
            DoesZh = "保持不动指定时长，在页面内计时。",
            ExampleEn = "I stay for 1.5 s",
            ExampleZh = "停留1.5秒",
            Do = async (s, a, ct) => await (await s.OpenedScreenAsync(ct)).HoldAsync(a.Time(0), ct),
        },
        new()
        {
            Id = "stay-long",
            Usually = "When",
            En = ["I stay long enough"],
            Zh = ["停留足够久", "停留足够长时间", "停留足够长的时间"],
            DoesEn = "Stays until what is visible now has been visible as long as any exposure of the plan asks for.",
            DoesZh = "停留到当前可见元素满足方案中所有曝光的停留时长。",
            ExampleEn = "I stay long enough",
            ExampleZh = "停留足够久",
            Do = async (s, _, ct) => await (await s.OpenedScreenAsync(ct)).HoldAsync(s.LongEnough, ct),
        },
    ];
}
