using System.Globalization;

namespace TrackE2E.Gherkin;

/// <summary>What exceptions say, in a language.</summary>
public static class PhraseExtensions
{
    internal static CultureInfo Chinese { get; } = CultureInfo.GetCultureInfo("zh-CN");

    /// <summary>The message in a language: an exception of the runner, and one that is <see cref="IFormattable"/>, says it in that language; all others as they do.</summary>
    public static string MessageIn(this Exception exception, CultureInfo language)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(language);
        return exception is IFormattable said ? said.ToString(null, language)
            : language.TwoLetterISOLanguageName == "zh" && exception.Data[typeof(Phrase)] is Phrase phrase ? phrase.Zh
            : exception.Message;
    }

    /// <summary>Lets an exception say its message in both languages, whatever type it must be of.</summary>
    internal static T Saying<T>(this T exception, Phrase said)
        where T : Exception
    {
        exception.Data[typeof(Phrase)] = said;
        return exception;
    }
}
