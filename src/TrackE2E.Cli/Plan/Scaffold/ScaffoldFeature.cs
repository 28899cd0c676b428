namespace TrackE2E.Cli.Plan.Scaffold;

/// <summary>A feature file that a plan asks for, and what it could not say.</summary>
/// <param name="Name">File name.</param>
/// <param name="Text">Its text.</param>
/// <param name="Scenarios">How many scenarios it has.</param>
internal sealed record ScaffoldFeature(string Name, string Text, int Scenarios);
