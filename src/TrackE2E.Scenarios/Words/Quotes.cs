namespace TrackE2E.Scenarios.Words;

/// <summary>The quote pairs that may stand around a name or value in a step: all are the same.</summary>
internal static class Quotes
{
    /// <summary>A regular expression for a quoted text, the quotes included, without capture groups.</summary>
    public const string Pattern = Pairs + "|" + Mixed;

    private const string Pairs = "\"[^\"]*\"|「[^」]*」|『[^』]*』|《[^》]*》|'[^']*'|＂[^＂]*＂";

    // an input method does not always turn its quotes: “首页“, ”首页”, “首页\", 「首页』
    private const string Mixed = "[“”][^“”]*[“”]|[“”＂][^“”＂\"]*\"|\"[^“”＂\"]*[“”＂]|「[^「」『』]*』|『[^「」『』]*」|[‘’][^‘’]*[‘’]|[‘’][^‘’']*'|'[^‘’']*[‘’]";

    /// <summary>The text without its quotes.</summary>
    public static string Strip(string text) => text.Length >= 2 ? text[1..^1] : text;
}
