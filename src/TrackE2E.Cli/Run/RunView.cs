using System.Globalization;
using Spectre.Console;
using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Running;
using TrackE2E.Hosting.Runs;
using TrackE2E.Reporting.Masking;
using TrackE2E.Scenarios.Scope;

namespace TrackE2E.Cli.Run;

/// <summary>Shows a run line by line: set-up, scenarios with their steps when they do not pass, elapsed time. Colours only on a terminal.</summary>
internal sealed class RunView(RunConsole console, Words words, bool events) : IRunView
{
    private int all;
    private int done;
    private bool begun;
    private Mask mask = new();

    /// <summary>How much of the time before the first step was spent on building.</summary>
    public TimeSpan Building { get; set; }

    public void UseMask(Mask mask) => this.mask = mask;

    public void Say(string line) => console.Line($"[grey]· {mask.Text(line)}[/]");

    /// <summary>What decides which scenarios run, and in which order, when it is not all of them as written.</summary>
    public void SayOrder(RunRequest request, BindingReport report)
    {
        if (request.Shard is { } shard)
        {
            Say(words.Say(
                $"part {shard.Index} of {shard.Count}: {report.Scenarios} scenarios{(shard.LastDurations.Count > 0 ? $", balanced by {request.Durations}" : "")}",
                $"第 {shard.Index} 份，共 {shard.Count} 份：{report.Scenarios} 个场景{(shard.LastDurations.Count > 0 ? $"，按 {request.Durations} 的耗时均分" : "")}"));
        }

        if (request.Seed is { } seed)
        {
            Say(words.Say($"random order, seed {seed}; again in this order: --seed {seed}", $"随机顺序，种子 {seed}；按此顺序重跑：--seed {seed}"));
        }
    }

    public void RunStarted(IReadOnlyList<Gherkin.Reading.ScenarioCase> scenarios)
    {
        all = scenarios.Count;
        done = 0;
        Say(words.Say($"{all} scenarios", $"{all} 个场景"));
    }

    public void StepStarted(ScenarioRun run, Gherkin.Reading.ScenarioStep? scenarioStep)
    {
        if (begun || scenarioStep is null)
        {
            return;
        }

        begun = true;
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var after = TimeProvider.System.GetLocalNow() - process.StartTime;
        var exactly = after.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s";
        Say(words.Say($"first step after {exactly}", $"{exactly} 后开始第一个步骤") + (Building == TimeSpan.Zero ? "" : words.Say($", {Seconds(Building)} of it building", $"，其中构建 {Seconds(Building)}")));
    }

    public void StepFinished(ScenarioRun run, StepResult result)
    {
        // steps are shown as they happen only where somebody watches one scenario at a time
        if (console.Interactive && result.Step is { } step)
        {
            console.Line($"[grey]    {Mark(result.Status)} {step.Keyword} {mask.Text(step.Text)}  {Seconds(result.Duration)}[/]");
        }
    }

    public void ScenarioFinished(ScenarioResult result)
    {
        done++;
        var verdict = VerdictOf(result);
        var told = $" {done}/{all}  {result.Case.Feature.Source.Uri}:{result.Case.RowLine ?? result.Case.Line}  {mask.Text(result.Case.DisplayName)}  ";
        if (console.Interactive)
        {
            console.Ansi.MarkupLineInterpolated($"[{Colour(verdict)}]{Padded(words.Of(verdict))}[/]{told}[grey]{Seconds(result.Duration)}[/]");
        }
        else
        {
            // a file takes no colours, and markup of a thousand lines takes its time
            System.Console.WriteLine(Padded(words.Of(verdict)) + told + Seconds(result.Duration));
        }

        if (verdict is Verdict.Fail or Verdict.Broken)
        {
            foreach (var step in result.Steps.Where(s => s.Step is not null || s == result.Decisive))
            {
                var place = step == result.Decisive && step.Step is not null ? $"   {result.Case.Feature.Source.Uri}:{step.Step.Location.Line}" : "";
                console.Line($"    {Mark(step.Status)} {(step.Step is { } said ? $"{said.Keyword} {mask.Text(said.Text)}" : step.Hook)}[grey]{place}[/]");
            }

            // the text's own lines are a contract: never broken at a width
            System.Console.WriteLine(Indented(mask.Text(FailureOf(result))));
        }
    }

    public void RunFinished(RunResult result)
    {
        foreach (var error in result.FeatureErrors)
        {
            System.Console.WriteLine($"{words.Of(Verdict.Broken)}: feature-unreadable  {mask.Text(error.In(words.Culture))}");
        }

        foreach (var error in result.ErrorsIn(words.Culture))
        {
            System.Console.WriteLine(mask.Text(error));
        }
    }

    public void Ended(ScenarioRun run, TrackingScenario scenario)
    {
        if (events)
        {
            EventTable.Write(console.Ansi, words, mask, scenario);
        }
    }

    /// <summary>What was found, then what the user did until then; of an exception that is no text of ours, the type and the user's own frames.</summary>
    internal static string FailureOf(ScenarioResult result)
    {
        var text = result.Exception switch
        {
            FindingsException => result.Exception.Message,
            BrokenException broken => broken.In(result.Case.Feature.Culture.Name),
            null => result.Decisive?.Message ?? "",
            _ => (result.Decisive?.Message ?? result.Exception.MessageIn(result.Case.Feature.Culture)) + (result.FailureStack.Length > 0 ? "\n" + result.FailureStack : ""),
        };
        return result.FailureNote is { } note ? $"{text}\n{note}" : text;
    }

    private static Verdict VerdictOf(ScenarioResult result) => result.Status switch
    {
        RunStatus.Passed => Verdict.Pass,
        RunStatus.Skipped => Verdict.Skipped,
        _ => result.Exception is FindingsException ? Verdict.Fail : Verdict.Broken,
    };

    private static string Colour(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "green",
        Verdict.Fail => "red",
        Verdict.Broken => "yellow",
        _ => "grey",
    };

    private static string Mark(RunStatus status) => status switch
    {
        RunStatus.Passed => "✓",
        RunStatus.Skipped => "-",
        _ => "✗",
    };

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    private static string Padded(string word) => word.PadRight(7);

    private static string Indented(string text) => "      " + text.ReplaceLineEndings("\n      ") + "\n";
}
