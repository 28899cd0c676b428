using System.Text.RegularExpressions;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Diffing;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Cli.Plan;

/// <summary>What a job downstream needs of the events that it reads: a file <c>*.consumer.yaml</c>.</summary>
/// <remarks><code>
/// consumer: order-funnel
/// owner: data team
/// needs:
///   product_click: { sku: string, product.price: integer }
/// </code></remarks>
internal sealed partial record ConsumerContract
{
    public const string Ending = ".consumer.yaml";

    private const string Items = "[]";

    /// <summary>Name of the job.</summary>
    public string Consumer { get; init; } = "";

    /// <summary>Whom to tell.</summary>
    public string? Owner { get; init; }

    /// <summary>Event id → property path → JSON types that the job reads, none for any; no property: the event itself. The items of a list are <c>items[].sku</c> or <c>items.0.sku</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>> Needs { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>();

    /// <exception cref="BrokenException">consumers-unreadable: no such folder, no contract in it, or one with a mistake.</exception>
    public static IReadOnlyList<ConsumerContract> ReadAll(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? [.. files.Select(ConsumerContractReader.Read)] : throw Unreadable(
            new($"a folder with *{Ending} files", $"含 *{Ending} 文件的文件夹"), Directory.Exists(folder) ? new("none in it", "其中没有") : new("no such folder", "没有该文件夹"), folder, null);
    }

    /// <summary>The needs that are met no longer.</summary>
    public IEnumerable<BrokenNeed> BrokenBy(IReadOnlyList<PlanChange> changes, TrackingPlan before, TrackingPlan after, Words words) =>
        from need in Needs
        from property in need.Value.DefaultIfEmpty(new("", []))
        let why = property.Key.Length == 0 ? Why(need.Key, changes, before, after, words) : Why(need.Key, property.Key, property.Value, changes, before, after, words)
        where why is not null
        select new BrokenNeed(Consumer, Owner, need.Key, property.Key, property.Value.Count == 0 ? "any" : string.Join("|", property.Value), why!);

    private static string? Why(string planned, IReadOnlyList<PlanChange> changes, TrackingPlan before, TrackingPlan after, Words words) =>
        Said(changes.Where(change => change.BreaksConsumers && change.Event == planned && IsOfEvent(change)), words) ?? (after.Event(planned) is null ? Gone(before.Event(planned) is null, planned, after, words) : null);

    private static string? Why(string planned, string path, IReadOnlyList<string> types, IReadOnlyList<PlanChange> changes, TrackingPlan before, TrackingPlan after, Words words)
    {
        if (Said(changes.Where(change => change.BreaksConsumers && change.Event == planned && Touches(change, planned, path)), words) is { } broken)
        {
            return broken;
        }

        if (Property(after, planned, path) is not { } now)
        {
            return Gone(Property(before, planned, path) is null, planned, after, words, path);
        }

        return types.Count == 0 || (now.Types.Count > 0 && now.Types.All(type => types.Contains(type) || (type == "integer" && types.Contains("number")))) ? null : words.Say($"the plan has the type {string.Join(", ", now.Types.DefaultIfEmpty("any"))}", $"方案中的类型为 {string.Join("、", now.Types.DefaultIfEmpty("任意"))}");
    }

    private static string? Said(IEnumerable<PlanChange> changes, Words words) => changes.Select(change => words.Say($"{change.Path}: {change.What}", $"{change.Path}：{change.WhatInChinese}")).ToList() is { Count: > 0 } all ? string.Join("; ", all) : null;

    // what neither plan has is a slip of the contract
    private static string Gone(bool neither, string planned, TrackingPlan after, Words words, string? path = null)
    {
        if (!neither)
        {
            return words.Say("the new plan does not have it", "新方案中没有");
        }

        var near = path is not null && after.Event(planned) is { } there ? NearestName.Best(path, PropertyPath.Of(there)) : NearestName.Best(planned, after.Events.Select(each => each.Id));
        return words.Say("neither plan has it", "两个方案中都没有") + (near is null ? "" : words.Say($"; nearest: {near}", $"；最接近：{near}"));
    }

    private static PlannedProperty? Property(TrackingPlan plan, string planned, string path) => plan.Event(planned) is { } found ? PropertyPath.Find(found, path.Replace(Items, ".0", StringComparison.Ordinal)) : null;

    // a path is EVENT › PROPERTY › KEYWORD, or EVENT › what of the event, which touches all of it
    private static bool Touches(PlanChange change, string planned, string path)
    {
        var parts = change.Path.Split(" › ");
        if (IsOfEvent(change))
        {
            return change.Path.StartsWith(planned, StringComparison.Ordinal);
        }

        var wanted = Number().Replace(path, Items);
        return parts[1] == wanted || IsBelow(wanted, parts[1]) || IsBelow(parts[1], wanted);
    }

    private static bool IsOfEvent(PlanChange change) => change.Path.Split(" › ") is { Length: 1 } or { Length: 2 } && (!change.Path.Contains(" › ", StringComparison.Ordinal) || change.What.Contains('→', StringComparison.Ordinal));

    private static bool IsBelow(string path, string other) => path.StartsWith(other + ".", StringComparison.Ordinal) || path.StartsWith(other + Items, StringComparison.Ordinal);

    [GeneratedRegex(@"\.\d+(?=\.|$)")]
    private static partial Regex Number();

    internal static BrokenException Unreadable(Wording expected, Wording actual, string where, Exception? inner) => new(
        "consumers-unreadable",
        new("the contracts of downstream jobs cannot be read", "无法读取下游任务的约定"),
        expected,
        actual,
        new("mend the folder of --consumers, or the file", "修正 --consumers 的文件夹或该文件"),
        where,
        inner);
}

/// <summary>A need of a job downstream that a change breaks.</summary>
internal sealed record BrokenNeed(string Consumer, string? Owner, string Event, string Property, string Type, string Why);
