using System.Text.RegularExpressions;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class EcmaPatternTests
{
    [TestCase(@"^\d+$", "12", true)]
    [TestCase(@"^\d+$", "১২", false)]
    [TestCase(@"^a$", "a\n", false)]
    [TestCase(@"^\w+$", "é", false)]
    [TestCase(@"^\s$", "\u3000", true)]
    [TestCase(@"^\s$", "\u0085", false)]
    [TestCase(@"^.$", "😀", true)]
    [TestCase(@"^.$", "\r", false)]
    [TestCase(@"^[^a]$", "😀", true)]
    [TestCase(@"^[^a]{2}$", "😀", false)]
    [TestCase(@"^[😀-😂]$", "😁", true)]
    [TestCase(@"^[😀-😂]$", "😄", false)]
    [TestCase(@"^😀*$", "😀😀", true)]
    [TestCase(@"^\u{1F600}$", "😀", true)]
    [TestCase(@"^\p{L}+$", "中文𠮷é", true)]
    [TestCase(@"^\p{Letter}+$", "1", false)]
    [TestCase(@"^\p{Script=Han}+$", "中文", true)]
    [TestCase(@"^[\w-]+$", "a-b", true)]
    [TestCase(@"^[a-z-[aeiou]]+$", "b", false)]
    [TestCase(@"^\/x\-y$", "/x-y", true)]
    [TestCase(@"\bab\b", "中ab", true)]
    [TestCase(@"^(?!SKU-0$)SKU-\d+$", "SKU-0", false)]
    [TestCase(@"^(?!SKU-0$)SKU-\d+$", "SKU-1", true)]
    [TestCase(@"^(a)\1$", "aa", true)]
    [TestCase("[]", "a", false)]
    [TestCase("^[^]$", "\n", true)]
    [TestCase(@"^\cA$", "\u0001", true)]
    [TestCase("b", "abc", true)]
    public void Expression_means_what_ecma_262_says(string pattern, string text, bool matches) => EcmaPattern.Of(pattern).IsMatch(text).ShouldBe(matches);

    [TestCase(@"\Z")]
    [TestCase(@"\a")]
    [TestCase("(?i)a")]
    [TestCase("(?>a)")]
    [TestCase("[z-a]")]
    [TestCase("a**")]
    [TestCase(@"\p{Nonsense}")]
    [TestCase("(")]
    [TestCase("\\")]
    public void Expression_that_is_not_ecma_262_is_told(string pattern) => EcmaPattern.Problem(pattern).ShouldNotBeNullOrEmpty();

    [Test]
    public void Catastrophic_expression_is_linear_or_stopped()
    {
        var text = new string('a', 50_000) + "!";

        EcmaPattern.Of("^(a+)+$").IsMatch(text).ShouldBeFalse();
        Should.Throw<RegexMatchTimeoutException>(() => EcmaPattern.Of(@"^(?=(a+)+$)a").IsMatch(text));
    }
}
