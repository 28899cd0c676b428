namespace TrackE2E.Core.Verdicts;

/// <summary>One sentence for people, in both languages; <see cref="In"/> takes the feature's.</summary>
/// <remarks>
/// The pattern that every room of rules follows: the sentences of a room stand together in one internal static class <c>&lt;Room&gt;Texts</c>, one method a sentence, English and Chinese on
/// neighbouring lines, values already written by <see cref="ValueText"/> and events by <see cref="EventText"/>:
/// <code>
/// internal static class ClickTexts
/// {
///     public static Wording Missing(string @event, string element) => new(
///         $"{@event} was not reported though {element} was clicked",
///         $"点击了 {element}，但 {@event} 没有上报");
/// }
/// </code>
/// A rule then says <c>What = ClickTexts.Missing(name, element).In(language)</c>. Rules never compare or parse these texts.
/// </remarks>
/// <param name="En">The English sentence, no full stop.</param>
/// <param name="Zh">The Chinese sentence, no full stop.</param>
public readonly record struct Wording(string En, string Zh)
{
    /// <summary>The sentence in the language; any culture name that begins with zh is Chinese, all others are English.</summary>
    public string In(string language) => IsChinese(language) ? Zh : En;

    /// <summary>The same text in both languages: what needs no translation, such as an address, a name of the plan or another program's own words.</summary>
    public static implicit operator Wording(string text) => new(text, text);

    /// <summary>Several as one, apart by <c>; </c> or <c>；</c>.</summary>
    public static Wording Join(IReadOnlyCollection<Wording> wordings) => new(string.Join("; ", wordings.Select(w => w.En)), string.Join("；", wordings.Select(w => w.Zh)));

    /// <summary>True for zh, zh-CN and the like.</summary>
    public static bool IsChinese(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }
}
