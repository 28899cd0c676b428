using System.Globalization;
using System.Text;

namespace TrackE2E.BrowserTests.Outer.Support;

/// <summary>What a detection run tries, by its variables: <c>TRACKE2E_DETECTION_OTHERS</c>, <c>_SEED</c> and <c>_PART</c>.</summary>
internal static class MutantChoice
{
    /// <summary>The commit that is tried, with <c>+</c> when files were changed; empty without git.</summary>
    public static string Commit { get; } = CommitOf();

    /// <summary>Decides which scenarios without the tag are run too.</summary>
    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_SEED"), out var seed) ? seed : Environment.TickCount;

    /// <summary>How many scenarios without the tag are run too.</summary>
    public static int OthersOr(int usual) => int.TryParse(Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_OTHERS"), out var others) ? others : usual;

    /// <summary>The part that was asked for, all without one.</summary>
    /// <param name="ids">Ids of mutants.</param>
    /// <param name="shift">Moves the parts on.</param>
    public static IEnumerable<string> Part(IEnumerable<string> ids, int shift)
    {
        var part = Environment.GetEnvironmentVariable("TRACKE2E_DETECTION_PART")?.Split('/');
        return part is [var which, var of] && int.TryParse(which, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var parts) && parts > 0
            ? ids.Where((_, i) => (i + shift) % parts == number % parts)
            : ids;
    }

    /// <summary>Some scenarios that have neither the mutant's tag nor its catalogue id's, by the seed; others for each mutant.</summary>
    public static IReadOnlySet<string> Others(DeclaredMutant mutant, IEnumerable<(string Place, IReadOnlyList<string> Tags)> scenarios, int count)
    {
        var random = new Random(mutant.Id.Aggregate(Seed, (seed, c) => unchecked((seed * 31) + c)));
        var chosen = scenarios.Where(s => !s.Tags.Contains("@" + mutant.Id) && !s.Tags.Contains("@" + mutant.CatalogueId)).OrderBy(_ => random.Next()).Take(count).Select(s => s.Place).ToHashSet(StringComparer.Ordinal);
        TestContext.Out.WriteLine($"{chosen.Count} other scenarios chosen by seed {Seed}");
        return chosen;
    }

    private static string CommitOf()
    {
        var head = Git("rev-parse HEAD").Trim();
        return head + (Git("status --porcelain -uno").Trim().Length > 0 ? "+" : "");
    }

    private static string Git(string arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        try
        {
            using var git = System.Diagnostics.Process.Start(start)!;
            var text = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }
}
