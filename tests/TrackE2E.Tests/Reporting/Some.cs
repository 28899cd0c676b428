using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Tests.Reporting;

/// <summary>Results and findings with nothing special about them.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static RunInfo Info { get; } = new("r1", Start, "tracke2e run", "0.1.0", null, TimeSpan.FromSeconds(12.3456));

    public static RunResult Run(params ScenarioResult[] results) => new() { Run = Info, Plan = new PlanInfo("abc", ["home_view", "product_click"]), Results = results };

    public static ScenarioResult Result(Verdict verdict = Verdict.Pass, int attempt = 1, int row = 0, string name = "one view", string device = "chromium", string feature = "features/home.feature", int line = 3) => new()
    {
        Id = ResultId.Of(feature, line, row, device, attempt),
        Feature = feature,
        Line = line,
        Row = row,
        Scenario = name,
        Title = name,
        FeatureName = "Home",
        Device = device,
        Attempt = attempt,
        Verdict = verdict,
        Start = Start.AddSeconds(attempt),
        Duration = TimeSpan.FromSeconds(1.5),
    };

    public static StepResult Step(string text = "the home page is opened", Verdict verdict = Verdict.Pass, params Finding[] findings) => new()
    {
        Keyword = "When ",
        Text = text,
        Line = 4,
        Verdict = verdict,
        Findings = findings,
        Start = Start.AddSeconds(1),
        Duration = TimeSpan.FromMilliseconds(250),
    };

    public static Finding Finding(FindingKind kind = FindingKind.RequiredMissing) => new()
    {
        Kind = kind,
        Event = "product_click",
        Property = "/price",
        Page = "home",
        Element = "product-card",
        Item = "SKU-2",
        What = "product_click (click) has no \"price\"",
        Expected = "price: integer, minor units, required",
        Actual = "(missing)",
        EventNumber = 2,
        At = TimeSpan.FromSeconds(3.218),
        Do = "send it, or make it optional in the plan",
    };
}
