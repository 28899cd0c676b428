using System.Text.RegularExpressions;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Bindings;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Scenarios.Scope;
using TrackE2E.Scenarios.Words;

namespace TrackE2E.Scenarios.Vocabulary;

/// <summary>Gives the vocabulary to the engine: each step once in English, once in Chinese.</summary>
public static partial class VocabularyRegistration
{
    /// <summary>The parameter types that the wordings use.</summary>
    public static IReadOnlyList<ParameterType> Parameters => ParameterTypes.All;

    /// <summary>The steps, ids <c>step.en</c> and <c>step.zh</c>.</summary>
    public static IReadOnlyList<StepRegistration> Steps { get; } = [.. StepTable.All.SelectMany(Registrations)];

    private static IEnumerable<StepRegistration> Registrations(VocabularyStep step)
    {
        // “I …” in English is what a person does
        var someoneDoes = step.En[0].StartsWith("I ", StringComparison.Ordinal);
        return Registrations(step, "en", step.En, Leeway.En).Concat(Registrations(step, "zh", step.Zh, wording => Leeway.Zh(wording, someoneDoes)));
    }

    // one for each order of parameters
    private static IEnumerable<StepRegistration> Registrations(VocabularyStep step, string language, IReadOnlyList<string> wordings, Func<string, string> leeway) =>
        wordings.GroupBy(wording => string.Join(' ', Order(step.En[0], wording))).Select(same => new StepRegistration
        {
            Id = $"{step.Id}.{language}",
            Expressions = [.. same.Select(leeway)],
            Wordings = [.. same],
            Handler = Handler(step, Order(step.En[0], same.First())),
        });

    private static StepHandler Handler(VocabularyStep step, IReadOnlyList<int> order) => (container, values) => DoAsync(step, container, new StepArguments(Ordered(values, order)));

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

    /// <summary>Where a wording has the parameters of the first one: order[i] is the place of the i-th.</summary>
    internal static IReadOnlyList<int> Order(string first, string wording)
    {
        var there = Kinds(wording).ToList<string?>();
        return [.. Kinds(first).Select(kind => Take(there, kind))];
    }

    private static int Take(List<string?> kinds, string kind)
    {
        var place = kinds.IndexOf(kind);
        kinds[place] = null;
        return place;
    }

    // a count is worded in four ways
    private static IEnumerable<string> Kinds(string wording) => Parameter().Matches(wording).Select(match => match.Groups[1].Value is "times" or "nth" or "place" ? "count" : match.Groups[1].Value);

    // a table comes after all parameters
    private static object?[] Ordered(object?[] values, IReadOnlyList<int> order) => [.. order.Select(place => values[place]), .. values.Skip(order.Count)];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Parameter();
}
