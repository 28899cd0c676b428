using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Properties;

/// <summary>A pattern that takes more than a second decides nothing, and hides nothing that is decided.</summary>
public sealed class SlowPatternTests
{
    private const string Plan = """
        pages: { home: { match: { path: / } } }
        events: { pv: { kind: pv, page: home, properties: { a: { pattern: "^(?=(a+)+$)" } } } }
        """;

    [Test]
    public void Alone_it_is_broken() =>
        Should.Throw<BrokenException>(() => Opened().AsksAsPlanned(3).Findings).Reason.ShouldBe("pattern-too-slow");

    [Test]
    public void What_else_is_wrong_fails() =>
        Opened().Reports("other", 0.5).AsksAsPlanned(3).Kinds.ShouldBe(["unplanned-event other"]);

    private static Story Opened() => new Story(Plan).Opens(0, tab: null).Reports("pv", 0.1, new { a = new string('a', 60) + "b" });
}
