using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;
using TrackE2E.Tests.Reporting;

namespace TrackE2E.Tests.Scenarios;

/// <summary>Sentences as people write them who have not read the list of steps.</summary>
public sealed class LeewayTests
{
    [TestCase("我打开“首页”", "open-page")]
    [TestCase("用户打开「首页」页面", "open-page")]
    [TestCase("打开 '首页' ，参数为 “a=1”", "open-page-with")]
    [TestCase("打开“首页”,参数为“a=1”", "open-page-with")]
    [TestCase("打开“SKU-2”的“商品详情”页", "open-page-of")]
    [TestCase("我进入了“商品详情”页", "on-page")]
    [TestCase("跳转到“搜索页”", "on-page")]
    [TestCase("到达“支付成功页”。", "on-page")]
    [TestCase("我切换到“秒杀”标签页", "switch-tab")]
    [TestCase("点击返回", "go-back")]
    [TestCase("等待 3 秒", "stay")]
    [TestCase("停留３秒", "stay")]
    [TestCase("等1秒。", "stay")]
    [TestCase("我点击第一个“商品卡片”", "click-nth")]
    [TestCase("点击第 2 张“轮播图”", "click-nth")]
    [TestCase("点击第三条“搜索结果”", "click-nth")]
    [TestCase("点击“登录”按钮", "click")]
    [TestCase("勾选“支付宝”", "click")]
    [TestCase("在“用户名”中填写“lin”", "type")]
    [TestCase("“密码框”输入“123”", "type")]
    [TestCase("滚动到第9个“商品卡片”", "scroll-to-nth")]
    [TestCase("页面向下滚动 500 像素", "scroll-by")]
    [TestCase("下滑500px", "scroll-by")]
    [TestCase("左滑“轮播区”", "swipe")]
    [TestCase("APP切到后台", "to-background")]
    [TestCase("按Home键", "to-background")]
    [TestCase("App退到后台5秒", "background-for")]
    [TestCase("切换到前台", "to-foreground")]
    [TestCase("断开网络", "offline")]
    [TestCase("重新联网", "online")]
    [TestCase("“商品点击”上报 1 次，字段为：", "event-reported")]
    [TestCase("“商品点击”上报三次", "event-reported")]
    [TestCase("“商品点击”事件应只上报了1次", "event-reported")]
    [TestCase("上报了1次“商品点击”", "event-reported")]
    [TestCase("“商品点击”上报一次，其中：", "event-reported")]
    [TestCase("“商品点击”上报1次,字段如下:", "event-reported")]
    [TestCase("“商品曝光”上报至少 2 次", "event-reported-at-least")]
    [TestCase("“首页”的PV上报1次", "pv-reported")]
    [TestCase("“轮播图”曝光上报1次", "exposure-reported")]
    [TestCase("“轮播图”的点击事件上报 1 次", "click-reported")]
    [TestCase("没有其他的“商品点击”上报", "no-other")]
    [TestCase("“商品点击”未上报", "not-reported")]
    [TestCase("不应上报“商品点击”", "not-reported")]
    [TestCase("没有上报任何埋点", "nothing-reported")]
    [TestCase("没有任何事件上报。", "nothing-reported")]
    [TestCase("事件按如下顺序上报：", "in-order")]
    [TestCase("依次上报：", "in-order")]
    [TestCase("所有事件都带有以下字段：", "every-event")]
    [TestCase("所有埋点都符合埋点方案", "as-planned")]
    [TestCase("没有方案外的事件", "nothing-unplanned")]
    [TestCase("滑动到“轮播图”并停留 2 秒", "scroll-to-one-and-stay-for")]
    [TestCase("滚动到“轮播图”并停留", "scroll-to-one-and-stay")]
    [TestCase("滑动到“SKU-9”的“商品卡片”并停留", "scroll-to-of-and-stay")]
    [TestCase("打开“首页“", "open-page")]
    [TestCase("点击“商品卡片\"", "click")]
    [TestCase("“商品点击\"上报1次", "event-reported")]
    [TestCase("「商品点击』上报1次", "event-reported")]
    [TestCase("打开‘SKU-1’的’商品详情’", "open-page-of")]
    [TestCase("滑到底部", "scroll-to-bottom")]
    [TestCase("我滚动到页面底部。", "scroll-to-bottom")]
    [TestCase("回到顶部", "scroll-to-top")]
    [TestCase("点击最后一个“商品卡片”", "click-nth")]
    [TestCase("点击最后一张“轮播图”", "click-nth")]
    [TestCase("滑动到最后一条“搜索结果”并停留", "scroll-to-and-stay")]
    [TestCase("点击第“2”个“商品卡片”", "")]
    [TestCase("看到“支付成功提示”", "see")]
    [TestCase("“支付成功提示”出现", "see")]
    [TestCase("看到“SKU-2”的“商品卡片”", "see-of")]
    [TestCase("“加载提示”消失", "gone")]
    [TestCase("“商品曝光”最多上报 3 次", "event-reported-at-most")]
    [TestCase("“商品曝光”事件应最多被上报了3次", "event-reported-at-most")]
    [TestCase("“商品曝光”上报不超过3次", "event-reported-at-most")]
    [TestCase("“SKU-2”的“商品曝光”上报了1次", "event-reported-of")]
    [TestCase("“SKU-2”的“商品曝光”事件未被上报", "not-reported-of")]
    [TestCase("没有上报“SKU-2”的“商品曝光”", "not-reported-of")]
    [TestCase("“商品曝光”事件没有被上报", "not-reported")]
    [TestCase("“首页浏览”在“商品点击”之前上报", "reported-before")]
    [TestCase("页面向下滑动", "scroll-screen")]
    [TestCase("向下滑动一屏", "scroll-screens")]
    [TestCase("下滑2屏", "scroll-screens")]
    [TestCase("滑到“商品卡片”", "scroll-to")]
    [TestCase("滑到第3个“商品卡片”并停留2秒", "scroll-to-and-stay-for")]
    [TestCase("输入“茶”到“搜索框”", "type")]
    [TestCase("切换到“秒杀”", "switch-tab")]
    [TestCase("切换标签到“秒杀”", "switch-tab")]
    [TestCase("当前在“购物车”", "on-page")]
    [TestCase("关闭APP后重新打开", "relaunch")]
    [TestCase("“商品曝光”上报次数为1", "event-reported")]
    [TestCase("“商品曝光”上报次数为1次", "event-reported")]
    [TestCase("“商品曝光”触发2次", "event-reported")]
    [TestCase("“商品曝光”不再上报", "no-other")]
    [TestCase("没有其他上报", "nothing-else")]
    [TestCase("“商品点击”的“sku”为“SKU-1”", "field-is")]
    [TestCase("“商品点击”的字段“sku”等于“SKU-1”", "field-is")]
    [TestCase("没有多余的埋点。", "nothing-else")]
    [TestCase("不会上报“商品曝光”", "not-reported")]
    [TestCase("全部埋点符合方案", "as-planned")]
    [TestCase("“首页浏览”先于“商品点击”上报", "reported-before")]
    [TestCase("先上报“首页浏览”再上报“商品点击”", "reported-before")]
    [TestCase("“商品点击”在“首页浏览”之后上报", "reported-after")]
    [TestCase("下一个对话框点击确定", "accept-dialog")]
    [TestCase("下一个系统弹窗点击取消", "dismiss-dialog")]
    [TestCase("下一个对话框输入“林悦”", "answer-dialog")]
    public void Chinese_is_understood(string text, string step) => Bound($"# language: zh-CN\n功能: 一\n  场景: 一\n    * {text}\n").ShouldBe(step.Length == 0 ? [] : [step + ".zh"]);

