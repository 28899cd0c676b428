using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Reads the steps of one execution.</summary>
internal sealed class StepReader(FeatureIndex features, IReadOnlyDictionary<string, Hook> hooks, IReadOnlyDictionary<string, Suggestion> suggestions)
{
    public IReadOnlyList<StepResult> Read(Pickle pickle, TestCase testCase, Execution? execution, ScenarioRecord? record)
    {
        var pickleSteps = pickle.Steps.ToDictionary(s => s.Id);
        return [.. testCase.TestSteps.Select(step => Read(step, step.PickleStepId is { } id ? pickleSteps.GetValueOrDefault(id) : null, execution, record, pickle.Language ?? "en"))];
    }

    /// <summary>A message's attachment as evidence.</summary>
    public static Evidence Evidence(Attachment attachment) => new(attachment.FileName ?? attachment.MediaType ?? "attachment", attachment.MediaType ?? "text/plain")
    {
        Content = attachment.ContentEncoding == AttachmentContentEncoding.BASE64 ? Convert.FromBase64String(attachment.Body) : Encoding.UTF8.GetBytes(attachment.Body ?? ""),
    };

    private StepResult Read(TestStep step, PickleStep? pickleStep, Execution? execution, ScenarioRecord? record, string language)
    {
        var ended = execution?.Ended.GetValueOrDefault(step.Id);
        var kept = record?.Steps.GetValueOrDefault(step.Id);
        var (verdict, reason) = Judge(ended?.TestStepResult, kept, execution?.Began.ContainsKey(step.Id) ?? false);
        var sentence = pickleStep is null ? Hook(step) : Sentence(pickleStep);
        return sentence with
        {
            Verdict = verdict,
            Reason = reason,
            Message = Message(verdict, reason, sentence, kept, ended?.TestStepResult, language),
            Start = execution?.Began.GetValueOrDefault(step.Id) ?? default,
            Duration = ended?.TestStepResult.Duration?.ToSpan() ?? TimeSpan.Zero,
            Findings = kept?.Findings ?? [],
            Arguments = Arguments(step),
            Attachments = [.. kept?.Attachments ?? [], .. execution?.Attachments.Where(a => a.TestStepId == step.Id).Select(Evidence) ?? [], .. Snippets(step, reason)],
        };
    }

    private static (Verdict Verdict, string? Reason) Judge(TestStepResult? result, StepRecord? kept, bool began)
    {
        if (kept is { Findings.Count: > 0 })
            return (Verdict.Fail, null);
        return result?.Status switch
        {
            TestStepResultStatus.PASSED => (Verdict.Pass, null),
            TestStepResultStatus.SKIPPED => (Verdict.Skipped, null),
            TestStepResultStatus.UNDEFINED => (Verdict.Broken, "undefined-step"),
            TestStepResultStatus.AMBIGUOUS => (Verdict.Broken, "ambiguous-step"),
            TestStepResultStatus.PENDING => (Verdict.Broken, "pending-step"),
            TestStepResultStatus.FAILED => (Verdict.Broken, kept?.Reason ?? "step-error"),
            _ => began ? (Verdict.Broken, "not-finished") : (Verdict.Skipped, null),
        };
    }

    private static string? Message(Verdict verdict, string? reason, StepResult sentence, StepRecord? kept, TestStepResult? result, string language)
    {
        if (verdict is Verdict.Pass or Verdict.Skipped)
            return null;
        if (kept?.Text is { } text)
            return text;
        var said = (kept?.Said ?? result?.Exception?.Message ?? result?.Message ?? "").Trim();
        return reason is null ? said : new BrokenText(language).OfStep(reason, sentence.Sentence, said);
    }

    // how to write the missing step definition, as the runner suggests it
    private IEnumerable<Evidence> Snippets(TestStep step, string? reason) =>
        reason == "undefined-step" && step.PickleStepId is { } id && suggestions.TryGetValue(id, out var suggestion)
            ? suggestion.Snippets.Select(s => new Evidence("Snippet", "text/plain") { Content = Encoding.UTF8.GetBytes(s.Code) })
            : [];

    private static StepResult Blank(string keyword, string text) => new() { Keyword = keyword, Text = text, Verdict = Verdict.Skipped };

    private StepResult Hook(TestStep step)
    {
        var hook = step.HookId is { } id ? hooks.GetValueOrDefault(id) : null;
        var kind = hook?.Type switch
        {
            HookType.BEFORE_TEST_CASE => "Before ",
            HookType.AFTER_TEST_CASE => "After ",
            HookType.BEFORE_TEST_STEP => "BeforeStep ",
            HookType.AFTER_TEST_STEP => "AfterStep ",
            _ => "Hook ",
        };
        return Blank(kind, hook?.Name ?? "hook") with { Hook = true };
    }

    private StepResult Sentence(PickleStep step)
    {
        var written = features.Step(step);
        var argument = step.Argument;
        return Blank(written?.Keyword ?? "", step.Text) with
        {
            Line = (int)(written?.Location.Line ?? 0),
            Table = [.. argument?.DataTable?.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(c => c.Value ?? "")]) ?? []],
            DocString = argument?.DocString?.Content,
        };
    }

    private static IReadOnlyList<NamedValue> Arguments(TestStep step)
    {
        if (step.StepMatchArgumentsLists is not { Count: 1 } lists)
            return [];
        return [.. lists[0].StepMatchArguments.Where(a => a.Group?.Value is not null)
            .Select((a, i) => new NamedValue(string.IsNullOrEmpty(a.ParameterTypeName) ? $"argument {i + 1}" : a.ParameterTypeName, a.Group.Value))];
    }
}
