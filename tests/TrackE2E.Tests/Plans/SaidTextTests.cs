using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class SaidTextTests
{
    [TestCase("1", 1)]
    [TestCase("１", 1)]
    [TestCase("一", 1)]
    [TestCase("两", 2)]
    [TestCase("十", 10)]
    [TestCase("十二", 12)]
    [TestCase("二十", 20)]
    [TestCase("一百零五", 105)]
    [TestCase("三万", 30000)]
    [TestCase("二〇二四", 2024)]
    [TestCase("1,299", 1299)]
    [TestCase("-3", -3)]
    public void Number_is_read_in_every_form(string text, int number) => SaidText.Number(text).ShouldBe(number);

    [TestCase("")]
    [TestCase("x")]
    [TestCase("一个")]
    [TestCase("1,2")]
    public void What_is_no_number_is_none(string text) => SaidText.Number(text).ShouldBeNull();

    [TestCase("“a”", "a")]
    [TestCase("”a“", "a")]
    [TestCase("「a」", "a")]
    [TestCase("'a'", "a")]
    [TestCase("\"a", "\"a")]
    [TestCase("\"", "\"")]
    public void One_pair_of_quotes_is_removed(string text, string inner) => SaidText.Unquoted(text).ShouldBe(inner);
}