    [TestCase("I click on \"product card\".", "click")]
    [TestCase("I click the second \"product card\"", "click-nth")]
    [TestCase("I wait 3 seconds", "stay")]
    [TestCase("I wait for 2 sec", "stay")]
    [TestCase("I scroll down 500px", "scroll-by")]
    [TestCase("I enter \"tea\" in \"search box\"", "type")]
    [TestCase("the network is disconnected", "offline")]
    [TestCase("the app returns to the foreground", "to-foreground")]
    [TestCase("\"product click\" was reported 1 time", "event-reported")]
    [TestCase("the event \"product click\" is reported exactly once with:", "event-reported")]
    [TestCase("\"product click\" is tracked once", "event-reported")]
    [TestCase("no \"product click\" is reported", "not-reported")]
    [TestCase("no event was reported", "nothing-reported")]
    [TestCase("\"Home\" page view is reported once", "pv-reported")]
    [TestCase("the events are reported in order:", "in-order")]
    [TestCase("I scroll to the bottom of the page", "scroll-to-bottom")]
    [TestCase("I scroll back to the top", "scroll-to-top")]
    [TestCase("I click the last \"product card\"", "click-nth")]
    [TestCase("I scroll to the last \"product card\" and stay", "scroll-to-and-stay")]
    [TestCase("I see the \"payment done\"", "see")]
    [TestCase("I see \"product card\" of \"SKU-2\"", "see-of")]
    [TestCase("I do not see \"loading sign\"", "gone")]
    [TestCase("\"product exposure\" was reported at most 3 times", "event-reported-at-most")]
    [TestCase("\"product exposure\" of \"SKU-2\" was reported 1 time", "event-reported-of")]
    [TestCase("\"product exposure\" of \"SKU-2\" is only sent exactly once", "event-reported-of")]
    [TestCase("the pv of \"Home\" was tracked twice", "pv-reported")]
    [TestCase("no \"product exposure\" of \"SKU-2\" was reported", "not-reported-of")]
    [TestCase("I accept the next dialog", "accept-dialog")]
    [TestCase("I go to \"Cart\"", "open-page")]
    [TestCase("I scroll down", "scroll-screen")]
    [TestCase("I scroll up 2 screens", "scroll-screens")]
    [TestCase("nothing else was sent", "nothing-else")]
    [TestCase("the \"sku\" of \"product click\" is \"SKU-1\"", "field-is")]
    [TestCase("\"product click\" has the \"sku\" \"SKU-1\"", "field-is")]
    [TestCase("no other events are reported", "nothing-else")]
    [TestCase("I navigate to \"Cart\"", "open-page")]
    [TestCase("I go to the \"Cart\" page", "open-page")]
    [TestCase("I stay on the page for 2 seconds", "stay")]
    [TestCase("I press the back button", "go-back")]
    [TestCase("I select the \"Sale\" tab", "switch-tab")]
    [TestCase("I lock the phone", "lock-screen")]
    [TestCase("I put the app in the background", "to-background")]
    [TestCase("I bring the app to the foreground", "to-foreground")]
    [TestCase("I rotate the device", "rotate")]
    [TestCase("\"product exposure\" fires once", "event-reported")]
    [TestCase("\"product exposure\" is triggered 2 times", "event-reported")]
    [TestCase("I expect \"product click\" to be reported once", "event-reported")]
    [TestCase("no events are sent", "nothing-reported")]
    [TestCase("nothing was sent.", "nothing-reported")]
    [TestCase("\"product exposure\" should not be reported", "not-reported")]
    [TestCase("\"product exposure\" was not sent.", "not-reported")]
    [TestCase("\"product exposure\" of \"SKU-2\" is never reported.", "not-reported-of")]
    [TestCase("nothing unplanned was reported:", "nothing-unplanned")]
    [TestCase("no more \"product click\" was tracked", "no-other")]
    [TestCase("\"product click\" is reported before \"detail view\"", "reported-before")]
    [TestCase("the \"product click\" event was sent after \"home view\"", "reported-after")]
    [TestCase("I should see \"cart link\"", "see")]
    [TestCase("I should not see \"cart link\"", "gone")]
    [TestCase("all events match the plan", "as-planned")]
    public void English_is_understood(string text, string step) => Bound($"Feature: one\n  Scenario: one\n    * {text}\n").ShouldBe([step + ".en"]);

