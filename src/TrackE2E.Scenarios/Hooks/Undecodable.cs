using System.Text;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>A hit that no decoder can read is a finding of the scenario, whatever its steps asked.</summary>
public static class Undecodable
{
    private const int Shown = 200;

    /// <summary>A finding for each unreadable hit of the ledger, in the language.</summary>
    public static IReadOnlyList<Finding> Findings(LedgerSnapshot ledger, string language)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var hits = ledger.Hits.ToDictionary(h => h.Number);
        // a request that broke off was cut by its sender, as browsers do when they close: it is kept, and says nothing about what was sent
        return [.. ledger.Undecodable.Where(u => hits[u.HitNumber].Status != 0).Select(unread =>
        {
            var hit = hits[unread.HitNumber];
            var body = hit.Body.Length == 0 ? "" : Encoding.UTF8.GetString(hit.Body.Span[..Math.Min(hit.Body.Length, Shown)]);
            return new Finding
            {
                Kind = FindingKind.UndecodableHit,
                What = new Wording($"hit {hit.Number} ({hit.Method} {hit.Target}) could not be read", $"第 {hit.Number} 个上报请求（{hit.Method} {hit.Target}）无法解码").In(language),
                Expected = new Wording("a request that a decoder of this run can read", "本次运行的解码器能够读懂的请求").In(language),
                Actual = new Wording($"{unread.Problem.En.TrimEnd('.')}; the body begins: {body}", $"{unread.Problem.Zh.TrimEnd('。')}；正文开头：{body}").In(language),
                At = hit.ArrivedAt - ledger.StartedAt,
                Do = new Wording("mend what is sent, or name the SDK's decoder in tracke2e.json", "修正上报内容，或在 tracke2e.json 中配置对应 SDK 的解码器").In(language),
            };
        })];
    }
}
