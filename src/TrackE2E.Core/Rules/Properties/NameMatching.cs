using System.Text.Json;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Properties;

/// <summary>Brings together what is missing and what is there without a plan: another spelling, another level, a flattened object; the rest stays missing or additional.</summary>
internal sealed class NameMatching(PropertyWalk walk, PropertyFindings findings, IReadOnlyList<string> forbidden)
{
    private readonly HashSet<string> explained = new(StringComparer.Ordinal);
    private readonly List<Finding> found = [];

    /// <summary>All findings of the walk.</summary>
    public IReadOnlyList<Finding> All()
    {
        found.AddRange(walk.Broken.Select(broken => findings.Of(broken.At, broken.Planned, broken.Violation)));
        found.AddRange(walk.Repeated.Select(repeated => findings.Repeated(repeated.At, repeated.Times, repeated.Last)));

        var left = walk.Missing.ToList();
        left.RemoveAll(Respelled);
        left.RemoveAll(Elsewhere);
        left.RemoveAll(Flat);
        left.RemoveAll(Misspelled);
        found.AddRange(left.Where(site => site.Planned.Required).Select(site => findings.Missing(site, null)));

        foreach (var site in walk.Unplanned.Where(site => !IsExplained(site)))
        {
            var meant = left.FirstOrDefault(missing => missing.Parent == site.Parent && IsLike(missing.Planned.Name, site.Name) && ValueRules.HasType(site.Value, missing.Planned.Types))?.Planned;
            if (!site.Open || forbidden.Contains(site.Name) || (meant is not null && IsSlip(meant.Name, site.Name)))
                found.Add(findings.Additional(site, meant));
            else if (forbidden.Count > 0)
                found.AddRange(site.WithInner().Skip(1).Where(inner => forbidden.Contains(inner.Name)).Select(inner => findings.Additional(new UnplannedSite(inner.At, "", inner.Name, inner.Value, false, []), null)));
        }

        return found;
    }

    // the same name in another case or style: user_id for userId
    private bool Respelled(MissingSite site)
    {
        if (Sibling(site, other => NearestName.Plain(other.Name) == NearestName.Plain(site.Planned.Name)) is not { } near)
            return false;
        explained.Add(near.At);
        found.Add(site.Planned.Required ? findings.Missing(site, near) : findings.Additional(near, site.Planned));
        return true;
    }

    // the same name at a level where the plan does not list it
    private bool Elsewhere(MissingSite site)
    {
        foreach (var unplanned in walk.Unplanned.Where(unplanned => !unplanned.Open && !explained.Contains(unplanned.At)))
        {
            foreach (var (at, name, value) in unplanned.WithInner())
            {
                if (name != site.Planned.Name || at == site.At || explained.Contains(at) || !ValueRules.HasType(value, site.Planned.Types))
                    continue;
                explained.Add(at);
                found.Add(findings.Misplaced(site, at, value));
                return true;
            }
        }

        return false;
    }

    // the members of a missing object stand where the object should
    private bool Flat(MissingSite site)
    {
        if (site.Planned.Properties.Count == 0)
            return false;

        var members = walk.Unplanned
            .Where(other => other.Parent == site.Parent && !explained.Contains(other.At) && site.Planned.Properties.Any(inner => inner.Name == other.Name && ValueRules.HasType(other.Value, inner.Types)))
            .ToList();
        var wanted = site.Planned.Properties.Count(inner => inner.Required);
        if (members.Count == 0 || (members.Count * 2) < Math.Max(1, wanted) || (members.Any(member => member.Open) && !site.Planned.Required))
            return false;

        explained.UnionWith(members.Select(member => member.At));
        found.Add(findings.Flattened(site, members));
        return true;
    }

    // a typo or a plural: prices for price
    private bool Misspelled(MissingSite site)
    {
        if (!site.Planned.Required)
            return false;
        var near = Sibling(site, other => IsLike(site.Planned.Name, other.Name) && ValueRules.HasType(other.Value, site.Planned.Types)) ?? Sibling(site, other => IsLike(site.Planned.Name, other.Name));
        if (near is null)
            return false;
        explained.Add(near.At);
        found.Add(findings.Missing(site, near));
        return true;
    }

    private UnplannedSite? Sibling(MissingSite site, Func<UnplannedSite, bool> fits) => walk.Unplanned
        .Where(other => other.Parent == site.Parent && !explained.Contains(other.At) && fits(other))
        .MinBy(other => NearestName.Distance(other.Name, site.Planned.Name));

    // a member is explained by itself, or by all that stands in it; what stands in an explained one is explained too
    private bool IsExplained(UnplannedSite site) => explained.Contains(site.At) || (site.Value.ValueKind == JsonValueKind.Object
        && site.WithInner().Skip(1).Where(inner => inner.Value.ValueKind != JsonValueKind.Object) is var leaves && leaves.Any() && leaves.All(leaf => explained.Any(at => leaf.At == at || leaf.At.StartsWith(at + "/", StringComparison.Ordinal))));

    /// <summary>True when a sent name may be meant as a planned one.</summary>
    public static bool IsLike(string planned, string sent)
    {
        var (one, other) = (NearestName.Plain(planned), NearestName.Plain(sent));
        if (one == other || Singular(one) == Singular(other))
            return true;
        return one.Length >= 3 && NearestName.Distance(one, other) <= Math.Max(1, one.Length / 4);
    }

    // a slip of the finger for certain: style or case, or one edit in a long name that is neither a plural nor a count
    private static bool IsSlip(string planned, string sent)
    {
        var (one, other) = (NearestName.Plain(planned), NearestName.Plain(sent));
        if (one == other)
            return true;
        return one.Length >= 5 && NearestName.Distance(one, other) == 1 && Singular(one) != Singular(other) && !one.Any(char.IsAsciiDigit) && !other.Any(char.IsAsciiDigit);
    }

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? name[..^3] + "y" : name.EndsWith("ses", StringComparison.Ordinal) || name.EndsWith("xes", StringComparison.Ordinal) ? name[..^2] : name.TrimEnd('s');
}
