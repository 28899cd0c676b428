namespace TrackE2E.Scenarios.Scope;

/// <summary>Which scenario it is and where it stands.</summary>
/// <remarks>Feature: path as people know it, relative to where the run was started. Language: of the feature file.</remarks>
public sealed record ScenarioPlace(string Title, string Feature, int Line, string Language);

/// <summary>A step and where it stands: <c>features/home.feature:14</c>.</summary>
public sealed record StepPlace(string Keyword, string Text, string Where);
