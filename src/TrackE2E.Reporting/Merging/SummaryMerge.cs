using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Reporting.Merging;

/// <summary>Joins the summaries of several parts of a run.</summary>
public static class SummaryMerge
{
    /// <summary>The summary of all parts together; from the first start to the last end.</summary>
    /// <param name="parts">Folder, summary and part.json of each output folder.</param>
    /// <param name="id">Id of the joined run.</param>
    /// <param name="command">The command that joins them, as typed.</param>
    /// <exception cref="BrokenException">parts-differ: not parts of one run. parts-missing: one is not there. parts-overlap: a scenario is in two.</exception>
    public static RunSummary Of(IReadOnlyList<(string Folder, RunSummary Summary, RunPart Part)> parts, string id, string command)
    {
        ArgumentNullException.ThrowIfNull(parts);
        RequireOnePlan(parts);
        RequireAllParts(parts);
        var summaries = parts.Select(p => p.Summary).ToList();
        RequireEachOnce(parts);
        var start = summaries.Min(s => s.Run.Start);
        var end = summaries.Max(s => s.Run.Start.AddSeconds(s.Run.Seconds));
        var seeds = summaries.Select(s => s.Run.Seed).Distinct().ToList();
        var planned = parts[0].Part.Planned.ToHashSet(StringComparer.Ordinal);
        return new RunSummary
        {
            Run = new SummaryRun(id, start, command, summaries[0].Run.Tool, seeds.Count == 1 ? seeds[0] : null, Math.Round((end - start).TotalSeconds, 3)),
            Build = summaries[0].Build,
            Plan = summaries[0].Plan with { Verified = parts.SelectMany(p => p.Part.Verified).Where(planned.Contains).Distinct(StringComparer.Ordinal).Count() },
            Scenarios = new SummaryScenarios(
                summaries.Sum(s => s.Scenarios.Passed), summaries.Sum(s => s.Scenarios.Failed), summaries.Sum(s => s.Scenarios.Broken), summaries.Sum(s => s.Scenarios.Skipped), summaries.Sum(s => s.Scenarios.Flaky)),
            Hits = summaries.Sum(s => s.Hits),
            Events = summaries.Sum(s => s.Events),
            Undecodable = summaries.Sum(s => s.Undecodable),
            Unplanned = summaries.Sum(s => s.Unplanned),
            Undecided = summaries.Sum(s => s.Undecided),
            LateHits = summaries.Sum(s => s.LateHits),
            Results = [.. summaries.SelectMany(s => s.Results)],
            Findings = [.. summaries.SelectMany(s => s.Findings)],
        };
    }

    private static void RequireOnePlan(IReadOnlyList<(string Folder, RunSummary Summary, RunPart Part)> parts)
    {
        if (parts.FirstOrDefault(p => p.Summary.Plan.Hash != parts[0].Summary.Plan.Hash) is { Folder: not null } other)
            throw new BrokenException(
                "parts-differ",
                new("two parts were judged by different plans", "两个部分依据的方案不同"),
                new($"the plan of {parts[0].Folder}", $"与 {parts[0].Folder} 相同的方案"),
                new("another one", "另一个方案"),
                new("run all parts again from the same commit", "在同一提交上重新运行各部分"),
                other.Folder);
        if (parts.FirstOrDefault(p => p.Summary.Build != parts[0].Summary.Build) is { Folder: not null } build)
            throw new BrokenException(
                "parts-differ",
                new("two parts tested different builds", "两个部分测试的构建不同"),
                $"{parts[0].Summary.Build}",
                $"{build.Summary.Build}",
                new("run all parts again against the same build", "针对同一构建重新运行各部分"),
                build.Folder);
    }

    private static void RequireAllParts(IReadOnlyList<(string Folder, RunSummary Summary, RunPart Part)> parts)
    {
        var shards = parts.Where(p => p.Part.Part is not null).Select(p => (p.Folder, Numbers: p.Part.Part!.Split('/'))).ToList();
        if (shards.Count == 0)
            return;
        var counts = shards.Select(s => s.Numbers[^1]).Distinct().ToList();
        if (counts.Count > 1)
            throw new BrokenException(
                "parts-differ",
                new("the folders are parts of differently cut runs", "这些文件夹来自不同切分方式的运行"),
                new("one --shard count", "相同的 --shard 份数"),
                string.Join(", ", counts.Select(c => $"…/{c}")),
                new("run all parts again with one count", "用同一份数重新运行各部分"),
                shards[^1].Folder);
        var missing = Enumerable.Range(1, int.Parse(counts[0], System.Globalization.CultureInfo.InvariantCulture)).Select(n => $"{n}/{counts[0]}").Except(parts.Select(p => p.Part.Part)).ToList();
        if (missing.Count > 0)
            throw new BrokenException(
                "parts-missing",
                new("a part of the run is not there", "缺少运行的一个部分"),
                new($"all {counts[0]} parts", $"全部 {counts[0]} 个部分"),
                new($"without {string.Join(", ", missing)}", $"缺少 {string.Join("、", missing)}"),
                new($"name its output folder too, or run it: --shard {missing[0]}", $"一并指定它的输出文件夹，或运行它：--shard {missing[0]}"));
    }

    // two results for one scenario would count twice, whichever of them is right
    private static void RequireEachOnce(IReadOnlyList<(string Folder, RunSummary Summary, RunPart Part)> parts)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, id) in parts.SelectMany(p => p.Summary.Results.Where(r => r.Feature != "run").Select(r => (p.Folder, r.Id))))
        {
            if (!seen.TryAdd(id, folder))
                throw new BrokenException(
                    "parts-overlap",
                    new($"two parts ran the same scenario: {id}", $"两个部分运行了同一个场景：{id}"),
                    new("each scenario in one part", "每个场景只在一个部分中"),
                    new($"in {seen[id]} and in {folder}", $"同时在 {seen[id]} 和 {folder} 中"),
                    new("name each part once; give all parts the same --durations and the same paths and tags", "每个部分只指定一次；各部分使用相同的 --durations、路径和标签"),
                    folder);
        }
    }
}
