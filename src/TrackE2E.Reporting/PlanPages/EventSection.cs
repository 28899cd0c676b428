using System.Globalization;
using System.Text;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.PlanPages;

/// <summary>One event of the plan's page.</summary>
internal sealed class EventSection(TrackingPlan plan, PlannedEvent planned)
{
    public void Write(StringBuilder page)
    {
        var titles = PlanPage.Both(planned.Title);
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"{PlanPage.Encode(planned.Id)}\"><h3>{titles}<code>{PlanPage.Encode(planned.Id)}</code></h3>\n<p>");
        foreach (var tag in Tags())
            page.Append(CultureInfo.InvariantCulture, $"<span class=tag>{tag}</span>");
        page.Append("</p>\n");
        if (planned.Description is { } description)
            page.Append(CultureInfo.InvariantCulture, $"<p>{PlanPage.Encode(description)}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{PlanPage.Both(When())}</p>\n");
        if (planned.Properties.Count > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"<table><tr><th>{PlanPage.Both(new Wording("property", "字段"))}</th><th>{PlanPage.Both(new Wording("type", "类型"))}</th><th>{PlanPage.Both(new Wording("required", "必填"))}</th><th>{PlanPage.Both(new Wording("rules", "规则"))}</th><th>{PlanPage.Both(new Wording("meaning", "说明"))}</th></tr>\n");
            foreach (var property in planned.Properties)
                Property(page, property, property.Name);
            page.Append("</table>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"<p class=dim><code>{PlanPage.Encode(Path.GetFileName(planned.Place.File))}:{planned.Place.Line}</code></p></section>\n");
    }

    private IEnumerable<string> Tags()
    {
        yield return PlanPage.Both(Coverage.CoverageTexts.OfKind(planned.Kind));
        if (planned.Priority is { } priority)
            yield return PlanPage.Encode(priority);
        if (planned.Status != EventStatus.Active)
            yield return PlanPage.Both(planned.Status switch { EventStatus.Draft => new("draft", "草稿"), EventStatus.Deprecated => new("deprecated", "已废弃"), _ => new Wording("removed", "已下线") });
        if (planned.Scope.IsLimited)
            yield return PlanPage.Encode($"{string.Join(", ", planned.Scope.Platforms)} {planned.Scope.Since}..{planned.Scope.Until}".Trim());
        if (planned.Version is { } version)
            yield return PlanPage.Encode("v" + version);
        if (planned.Owner is { } owner)
            yield return PlanPage.Encode(owner);
        if (planned.ReportedAs.Name != planned.Id || planned.ReportedAs.Where.Count > 0)
            yield return $"<code>{PlanPage.Encode(planned.ReportedAs.Name + string.Concat(planned.ReportedAs.Where.Select(pair => $" {pair.Key}={pair.Value}")))}</code>";
    }

    // the trigger as a sentence
    private Wording When()
    {
        var trigger = planned.Trigger;
        var page = Title(planned.Page is { } id ? plan.Page(id)?.Title : null, planned.Page);
        var element = Title(planned.Element is { } of ? plan.Element(of)?.Title : null, planned.Element);
        var once = trigger.OncePer switch { OncePer.View => new Wording("each time it comes into view", "每次进入视野"), OncePer.Session => new("once a session", "每个会话一次"), OncePer.Ever => new("once for a user", "每个用户一次"), _ => new Wording("once a visit", "每次页面停留一次") };
        var counts = trigger.DwellShare is { } share
            ? new Wording(string.Create(CultureInfo.InvariantCulture, $" (time counts from {share:P0} on)"), string.Create(CultureInfo.InvariantCulture, $"（可见 {share:P0} 起计时）")) : new Wording("", "");
        var source = trigger.Source is { } said ? $" ({said})" : "";
        return planned.Kind switch
        {
            EventKind.PageView => new(
                $"Reported when {page.En}{(planned.Tab is null ? "" : $", tab {planned.Tab},")} is entered, {once.En}{Again("en")}{source}",
                $"进入{page.Zh}{(planned.Tab is null ? "" : $"的 {planned.Tab} 标签")}时上报，{once.Zh}{Again("zh")}{source}"),
            EventKind.Click => new($"Reported when {element.En} is clicked", $"点击{element.Zh}时上报"),
            EventKind.Exposure => new(
                string.Create(CultureInfo.InvariantCulture, $"Reported when {trigger.VisibleShare:P0} of {element.En} has been visible for {trigger.Dwell.TotalSeconds:0.###} s{(trigger.CumulativeDwell ? " in all" : "")}{counts.En}, {once.En}{source}"),
                string.Create(CultureInfo.InvariantCulture, $"{element.Zh}可见 {trigger.VisibleShare:P0} {(trigger.CumulativeDwell ? "累计" : "连续")} {trigger.Dwell.TotalSeconds:0.###} 秒{counts.Zh}时上报，{once.Zh}{source}")),
            _ => planned.When is { } cause
                ? new($"Reported on {cause.Kind.ToString().ToLowerInvariant()} {cause.Of}", $"在 {cause.Kind switch { CauseKind.Enter => "进入", CauseKind.Leave => "离开", CauseKind.Click => "点击", CauseKind.Swipe => "滑动", CauseKind.Shown => "展示", CauseKind.Background => "退到后台", CauseKind.Foreground => "回到前台", _ => "恢复联网" }} {cause.Of} 时上报")
                : new("The plan names no trigger", "方案未注明触发时机"),
        };
    }

