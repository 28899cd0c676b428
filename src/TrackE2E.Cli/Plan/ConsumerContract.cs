using System.Text.RegularExpressions;
using TrackE2E.Cli.Run;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Diffing;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

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

    private static readonly IDeserializer Reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();

    /// <summary>Name of the job.</summary>
    public string Consumer { get; init; } = "";

    /// <summary>Whom to tell.</summary>
    public string? Owner { get; init; }

    /// <summary>Event id → property path → JSON type, empty for any; the items of a list are <c>items[].sku</c> or <c>items.0.sku</c>.</summary>
    public Dictionary<string, Dictionary<string, string?>?> Needs { get; init; } = [];

    /// <exception cref="BrokenException">consumers-unreadable: no such folder, no contract in it, or one with a mistake.</exception>
    public static IReadOnlyList<ConsumerContract> ReadAll(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*" + Ending, SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList() : [];
        return files.Count > 0 ? [.. files.Select(Read)] : throw Unreadable(
            new($"a folder with *{Ending} files", $"含 *{Ending} 文件的文件夹"), Directory.Exists(folder) ? new("none in it", "其中没有") : new("no such folder", "没有该文件夹"), folder, null);
    }

    /// <summary>The needs that are met no longer.</summary>
    public IEnumerable<BrokenNeed> BrokenBy(IReadOnlyList<PlanChange> changes, TrackingPlan before, TrackingPlan after, Words words) =>
        from need in Needs
        from property in need.Value ?? []
        let why = Why(need.Key, property.Key, property.Value, changes, before, after, words)
        where why is not null
        select new BrokenNeed(Consumer, Owner, need.Key, property.Key, property.Value ?? "any", why!);

    private static string? Why(string planned, string path, string? type, IReadOnlyList<PlanChange> changes, TrackingPlan before, TrackingPlan after, Words words)
    {
        var broken = changes.Where(c => c.BreaksConsumers && c.Event == planned && Touches(c, planned, path)).Select(c => words.Say($"{c.Path}: {c.What}", $"{c.Path}：{c.WhatInChinese}")).ToList();
        if (broken.Count > 0)
        {
            return string.Join("; ", broken);
        }

        if (Property(after, planned, path) is not { } now)
        {
            return Property(before, planned, path) is null ? words.Say("neither plan has it", "两个方案中都没有") : words.Say("the new plan does not have it", "新方案中没有");
        }

        return string.IsNullOrEmpty(type) || (now.Types.Count > 0 && now.Types.All(t => t == type || (t == "integer" && type == "number"))) ? null : words.Say($"the plan has the type {string.Join(", ", now.Types.DefaultIfEmpty("any"))}", $"方案中的类型为 {string.Join("、", now.Types.DefaultIfEmpty("任意"))}");
    }

    private static PlannedProperty? Property(TrackingPlan plan, string planned, string path) => plan.Event(planned) is { } found ? PropertyPath.Find(found, path.Replace(Items, ".0", StringComparison.Ordinal)) : null;

    // a path is EVENT › PROPERTY › KEYWORD, or EVENT › what of the event, which touches all of it
    private static bool Touches(PlanChange change, string planned, string path)
    {
        var parts = change.Path.Split(" › ");
        if (parts.Length == 1 || (parts.Length == 2 && change.What.Contains('→', StringComparison.Ordinal)))
        {
            return change.Path.StartsWith(planned, StringComparison.Ordinal);
        }

        var wanted = Number().Replace(path, Items);
        return parts[1] == wanted || IsBelow(wanted, parts[1]) || IsBelow(parts[1], wanted);
    }

    private static bool IsBelow(string path, string other) => path.StartsWith(other + ".", StringComparison.Ordinal) || path.StartsWith(other + Items, StringComparison.Ordinal);

    [GeneratedRegex(@"\.\d+(?=\.|$)")]
    private static partial Regex Number();

    private static ConsumerContract Read(string file)
    {
        try
        {
            var contract = Reader.Deserialize<ConsumerContract?>(File.ReadAllText(file));
            return contract is { Consumer.Length: > 0, Needs.Count: > 0 } ? contract : throw Unreadable(
                new("consumer: and needs:", "有 consumer: 和 needs:"), new("one of them is not there", "缺少其中之一"), file, null);
        }
        catch (YamlException e)
        {
            throw Unreadable(new("consumer, owner and needs: EVENT: {PROPERTY: TYPE}", "consumer、owner 和 needs: EVENT: {PROPERTY: TYPE}"), e.InnerException?.Message ?? e.Message, $"{file}:{e.Start.Line}", e);
        }
    }

    private static BrokenException Unreadable(Wording expected, Wording actual, string where, Exception? inner) => new(
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
