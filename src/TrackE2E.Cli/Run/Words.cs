using System.Globalization;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Run;

/// <summary>The command's own lines, in English or Chinese.</summary>
internal sealed class Words(string language)
{
    public string Language => language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);

    public string Say(Gherkin.Phrase said) => said.In(Culture);

    public string Say(string en, string zh) => new Wording(en, zh).In(language);

    public string Of(Verdict verdict) => verdict switch
    {
        Verdict.Pass => Say("pass", "通过"),
        Verdict.Fail => Say("fail", "失败"),
        Verdict.Broken => Say("broken", "无法判定"),
        _ => Say("skipped", "跳过"),
    };

    public static string OfMachine() => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh" : "en";
}
