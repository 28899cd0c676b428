namespace TrackE2E.Core.Plans;

/// <summary>One mistake in a plan file, with what its writer needs to mend it.</summary>
/// <param name="Place">Where it stands; line and column are 1 when the file as a whole is meant.</param>
/// <param name="What">What is wrong, one sentence: <c>unknown key "titel" in page home</c>.</param>
/// <param name="Expected">What may stand there.</param>
/// <param name="WriteInstead">What to write.</param>
public sealed record PlanMistake(PlanPlace Place, string What, string Expected, string WriteInstead)
{
    /// <summary>What is wrong, in Chinese; English where there is no Chinese.</summary>
    public string WhatInChinese { get; private init; } = What;

    /// <summary>A mistake whose sentence has a Chinese one.</summary>
    internal static PlanMistake Of(PlanPlace place, FormattableString what, string expected, string write) =>
        new(place, FormattableString.Invariant(what), expected, write) { WhatInChinese = PlanMistakeTexts.Sentence(what) ?? FormattableString.Invariant(what) };

    /// <summary>Three lines: place and what is wrong, what was expected, what to write.</summary>
    public override string ToString() => $"{Place.File}:{Place.Line}:{Place.Column}  {What}\n  expected  {Expected}\n  write     {WriteInstead}";

    /// <summary>The same in a language, <c>en</c> or <c>zh</c>.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
            ? $"{Place.File}:{Place.Line}:{Place.Column}  {WhatInChinese}\n  期望      {PlanMistakeTexts.Phrase(Expected)}\n  应写      {PlanMistakeTexts.Phrase(WriteInstead)}"
            : ToString();
    }
}
