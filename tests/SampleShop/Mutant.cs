namespace TrackE2E.SampleShop;

/// <summary>One deliberate deviation of the tracking code, as declared in mutants.json.</summary>
/// <param name="Id">Catalogue id and letter, such as <c>PV-01.b</c>.</param>
/// <param name="Bare">True when the catalogue id alone means this one and not <c>.a</c>.</param>
internal sealed record Mutant(string Id, bool Bare = false);
