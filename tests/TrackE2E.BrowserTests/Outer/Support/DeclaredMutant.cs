using System.Text.Json;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>A mutant of a sample app with the finding that it must cause, as its mutants.json declares it.</summary>
/// <param name="Id">Catalogue id and letter: <c>PV-05.b</c>.</param>
/// <param name="Bare">The catalogue id alone means this one.</param>
/// <param name="Kind">Kind of the finding.</param>
/// <param name="Event">Its event.</param>
/// <param name="Page">Its page.</param>
/// <param name="Property">JSON Pointer at which (or below which) the finding is; null: any or none.</param>
/// <param name="Unseen">Why no scenario can show it here; null: it can be seen.</param>
/// <param name="Also">What the same deviation causes in scenarios that are about something else: <c>unexpected-event help_view (help)</c>.</param>
internal sealed record DeclaredMutant(string Id, bool Bare, FindingKind Kind, string Event, string Page, string? Property, string? Unseen, IReadOnlyList<string> Also)
{
    public string CatalogueId => Id[..Id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Scenarios for it: those with its own tag, or with its catalogue id alone.</summary>
    public string Tags => $"@{Id} or @{CatalogueId}";

    public bool Is(SummaryFinding finding) =>
        finding.Kind == Kind && finding.Event == Event && finding.Page == Page
        && (Property is null || finding.Property == Property || finding.Property?.StartsWith(Property + "/", StringComparison.Ordinal) == true);

    /// <summary>Whether a finding of a scenario that is about something else, <c>kind event (page) pointer in place</c>, is its own too.</summary>
    public bool Causes(string seen) => Also.Any(also => seen.StartsWith(also + " ", StringComparison.Ordinal));

    /// <inheritdoc/>
    public override string ToString() => $"{FindingText.Of(Kind).Word} {Event} ({Page}){(Property is null ? "" : " " + Property)}";

    /// <summary>All of an app's, in the file's order.</summary>
    /// <param name="app">Its folder under tests/.</param>
    public static IReadOnlyList<DeclaredMutant> Of(string app)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", app, "mutants.json")));
        var mutants = file.RootElement.GetProperty("mutants").EnumerateArray().ToList();
        return [.. mutants.Select(m =>
        {
            var id = Text(m, "id")!;
            var catalogue = id[..id.IndexOf('.', StringComparison.Ordinal)];
            var marked = mutants.FirstOrDefault(o => Text(o, "id")!.StartsWith(catalogue + ".", StringComparison.Ordinal) && o.TryGetProperty("bare", out var bare) && bare.GetBoolean());
            var bareId = marked.ValueKind == JsonValueKind.Object ? Text(marked, "id") : catalogue + ".a";
            return new DeclaredMutant(id, id == bareId, FindingText.KindOf(Text(m, "kind")!)!.Value, Text(m, "event")!, Text(m, "page")!, Text(m, "property"), Text(m, "unseen"), m.TryGetProperty("also", out var also) ? [.. also.EnumerateArray().Select(a => a.GetString()!)] : []);
        })];
    }

    private static string? Text(JsonElement mutant, string name) => mutant.TryGetProperty(name, out var value) ? value.GetString() : null;
}
