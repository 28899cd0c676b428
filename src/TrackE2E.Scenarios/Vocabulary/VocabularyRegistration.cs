using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Words;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Gives the vocabulary to the engine: each step once in English, once in Chinese.</summary>
public static class VocabularyRegistration
{
    /// <summary>The parameter types that the wordings use.</summary>
    public static IReadOnlyList<ParameterType> Parameters => ParameterTypes.All;

    /// <summary>The steps, ids <c>step.en</c> and <c>step.zh</c>.</summary>
    public static IReadOnlyList<StepRegistration> Steps { get; } = [.. StepTable.All.SelectMany(Registrations)];

    private static IEnumerable<StepRegistration> Registrations(VocabularyStep step)
    {
        yield return Registration(step, "en", step.En, null);
        yield return Registration(step, "zh", step.Zh, step.ZhOrder);
    }

    private static StepRegistration Registration(VocabularyStep step, string language, IReadOnlyList<string> wordings, IReadOnlyList<int>? order) => new()
    {
        Id = $"{step.Id}.{language}",
        Expressions = wordings,
        Handler = (container, values) => DoAsync(step, container, new StepArguments(Ordered(values, order))),
    };

    // an app that stops ends the step that waits for it
    private static async Task DoAsync(VocabularyStep step, IObjectContainer container, StepArguments arguments)
    {
        var scenario = container.Resolve<TrackingScenario>();
        var stopped = container.Resolve<CancellationToken>();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopped, scenario.App.Gone);
        try
        {
            await step.Do(scenario, arguments, either.Token);
        }
        catch (Exception e) when (scenario.App.Gone.IsCancellationRequested && !stopped.IsCancellationRequested && e is OperationCanceledException or BrokenException)
        {
            throw Broken.AppGone(scenario.App);
        }
    }

    // order[i] is where the wording has the i-th parameter of the English one; a table comes after all of them
    private static object?[] Ordered(object?[] values, IReadOnlyList<int>? order) => order is null
        ? values
        : [.. order.Select(place => values[place]), .. values.Skip(order.Count)];
}
