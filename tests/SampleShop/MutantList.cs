using System.Text.Json;

namespace TrackE2E.SampleShop;

/// <summary>The deviations declared in mutants.json.</summary>
/// <param name="Mutants">In catalogue order; ids are unique.</param>
internal sealed record MutantList(IReadOnlyList<Mutant> Mutants)
{
    public static MutantList Load(string file) =>
        JsonSerializer.Deserialize<MutantList>(File.ReadAllBytes(file), JsonSerializerOptions.Web)
        ?? throw new ShopException($"{file} is empty. Build the shop again.");

    /// <summary>Finds a mutant by its full id, or by a catalogue id alone: the one marked bare, else <c>.a</c>.</summary>
    public Mutant? Find(string id) =>
        Mutants.FirstOrDefault(m => m.Id == id)
        ?? Mutants.FirstOrDefault(m => m.Bare && m.Id.StartsWith(id + ".", StringComparison.Ordinal))
        ?? Mutants.FirstOrDefault(m => m.Id == id + ".a");

    public string Unknown(string id) => $"\"{id}\" is not a mutant. There are: {string.Join(", ", Mutants.Select(m => m.Id))}.";
}
