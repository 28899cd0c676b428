using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Verdicts;

public sealed class BrokenExceptionTests
{
    private readonly BrokenException _broken = new("page-error", new("the page cannot be opened", "页面无法打开"), new("the page loads", "页面正常加载"), "503", new("open it by hand", "手动打开"), "http://a/");

    [Test]
    public void Its_message_is_English() =>
        _broken.Message.ShouldBe("broken: page-error  the page cannot be opened\n  expected  the page loads\n  actual    503\n  where     http://a/\n  do        open it by hand");

    [Test]
    public void In_a_Chinese_feature_it_is_Chinese_with_the_labels_of_findings() =>
        _broken.In("zh-CN").ShouldBe("broken: page-error  页面无法打开\n  期望  页面正常加载\n  实际  503\n  位置  http://a/\n  处理  手动打开");

    [TestCase("en-US")]
    [TestCase("fr")]
    [TestCase("")]
    public void In_all_other_languages_it_is_English(string language) => _broken.In(language).ShouldBe(_broken.Message);

    [Test]
    public void Thrown_again_it_says_the_same()
    {
        var again = _broken.Again();

        (again.Reason, again.In("en"), again.In("zh"), again.InnerException).ShouldBe((_broken.Reason, _broken.In("en"), _broken.In("zh"), _broken));
    }

    [Test]
    public void Several_wordings_are_joined_in_each_language() =>
        Wording.Join([new("a", "甲"), "POST /c", new("b", "乙")]).ShouldBe(new("a; POST /c; b", "甲；POST /c；乙"));

    [Test]
    public void Whoever_knows_it_as_an_exception_only_can_ask_for_a_language() =>
        ((IFormattable)_broken).ToString(null, CultureInfo.GetCultureInfo("zh-CN")).ShouldBe(_broken.In("zh-CN"));
}
