using System.Globalization;
using System.Net;
using System.Text;

namespace TrackE2E.Reporting.Coverage;

/// <summary>Writes coverage as one HTML page that needs nothing else.</summary>
public static class CoverageHtml
{
    /// <summary>The page.</summary>
    public static string Write(PlanCoverage coverage, string language)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        string Say(Core.Verdicts.Wording words) => WebUtility.HtmlEncode(words.In(language));
        var rows = new StringBuilder();
        foreach (var each in coverage.Events)
            Row(rows, each, Say, language);

        var runs = string.Concat(coverage.Runs.Select(run => $"<li>{Encode(run.Folder)} · {Encode(run.Id)}{(run.OtherPlan ? $" · <b>{Say(CoverageTexts.OtherPlan)}</b>" : "")}</li>"));
        var without = coverage.WithoutLedger > 0 ? $"<p>{Say(CoverageTexts.WithoutLedger(coverage.WithoutLedger))}</p>" : "";
        var share = coverage.Events.Count == 0 ? 0 : 100.0 * coverage.Verified / coverage.Events.Count;
        return $$"""
            <!doctype html>
            <html lang="{{(Core.Verdicts.Wording.IsChinese(language) ? "zh-CN" : "en")}}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{Say(CoverageTexts.Title)}}</title>
            <style>
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:1200px;padding:0 1rem;color:#1c2330}table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e3e7ee;vertical-align:top}th{background:#f5f7fa;position:sticky;top:0}
            .ok{color:#0a7d34}.no{color:#b3261e;font-weight:600}.dim{color:#667085}code{font:13px ui-monospace,monospace}
            .bar{height:10px;background:#f3d3d0;border-radius:5px;overflow:hidden;max-width:400px}.bar i{display:block;height:100%;background:#2c9a55}summary{cursor:pointer}
            </style></head><body>
            <h1>{{Say(CoverageTexts.Title)}}</h1>
            <p><b>{{Say(CoverageTexts.Counts(coverage.Verified, coverage.Events.Count, coverage.NeverFired.Count))}}</b></p>
            <div class="bar"><i style="width:{{share.ToString("0.#", CultureInfo.InvariantCulture)}}%"></i></div>
            <ul>{{runs}}</ul>{{without}}
            <table><thead><tr><th>{{Say(CoverageTexts.Event)}}</th><th>{{Say(CoverageTexts.Kind)}}</th><th></th><th>{{Say(CoverageTexts.Captured)}}</th><th>{{Say(CoverageTexts.Rules)}}</th><th>{{Say(CoverageTexts.Properties)}}</th><th>{{Say(CoverageTexts.Devices)}}</th></tr></thead>
            <tbody>
            {{rows}}</tbody></table></body></html>

            """;
    }

    private static void Row(StringBuilder rows, EventCoverage each, Func<Core.Verdicts.Wording, string> say, string language)
    {
        var state = each.Verified ? $"<span class=ok>✓ {say(CoverageTexts.Verified)}</span>" : $"<span class=no>{say(each.Captured == 0 ? CoverageTexts.NeverFired : CoverageTexts.NotVerified)}</span>";
        var rules = string.Join("<br>", each.Rules.Select(rule => $"<span class={(rule.Verified > 0 ? "ok" : "no")}>{(rule.Verified > 0 ? "✓" : "–")} {say(CoverageTexts.Rule(rule.Rule))}</span>"));
        var properties = string.Concat(each.Properties.Select(property => $"<li class={(property.Verified > 0 ? "ok" : "no")}><code>{Encode(property.Path)}</code> <span class=dim>{property.Verified}</span>{Values(property)}</li>"));
        var known = each.Properties.Count(property => property.Verified > 0);
        rows.Append(CultureInfo.InvariantCulture, $"<tr id=\"{Encode(each.Id)}\"><td><code>{Encode(each.Id)}</code><br>{Encode(each.Title.In(language))} <span class=dim>{Encode(each.Priority ?? "")}</span></td><td>{say(CoverageTexts.OfKind(each.Kind))}</td><td>{state}</td><td>{each.Captured}</td><td>{rules}</td>")
            .Append(CultureInfo.InvariantCulture, $"<td><details><summary>{known} / {each.Properties.Count}</summary><ul>{properties}</ul></details></td><td>{Encode(string.Join(", ", each.Devices))}</td></tr>\n");
    }

    private static string Values(PropertyCoverage property) => property.Values.Count == 0 ? "" :
        ": " + string.Join(" · ", property.Values.Select(value => $"<span class={(value.Verified > 0 ? "ok" : "no")}>{Encode(value.Value)}</span>"));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
