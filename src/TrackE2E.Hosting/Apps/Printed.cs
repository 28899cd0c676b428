using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.OutputFolders;

namespace TrackE2E.Hosting.Apps;

/// <summary>What a program printed that did not do what it should: the last lines to see at once, all of them in a file.</summary>
internal static class Printed
{
    private const int Shown = 8;

    /// <summary>What happened, with the last lines; and the file with all of them (only its owner can read it) where these are not all.</summary>
    public static Wording Told(Wording what, IEnumerable<string> printed, string program)
    {
        var lines = printed.Where(l => l.Trim().Length > 0).ToList();
        if (lines.Count == 0)
        {
            return new($"{what.En}, and printed nothing", $"{what.Zh}，且没有任何输出");
        }

        var last = string.Join('\n', lines.TakeLast(Shown).Select(l => "            " + l));
        if (lines.Count <= Shown)
        {
            return new($"{what.En}; it printed:\n{last}", $"{what.Zh}；输出：\n{last}");
        }

        var file = Keep(lines, program);
        return new($"{what.En}; its last lines (all {lines.Count} are in {file}):\n{last}", $"{what.Zh}；最后的输出（全部 {lines.Count} 行在 {file}）：\n{last}");
    }

    private static string Keep(List<string> lines, string program)
    {
        var name = string.Concat(program.Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        var file = Path.Combine(Path.GetTempPath(), $"tracke2e-{name}-{Guid.NewGuid().ToString("N")[..8]}.log");
        File.WriteAllText(file, "");
        OutputFolder.Protect(file);
        File.WriteAllLines(file, lines);
        return file;
    }
}
