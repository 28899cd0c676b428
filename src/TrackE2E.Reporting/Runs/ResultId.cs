using System.Globalization;
using System.Text;

namespace TrackE2E.Reporting.Runs;

/// <summary>The name of one execution, which result ids and ledger files share: <c>&lt;feature&gt;-&lt;line&gt;-&lt;row&gt;-&lt;device&gt;-&lt;attempt&gt;</c>.</summary>
public static class ResultId
{
    /// <summary>Makes the name, safe as a file name on every system.</summary>
    /// <param name="feature">Path of the feature file, relative; a leading <c>features/</c> and the extension are left out, folders are joined by dots.</param>
    /// <param name="line">Line of the scenario.</param>
    /// <param name="row">Row from 1; 0 for a plain scenario.</param>
    /// <param name="device">Name of the device; empty when none was taken.</param>
    /// <param name="attempt">From 1.</param>
    public static string Of(string feature, int line, int row, string device, int attempt)
    {
        ArgumentNullException.ThrowIfNull(feature);
        ArgumentNullException.ThrowIfNull(device);
        var path = feature.Replace('\\', '/');
        path = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        path = path.StartsWith("features/", StringComparison.Ordinal) ? path["features/".Length..] : path;
        path = path.EndsWith(".feature", StringComparison.OrdinalIgnoreCase) ? path[..^".feature".Length] : path;
        var name = Clean(path.Replace('/', '.').TrimStart('.'));
        var on = device.Length == 0 ? "none" : Clean(device);
        return string.Create(CultureInfo.InvariantCulture, $"{name}-{line}-{row}-{on}-{attempt}");
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
            clean.Append(char.IsLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '_');
        return clean.Length <= 60 ? clean.ToString() : clean.ToString(clean.Length - 60, 60); // file names end at 255 bytes, and CJK takes 3 each
    }
}
