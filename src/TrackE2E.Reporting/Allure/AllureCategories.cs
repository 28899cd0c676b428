using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Allure;

/// <summary>How the report sorts what went wrong: by what a finding is about, or by why nothing could be judged.</summary>
internal static class AllureCategories
{
    private static readonly (string En, string Zh, FindingKind[] Kinds)[] Groups =
    [
        ("Not reported", "漏报", [FindingKind.MissingEvent, FindingKind.LostEvent]),
        ("Reported too much", "多报", [FindingKind.UnexpectedEvent, FindingKind.DuplicateEvent, FindingKind.UnplannedEvent]),
        ("Wrong target, moment or order", "对象、时机或顺序错误", [FindingKind.WrongTarget, FindingKind.OutsideWindow, FindingKind.WrongOrder]),
        ("Wrong properties", "字段错误",
        [
            FindingKind.RequiredMissing, FindingKind.AdditionalProperty, FindingKind.TypeMismatch, FindingKind.ValueNotAllowed, FindingKind.ValueDiffers, FindingKind.Length, FindingKind.Pattern,
            FindingKind.Range, FindingKind.WrongNesting, FindingKind.UndecodableHit,
        ]),
        ("Privacy and identity", "隐私与身份", [FindingKind.PersonalData, FindingKind.WrongIdentity, FindingKind.WrongSession, FindingKind.WrongAttribution, FindingKind.BeforeConsent]),
        ("App crashed", "应用崩溃", [FindingKind.AppCrashed]),
    ];

    private static readonly string[] Failed = ["failed"];

    private static readonly string[] Broken = ["broken"];

    private static readonly string[] Unfinished = ["undefined-step", "ambiguous-step", "pending-step", "empty-scenario", "feature-unreadable"];

    /// <summary>All kinds that some category takes.</summary>
    public static IEnumerable<FindingKind> Kinds => Groups.SelectMany(g => g.Kinds);

    /// <summary>The rules for Allure 3's configuration, which goes by labels.</summary>
    public static IReadOnlyList<object> Rules(bool chinese)
    {
        var rules = Groups.Select(g => Rule(chinese ? g.Zh : g.En, Failed, "finding", g.Kinds.Select(k => k.Word))).ToList();
        rules.Add(Rule(chinese ? "场景未写完" : "Scenario not finished", Broken, "reason", Unfinished));
        rules.Add(new { name = chinese ? "无法判定（环境或工具）" : "Could not judge (environment or harness)", matchers = new { statuses = Broken } });
        return rules;
    }

    /// <summary>Writes <c>categories.json</c> for readers that know only statuses (Allure 2).</summary>
    public static void Write(string folder) => File.WriteAllText(Path.Combine(folder, "categories.json"), JsonSerializer.Serialize(new[]
    {
        new { name = "Tracking bugs", matchedStatuses = Failed },
        new { name = "Could not judge", matchedStatuses = Broken },
    }));

    private static object Rule(string name, string[] statuses, string label, IEnumerable<string> values) => new
    {
        name,
        matchers = new { statuses, labels = new Dictionary<string, string> { [label] = $"^({string.Join('|', values)})$" } },
    };
}
