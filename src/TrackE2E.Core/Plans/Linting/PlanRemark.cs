namespace TrackE2E.Core.Plans.Linting;

/// <summary>Something in a readable plan that will likely cause trouble.</summary>
/// <param name="Rule">The lint rule, a kebab word.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="What">What is odd, one sentence.</param>
/// <param name="WriteInstead">What to write.</param>
public sealed record PlanRemark(string Rule, PlanPlace Place, string What, string WriteInstead)
{
    /// <summary>What is odd, in Chinese.</summary>
    public string WhatInChinese { get; init; } = What;

    /// <summary>What to write, in Chinese.</summary>
    public string WriteInsteadInChinese { get; init; } = WriteInstead;

    /// <summary>A remark in both languages.</summary>
    internal static PlanRemark Of(string rule, PlanPlace place, LintText what, LintText write) => new(rule, place, what.En, write.En) { WhatInChinese = what.Zh, WriteInsteadInChinese = write.Zh };

    /// <summary>What is odd, in a language, <c>en</c> or <c>zh</c>.</summary>
    public string WhatIn(string language) => IsChinese(language) ? WhatInChinese : What;

    /// <summary>What to write, in a language.</summary>
    public string WriteIn(string language) => IsChinese(language) ? WriteInsteadInChinese : WriteInstead;

    /// <summary>Two lines: place, rule and what is odd; what to write.</summary>
    public override string ToString() => In("en");

    /// <summary>The same in a language, <c>en</c> or <c>zh</c>.</summary>
    public string In(string language) => $"{Place.File}:{Place.Line}:{Place.Column}  {Rule}: {WhatIn(language)}\n  {(IsChinese(language) ? "应写  " : "write ")}    {WriteIn(language)}";

    private static bool IsChinese(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
    }
}
