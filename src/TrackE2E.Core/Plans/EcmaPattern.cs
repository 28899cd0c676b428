using System.Text.RegularExpressions;

namespace TrackE2E.Core.Plans;

/// <summary>A regular expression of ECMA-262 (Unicode mode, as JSON Schema recommends) on .NET's engine.</summary>
/// <remarks>Runs without backtracking where the expression allows it (no lookaround, no backreference, no class of thousands of characters), else with a time limit of one second.</remarks>
internal sealed class EcmaPattern
{
    private const int LongestAutomaton = 4000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly Regex regex;

    private EcmaPattern(Regex regex, EcmaSequence? sequence = null) => (this.regex, Sequence) = (regex, sequence);

    /// <summary>The same for ASCII texts, faster; null when the expression is not an everyday one.</summary>
    internal EcmaSequence? Sequence { get; }

    /// <summary>What is wrong with the expression, in words; null when it can be used.</summary>
    public static string? Problem(string pattern)
    {
        try
        {
            _ = new EcmaPattern(Build(pattern));
            return null;
        }
        catch (ArgumentException wrong)
        {
            // .NET repeats the translated expression in front of its reason; only the reason helps
            var at = wrong.Message.LastIndexOf("at offset", StringComparison.Ordinal);
            return at < 0 ? wrong.Message : wrong.Message[(wrong.Message.IndexOf(". ", at, StringComparison.Ordinal) + 2)..].TrimEnd('.');
        }
    }

    /// <summary>The expression, ready to use.</summary>
    /// <exception cref="ArgumentException">It is none; <see cref="Problem"/> says why.</exception>
    public static EcmaPattern Of(string pattern) => new(Build(pattern), EcmaSequence.Of(pattern));

    /// <summary>True when some part of the text matches.</summary>
    /// <exception cref="RegexMatchTimeoutException">It took more than a second.</exception>
    public bool IsMatch(string text) => regex.IsMatch(text);

    /// <inheritdoc cref="IsMatch(string)"/>
    public bool IsMatch(ReadOnlySpan<char> text) => regex.IsMatch(text);

    private static Regex Build(string pattern)
    {
        var translated = EcmaTranslator.Translate(pattern);

        // large character classes (\p with all planes) take the automaton seconds to build
        if (translated.Length > LongestAutomaton)
            return new Regex(translated, RegexOptions.CultureInvariant, Limit);

        try
        {
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, RegexOptions.CultureInvariant, Limit);
        }
    }
}
