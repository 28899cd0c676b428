using System.Text.RegularExpressions;

namespace TrackE2E.Scenarios.Words;

/// <summary>What people write in one way or another without meaning anything by it: every wording of the vocabulary allows it.</summary>
internal static partial class Leeway
{
    private const string End = "(.)(:)";

    // the taught words and what may stand for them, as Cucumber expressions; (…) may be left out
    private static readonly (string Taught, string Allowed)[] Chinese =
    [
        ("最多上报{count}次", "(事件)(应)(应该)最多(被)上报(了)§次"),
        ("至少上报{count}次", "(事件)(应)(应该)至少(被)上报(了)§次(以上)"),
        ("上报{count}次", "(事件)(应)(应该)(只)(仅)(共)(被)上报(了)§次"),
        ("§", "{count}"),
        ("}没有上报", "}(事件)没有(被)上报"),
        ("}未上报", "}(事件)未(被)上报"),
        ("}的", "}(的)"),
        ("{page}", "{page}(页)(页面)"),
        ("{tab}标签", "{tab}标签(页)"),
        ("滑动到{", "滑(动)到{"),
        ("标签{tab}", "标签(页){tab}"),
        ("像素", "(像素)(px)"),
        ("应用", "(应用)(APP)(App)(app)"),
        ("，字段为", "，(且)(其)(字段)(参数)(属性)(为)(如下)(其中)"),
        ("，", "(，)(,)( )"),
    ];

    private static readonly string[] Reported = ["reported", "tracked", "sent", "fired", "triggered", "logged"];

    /// <summary>A Chinese wording that also takes: who does it (我点击…), a space around names and numbers, a comma of either width or none, any measure word (第2张), a stop or colon at its end.</summary>
    public static string Zh(string wording, bool someoneDoes)
    {
        var text = Chinese.Aggregate(wording, (text, word) => text.Replace(word.Taught, word.Allowed, StringComparison.Ordinal));
        text = Parameter().Replace(text, match => (match.Index == 0 ? "" : "( )") + match.Value + "( )");
        return $"{(someoneDoes ? "(我)(用户)( )" : "")}{text}(。)(：)(:)";
    }

    /// <summary>An English wording that also takes <c>was</c> for <c>is</c>, other words for reported, what says that an event is an event, and a stop or colon at its end.</summary>
    public static string En(string wording)
    {
        // what may follow the last of some alternatives belongs to that one alone: each has it
        var endsReported = wording.EndsWith(" reported", StringComparison.Ordinal);
        var text = (endsReported ? wording[..^"reported".Length] + string.Join('/', Reported.Select(word => word + End)) : wording + End)
            .Replace("{event} is reported", "{event}( event) is reported", StringComparison.Ordinal)
            .Replace(" is reported {times}", $" is/was {string.Join('/', Reported.Select(word => "(only )" + word))} (exactly ){{times}}", StringComparison.Ordinal)
            .Replace(" is reported ", $" is/was {string.Join('/', Reported)} ", StringComparison.Ordinal);
        text = Being().Replace(text, match => match.Value == "is" ? "is/was" : "are/were");
        return (text.StartsWith("{event}", StringComparison.Ordinal) ? "(the )(event )" : "") + text;
    }

    // is reported, are reported, is not reported, is never reported
    [GeneratedRegex(@"(?<= )(is|are)(?= ((not|never) )?reported\()")]
    private static partial Regex Being();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
