using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules;

/// <summary>The four sentences of a finding, in both languages.</summary>
internal sealed record Said(Wording What, Wording Expected, Wording Actual, Wording Do)
{
    /// <summary>What the observer saw around the moment.</summary>
    public static Wording FellInto(Visit visit, string began) => new(
        $"observed: visit {visit.Number} of {visit.PageId}, from {began} ({visit.Cause})",
        $"观测：{visit.PageId} 的第 {visit.Number} 次停留，始于 {began}（{visit.Cause}）");
}
