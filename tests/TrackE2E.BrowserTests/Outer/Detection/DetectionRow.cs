using System.Globalization;
using System.Text;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.BrowserTests.Outer.Detection;

/// <summary>What came of one mutant. Kept in a file of its own, so that a run that was cut goes on where it was.</summary>
/// <param name="Mutant">Its id.</param>
/// <param name="Commit">The commit that was tried, with <c>+</c> when files were changed.</param>
/// <param name="Declared">The finding it must cause.</param>
/// <param name="Tagged">Scenarios with its tag.</param>
/// <param name="KilledBy">Of those, the ones with the declared finding.</param>
/// <param name="Journeys">The same journeys with nothing but "everything was tracked as planned".</param>
/// <param name="JourneysKilledBy">Of those, the ones with the declared finding.</param>
/// <param name="Found">Findings of the tagged scenarios, when the declared one is not among them.</param>
/// <param name="Disturbed">Scenarios without its tag that were red.</param>
internal sealed record DetectionRow(
    string Mutant, string Commit, string Declared, int Tagged, int KilledBy, int Journeys, int JourneysKilledBy, IReadOnlyList<string> Found, IReadOnlyList<string> Disturbed)
{
    private static readonly string Folder = Repository.At("artifacts", "detection");
    private static readonly KeptRows<DetectionRow> Rows = new(Folder);

    /// <summary>The row of a mutant from an earlier run of the same commit; null when there is none.</summary>
    public static DetectionRow? Kept(string mutant, string commit) => Rows.Of(mutant) is { } row && row.Commit == commit ? row : null;

    public void Keep() => Rows.Keep(Mutant, this);

    /// <summary>What is not as it should be, a line each: which mutant, and whether it survived, caused another finding, or disturbed a scenario that has nothing to do with it.</summary>
    public IEnumerable<string> Failures()
    {
        if (Tagged == 0)
        {
            yield return $"{Mutant}: no scenario has its tag";
        }
        else if (KilledBy == 0)
        {
            var what = Found.Count == 0 ? "survived" : "caused something else";
            yield return $"{Mutant} {what} in {Tagged} scenario(s) with its tag; declared: {Declared}; found: {(Found.Count == 0 ? "nothing, all passed" : string.Join("; ", Found))}";
        }

        if (Journeys > 0 && JourneysKilledBy == 0)
        {
            yield return $"{Mutant} survived \"everything was tracked as planned\" alone in {Journeys} journey(s); declared: {Declared}";
        }

        foreach (var other in Disturbed)
        {
            yield return $"{Mutant} disturbed a scenario without its tag: {other}";
        }
    }

    /// <summary>Writes the table and the score over all kept rows, as JSON and Markdown.</summary>
    public static string WriteTables()
    {
        var rows = Rows.Of(ShopFeatures.Mutants.Select(m => m.Id));
        var (a, b) = (rows.Count(r => r.KilledBy > 0), rows.Count(r => r.JourneysKilledBy > 0));
        var score = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} of {ShopFeatures.Mutants.Count(m => m.Unseen is null)} mutants tried · killed with the declared finding by the scenarios with their tag: {a} · by \"everything was tracked as planned\" alone: {b} · disturbed others: {rows.Count(r => r.Disturbed.Count > 0)}");
        var table = new StringBuilder(score + "\n\n| mutant | declared finding | killed by | by as-planned alone | otherwise found | others disturbed |\n|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Mutant} | {row.Declared} | {row.KilledBy} of {row.Tagged} | {row.JourneysKilledBy} of {row.Journeys} | {string.Join("; ", row.Found)} | {string.Join("; ", row.Disturbed)} |\n");
        }

        Rows.WriteTables(table.ToString(), new { tried = rows.Count, killed = a, asPlanned = b }, rows);
        File.WriteAllLines(Path.Combine(Folder, "failures.txt"), rows.SelectMany(r => r.Failures()));
        return score;
    }
}
