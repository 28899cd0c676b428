namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>What a column of a tracking sheet says, with the headers that teams write over it.</summary>
internal sealed record SheetColumn(string Key, string En, string Zh, params string[] Also)
{
    /// <summary>Every column that is understood, in the order in which sheets are written. The first ones are about the event: an empty cell means the one above it.</summary>
    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        new("event", "event", "事件ID", "事件", "事件标识", "事件英文名", "事件名(英文)", "事件编码", "埋点ID", "埋点编码", "event id", "event_id", "eventid", "event name", "event_name", "事件key", "事件code"),
        new("event-title", "event title", "事件名称", "标题", "事件标题", "事件中文名", "事件名", "埋点名称", "事件显示名", "display name"),
        new("kind", "kind", "事件类型", "埋点类型", "类型(事件)", "event type", "event_type"),
        new("page", "page", "页面", "所属页面", "页面名称", "页面ID", "page_id"),
        new("element", "element", "元素", "模块", "位置", "控件", "element_id"),
        new("trigger", "trigger", "触发时机", "上报时机", "触发条件", "上报条件", "when"),
        new("priority", "priority", "优先级"),
        new("owner", "owner", "负责人", "产品", "pm", "提出人"),
        new("status", "status", "状态"),
        new("version", "version", "版本", "上线版本", "since"),
        new("platforms", "platforms", "平台", "端", "应用平台", "platform"),
        new("property", "property", "字段", "字段名", "字段ID", "属性", "属性名", "属性英文名", "参数", "参数名", "参数英文名", "属性编码", "field", "param", "parameter", "property name", "字段英文名", "key"),
        new("property-title", "property title", "字段名称", "字段中文名", "属性名称", "属性中文名", "属性显示名", "参数中文名", "参数名称"),
        new("type", "type", "字段类型", "类型", "数据类型", "属性类型", "参数类型", "值类型", "data type"),
        new("required", "required", "必填", "是否必填", "是否必传", "必传", "必选", "mandatory"),
        new("values", "values", "取值", "枚举值", "取值范围", "取值说明", "值域", "参数值", "属性值", "allowed values", "enum"),
        new("length", "length", "长度", "最大长度", "max length"),
        new("pattern", "pattern", "格式", "正则"),
        new("unit", "unit", "单位"),
        new("sensitive", "sensitive", "敏感", "是否敏感", "隐私"),
        new("example", "example", "示例", "示例值", "样例", "举例", "examples"),
        new("description", "description", "说明", "备注", "描述", "字段说明", "属性说明", "参数说明", "remark", "remarks", "note", "notes", "comment"),
    ];

    /// <summary>True for columns about the event.</summary>
    public bool IsOfEvent => Index < Of("property").Index;

    private int Index => All.ToList().IndexOf(this);

    public static SheetColumn Of(string key) => All.First(column => column.Key == key);

    /// <summary>The column of a header; null when nobody knows it.</summary>
    public static SheetColumn? OfHeader(string header, IReadOnlyDictionary<string, string> mapping)
    {
        var plain = Plain(header);
        if (mapping.FirstOrDefault(pair => Plain(pair.Key) == plain).Value is { } mapped)
            return All.FirstOrDefault(column => column.Key == mapped);
        return plain.Length == 0 ? null : All.FirstOrDefault(column => Plain(column.Zh) == plain || Plain(column.En) == plain || Plain(column.Key) == plain || column.Also.Any(also => Plain(also) == plain));
    }

    private static string Plain(string header) => string.Concat(header.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '_' or '-' or '：' or ':'))).ToUpperInvariant();
}
