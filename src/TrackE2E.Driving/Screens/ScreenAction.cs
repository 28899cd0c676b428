using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Driving.Screens;

/// <summary>Makes the actions that screens add to the ledger.</summary>
public static class ScreenAction
{
    /// <summary>An action whose times are not known yet.</summary>
    /// <param name="kind">A kebab word of <see cref="LedgerAction"/>.</param>
    /// <param name="detail">What else there is to say.</param>
    /// <param name="page">The page; the target's when left out.</param>
    /// <param name="tab">Id of the tab.</param>
    /// <param name="target">What is acted on.</param>
    /// <param name="item">Key of the item acted on.</param>
    public static LedgerAction Of(string kind, string? detail = null, PlannedPage? page = null, string? tab = null, ElementTarget? target = null, string? item = null) => new()
    {
        Kind = kind,
        Page = page?.Id ?? target?.Element.Page,
        Tab = tab,
        Element = target?.Element.Id,
        Item = item,
        Detail = detail,
        StartedAt = default,
        EndedAt = default,
    };
}
