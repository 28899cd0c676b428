using System.Text.Json;
using TrackE2E.BrowserTests.Outer.Support;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.AppTests.Outer.Detection;

/// <summary>A mutant of the sample app with the finding that it must cause, as tests/SampleApp/mutants.json declares it.</summary>
/// <param name="Id">Catalogue id and letter: <c>LC-04.b</c>.</param>
/// <param name="Kind">Kind of the finding.</param>
/// <param name="Event">Its event.</param>
/// <param name="Page">Its page.</param>
/// <param name="Property">JSON Pointer at which (or below which) the finding is; null: any or none.</param>
/// <param name="Unseen">Why no scenario on this desktop can show it; null: it can be seen.</param>
internal sealed record DeclaredMutant(string Id, FindingKind Kind, string Event, string Page, string? Property, string? Unseen)
{
    public string CatalogueId => Id[..Id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>All of them, in the file's order.</summary>
    public static IReadOnlyList<DeclaredMutant> All { get; } = Read();

    /// <summary>Scenarios for it: those with its own tag, or with its catalogue id alone.</summary>
    public string Tags => $"@{Id} or @{CatalogueId}";

    public bool Is(SummaryFinding finding) =>
        finding.Kind == Kind && finding.Event == Event && finding.Page == Page
        && (Property is null || finding.Property == Property || finding.Property?.StartsWith(Property + "/", StringComparison.Ordinal) == true);

    /// <inheritdoc/>
    public override string ToString() => $"{FindingText.Of(Kind).Word} {Event} ({Page}){(Property is null ? "" : " " + Property)}";

    private static List<DeclaredMutant> Read()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "SampleApp", "mutants.json")));
        return [.. file.RootElement.GetProperty("mutants").EnumerateArray().Select(m =>
            new DeclaredMutant(Text(m, "id")!, FindingText.KindOf(Text(m, "kind")!)!.Value, Text(m, "event")!, Text(m, "page")!, Text(m, "property"), Text(m, "unseen")))];
    }

    private static string? Text(JsonElement mutant, string name) => mutant.TryGetProperty(name, out var value) ? value.GetString() : null;
}
