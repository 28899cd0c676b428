using System.Globalization;
using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;
using TrackE2E.Gherkin.TagExpressions;

namespace TrackE2E.Gherkin.Running;

/// <summary>The files and scenarios that options select, in the order in which they are to be started.</summary>
internal sealed record ScenarioSelection(RunOptions Options, MessageIds Ids, IReadOnlyList<FeatureDocument> Documents, IReadOnlyList<ScenarioCase> Scenarios, int? Seed)
{
    public static ScenarioSelection Read(RunOptions options)
    {
        var ids = new MessageIds(options.Shard is { } shard ? string.Create(CultureInfo.InvariantCulture, $"{shard.Index}-") : "");
        var tags = TagExpression.Parse(options.Tags ?? "");
        var files = new FeatureReader(options.BaseFolder, ids, options.Apart).Read(options.Paths);
        var scenarios = files.SelectMany(f => f.Document.Scenarios.Where(s => PathWithLines.Selects(f.Lines, s) && tags.Evaluate(s.Tags))).ToArray();
        scenarios = options.Shard?.Select(scenarios) ?? scenarios;
        int? seed = null;
        switch (options.Order)
        {
            case ScenarioOrder.Reverse:
                Array.Reverse(scenarios);
                break;
            case ScenarioOrder.Random:
                seed = options.Seed ?? Random.Shared.Next();
#pragma warning disable CA5394 // an order, not a secret
                new Random(seed.Value).Shuffle(scenarios);
#pragma warning restore CA5394
                break;
        }

        return new(options, ids, [.. files.Select(f => f.Document)], scenarios, seed);
    }

    /// <summary>Whether these options select the same in the same order.</summary>
    public bool Serves(RunOptions other) => other with { Paths = Options.Paths, Parallel = Options.Parallel, Repeat = Options.Repeat, Retry = Options.Retry, DryRun = Options.DryRun, FailFast = Options.FailFast, StartFailure = Options.StartFailure } == Options
        && other.Paths.SequenceEqual(Options.Paths) && (other.Order != ScenarioOrder.Random || other.Seed is not null);
}
