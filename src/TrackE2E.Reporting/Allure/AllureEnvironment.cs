using System.Globalization;
using System.Text;
using TrackE2E.Reporting.Masking;
using TrackE2E.Reporting.Runs;

namespace TrackE2E.Reporting.Allure;

/// <summary>Writes <c>environment.properties</c>, the table on the report's first page.</summary>
internal static class AllureEnvironment
{
    public static void Write(string folder, RunResult run, IReadOnlyList<NamedValue> more, Mask mask)
    {
        var entries = new (string Name, string? Value)[]
        {
            ("App", run.Build.App), ("Version", run.Build.Version), ("Commit", run.Build.Commit), ("Branch", run.Build.Branch),
            ("Plan", run.Plan.Hash.Length > 12 ? run.Plan.Hash[..12] : run.Plan.Hash), ("Planned events", run.Plan.Events.Count.ToString(CultureInfo.InvariantCulture)),
            ("Devices", string.Join(", ", run.Results.Select(r => r.Device).Where(d => d.Length > 0).Distinct().Order(StringComparer.Ordinal))),
            ("Command", run.Run.Command), ("TrackE2E", run.Run.Tool), ("Run", run.Run.Id), ("Seed", run.Run.Seed?.ToString(CultureInfo.InvariantCulture)),
        };
        var text = new StringBuilder();
        foreach (var (name, value) in entries.Concat(more.Select(e => (e.Name, (string?)e.Value))))
        {
            if (!string.IsNullOrEmpty(value))
                text.Append(Escape(name)).Append('=').Append(Escape(mask.Text(value)).Replace("\\ ", " ", StringComparison.Ordinal)).Append('\n');
        }

        File.WriteAllText(Path.Combine(folder, "environment.properties"), text.ToString());
    }

    // java.util.Properties: Latin-1 with \uXXXX
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or ' ' or ':' or '=' or '#' or '!')
                escaped.Append('\\').Append(c);
            else if (c is < ' ' or > '~')
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
