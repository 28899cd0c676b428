using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Reading;
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
    /// <param name="request">What was asked for.</param>
    /// <param name="say">Takes what is said of the team's own steps.</param>
    /// <param name="reading">The feature files, being read; what is wrong with them is said when they are bound.</param>
    /// <param name="cancellation">Ends the building of the team's own steps.</param>
    public static async Task<(BindingReport Report, RunRequest Request, FeatureEngine Bound)> ReadAsync(RunRequest request, Action<string> say, Task<SelectedScenarios>? reading, CancellationToken cancellation)
    {
        request = request with { TeamSteps = await TeamSteps.LoadAsync(request, say, cancellation) };
        var engine = Engine(request.TeamSteps);
        if (request.Shard is not { } shard)
        {
            var read = reading is null ? null : await reading.ContinueWith(r => r.IsCompletedSuccessfully ? r.Result : null, TaskScheduler.Default);
            return (Check(engine, request, read), request, engine);
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
            throw new BrokenException(
                "bindings-unbuildable",
                new("the team's own steps cannot be used", "团队自己的步骤无法使用"),
                new("bindings without mistakes", "没有错误的 binding"),
                Said(e),
                new("mend what is named, then run again", "修正指出的问题后重新运行"),
                null,
                e);
        }
    }

    /// <exception cref="BrokenException">nothing-selected.</exception>
    /// <param name="report">What binding found.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="engine">The engine that has bound the steps.</param>
    public static void Require(BindingReport report, RunRequest request, FeatureEngine engine)
    {
        if (report.Scenarios == 0 && report.FeatureErrors.Count == 0 && !request.AllowEmpty)
        {
            var (paths, part) = (string.Join(", ", request.Paths), request.Shard);
            var where = part is null ? paths : new Wording($"{paths} (part {part.Index} of {part.Count})", $"{paths}（第 {part.Index} 份，共 {part.Count} 份）");
            throw new BrokenException(
                "nothing-selected",
                new("nothing ran: no scenario is selected", "没有运行任何场景：没有选中场景"),
                new("at least one scenario", "至少一个场景"),
                request.Tags is null
                    ? new($"none under {where.En}{Misnamed(request).En}", $"{where.Zh} 下没有场景{Misnamed(request).Zh}")
                    : new($"no scenario under {where.En} has the tags {request.Tags}; there are: {Tags(engine, request).En}", $"{where.Zh} 下没有标签符合 {request.Tags} 的场景；现有标签：{Tags(engine, request).Zh}"),
                new("mend the path or --tag; --allow-empty makes this no mistake", "修正路径或 --tag；加上 --allow-empty 则不算错误"));
        }
    }

    /// <summary>Whether every step is the team's own: then perhaps no scenario opens a screen.</summary>
    public static bool NeedsNoScreen(BindingReport report) => report.Uses.Count > 0 && report.Uses.All(u => u.Definition.Method is not null);

    // Windows hides the ending that an editor has added
    private static Wording Misnamed(RunRequest request) =>
        request.Paths.Select(path => Path.GetFullPath(path, request.Root)).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.feature.*", SearchOption.AllDirectories))
            .FirstOrDefault(file => !file.EndsWith(".feature", StringComparison.OrdinalIgnoreCase) && !file.EndsWith(".feature.md", StringComparison.OrdinalIgnoreCase)) is { } odd
            ? new($"; {Path.GetFileName(odd)} is not read, its name must end in .feature", $"；{Path.GetFileName(odd)} 不会被读取，文件名须以 .feature 结尾")
            : new("", "");

    // a path of Windows on another system
    private static string? Slashed(string? path) =>
        path?.Replace('\\', '/') is { } slashed && slashed != path && (File.Exists(slashed) || Directory.Exists(slashed)) ? slashed : null;

    private static Wording Tags(FeatureEngine engine, RunRequest request)
    {
        var tags = Check(engine, request with { Tags = null, Shard = null }).Cases.SelectMany(c => c.Tags).Distinct().Order(StringComparer.Ordinal).ToList();
        return tags.Count == 0 ? new Wording("none", "无") : string.Join(", ", tags.Take(12)) + (tags.Count > 12 ? ", …" : "");
    }

    private static Wording Said(Exception e) => new(Phrase.Of(e).En, Phrase.Of(e).Zh);

    private static BindingReport Check(FeatureEngine engine, RunRequest request, SelectedScenarios? read = null)
    {
        try
        {
            return engine.Check(RunSession.OptionsOf(request, 1), read);
        }
        catch (FileNotFoundException e)
        {
            throw new BrokenException(
                "path-missing",
                new($"there is no feature file or folder \"{e.FileName}\"", $"没有 feature 文件或文件夹“{e.FileName}”"),
                new("a .feature file or a folder with some", ".feature 文件，或含有它们的文件夹"),
                Slashed(e.FileName) is { } there ? new($"nothing there; {there} is there: write / between folders", $"不存在；有 {there}：文件夹之间请写 /") : new("nothing there", "不存在"),
                new("mend the path; the default is the folder features", "修正路径；默认为文件夹 features"),
                null,
                e);
        }
        catch (NoSuchLineException e)
        {
            throw new BrokenException(
                "path-missing",
                new($"{e.File} has no line {e.Line}", $"{e.File} 没有第 {e.Line} 行"),
                new("a line of a scenario, or of a row of its examples", "场景所在的行，或其例子中某一行"),
                new($"the file has {e.Lines} lines", $"文件只有 {e.Lines} 行"),
                new("mend the line; without one every scenario of the file runs", "修正行号；不写行号则运行文件中的全部场景"),
                null,
                e);
        }
        catch (TagExpressionException e)
        {
            throw new BrokenException(
                "tag-malformed", new("the tag expression cannot be read", "无法读取标签表达式"), new("@a and (@b or not @c)", "形如 @a and (@b or not @c)"), Said(e), new("mend --tag", "修正 --tag"), null, e);
        }
    }
}
