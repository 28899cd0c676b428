using System.Globalization;
using System.Net;
using System.Text;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.PlanPages;

/// <summary>Writes the plan as one HTML page for product people: what is reported, when, with what; searchable, both languages on one page's switch.</summary>
public static class PlanPage
{
    /// <summary>The page.</summary>
    public static string Write(TrackingPlan plan, string language)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var body = new StringBuilder();
        var menu = new StringBuilder();
        foreach (var area in plan.Events.GroupBy(planned => planned.Plan, StringComparer.Ordinal))
        {
            menu.Append(CultureInfo.InvariantCulture, $"<a class=area href=\"#area-{Encode(area.Key)}\">{Encode(area.Key)}</a>");
            body.Append(CultureInfo.InvariantCulture, $"<h2 id=\"area-{Encode(area.Key)}\">{Encode(area.Key)}</h2>\n");
            foreach (var planned in area)
            {
                menu.Append(CultureInfo.InvariantCulture, $"<a href=\"#{Encode(planned.Id)}\">{Both(planned.Title)}</a>");
                new EventSection(plan, planned).Write(body);
            }
        }

        var chinese = Wording.IsChinese(language);
        return $$"""
            <!doctype html>
            <html lang="{{(chinese ? "zh-CN" : "en")}}" class="{{(chinese ? "zh" : "en")}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>埋点方案 · Tracking plan</title>
            <style>
            body{font:15px/1.55 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0;color:#1c2330;display:flex}nav{width:260px;height:100vh;overflow:auto;position:sticky;top:0;background:#f5f7fa;padding:1rem;box-sizing:border-box;flex:none}
            nav a{display:block;color:inherit;text-decoration:none;padding:.12rem .4rem;font-size:14px}nav a.area{font-weight:700;margin-top:.8rem}main{padding:1rem 2rem;max-width:1000px;min-width:0}
            section{border:1px solid #e3e7ee;border-radius:8px;padding:.4rem 1.2rem 1rem;margin:1rem 0}h3 code{font-weight:400;color:#667085;margin-left:.5rem}table{border-collapse:collapse;width:100%;font-size:14px}
            th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid #eef1f5;vertical-align:top}code{font:13px ui-monospace,monospace}.tag{background:#eef1f5;border-radius:4px;padding:0 .4rem;font-size:13px;margin-right:.3rem}
            .must{color:#b3261e}.dim{color:#667085}html.zh .en-text,html.en .zh-text{display:none}input{width:100%;padding:.4rem;box-sizing:border-box}button{margin:.5rem 0;padding:.2rem .8rem}
            </style></head><body>
            <nav><input id=search type=search placeholder="搜索 · search"><button id=language type=button>中文 / English</button>{{menu}}</nav>
            <main><h1><span class=zh-text>埋点方案</span><span class=en-text>Tracking plan</span></h1>
            <p class=dim>{{Both(new Wording($"{plan.Events.Count} events on {plan.Pages.Count} pages", $"{plan.Events.Count} 个事件，{plan.Pages.Count} 个页面"))}} · <code>{{Encode(plan.Hash[..Math.Min(12, plan.Hash.Length)])}}</code></p>
            {{body}}</main>
            <script>
            language.onclick=()=>{document.documentElement.classList.toggle("zh");document.documentElement.classList.toggle("en")};
            search.oninput=()=>{const q=search.value.trim().toLowerCase();for(const s of document.querySelectorAll("section"))s.hidden=q!==""&&!s.textContent.toLowerCase().includes(q)};
            </script></body></html>

            """;
    }

    internal static string Both(LocalizedText text) => Both(new Wording(text.In("en"), text.In("zh")));

    internal static string Both(Wording text) => text.En == text.Zh ? Encode(text.En) : $"<span class=zh-text>{Encode(text.Zh)}</span><span class=en-text>{Encode(text.En)}</span>";

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);
}
