using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Counts;
using TrackE2E.Core.Rules.Sequence;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>Judges the expectations of a ledger against the plan: same ledger, same plan, same findings.</summary>
/// <remarks>Keeps no state; may be used by several threads.</remarks>
public sealed class Judge(TrackingPlan plan, Tolerances? tolerances = null)
{
    private readonly Tolerances tolerances = tolerances ?? new Tolerances();

    /// <summary>Judges all expectations in the order in which they were asked.</summary>
    /// <returns>One judgement per expectation, in that order.</returns>
    /// <exception cref="BrokenException">observer-blind: an expectation needs observations and some are missing; step-unusable: a rule cell cannot be read.</exception>
    public IReadOnlyList<Judgement> All(LedgerSnapshot ledger)
    {
        var claimed = new HashSet<int>();
        return [.. ledger.Expectations.OrderBy(e => e.Number).Select(e => One(ledger, e, claimed))];
    }

    /// <summary>Judges the last expectation; the ones before it only say which events they claimed.</summary>
    /// <exception cref="BrokenException">As for <see cref="All"/>.</exception>
    public Judgement Last(LedgerSnapshot ledger) => All(ledger)[^1];

    private Judgement One(LedgerSnapshot ledger, Expectation expectation, HashSet<int> claimed)
    {
        var judged = new JudgedLedger(ledger, plan, expectation, tolerances);
        return expectation switch
        {
            ExpectCount count => CountRule.Judge(judged, count, claimed),
            ExpectNoOthers others => CountRule.Judge(judged, others, claimed),
            ExpectNothing nothing => CountRule.Judge(judged, nothing),
            ExpectOrder order => OrderRule.Judge(judged, order),
            ExpectEvery every => EveryRule.Judge(judged, every),
            ExpectSame same => SameRule.Judge(judged, same),
            ExpectLast last => LastRule.Judge(judged, last),
            ExpectNothingUnplanned => new Judgement(expectation, UnplannedRule.Judge(judged), []),
            ExpectAsPlanned => AsPlannedRule.Judge(judged, expectation),
            _ => throw new InvalidOperationException($"no rule for {expectation.GetType().Name}"),
        };
    }
}

/// <summary>What one expectation came to: its findings, none when it holds, and the planned events that it verified.</summary>
/// <remarks>Verified: ids of planned events that were evaluated against a captured event, or whose absence was settled. Undecided: occasions on a clock edge.</remarks>
public sealed record Judgement(Expectation Expectation, IReadOnlyList<Finding> Findings, IReadOnlySet<string> Verified)
{
    /// <summary>Occasions so near to a clock edge that nobody is blamed.</summary>
    public int Undecided { get; init; }

    /// <summary>Occasions that were decided or undecided.</summary>
    public int Occasions { get; init; }

    internal Judgement(Expectation expectation, IReadOnlyList<Finding> findings, IEnumerable<string> verified)
        : this(expectation, findings, (IReadOnlySet<string>)verified.ToHashSet(StringComparer.Ordinal))
    {
    }
}
