using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps that let the plan judge.</summary>
internal static class PlanSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "as-planned",
            Usually = "Then",
            En = ["everything was tracked as planned", "everything is tracked as planned", "all events are as planned", "all events match the plan", "the tracking matches the plan"],
            Zh = ["所有埋点符合方案", "所有埋点都符合方案", "所有埋点符合埋点方案", "所有埋点都符合埋点方案", "所有上报都符合方案", "埋点符合方案", "埋点都符合方案", "全部埋点符合方案", "全部埋点都符合方案", "所有埋点均符合方案", "符合埋点方案", "所有埋点都按方案上报"],
            DoesEn = "Compares what the user did and saw with what was reported, by all rules of the plan: nothing missing, doubled, uncaused, misplaced or malformed.",
            DoesZh = "按方案的全部规则，将用户所做所见与上报对照：没有漏报、重复、误报、错报和字段错误。",
            ExampleEn = "everything was tracked as planned",
            ExampleZh = "所有埋点符合方案",
            Do = (s, _, ct) => s.ExpectAsPlannedAsync(ct),
        },
        new()
        {
            Id = "nothing-unplanned",
            Usually = "Then",
            En = ["nothing unplanned is reported"],
            Zh = ["没有方案之外的上报", "没有方案之外的事件", "没有方案之外的埋点", "没有方案外的上报", "没有方案外的事件"],
            DoesEn = "Every event so far is one that the plan knows.",
            DoesZh = "到目前为止上报的事件都在方案中。",
            ExampleEn = "nothing unplanned is reported",
            ExampleZh = "没有方案之外的上报",
            Do = (s, _, ct) => s.ExpectNothingUnplannedAsync(ct),
        },
    ];
}
