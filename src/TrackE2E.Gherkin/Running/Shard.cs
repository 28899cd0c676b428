using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.Running;

/// <summary>One of several equal parts of a run, such as <c>2/5</c>: together the parts hold every scenario once.</summary>
/// <param name="Index">The part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>How long scenarios took last time, by <see cref="ScenarioCase.Id"/>; parts are balanced by it. All parts must be given the same. Default: none, all scenarios count alike.</summary>
    public IReadOnlyDictionary<string, TimeSpan> LastDurations { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>Reads <c>2/5</c>.</summary>
    /// <exception cref="FormatException">It is not two numbers with a slash, the first from 1 to the second.</exception>
    public static Shard Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var shard)
            ? shard
            : throw new FormatException($"\"{text}\" is no shard. Write the number of the part and how many there are, such as 2/5.")
                .Saying(new($"\"{text}\" is no shard. Write the number of the part and how many there are, such as 2/5.", $"“{text}”不是分片。请写份号和总份数，例如 2/5。"));
    }

    /// <summary>Reads <c>2/5</c>; false when it is not two numbers with a slash, the first from 1 to the second.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        ArgumentNullException.ThrowIfNull(text);
        shard = text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1 && index <= count
            ? new(index, count)
            : null;
        return shard is not null;
    }

    /// <summary>The scenarios of this part, in their order: the longest are dealt out first, each to the part that has least to do.</summary>
    internal ScenarioCase[] Select(IReadOnlyList<ScenarioCase> scenarios)
    {
        var known = scenarios.Where(s => LastDurations.ContainsKey(s.Id)).Select(s => LastDurations[s.Id].TotalSeconds).ToList();
        var usual = known.Count == 0 ? 1 : known.Average();
        var loads = new double[Count];
        var mine = new HashSet<ScenarioCase>();
        foreach (var (scenario, seconds) in scenarios.Select(s => (s, LastDurations.TryGetValue(s.Id, out var last) ? last.TotalSeconds : usual)).OrderByDescending(s => s.Item2))
        {
            var part = Array.IndexOf(loads, loads.Min());
            loads[part] += seconds;
            if (part == Index - 1)
            {
                mine.Add(scenario);
            }
        }

        return [.. scenarios.Where(mine.Contains)];
    }
}
