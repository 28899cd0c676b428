using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Gherkin.Expressions;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.Running;
using ParameterType = TrackE2E.Gherkin.Expressions.ParameterType;

namespace TrackE2E.Gherkin.Checking;

/// <summary>Writes C# code for steps without a definition, and tells people about them.</summary>
internal sealed class SnippetWriter(ParameterTypeRegistry types)
{
    private readonly ExpressionGenerator _generator = new(types);

    /// <summary>The best proposal as code.</summary>
    public string Write(ScenarioStep step) => Write(step, _generator.Generate(step.Text)[0]);

    /// <summary>All proposals as a Cucumber message.</summary>
    public Suggestion Suggest(string id, ScenarioStep step) =>
        new(id, step.Pickle.Id, [.. _generator.Generate(step.Text).Select(g => new Snippet("csharp", Write(step, g)))]);

    /// <summary>What to tell people: nearest texts, other keywords, code to start from.</summary>
    public string DescribeUndefined(ScenarioStep step, FeatureEngine engine, CultureInfo language)
    {
        var text = new StringBuilder(CheckingTexts.Undefined(step).In(language));
        var elsewhere = engine.Binder.Elsewhere(step);
        foreach (var other in elsewhere.Take(1))
        {
            text.Append('\n').Append(CheckingTexts.Elsewhere(step, other).In(language));
        }

        var nearest = elsewhere.Count > 0 ? [] : NearestSteps.Of(step.Text, engine.StepDefinitions);
        if (nearest.Count > 0)
        {
            text.Append('\n').Append(CheckingTexts.Nearest(nearest).In(language));
        }

        return text.Append('\n').Append(CheckingTexts.ToDefine.In(language)).Append('\n').Append(Write(step)).ToString();
    }

    public static Phrase DescribeAmbiguous(BoundStep bound) => bound.Error is { } error ? Phrase.Of(error) : CheckingTexts.Ambiguous(bound);

    private static string Write(ScenarioStep step, GeneratedExpression expression)
    {
        List<string> parameters = [.. Names(expression.Types)];
        if (step.Pickle.Argument?.DataTable is not null)
        {
            parameters.Add("DataTable table");
        }

        if (step.Pickle.Argument?.DocString is not null)
        {
            parameters.Add("string text");
        }

        var attribute = step.Kind == StepKinds.Any ? "StepDefinition" : step.Kind.ToString();
        return $$"""
            [{{attribute}}("{{expression.Source.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}}")]
            public void {{MethodName(attribute, expression.Source)}}({{string.Join(", ", parameters)}})
            {
                throw new PendingStepException();
            }
            """;
    }

    private static IEnumerable<string> Names(IReadOnlyList<ParameterType> types)
    {
        var used = new Dictionary<string, int>();
        foreach (var type in types)
        {
            var name = string.IsNullOrEmpty(type.Name) ? "value" : type.Name;
            var count = used[name] = used.GetValueOrDefault(name) + 1;
            yield return $"{KeywordOf(type.Type)} {(Keywords.Contains(name) || count > 1 ? $"{name}{count}" : name)}";
        }
    }

    private static readonly FrozenSet<string> Keywords = FrozenSet.Create("int", "float", "string", "double", "decimal", "byte", "short", "long");

    private static string KeywordOf(Type type) => type == typeof(int) ? "int"
        : type == typeof(float) ? "float"
        : type == typeof(string) ? "string"
        : type == typeof(double) ? "double"
        : type.Name;

    private static string MethodName(string prefix, string text)
    {
        var (name, up) = (new StringBuilder(prefix), true);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                name.Append(up ? char.ToUpperInvariant(c) : c);
            }

            up = !char.IsLetterOrDigit(c);
        }

        return name.ToString();
    }
}
