using System.Globalization;
using TrackE2E.Core.Ledger;

namespace TrackE2E.Scenarios.Hooks;

/// <summary>What the user did until a scenario failed, from its ledger: a line an action, the last ones when there are many.</summary>
public static class DoneText
{
    private const int Shown = 15;
    private const int Cut = 100;

    /// <summary>The lines, with a heading; null when nothing was done.</summary>
    public static string? Of(LedgerSnapshot ledger, string language)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        if (ledger.Actions.Count == 0)
        {
            return null;
        }

        var left = ledger.Actions.Count - Shown;
        var lines = ledger.Actions.Skip(Math.Max(0, left)).Select(action => "  " + Line(action, ledger, language));
        return string.Join('\n', [DoneTexts.Heading.In(language), .. left > 0 ? [$"  {DoneTexts.Before(left).In(language)}"] : Array.Empty<string>(), .. lines]);
    }

    private static string Line(LedgerAction action, LedgerSnapshot ledger, string language)
    {
        var at = (action.StartedAt - ledger.StartedAt).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        var target = string.Join(" › ", new[] { action.Page, action.Tab, action.Element, action.Item }.Where(part => !string.IsNullOrEmpty(part)));
        var detail = action.Detail is not { Length: > 0 } text ? "" : text.Length <= Cut ? text : text[..Cut] + "…";
        return $"+{at} s  {string.Join("  ", new[] { DoneTexts.Kind(action.Kind).In(language), target, detail }.Where(part => part.Length > 0))}";
    }
}
