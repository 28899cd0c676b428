using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TrackE2E.Tests.Architecture;

/// <summary>Projects and the rooms inside Core know only what the design's arrows let them know.</summary>
internal sealed partial class ArrowTests
{
    // project → the projects it may refer to, by themselves or through others
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Gherkin"] = [],
        ["Capture"] = ["Core"],
        ["Driving"] = ["Core"],
        ["Driving.Web"] = ["Driving", "Core"],
        ["Driving.App"] = ["Driving", "Core"],
        ["Reporting"] = ["Core"],
        ["Scenarios"] = ["Core", "Capture", "Driving", "Gherkin"],
        ["Hosting"] = ["Core", "Capture", "Driving", "Driving.Web", "Driving.App", "Gherkin", "Scenarios", "Reporting"],
        ["Cli"] = ["Core", "Capture", "Driving", "Driving.Web", "Driving.App", "Gherkin", "Scenarios", "Reporting", "Hosting"],
    };

    // room of Core → the rooms it may use
    private static readonly Dictionary<string, string[]> Rooms = new(StringComparer.Ordinal)
    {
        ["Plans"] = [],
        ["Events"] = [],
        ["Verdicts"] = ["Plans", "Events"],
        ["Decoding"] = ["Plans", "Events"],
        ["Ledger"] = ["Plans", "Events", "Decoding", "Verdicts"],
        ["Rules"] = ["Plans", "Events", "Decoding", "Ledger", "Verdicts"],
    };

    [Test]
    public void Projects_refer_only_where_the_design_has_an_arrow()
    {
        var seen = 0;
        foreach (var file in Directory.GetFiles(Source, "*.csproj", SearchOption.AllDirectories).Where(IsOurs))
        {
            var project = Path.GetFileNameWithoutExtension(file)["TrackE2E.".Length..];
            var referred = XDocument.Load(file).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/'))["TrackE2E.".Length..]);
            referred.Except(Projects[project]).ShouldBeEmpty(project);
            seen++;
        }

        seen.ShouldBe(Projects.Count);
    }

    [Test]
    public void Rooms_of_Core_use_only_what_comes_before_them() => WrongUses(Core, Rooms).ShouldBeEmpty();

    [Test]
    public void A_wrong_arrow_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("tracke2e-arrows").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "Plans"));
        File.WriteAllText(Path.Combine(folder, "Plans", "Wrong.cs"), "using TrackE2E.Core.Rules.Counts;\nnamespace TrackE2E.Core.Plans;\n");

        WrongUses(folder, Rooms).ShouldBe([Path.Combine("Plans", "Wrong.cs") + " uses Rules"]);
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public void The_arrows_have_no_cycle()
    {
        foreach (var (room, uses) in Rooms.Concat(Projects))
        {
            uses.Where(used => (Rooms.GetValueOrDefault(used) ?? Projects[used]).Contains(room)).ShouldBeEmpty(room);
        }
    }

    [Test]
    public void Only_the_shop_and_the_outer_tests_know_its_mutants()
    {
        var allowed = new[] { Path.Combine("tests", "SampleShop"), Path.Combine("tests", "TrackE2E.BrowserTests", "Outer"), Path.Combine("tests", "FailingFeatures"), Path.Combine("tests", "TrackE2E.Tests", "Architecture"), "README.md" };
        Mentions("SHOP_MUTANT").Where(f => !allowed.Any(a => f.StartsWith(a, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Test]
    public void No_code_of_the_product_names_events_of_the_sample_shop()
    {
        var events = new[] { "home_rec_view", "home_sale_view", "product_exposure", "product_click", "checkout_submit", "com.tracke2e.shop" };
        events.SelectMany(name => Mentions(name).Where(f => f.StartsWith("src", StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal))
                .Where(f => CodeOf(Path.Combine(Root, f)).Any(line => line.Contains(name, StringComparison.Ordinal))).Select(f => $"{f} names {name}"))
            .ShouldBeEmpty();
    }

    private static string Root { get; } = FindRoot();

    private static string Source => Path.Combine(Root, "src");

    private static string Core => Path.Combine(Source, "TrackE2E.Core");

    private static IEnumerable<string> WrongUses(string folder, Dictionary<string, string[]> arrows) =>
        from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        where IsOurs(file)
        let room = Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0]
        where arrows.ContainsKey(room)
        from used in File.ReadLines(file).Select(line => CoreUsing().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct()
        where used != room && !arrows[room].Contains(used)
        select $"{Path.GetRelativePath(folder, file)} uses {used}";

    // code without its comments: an example in a docstring may name anything
    private static IEnumerable<string> CodeOf(string file) => File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !line.TrimStart().StartsWith('*'));

    private static IEnumerable<string> Mentions(string text) => Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Where(f => IsOurs(f) && new FileInfo(f).Length < 1_000_000 && Path.GetExtension(f) is ".cs" or ".js" or ".json" or ".md" or ".yaml" or ".feature" or ".csproj")
        .Where(f => File.ReadAllText(f).Contains(text, StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root, f));

    private static bool IsOurs(string file) =>
        !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules" or ".git" or "artifacts");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "TrackE2E.sln")))
        {
            folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("the repository's root was not found");
        }

        return folder;
    }

    [GeneratedRegex(@"^using (?:static )?TrackE2E\.Core\.(\w+)")]
    private static partial Regex CoreUsing();
}
