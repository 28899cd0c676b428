using System.Text.Json;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Verdicts;

public sealed class ValueTextTests
{
    [TestCase("\"a\"", "\"a\"")]
    [TestCase("\"\"", "(empty)")]
    [TestCase("null", "(null)")]
    [TestCase("12345678901234567890", "12345678901234567890")]
    [TestCase("1.0", "1.0")]
    [TestCase("\"a\\nb\"", "\"a\\nb\"")]
    [TestCase("\"cut \\ud83d\"", "\"cut \\ud83d\"")]
    [TestCase("[]", "[]")]
    public void Captured_value_is_written_as_sent(string json, string text) => ValueText.Of(JsonDocument.Parse(json).RootElement, "en").ShouldBe(text);

    [Test]
    public void Missing_null_and_empty_are_three_words_in_each_language()
    {
        new[] { ValueText.Of((JsonElement?)null, "en"), ValueText.Null("en"), ValueText.Empty("en") }.ShouldBe(["(missing)", "(null)", "(empty)"]);
        new[] { ValueText.Of((JsonElement?)null, "zh-CN"), ValueText.Null("zh-CN"), ValueText.Empty("zh-CN") }.ShouldBe(["(缺失)", "(空值)", "(空)"]);
    }

    [Test]
    public void Sensitive_value_is_masked_but_missing_is_still_told()
    {
        ValueText.Of(JsonDocument.Parse("\"13800138000\"").RootElement, "en", sensitive: true).ShouldBe("(masked, 11 characters)");
        ValueText.Of((JsonElement?)null, "en", sensitive: true).ShouldBe("(missing)");
    }

    [Test]
    public void Value_at_the_limit_is_whole_and_one_more_character_is_cut()
    {
        ValueText.Of(new string('x', ValueText.Limit), "en").ShouldNotContain("…");
        ValueText.Of(new string('x', ValueText.Limit + 1), "en").ShouldEndWith("…\"");
    }

    [Test]
    public void Long_values_are_cut_around_their_first_difference()
    {
        var (expected, actual) = ValueText.Differing(new string('a', 200) + "X" + new string('b', 200), new string('a', 200) + "Y" + new string('b', 200), "en");

        expected.ShouldContain("aX");
        actual.ShouldContain("aY");
        expected.Length.ShouldBeLessThan(90);
    }

    [Test]
    public void Pointer_parts_are_escaped_and_dotted()
    {
        JsonPointer.Into(JsonPointer.Into("", "a/b"), 2).ShouldBe("/a~1b/2");
        JsonPointer.Dotted("/product/price").ShouldBe("product.price");
        JsonPointer.OfDotted("product.price").ShouldBe("/product/price");
    }
}
