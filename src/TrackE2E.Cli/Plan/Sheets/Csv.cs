using System.Text;

namespace TrackE2E.Cli.Plan.Sheets;

/// <summary>Comma separated values by RFC 4180; a semicolon or tab is the separator where more of the first lines have it.</summary>
internal static class Csv
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <exception cref="InvalidDataException">A quote is never closed.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var separator = Separator(text);
        var rows = new List<IReadOnlyList<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        var opened = 0;

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
                opened = i;
            }
            else if (c == separator || c == '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                cell.Append(c);
            }
        }

        if (quoted)
            throw new InvalidDataException($"the quote that opens in line {text.AsSpan(0, opened).Count('\n') + 1} is never closed");
        if (cell.Length > 0 || row.Count > 0)
        {
            row.Add(cell.ToString());
            rows.Add(row);
        }

        return rows;
    }

    // a title may stand above the headers, and lists in cells have separators of their own
    private static char Separator(string text)
    {
        var lines = text.Split('\n', 21)[..^1].DefaultIfEmpty(text).Take(20).ToList();
        return Separators.MaxBy(separator => (lines.Count(line => line.Contains(separator, StringComparison.Ordinal)), lines.Select(line => line.Count(c => c == separator)).FirstOrDefault(count => count > 0)));
    }

    public static string Write(IEnumerable<IReadOnlyList<string>> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(cell => cell.AsSpan().ContainsAny("\",\n\r") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)) + "\r\n"));
}
