using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace TrackE2E.Tests.Catalogue;

/// <summary>features/catalogue.yaml, the tags of features and the sample shop's mutants say the same ids.</summary>
public sealed partial class CatalogueTests
{
    private static readonly string Root = typeof(CatalogueTests).Assembly.GetCustomAttributes(typeof(System.Reflection.AssemblyMetadataAttribute), false)
        .Cast<System.Reflection.AssemblyMetadataAttribute>().First(a => a.Key == "RepositoryRoot").Value!;

    private static readonly Dictionary<string, Dictionary<string, string>> Entries = Read();
    private static readonly List<JsonElement> Mutants = [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "tests", "SampleShop", "mutants.json"))).RootElement.GetProperty("mutants").EnumerateArray()];

    private static IEnumerable<string> OnWeb => Entries.Where(e => !e.Value.ContainsKey("shown")).Select(e => e.Key);

    [Test]
    public void It_has_the_141_ids_and_each_that_a_page_cannot_show_says_why()
    {
        Entries.Count.ShouldBe(141);
        Entries.Where(e => e.Value.ContainsKey("shown")).ShouldAllBe(e => e.Value.ContainsKey("why") && e.Value["why"].Length > 20);
        Entries.Values.Where(e => e.ContainsKey("shown")).Select(e => e["shown"]).Distinct().ShouldBeSubsetOf(["app", "pipelines", "gate"]);
    }

    [Test]
    public void Every_tag_of_that_form_is_an_id_and_every_id_for_the_web_has_a_scenario()
    {
        var tags = Directory.GetFiles(Path.Combine(Root, "features"), "*.feature", SearchOption.AllDirectories)
            .SelectMany(File.ReadAllLines).Where(l => l.TrimStart().StartsWith('@')).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(t => Id().Match(t)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();

        tags.Except(Entries.Keys).ShouldBeEmpty("a tag that is no id of the catalogue");
        OnWeb.Except(tags).Except(UnseenIds).ShouldBeEmpty("an id that a page can show without a scenario");
    }

    [Test]
    public void Every_id_for_the_web_has_a_mutant_and_no_other_has()
    {
        var mutants = Mutants.Select(m => m.GetProperty("id").GetString()!.Split('.')[0]).ToHashSet();

        OnWeb.Except(mutants).ShouldBeEmpty("an id that a page can show without a mutant");
        mutants.Except(OnWeb).ShouldBeEmpty("a mutant of an id that the catalogue does not show on a page");
    }

    // ids of which no mutant can be seen by a driven browser; mutants.json says why
    private static IEnumerable<string> UnseenIds => Mutants.GroupBy(m => m.GetProperty("id").GetString()!.Split('.')[0])
        .Where(g => g.All(m => m.TryGetProperty("unseen", out var why) && why.GetString()!.Length > 20)).Select(g => g.Key);

    private static Dictionary<string, Dictionary<string, string>> Read()
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(Path.Combine(Root, "features", "catalogue.yaml"));
        yaml.Load(text);
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.Values.Cast<YamlMappingNode>().SelectMany(section => section.Children)
            .ToDictionary(e => ((YamlScalarNode)e.Key).Value!, e => ((YamlMappingNode)e.Value).Children.ToDictionary(f => ((YamlScalarNode)f.Key).Value!, f => ((YamlScalarNode)f.Value).Value!));
    }

    [GeneratedRegex(@"^@([A-Z]{2}-\d{2})(?:\.[a-z])?$")]
    private static partial Regex Id();
}