    private string Again(string language)
    {
        if (planned.Trigger.AgainOn.Count == 0)
            return new Wording(", not again on the way back", "，返回时不再上报").In(language);
        var words = planned.Trigger.AgainOn.Order().Select(on => (on switch
        {
            AgainOn.Return => new Wording("return", "返回"),
            AgainOn.Reload => new("reload", "重新加载"),
            AgainOn.Refresh => new("refresh", "下拉刷新"),
            AgainOn.Foreground => new("foreground", "回到前台"),
            _ => new Wording("tab return", "切回标签"),
        }).In(language));
        return new Wording($"; again on {string.Join(", ", words)}", $"；{string.Join("、", words)}时再次上报").In(language);
    }

    private static void Property(StringBuilder page, PlannedProperty property, string path)
    {
        var required = property.RequiredWhen.Count > 0 ? PlanPage.Both(new Wording("in some cases", "有条件")) : property.Required ? PlanPage.Both(new Wording("yes", "是")) : "";
        page.Append(CultureInfo.InvariantCulture, $"<tr><td><code>{PlanPage.Encode(path)}</code>{(property.Title is { } title ? "<br>" + PlanPage.Both(title) : "")}</td><td>{PlanPage.Encode(string.Join(" | ", property.Types))}</td><td class=must>{required}</td>")
            .Append(CultureInfo.InvariantCulture, $"<td>{string.Join("<br>", Rules(property))}</td><td>{PlanPage.Encode(property.Description ?? "")}</td></tr>\n");
        foreach (var inner in property.Properties)
            Property(page, inner, $"{path}.{inner.Name}");
        foreach (var inner in property.Items?.Properties ?? [])
            Property(page, inner, $"{path}[].{inner.Name}");
    }

    private static IEnumerable<string> Rules(PlannedProperty property)
    {
        string Span(object? from, object? to) => string.Create(CultureInfo.InvariantCulture, $"{from}..{to}");
        if (property.Enum.Count > 0)
            yield return PlanPage.Encode(string.Join(" · ", property.Enum.Select(value => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture))));
        if ((property.Minimum ?? property.Maximum) is not null)
            yield return Span(property.Minimum, property.Maximum);
        if ((property.MinLength ?? property.MaxLength) is not null)
            yield return PlanPage.Both(new Wording($"length {Span(property.MinLength, property.MaxLength)}", $"长度 {Span(property.MinLength, property.MaxLength)}"));
        if (property.MaxBytes is { } bytes)
            yield return PlanPage.Both(new Wording($"at most {bytes} bytes", $"最多 {bytes} 字节"));
        if (property.Pattern is { } pattern)
            yield return $"<code>/{PlanPage.Encode(pattern)}/</code>";
        if (property.Format is { } format)
            yield return PlanPage.Encode(format);
        if (property.Unit is { } unit)
            yield return PlanPage.Both(new Wording($"unit {unit}", $"单位 {unit}"));
        if (property.Key)
            yield return PlanPage.Both(new Wording("names the item", "条目标识"));
        if (property.Shown is { } shown)
            yield return PlanPage.Both(new Wording($"as {shown} shows it", $"与 {shown} 显示一致"));
        if (property.Sensitive)
            yield return PlanPage.Both(new Wording("sensitive", "敏感"));
        foreach (var condition in property.RequiredWhen)
            yield return PlanPage.Both(new Wording($"required when {Condition(condition, "en")}", $"当 {Condition(condition, "zh")} 时必填"));
        foreach (var condition in property.OnlyWhen)
            yield return PlanPage.Both(new Wording($"only when {Condition(condition, "en")}", $"仅当 {Condition(condition, "zh")}"));
        if (property.Scope.IsLimited)
            yield return PlanPage.Encode($"{string.Join(", ", property.Scope.Platforms)} {property.Scope.Since}..{property.Scope.Until}".Trim());
    }

    private static string Condition(PropertyCondition condition, string language) => condition.Values.Count == 0
        ? new Wording($"{condition.Path} is there", $"{condition.Path} 有值").In(language)
        : $"{condition.Path} = {string.Join(" | ", condition.Values.Select(value => value is null ? new Wording("(missing)", "(缺失)").In(language) : Convert.ToString(value, CultureInfo.InvariantCulture)))}";

    private static Wording Title(LocalizedText? title, string? id) => title is null ? new(id ?? "?", id ?? "？") : new($"“{title.In("en")}”", $"“{title.In("zh")}”");
}
