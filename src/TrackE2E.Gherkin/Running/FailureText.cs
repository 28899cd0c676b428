using System.Globalization;
using System.Text;

namespace TrackE2E.Gherkin.Running;

/// <summary>Writes failures for people: their own code and the feature file, no frames of the framework.</summary>
internal static class FailureText
{
    private static readonly string[] s_framework =
    [
        "TrackE2E.Gherkin.", "NUnit.Framework.", "System.Reflection.", "System.Runtime.", "System.Threading.", "System.RuntimeMethodHandle", "InvokeStub_", "lambda_method",
    ];

    private static readonly Phrase UntilThen = new("until then:", "在此之前：");
    private static readonly Phrase CausedBy = new("caused by ", "起因：");

    /// <summary>The step, its place, what happened, and what was done until then.</summary>
    public static string Of(ScenarioResult result)
    {
        var language = result.Case.Feature.Culture;
        if (result.Decisive is not { } decisive)
        {
            return result.Exception is null ? "" : Describe(result.Exception, language);
        }

        var text = new StringBuilder(NameOf(decisive));
        text.Append(decisive.Location is null ? "" : $"   ({decisive.Location})");
        text.Append('\n').Append(decisive.Message ?? (decisive.Exception is null ? decisive.Status.ToString() : Describe(decisive.Exception, language)));
        var before = result.Steps.TakeWhile(s => s != decisive).Where(s => s.Step is not null).ToList();
        text.Append(before.Count == 0 ? "" : $"\n{UntilThen.In(language)}\n{string.Join('\n', before.Select(s => $"  {NameOf(s)}"))}");
        return text.Append(string.IsNullOrEmpty(result.FailureNote) ? "" : "\n" + result.FailureNote).ToString();
    }

    /// <summary>A step as it stands in the feature file, or a hook's name.</summary>
    public static string NameOf(StepResult result) => result.Step is { } step ? $"{step.Keyword} {step.Text}" : result.Hook ?? "";

    /// <summary>What an exception says in Cucumber messages; one that is <see cref="IFormattable"/> says it in the language of the feature.</summary>
    public static string MessageOf(Exception exception, CultureInfo language) => exception is IFormattable said ? said.ToString(null, language) : exception.Message;

    /// <summary>What happened: type, message and causes.</summary>
    public static string Describe(Exception exception, CultureInfo language)
    {
        var text = new StringBuilder();
        for (var e = exception; e is not null; e = e.InnerException)
        {
            text.Append(text.Length == 0 ? "" : $"\n  {CausedBy.In(language)}");
            text.Append(e is BindingException or NUnit.Framework.ResultStateException ? e.MessageIn(language) : $"{e.GetType().FullName}: {e.MessageIn(language)}");
        }

        return text.ToString();
    }

    /// <summary>The frames of user code, then the place in the feature file.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="place">Where the step stands; null for none.</param>
    /// <param name="hidden">Beginnings of the names whose frames are no user's code, beside our own.</param>
    public static string StackOf(Exception exception, SourceLocation? place, IReadOnlyList<string> hidden)
    {
        var frames = (exception.StackTrace ?? "").Split('\n').Select(l => l.TrimEnd()).Where(line => IsUserFrame(line, hidden));
        return string.Join('\n', place is null ? frames : frames.Append(FeatureFrame(place)));
    }

    /// <summary>A frame that editors and terminals turn into a link.</summary>
    public static string FeatureFrame(SourceLocation place) => $"   at feature in {place.Path}:line {place.Line}";

    private static bool IsUserFrame(string line, IReadOnlyList<string> hidden)
    {
        var frame = line.TrimStart();
        return frame.StartsWith("at ", StringComparison.Ordinal) && !s_framework.Concat(hidden).Any(f => frame.AsSpan(3).StartsWith(f, StringComparison.Ordinal));
    }
}