    [TestCase("打开首页", "打开“首页”")]
    [TestCase("点击第2个商品卡片", "点击第2个“商品卡片”")]
    [TestCase("访问一下“首页”", "访问“首页”")]
    [TestCase("滚到第3个“商品卡片”", "滚动到第3个“商品卡片”")]
    [TestCase("滚到第3个“商品卡片“", "滚动到第3个“商品卡片“")]
    public void What_is_not_understood_is_answered_with_what_to_write(string text, string nearest)
    {
        using var folder = new TemporaryFolder();
        var report = Check(folder, $"# language: zh-CN\n功能: 一\n  场景: 一\n    * {text}\n");

        report.Undefined.Single().Nearest[0].Filled.ShouldBe(nearest);
    }

    [Test]
    public void The_opposite_is_not_the_first_hint()
    {
        using var folder = new TemporaryFolder();
        var report = Check(folder, "# language: zh-CN\n功能: 一\n  场景: 一\n    * “商品曝光”上报了\n");

        report.Undefined.Single().Nearest.Select(n => n.Definition.Id).ShouldSatisfyAllConditions(ids => ids.First().ShouldBe("event-reported.zh"), ids => ids.ShouldNotContain("not-reported.zh"));
    }

    private static List<string> Bound(string feature)
    {
        using var folder = new TemporaryFolder();
        var report = Check(folder, feature);
        report.Ambiguous.ShouldBeEmpty();
        return [.. report.Uses.Select(u => u.Definition.Id)];
    }

    private static BindingReport Check(TemporaryFolder folder, string feature)
    {
        var file = folder.Write("one.feature", feature);
        return RunSession.Vocabulary(new FeatureEngineBuilder()).Build().Check(new RunOptions { Paths = [file], BaseFolder = Path.GetDirectoryName(file)! });
    }
}
