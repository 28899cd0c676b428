using System.Text.Json.Nodes;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Importing;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>What a sheet says about an event, in the keys of plans.</summary>
internal static class SheetEvent
{
    private static readonly string[] Platforms = ["web", "android", "ios", "linux"];

    public static JsonObject Of(string id, string where, List<NotCarried> lost)
    {
        if (id.Any(char.IsWhiteSpace))
            lost.Add(new NotCarried(where, $"the event \"{id}\" has spaces in its name: it is taken as the name on the wire", $"事件“{id}”的名称含空格：按线上名称处理"));
        return new JsonObject { ["kind"] = "custom" };
    }

    /// <summary>Puts in what the cells of the event say; later rows add nothing twice.</summary>
    public static void Fill(JsonObject keys, string id, IReadOnlyDictionary<string, string> cells, string where, List<NotCarried> lost)
    {
        if (cells.GetValueOrDefault("event-title") is { } title && title != id && !keys.ContainsKey("title"))
            keys.Insert(0, "title", title.Any(c => c > 0x2E7F) ? new JsonObject { ["zh"] = title } : title);
        if (cells.GetValueOrDefault("priority") is { } priority && !keys.ContainsKey("priority"))
        {
            if (priority.ToUpperInvariant() is "P0" or "P1" or "P2")
                keys["priority"] = priority.ToUpperInvariant();
            else
                Once(lost, where, id, $"the priority \"{priority}\"", $"优先级“{priority}”");
        }

        if (cells.GetValueOrDefault("owner") is { } owner)
            keys["owner"] ??= owner;
        if (cells.GetValueOrDefault("status") is { } status && !keys.ContainsKey("status") && Status(status) is { } word)
            keys["status"] = word;
        else if (cells.GetValueOrDefault("status") is { } other && !keys.ContainsKey("status") && Status(other) is null)
            Once(lost, where, id, $"the status \"{other}\"", $"状态“{other}”");
        if (cells.GetValueOrDefault("version") is { } version && !keys.ContainsKey("since"))
        {
            if (AppVersion.IsOne(version) && !DateOnly.TryParseExact(version, "yyyy-MM-dd", out _))
                keys["since"] = version;
            else
                Once(lost, where, id, $"the version \"{version}\"", $"版本“{version}”");
        }

        if (cells.GetValueOrDefault("platforms") is { } platforms && !keys.ContainsKey("platforms"))
            PlatformList(keys, id, platforms, where, lost);
        Description(keys, id, cells, where, lost);
    }

    // pages and elements need addresses and locators, which sheets do not have: their names stay in the description
    private static void Description(JsonObject keys, string id, IReadOnlyDictionary<string, string> cells, string where, List<NotCarried> lost)
    {
        var parts = new List<string>();
        foreach (var key in new[] { "kind", "page", "element", "trigger" })
        {
            if (cells.GetValueOrDefault(key) is not { } said || (key == "kind" && said.ToUpperInvariant() is "CUSTOM" or "自定义"))
                continue;
            parts.Add(key == "trigger" ? said : $"{SheetColumn.Of(key).Zh}：{said}");
            if (key != "trigger")
                Once(lost, where, id, $"{key} \"{said}\" (it stays in the description: add a page with its address, or an element with its locator, and name it)", $"{SheetColumn.Of(key).Zh}“{said}”（已写入说明：请补充页面地址或元素定位后再引用）");
        }

        if (parts.Count > 0)
            keys["description"] ??= string.Join("；", parts);
    }

    private static void PlatformList(JsonObject keys, string id, string said, string where, List<NotCarried> lost)
    {
        var words = said.Split([',', '，', '、', '/', ';', '；', ' ', '\n', '&', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => (Word: word, Platform: word.ToUpperInvariant() switch { "H5" or "WEB" or "PC" or "网页" or "WAP" => "web", "ANDROID" or "安卓" => "android", "IOS" or "苹果" or "IPHONE" => "ios", "LINUX" => "linux", _ => null })).ToList();
        foreach (var (word, platform) in words.Where(word => word.Platform is null && word.Word.ToUpperInvariant() is not ("ALL" or "全部" or "全平台" or "全端")))
            Once(lost, where, id, $"the platform \"{word}\"", $"平台“{word}”");
        if (words.Select(word => word.Platform).OfType<string>().Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } known && known.Count < Platforms.Length)
            keys["platforms"] = new JsonArray([.. known.Select(platform => (JsonNode)platform)]);
    }

    private static string? Status(string said) => said.ToUpperInvariant() switch
    {
        "ACTIVE" or "已上线" or "上线" or "生效" or "在线" => "active",
        "DRAFT" or "草稿" or "待开发" or "开发中" or "新增" or "评审中" or "待上线" => "draft",
        "DEPRECATED" or "废弃" or "已废弃" or "待下线" => "deprecated",
        "REMOVED" or "下线" or "已下线" or "删除" or "已删除" => "removed",
        _ => null,
    };

    private static void Once(List<NotCarried> lost, string where, string id, string en, string zh)
    {
        var one = new NotCarried($"{where.Split(':')[0]} › {id}", new LocalizedText(zh + "未导入", en + " is not carried"));
        if (!lost.Contains(one))
            lost.Add(one);
    }
}
