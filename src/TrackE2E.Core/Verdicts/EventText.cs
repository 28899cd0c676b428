using TrackE2E.Core.Plans;

namespace TrackE2E.Core.Verdicts;

/// <summary>How texts name events, kinds, pages and elements.</summary>
public static class EventText
{
    /// <summary>The planned event with its kind: <c>add_to_cart (click)</c>.</summary>
    public static string Of(PlannedEvent planned, string language)
    {
        ArgumentNullException.ThrowIfNull(planned);
        return $"{planned.Id} ({Kind(planned.Kind, language)})";
    }

    /// <summary>The kind as plans write it, or in Chinese: <c>pv</c>, <c>点击</c>.</summary>
    public static string Kind(EventKind kind, string language) => (kind switch
    {
        EventKind.PageView => new Wording("pv", "页面浏览"),
        EventKind.Click => new Wording("click", "点击"),
        EventKind.Exposure => new Wording("exposure", "曝光"),
        _ => new Wording("custom", "自定义"),
    }).In(language);
}
