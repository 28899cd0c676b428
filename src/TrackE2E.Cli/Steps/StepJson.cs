namespace TrackE2E.Cli.Steps;

/// <summary>A step as <c>steps --json</c> prints it.</summary>
/// <remarks>
/// Wordings are Cucumber expressions, the first is the one to teach; table: a table may stand below the step; own: the team's, at place; uses: how many steps of the features it executes.
/// from: feature and line that the example is taken from, passed: whether that scenario passed in the last run; a made-up example has no from.
/// </remarks>
internal sealed record StepJson(string Id, string Usually, bool Own, StepInLanguage En, StepInLanguage? Zh, IReadOnlyList<ParameterJson> Parameters, bool Table, string? Place, int Uses)
{
    public static StepJson Of(StepEntry step) => new(
        step.Id,
        step.Usually,
        step.Own,
        StepInLanguage.Of(step.En),
        step.Zh is null ? null : StepInLanguage.Of(step.Zh),
        [.. step.Parameters.Select(p => new ParameterJson(p.Name, p.What.En, p.What.Zh, p.Examples))],
        step.Table,
        step.Place,
        step.Uses);
}

/// <summary>A step in one language.</summary>
internal sealed record StepInLanguage(IReadOnlyList<string> Wordings, string Does, string Example, string? From, bool? Passed)
{
    public static StepInLanguage Of(StepText text) => new(text.Wordings, text.Does, text.Example.Text, text.Example.From, text.Example.From is null ? null : text.Example.Passed);
}

/// <summary>A parameter of a step.</summary>
internal sealed record ParameterJson(string Name, string En, string Zh, IReadOnlyList<string> Examples);
