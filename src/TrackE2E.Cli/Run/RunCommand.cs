using System.CommandLine;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary><c>tracke2e run</c>: the main job.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "feature files or folders, with lines where wanted: features/home.feature:12", DefaultValueFactory = _ => ["features"] };
        var tag = new Option<string?>("--tag") { Description = "tag expression: \"@EX-02 and not @slow\"" };
        var device = new Option<string[]>("--device") { Description = "device of devices.json, by name or @tag; several by comma", AllowMultipleArgumentsPerToken = true };
        var environment = new Option<string?>("--env") { Description = "environment of tracke2e.json" };
        var parallel = new Option<int?>("--parallel") { Description = "scenarios at the same time; default: the device's slots" };
        var repeat = new Option<int>("--repeat") { Description = "run each scenario so often", DefaultValueFactory = _ => 1 };
        var watch = new Option<bool>("--watch") { Description = "run again when a feature, plan or setting is saved" };
        var events = new Option<bool>("--events") { Description = "print each scenario's events as a table, passing ones too" };
        var language = new Option<string?>("--lang") { Description = "language of this command's own lines: en or zh" };
        var output = new Option<string>("--out") { Description = "output folder", DefaultValueFactory = _ => Path.Combine("artifacts", "run") };
        var dry = new Option<bool>("--dry-run") { Description = "bind every step, drive nothing" };
        var seed = new Option<int?>("--seed") { Description = "run in the random order of this seed" };
        var failFast = new Option<bool>("--fail-fast") { Description = "stop after the first scenario that does not pass" };
        var empty = new Option<bool>("--allow-empty") { Description = "a run of nothing is no mistake (for shards)" };
        var junit = new Option<string?>("--junit") { Description = "also write the JUnit XML here; it is always in the output folder as junit.xml" };
        parallel.Validators.Add(r => Require(r.GetValueOrDefault<int?>() is null or > 0, r, "--parallel needs a number from 1"));
        repeat.Validators.Add(r => Require(r.GetValueOrDefault<int>() > 0, r, "--repeat needs a number from 1"));
        language.Validators.Add(r => Require(r.GetValueOrDefault<string?>() is null or "en" or "zh", r, "--lang is en or zh"));
        var command = new Command("run", "runs feature files: starts the app under test, drives it, judges what it reports, writes the report")
        {
            paths, tag, device, environment, parallel, repeat, watch, events, language, output, dry, seed, failFast, empty, junit,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var request = new RunRequest
            {
                Paths = parsed.GetValue(paths)!,
                Tags = parsed.GetValue(tag),
                Devices = [.. (parsed.GetValue(device) ?? []).SelectMany(d => d.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                Environment = parsed.GetValue(environment),
                Parallel = parsed.GetValue(parallel),
                Repeat = parsed.GetValue(repeat),
                Out = parsed.GetValue(output)!,
                Seed = parsed.GetValue(seed),
                FailFast = parsed.GetValue(failFast),
                AllowEmpty = parsed.GetValue(empty),
                Command = "tracke2e " + string.Join(' ', parsed.Tokens.Select(t => t.Value)),
            };
            var words = new Words(parsed.GetValue(language) ?? Words.OfMachine());
            return parsed.GetValue(dry) ? Task.FromResult(DryRun.Execute(request, words))
                : parsed.GetValue(watch) ? WatchLoop.ExecuteAsync(request, words, parsed.GetValue(events), parsed.GetValue(junit), cancellation)
                : Execution.ExecuteAsync(request, words, parsed.GetValue(events), parsed.GetValue(junit), cancellation);
        });
        return command;
    }

    private static void Require(bool holds, System.CommandLine.Parsing.OptionResult result, string message)
    {
        if (!holds)
        {
            result.AddError(message);
        }
    }
}
