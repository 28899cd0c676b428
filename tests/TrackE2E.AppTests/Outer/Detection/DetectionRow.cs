using System.Globalization;
using System.Text;
using TrackE2E.BrowserTests.Outer.Support;

namespace TrackE2E.AppTests.Outer.Detection;

/// <summary>What came of one mutant. Kept in a file of its own, so that a run that was cut goes on where it was.</summary>
/// <param name="Mutant">Its id.</param>
/// <param name="Commit">The commit that was tried, with <c>+</c> when files were changed.</param>
/// <param name="Declared">The finding it must cause.</param>
/// <param name="Tagged">Scenarios with its tag.</param>
/// <param name="KilledBy">Of those, the ones with the declared finding.</param>
/// <param name="Found">Findings of the tagged scenarios, when the declared one is not among them.</param>
/// <param name="Others">Scenarios without its tag that were run.</param>
/// <param name="Disturbed">Of those, what was red.</param>
/// <param name="Seconds">How long the run took.</param>
internal sealed record DetectionRow(
    string Mutant, string Commit, string Declared, int Tagged, int KilledBy, IReadOnlyList<string> Found, int Others, IReadOnlyList<string> Disturbed, double Seconds)
{
    private static readonly KeptRows<DetectionRow> Rows = new(Repository.At("artifacts", "app-detection"));

    /// <summary>The row of a mutant from an earlier run; null when there is none.</summary>
    /// <param name="mutant">Its id.</param>
    /// <param name="commit">Of which commit; null for any.</param>
    public static DetectionRow? Kept(string mutant, string? commit) => Rows.Of(mutant) is { } row && (commit is null || row.Commit == commit) ? row : null;

    public void Keep() => Rows.Keep(Mutant, this);

    /// <summary>Writes the table and the score over all kept rows, as JSON and Markdown.</summary>
    public static string WriteTables()
    {
        var rows = Rows.Of(AppFeatures.Mutants.Select(m => m.Id));
        var (killed, disturbed) = (rows.Count(r => r.KilledBy > 0), rows.Count(r => r.Disturbed.Count > 0));
        var score = string.Create(CultureInfo.InvariantCulture, $"{rows.Count} of {AppFeatures.Mutants.Count(m => m.Unseen is null)} mutants tried at {rows.Select(r => r.Commit).Distinct().Count()} commit(s) · killed with the declared finding: {killed} · disturbed others: {disturbed}");
        var table = new StringBuilder(score + "\n\n| mutant | declared finding | killed by | otherwise found | others | others disturbed | commit |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Mutant} | {row.Declared} | {row.KilledBy} of {row.Tagged} | {string.Join("; ", row.Found)} | {row.Others} | {string.Join("; ", row.Disturbed)} | {row.Commit[..Math.Min(8, row.Commit.Length)]}{(row.Commit.EndsWith('+') ? "+" : "")} |\n");
        }

        Rows.WriteTables(table.ToString(), new { tried = rows.Count, killed, disturbed }, rows);
        return score;
    }
}
