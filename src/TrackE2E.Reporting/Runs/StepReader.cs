using System.Text;
using Io.Cucumber.Messages.Types;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Reporting.Runs;

/// <summary>Reads the steps of one execution.</summary>
internal sealed class StepReader(FeatureIndex features, IReadOnlyDictionary<string, Hook> hooks)
{
    public IReadOnlyList<StepResult> Read(Pickle pickle, TestCase testCase, Execution? execution, ScenarioRecord? record)
    {
        var pickleSteps = pickle.Steps.ToDictionary(s => s.Id);
        return [.. testCase.TestSteps.Select(step => Read(step, step.PickleStepId is { } id ? pickleSteps.GetValueOrDefault(id) : null, execution, record))];
    }

    /// <summary>A message's attachment as evidence.</summary>
    public static Evidence Evidence(Attachment attachment) => new(attachment.FileName ?? attachment.MediaType ?? "attachment", attachment.MediaType ?? "text/plain")
    {
        Content = attachment.ContentEncoding == AttachmentContentEncoding.BASE64 ? Convert.FromBase64String(attachment.Body) : Encoding.UTF8.GetBytes(attachment.Body ?? ""),
    };

    private StepResult Read(TestStep step, PickleStep? pickleStep, Execution? execution, ScenarioRecord? record)
    {
        var ended = execution?.Ended.GetValueOrDefault(step.Id);
        var kept = record?.Steps.GetValueOrDefault(step.Id);
        var (verdict, reason) = Judge(ended?.TestStepResult, kept, execution?.Began.ContainsKey(step.Id) ?? false);
        var sentence = pickleStep is null ? Hook(step) : Sentence(pickleStep);
        return sentence with
        {
            Verdict = verdict,
            Reason = reason,
            Message = Message(verdict, reason, sentence, kept, ended?.TestStepResult),
            Start = execution?.Began.GetValueOrDefault(step.Id) ?? default,
            Duration = ended?.TestStepResult.Duration?.ToSpan() ?? TimeSpan.Zero,
            Findings = kept?.Findings ?? [],
            Arguments = Arguments(step),
            Attachments = [.. kept?.Attachments ?? [], .. execution?.Attachments.Where(a => a.TestStepId == step.Id).Select(Evidence) ?? []],
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

    private static string? Message(Verdict verdict, string? reason, StepResult sentence, StepRecord? kept, TestStepResult? result)
    {
        if (verdict is Verdict.Pass or Verdict.Skipped)
            return null;
        if (kept?.Text is { } text)
            return text;
        var said = (result?.Exception?.Message ?? result?.Message ?? "").Trim();
        return reason switch
        {
            "undefined-step" => $"broken: undefined-step  no step definition matches\n  expected  a step of the vocabulary (tracke2e steps lists them)\n  actual    {sentence.Sentence}\n"
                + "  do        write it as the list has it, or bind it in a project named under \"bindings\"",
            "ambiguous-step" => $"broken: ambiguous-step  more than one step definition matches\n  expected  exactly one\n  actual    {sentence.Sentence}{Under(said)}\n  do        make the expressions differ",
            "pending-step" => $"broken: pending-step  the step is not written yet\n  expected  a step that judges\n  actual    {sentence.Sentence}\n  do        finish its step definition",
            "step-error" => $"broken: step-error  the step ended with an error that is no finding\n  expected  a verdict\n  actual    {(said.Length == 0 ? "no message" : FirstLine(said))}\n"
                + $"  where     {sentence.Sentence}\n  do        see the step's trace; if it is our own step, report it",
            "not-finished" => $"broken: not-finished  the step began and never ended\n  expected  an end\n  actual    {sentence.Sentence}\n  do        see the run's own output, then run again",
            _ => said.Length == 0 ? null : said,
        };
    }

    private static string Under(string text) => text.Length == 0 ? "" : "\n            " + text.ReplaceLineEndings("\n            ");

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();

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
