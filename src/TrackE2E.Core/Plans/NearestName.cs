namespace TrackE2E.Core.Plans;

/// <summary>Finds the names that someone most likely meant.</summary>
public static class NearestName
{
    /// <summary>The candidates within a third of the length (at least two edits), nearest first, at most <paramref name="most"/>.</summary>
    /// <remarks>Case, hyphens and underscores do not count as edits; two neighbours in the wrong order are one edit.</remarks>
    public static IReadOnlyList<string> Of(string said, IEnumerable<string> candidates, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(candidates);

        var plain = Plain(said);
        var limit = Math.Max(2, plain.Length / 3);
        return
        [
            .. candidates.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(plain, Plain(name))))
                .Where(near => near.Distance <= limit && near.Distance < Math.Max(plain.Length, 1))
                .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
                .Take(most)
                .Select(near => near.Name),
        ];
    }

    /// <summary>The nearest candidate, or null.</summary>
    public static string? Best(string said, IEnumerable<string> candidates) => Of(said, candidates, 1) is [var best] ? best : null;

    /// <summary>The name without case, hyphens, underscores, dots and spaces: what <c>userId</c>, <c>user_id</c> and <c>USER-ID</c> have in common.</summary>
    public static string Plain(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return string.Concat(name.Where(c => c is not ('-' or '_' or ' ' or '.')).Select(char.ToLowerInvariant));
    }

    /// <summary>How many insertions, deletions, changes and swaps of neighbours lead from one text to the other.</summary>
    public static int Distance(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);

        var before = new int[other.Length + 1];
        var last = new int[other.Length + 1];
        var row = new int[other.Length + 1];
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(row[j - 1], last[j]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
