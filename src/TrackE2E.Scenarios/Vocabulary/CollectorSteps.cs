using TrackE2E.Capture.Faults;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Steps in which the collector misbehaves; hits are stored all the same, unless it is blocked.</summary>
internal static class CollectorSteps
{
    public static IReadOnlyList<VocabularyStep> All { get; } =
    [
        new()
        {
            Id = "collector-late",
            Usually = "Given",
            En = ["the collector answers after {duration}"],
            Zh = ["采集端{duration}后才应答", "采集端延迟{duration}应答"],
            DoesEn = "From now on the collector stores hits and answers them only after this long.",
            DoesZh = "此后采集端正常接收，但延迟指定时长才应答。",
            ExampleEn = "the collector answers after 2 s",
            ExampleZh = "采集端延迟2秒应答",
            Do = (s, a, _) => s.CollectorAsync(Fault.Late(a.Time(0)), null),
        },
        new()
        {
            Id = "collector-answers",
            Usually = "Given",
            En = ["the collector answers {count}"],
            Zh = ["采集端应答{count}", "采集端返回{count}"],
            DoesEn = "From now on the collector stores hits and answers them with this status, for example 500.",
            DoesZh = "此后采集端接收上报，但返回该状态码，例如 500。",
            ExampleEn = "the collector answers 500",
            ExampleZh = "采集端返回500",
            Do = (s, a, _) => s.CollectorAsync(Fault.Answer(a.Number(0)), null),
        },
        new()
        {
            Id = "collector-answers-next",
            Usually = "Given",
            En = ["the collector answers the next {count} hit(s) with {count}"],
            Zh = ["采集端对接下来{count}次上报返回{count}", "采集端对接下来{count}个上报请求返回{count}"],
            DoesEn = "The collector stores the next hits and answers them with this status; after them it is well again.",
            DoesZh = "采集端接收接下来的若干次上报，但返回该状态码；之后恢复正常。",
            ExampleEn = "the collector answers the next 2 hits with 500",
            ExampleZh = "采集端对接下来2次上报返回500",
            Do = (s, a, _) => s.CollectorAsync(Fault.Answer(a.Number(1)), a.Number(0)),
        },
        new()
        {
            Id = "collector-answers-once",
            Usually = "Given",
            En = ["the collector answers {count} once", "the collector once answers {count}"],
            Zh = ["采集端返回一次{count}", "采集端应答一次{count}"],
            DoesEn = "The collector stores the next hit and answers it with this status; after it it is well again.",
            DoesZh = "采集端接收下一次上报，但返回该状态码；之后恢复正常。",
            ExampleEn = "the collector answers 500 once",
            ExampleZh = "采集端返回一次500",
            Do = (s, a, _) => s.CollectorAsync(Fault.Answer(a.Number(0)), 1),
        },
        new()
        {
            Id = "collector-cuts",
            Usually = "Given",
            En = ["the collector cuts the connection"],
            Zh = ["采集端断开连接", "采集端中断连接"],
            DoesEn = "From now on the collector stores hits and resets their connections without an answer.",
            DoesZh = "此后采集端接收上报，但不应答并重置连接。",
            ExampleEn = "the collector cuts the connection",
            ExampleZh = "采集端断开连接",
            Do = (s, _, _) => s.CollectorAsync(Fault.Reset, null),
        },
        new()
        {
            Id = "collector-cuts-next",
            Usually = "Given",
            En = ["the collector cuts the connection of the next {count} hit(s)"],
            Zh = ["采集端对接下来{count}次上报断开连接"],
            DoesEn = "The collector stores the next hits and resets their connections; after them it is well again.",
            DoesZh = "采集端接收接下来的若干次上报但重置连接；之后恢复正常。",
            ExampleEn = "the collector cuts the connection of the next 1 hit",
            ExampleZh = "采集端对接下来1次上报断开连接",
            Do = (s, a, _) => s.CollectorAsync(Fault.Reset, a.Number(0)),
        },
        new()
        {
            Id = "collector-blocked",
            Usually = "Given",
            En = ["the collector is blocked"],
            Zh = ["采集端被拦截", "采集端被屏蔽"],
            DoesEn = "From now on hits are cut off before they are read, as a content blocker does: nothing is stored.",
            DoesZh = "此后上报在读取前即被切断，如同广告拦截：不会存储。",
            ExampleEn = "the collector is blocked",
            ExampleZh = "采集端被拦截",
            Do = (s, _, _) => s.CollectorAsync(Fault.Block, null),
        },
        new()
        {
            Id = "collector-silent",
            Usually = "Given",
            En = ["the collector is silent", "the collector never answers"],
            Zh = ["采集端不应答", "采集端无响应"],
            DoesEn = "From now on the collector stores hits and never answers them.",
            DoesZh = "此后采集端接收上报，但始终不应答。",
            ExampleEn = "the collector is silent",
            ExampleZh = "采集端不应答",
            Do = (s, _, _) => s.CollectorAsync(Fault.Silence, null),
        },
        new()
        {
            Id = "collector-well",
            Usually = "When",
            En = ["the collector is well again"],
            Zh = ["采集端恢复正常"],
            DoesEn = "Ends the collector’s misbehaviour; requests that it has not answered stay unanswered.",
            DoesZh = "采集端恢复正常；之前未应答的请求仍不应答。",
            ExampleEn = "the collector is well again",
            ExampleZh = "采集端恢复正常",
            Do = (s, _, _) => s.CollectorAsync(null, null),
        },
    ];
}
