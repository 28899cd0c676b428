using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Running;
using TrackE2E.Gherkin.TagExpressions;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary>Finds mistakes in what was asked for before anything is started: paths, tags, steps.</summary>
internal static class Selection
{
    /// <summary>Loads the team's own steps and binds the selected steps.</summary>
    /// <returns>What binding found, the request with the loaded steps and the shard's weights in it, and the engine that has bound them.</returns>
    /// <exception cref="BrokenException">path-missing, tag-malformed, bindings-unbuildable, settings-unreadable, summary-unreadable.</exception>
    public static async Task<(BindingReport Report, RunRequest Request, FeatureEngine Bound)> ReadAsync(RunRequest request, Action<string> say, CancellationToken cancellation)
    {
        request = request with { TeamSteps = await TeamSteps.LoadAsync(request, say, cancellation) };
        var engine = Engine(request.TeamSteps);
        if (request.Shard is not { } shard)
        {
            return (Check(engine, request), request, engine);
        }

        var all = Check(engine, request with { Shard = null, Order = ScenarioOrder.Defined, Seed = null });
        request = request with { Shard = shard with { LastDurations = request.Durations is { } last ? LastRun.Durations(last, all.Cases) : shard.LastDurations } };
        return (Check(engine, request), request, engine);
    }

    /// <summary>The vocabulary and the team's own steps, with nothing to drive.</summary>
    /// <exception cref="BrokenException">bindings-unbuildable: they cannot be bound.</exception>
    public static FeatureEngine Engine(IReadOnlyList<System.Reflection.Assembly> teamSteps)
    {
        try
        {
            var builder = new FeatureEngineBuilder();
            foreach (var assembly in teamSteps)
            {
                builder.AddBindings(assembly);
            }

            return RunSession.Vocabulary(builder).Build();
        }
        catch (BindingException e)
        {
            throw new BrokenException("bindings-unbuildable", "the team's own steps cannot be used", "bindings without mistakes", e.Message, "mend what is named, then run again", null, e);
        }
    }

    /// <exception cref="BrokenException">nothing-selected.</exception>
    public static void Require(BindingReport report, RunRequest request)
    {
        if (report.Scenarios == 0 && report.FeatureErrors.Count == 0 && !request.AllowEmpty)
        {
            var where = string.Join(", ", request.Paths) + (request.Shard is { } shard ? $" (part {shard.Index} of {shard.Count})" : "");
            throw new BrokenException(
                "nothing-selected", "nothing ran: no scenario is selected", "at least one scenario", request.Tags is null ? $"none under {where}" : $"no scenario under {where} has the tags {request.Tags}",
                "mend the path or --tag; --allow-empty makes this no mistake");
        }
    }

    /// <summary>Whether every step is the team's own: then perhaps no scenario opens a screen.</summary>
    public static bool NeedsNoScreen(BindingReport report) => report.Uses.Count > 0 && report.Uses.All(u => u.Definition.Method is not null);

    private static BindingReport Check(FeatureEngine engine, RunRequest request)
    {
        try
        {
            return engine.Check(RunSession.OptionsOf(request, 1));
        }
        catch (FileNotFoundException e)
        {
            throw new BrokenException("path-missing", $"there is no feature file or folder \"{e.FileName}\"", "a .feature file or a folder with some", "nothing there", "mend the path; the default is the folder features", null, e);
        }
        catch (TagExpressionException e)
        {
            throw new BrokenException("tag-malformed", "the tag expression cannot be read", "@a and (@b or not @c)", e.Message, "mend --tag", null, e);
        }
    }
}
