using TrackE2E.Core.Verdicts;
using TrackE2E.Gherkin.Checking;
using TrackE2E.Gherkin.Running;
using TrackE2E.Gherkin.TagExpressions;
using TrackE2E.Hosting.Runs;

namespace TrackE2E.Cli.Run;

/// <summary>Finds mistakes in what was asked for before anything is started: paths, tags, steps.</summary>
internal static class Selection
{
    /// <returns>What binding the selected steps found.</returns>
    /// <exception cref="BrokenException">path-missing, tag-malformed.</exception>
    public static BindingReport Read(RunRequest request)
    {
        try
        {
            return RunSession.Vocabulary(new FeatureEngineBuilder()).Build().Check(RunSession.OptionsOf(request, 1));
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

    /// <exception cref="BrokenException">nothing-selected, undefined-step, feature-unreadable.</exception>
    public static void Require(RunRequest request)
    {
        var report = Read(request);
        if (report.Scenarios == 0 && report.FeatureErrors.Count == 0 && !request.AllowEmpty)
        {
            throw new BrokenException(
                "nothing-selected", "nothing ran: no scenario is selected", "at least one scenario", request.Tags is null ? $"none under {string.Join(", ", request.Paths)}" : $"no scenario under {string.Join(", ", request.Paths)} has the tags {request.Tags}",
                "mend the path or --tag; --allow-empty makes this no mistake");
        }
    }
}
