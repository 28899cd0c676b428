using Spectre.Console;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Masking;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Cli.Run;

/// <summary><c>--events</c>: the events of a scenario as a table.</summary>
internal static class EventTable
{
    private const int Cut = 100;

    public static void Write(IAnsiConsole console, Words words, Mask mask, TrackingScenario scenario)
    {
        var ledger = scenario.Ledger.Snapshot();
        var identifier = new EventIdentifier(scenario.Run.Plan);
        var table = new Table().Title(Markup.Escape(mask.Text(scenario.Place.Title))).Border(TableBorder.Minimal);
        foreach (var title in new[] { "#", words.Say("time", "时间"), words.Say("event", "事件"), words.Say("kind", "类型"), words.Say("page", "页面"), words.Say("properties", "字段") })
        {
            table.AddColumn(title);
        }

        foreach (var e in ledger.Events)
        {
            var planned = identifier.Identify(e).Event;
            var json = planned?.Properties.Any(p => p.Sensitive) == true ? "(…)" : mask.Text(e.Properties.GetRawText());
            table.AddRow(
                Markup.Escape($"{e.Number}"),
                Markup.Escape(FormattableString.Invariant($"+{(e.ArrivedAt - ledger.StartedAt).TotalSeconds:0.000} s")),
                Markup.Escape(planned?.Id ?? e.Name + words.Say(" (not planned)", "（方案外）")),
                Markup.Escape(planned is null ? "" : EventText.Kind(planned.Kind, words.Language)),
                Markup.Escape(e.Context.PageUrl is { } url && Uri.TryCreate(url, UriKind.Absolute, out var page) ? mask.Text(page.PathAndQuery) : ""),
                Markup.Escape(json.Length <= Cut ? json : json[..Cut] + "…"));
        }

        console.Write(table);
    }
}
