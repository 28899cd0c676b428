using System.CommandLine;
using TrackE2E.Cli.Printing;
using TrackE2E.Gherkin.Running;
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
        var language = CommonOptions.Language();
        language.Description = "language of this command's own lines: en or zh";
        var output = new Option<string>("--out") { Description = "output folder", DefaultValueFactory = _ => Path.Combine("artifacts", "run") };
        var dry = new Option<bool>("--dry-run") { Description = "bind every step, drive nothing" };
        var order = new Option<string>("--order") { Description = "file (as written, the default), reverse, or random (prints its seed)", DefaultValueFactory = _ => "file" };
        var seed = new Option<int?>("--seed") { Description = "run in the random order of this seed" };
        var shard = new Option<string?>("--shard") { Description = "run one of several parts, such as 2/5; together the parts are the whole run. tracke2e report merge joins what they write" };
        var durations = new Option<string?>("--durations") { Description = "summary.json of an earlier run, or its folder: --shard balances by it. All parts must be given the same" };
        var failFast = new Option<bool>("--fail-fast") { Description = "stop after the first scenario that does not pass" };
        var empty = new Option<bool>("--allow-empty") { Description = "a run of nothing is no mistake (for shards)" };
        var junit = new Option<string?>("--junit") { Description = "also write the JUnit XML here; it is always in the output folder as junit.xml" };
        parallel.Validators.Add(r => CommonOptions.Require(CommonOptions.IsCount(r), r, "--parallel needs a number from 1", "--parallel 需要不小于 1 的数字"));
        repeat.Validators.Add(r => CommonOptions.Require(CommonOptions.IsCount(r), r, "--repeat needs a number from 1", "--repeat 需要不小于 1 的数字"));
        order.Validators.Add(r => CommonOptions.Require(r.GetValueOrDefault<string>() is "file" or "reverse" or "random", r, "--order is file, reverse or random", "--order 只能是 file、reverse 或 random"));
        seed.Validators.Add(r => CommonOptions.Require(r.GetResult(order) is null or { Implicit: true } || r.GetValue(order) == "random", r, "--seed is the seed of a random order: leave --order out, or say --order random", "--seed 是随机顺序的种子：去掉 --order，或写 --order random"));
        shard.Validators.Add(r => CommonOptions.Require(r.GetValueOrDefault<string?>() is not { } part || Shard.TryParse(part, out _), r, "--shard needs the number of the part and how many there are, such as 2/5", "--shard 需要份号和总份数，例如 2/5"));
        durations.Validators.Add(r => CommonOptions.Require(r.GetResult(shard) is not null, r, "--durations balances the parts of --shard", "--durations 用于均分 --shard 的各份"));
        var command = new Command("run", "runs feature files: starts the app under test, drives it, judges what it reports, writes the report")
        {
            paths, tag, device, environment, parallel, repeat, watch, events, language, output, dry, order, seed, shard, durations, failFast, empty, junit,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var words = new Words(parsed.GetValue(language) ?? Words.OfMachine());
            var random = parsed.GetValue(order) == "random" || parsed.GetValue(seed) is not null;
            var request = new RunRequest
            {
                Paths = parsed.GetValue(paths)!,
                Tags = parsed.GetValue(tag),
                Devices = [.. (parsed.GetValue(device) ?? []).SelectMany(d => d.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
                Environment = parsed.GetValue(environment),
                Parallel = parsed.GetValue(parallel),
                Repeat = parsed.GetValue(repeat),
                Out = parsed.GetValue(output)!,
                Order = random ? ScenarioOrder.Random : parsed.GetValue(order) == "reverse" ? ScenarioOrder.Reverse : ScenarioOrder.Defined,
                Seed = random ? parsed.GetValue(seed) ?? NewSeed() : null,
                Shard = parsed.GetValue(shard) is { } part ? Shard.Parse(part) : null,
                Durations = parsed.GetValue(durations),
                Language = words.Language,
                FailFast = parsed.GetValue(failFast),
                AllowEmpty = parsed.GetValue(empty),
                Command = "tracke2e " + string.Join(' ', parsed.Tokens.Select(t => t.Value)),
            };
            return parsed.GetValue(dry) ? DryRun.ExecuteAsync(request, words, parsed.InvocationConfiguration.Output, cancellation)
                : parsed.GetValue(watch) ? WatchLoop.ExecuteAsync(request, words, parsed.GetValue(events), parsed.GetValue(junit), cancellation)
                : Execution.ExecuteAsync(request, words, parsed.GetValue(events), parsed.GetValue(junit), cancellation);
        });
        return command;
    }

    // short enough to be typed again
#pragma warning disable CA5394 // an order, not a secret
    private static int NewSeed() => Random.Shared.Next(1, 1_000_000);
#pragma warning restore CA5394
}
