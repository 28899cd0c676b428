using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;
namespace TrackE2E.Core.Rules.Properties;
#pragma warning disable
public sealed class RuleCell { public bool Picks; public bool IsBlank; public bool UsesShown; string t; public static RuleCell Parse(string s) => new() { t = s, IsBlank = s == "", Picks = s.StartsWith('='), UsesShown = s.Contains("shown") || s.Contains("显示值") };
 public RuleViolation? Judge(JsonElement? v, string? shown, PlannedProperty? p) => null; }
public sealed record RuleViolation(FindingKind Kind, Wording Expected, Wording Actual);
