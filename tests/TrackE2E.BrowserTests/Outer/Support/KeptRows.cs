using System.Text.Json;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>What came of mutants, a file each, so that a run that was cut goes on where it was; and the tables over all of them.</summary>
/// <typeparam name="T">What is kept of a mutant.</typeparam>
/// <param name="folder">Where the tables go; the rows are below it.</param>
internal sealed class KeptRows<T>(string folder)
    where T : class
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private string RowsFolder => Path.Combine(folder, "rows");

    /// <summary>The row of a mutant; null when there is none.</summary>
    public T? Of(string mutant) => Path.Combine(RowsFolder, mutant + ".json") is var file && File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file)) : null;

    public void Keep(string mutant, T row)
    {
        Directory.CreateDirectory(RowsFolder);
        File.WriteAllText(Path.Combine(RowsFolder, mutant + ".json"), JsonSerializer.Serialize(row, Indented));
    }

    /// <summary>The rows of these mutants that there are, in their order.</summary>
    public IReadOnlyList<T> Of(IEnumerable<string> mutants) => [.. mutants.Select(Of).OfType<T>()];

    public void WriteTables(string markdown, object score, IReadOnlyList<T> rows)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "detection.md"), markdown);
        File.WriteAllText(Path.Combine(folder, "detection.json"), JsonSerializer.Serialize(new { score, rows }, Indented));
    }
}
