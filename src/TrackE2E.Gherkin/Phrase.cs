using System.Globalization;

namespace TrackE2E.Gherkin;

/// <summary>A sentence of the runner for people, in the languages that it speaks.</summary>
/// <remarks>
/// A scenario's are said in its feature's language. In which the others are said (malformed files, bindings, hooks of the run) is the host's choice: it asks for them <see cref="In"/> a
/// language, and for those of exceptions by <see cref="PhraseExtensions.MessageIn"/>. Cucumber messages are always English.
/// </remarks>
/// <param name="En">The English sentence; what <see cref="Exception.Message"/> says.</param>
/// <param name="Zh">The Chinese sentence.</param>
public readonly record struct Phrase(string En, string Zh)
{
    /// <summary>The sentence in a language: Chinese where it is any Chinese, else English.</summary>
    public string In(CultureInfo language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.TwoLetterISOLanguageName == "zh" ? Zh : En;
    }

    /// <summary>What an exception says, in both.</summary>
    public static Phrase Of(Exception exception) => new(exception.MessageIn(CultureInfo.InvariantCulture), exception.MessageIn(PhraseExtensions.Chinese));

    /// <inheritdoc/>
    public override string ToString() => En;
}
