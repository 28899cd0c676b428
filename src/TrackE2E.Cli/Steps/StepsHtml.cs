using System.Net;
using System.Text;

namespace TrackE2E.Cli.Steps;

/// <summary>The steps as one HTML file that opens by itself: a field searches as one types, in both languages.</summary>
internal static class StepsHtml
{
    private const string Style = """
        body{font:15px/1.5 system-ui,sans-serif;margin:0 auto;max-width:62rem;padding:1rem;color:#1c1c1c;background:#fff}
        input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem .7rem;border:1px solid #999;border-radius:6px}
        header{position:sticky;top:0;background:inherit;padding:.6rem 0}
        article{border-top:1px solid #ddd;padding:.8rem 0}
        h2{font-size:1rem;margin:0 0 .3rem}h2 small{font-weight:normal;color:#666}
        code{background:#f2f2f2;border-radius:4px;padding:.1rem .3rem}
        pre{background:#f2f2f2;border-radius:6px;padding:.5rem .7rem;overflow:auto;margin:.4rem 0}
        .from{color:#666;font-size:.85rem}.passed::before{content:"✓ ";color:#187a2f}.trouble{color:#9a3412}
        table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}
        @media(prefers-color-scheme:dark){body{color:#e6e6e6;background:#161616}code,pre{background:#262626}article{border-color:#333}}
        """;

    private const string Script = """
        const field=document.querySelector('input'),all=[...document.querySelectorAll('article')],count=document.querySelector('#count');
        function search(){const words=field.value.toLowerCase().split(/\s+/).filter(Boolean);let shown=0;
        for(const a of all){const hit=words.every(w=>a.dataset.text.includes(w));a.hidden=!hit;shown+=hit}
        count.textContent=shown+' / '+all.length;history.replaceState(null,'',field.value?'#'+encodeURIComponent(field.value):' ')}
        field.addEventListener('input',search);field.value=decodeURIComponent(location.hash.slice(1));search();
        """;

    public static string Write(StepCatalogue catalogue, IReadOnlyList<string> languages)
    {
        var first = languages[0];
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"").Append(first).Append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").Append(Text(StepWords.Title.In(first)));
        page.Append("</title><style>\n").Append(Style).Append("\n</style></head><body>\n<h1>").Append(Text(StepWords.Title.In(first))).Append("</h1>\n<p>").Append(Text(StepWords.Same.In(first))).Append("</p>\n");
        page.Append("<header><input type=\"search\" autofocus placeholder=\"").Append(Text(string.Join(" · ", languages.Select(StepWords.Search.In)))).Append("\"><span id=\"count\" class=\"from\"></span></header>\n");
        foreach (var step in catalogue.Steps)
        {
            Article(page, step, catalogue, languages);
        }

        page.Append("<h1>").Append(Text(StepWords.Parameters.In(first))).Append("</h1>\n<table>\n");
        foreach (var parameter in ParameterText.All)
        {
            page.Append("<tr><td><code>{").Append(Text(parameter.Name)).Append("}</code></td>").AppendJoin("", languages.Select(l => $"<td>{Text(parameter.What.In(l))}</td>")).Append("<td>").AppendJoin(" ", parameter.Examples.Select(e => $"<code>{Text(e)}</code>")).Append("</td></tr>\n");
        }

        page.Append("</table>\n");
        foreach (var (expression, where) in catalogue.Duplicates)
        {
            page.Append("<p class=\"trouble\">").Append(Text(StepWords.Duplicate(expression).In(first))).Append("<br>").AppendJoin("<br>", where.Select(Text)).Append("</p>\n");
        }

        return page.Append("<script>\n").Append(Script).Append("\n</script>\n</body></html>\n").ToString();
    }

    private static void Article(StringBuilder page, StepEntry step, StepCatalogue catalogue, IReadOnlyList<string> languages)
    {
        var searched = string.Join(' ', step.Texts).ToLowerInvariant();
        page.Append("<article data-text=\"").Append(Text(searched)).Append("\"><h2 id=\"").Append(Text(step.Id)).Append("\">").Append(Text(step.Id));
        page.Append(catalogue.Scenarios == 0 ? "" : $" <small>{Text(StepWords.Uses(step.Uses).In(languages[0]))}</small>").Append("</h2>\n");
        foreach (var language in StepsPage.Languages(step, languages))
        {
            var said = step.In(language);
            page.Append("<div lang=\"").Append(language).Append("\">").AppendJoin(" · ", said.Wordings.Select(w => $"<code>{Text(w)}</code>")).Append("<br>").Append(Text(StepsPage.Does(step, language)));
            page.Append("<pre>").Append(Text(StepWords.Sentence(step, language))).Append("</pre>");
            page.Append(said.Example.From is null ? "" : $"<div class=\"from{(said.Example.Passed ? " passed" : "")}\">{Text(StepWords.From(said.Example).In(language))}</div>").Append("</div>\n");
        }

        page.Append("</article>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
