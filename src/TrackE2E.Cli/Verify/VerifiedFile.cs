using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;

namespace TrackE2E.Cli.Verify;

/// <summary>What judging a file came to.</summary>
/// <remarks>Scenario, Where and Device are a ledger's; Expectations is how many steps were judged again; Broken says why it could not be judged. Skipped: no step of the ledger asked anything.</remarks>
internal sealed record VerifiedFile(string File)
{
    public Verdict Verdict => Findings.Count > 0 ? Verdict.Fail : Broken is not null ? Verdict.Broken : Nothing ? Verdict.Skipped : Verdict.Pass;

    public bool Nothing { get; init; }

    public string? Scenario { get; init; }

    public string? Where { get; init; }

    public string? Device { get; init; }

    public int Expectations { get; init; }

    public int Events { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public IReadOnlyList<FoundIn> Findings { get; init; } = [];

    public Unjudged? Broken { get; init; }
}

/// <summary>Why a file could not be judged: the reason's word, and the five lines.</summary>
internal sealed record Unjudged(string Reason, string Text)
{
    public static Unjudged Of(BrokenException broken, string language) => new(broken.Reason, broken.In(language));
}

/// <summary>A finding, its place, and its five lines in the language of the feature.</summary>
internal sealed record FoundIn(Finding Finding, FindingPlace Place, string Text)
{
    /// <summary>Written, then masked: a terminal and a file of JSON are reports.</summary>
    public static FoundIn Of(Finding finding, FindingPlace place, string language, Mask mask) => new(
        finding with
        {
            What = mask.Text(finding.What),
            Expected = mask.Text(finding.Expected),
            Actual = mask.Text(finding.Actual),
            Event = finding.Event is { } name ? mask.Text(name) : null,
            Page = finding.Page is { } page ? mask.Text(page) : null,
            Item = finding.Item is { } item ? mask.Text(item) : null,
            Evidence = [.. finding.Evidence.Select(mask.Text)],
        },
        place,
        mask.Text(FindingWriter.Write(finding, place, language)));
}
