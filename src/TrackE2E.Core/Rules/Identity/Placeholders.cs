namespace TrackE2E.Core.Rules.Identity;

/// <summary>Tells ids that stand for no device: names of fields, words for nothing, one character over and over.</summary>
internal static class Placeholders
{
    // the last three: every Android emulator had it once; what Android and iOS answer when the MAC may not be read
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "undefined", "null", "nil", "none", "nan", "unknown", "default", "anonymous", "anonymousid", "anonymous_id", "deviceid", "device_id", "distinctid", "distinct_id", "userid",
        "user_id", "uuid", "guid", "test", "empty", "false", "true", "n/a", "-", "-1", "[object object]", "{}", "9774d56d682e549c", "02:00:00:00:00:00", "00:00:00:00:00:00",
    };

    /// <summary>Whether the id is a placeholder.</summary>
    /// <remarks>A UUID's version and variant digits may differ from the rest: 00000000-0000-4000-8000-000000000000 is one too.</remarks>
    public static bool Is(string id)
    {
        var text = id.Trim();
        if (Words.Contains(text))
        {
            return true;
        }

        var signs = text.Where(char.IsLetterOrDigit).ToList();
        return signs.Count > 0 && signs.Count - signs.GroupBy(c => c).Max(g => g.Count()) <= (Guid.TryParse(text, out _) ? 2 : 0) && (signs.Count >= 4 || signs.All(c => c == '0'));
    }
}
