using TrackE2E.Gherkin.Messages;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Tests.Gherkin.Reading;

/// <summary>Folders that a file sets apart are a run of their own.</summary>
[TestFixture]
internal sealed class SetApartTests
{
    private string root = null!;

    [SetUp]
    public void Make()
    {
        root = Directory.CreateTempSubdirectory("apart").FullName;
        Write("own.json", "");
        Write("a.feature", "Feature: a");
        Write("web/b.feature", "Feature: b");
        Write("app/own.json", "");
        Write("app/c.feature", "Feature: c");
        Write("app/deep/d.feature", "Feature: d");
        Write("app/deep/own.json", "");
        Write("apple/e.feature", "Feature: e");
    }

    [TearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    [Test]
    public void A_folder_below_with_the_file_is_left_out_and_its_neighbours_stay() =>
        Read("own.json", root).ShouldBe(["a.feature", "apple/e.feature", "web/b.feature"]);

    [Test]
    public void Asked_for_itself_it_is_read_without_what_is_apart_in_it() => Read("own.json", Path.Combine(root, "app")).ShouldBe(["app/c.feature"]);

    [Test]
    public void A_file_named_by_itself_is_read_wherever_it_is() => Read("own.json", Path.Combine(root, "app", "c.feature")).ShouldBe(["app/c.feature"]);

    [Test]
    public void Without_a_file_name_everything_is_read() => Read(null, root).Count.ShouldBe(5);

    [Test]
    public void The_outermost_folders_are_told() => FeatureReader.SetApart(root, "own.json").ShouldBe([Path.Combine(root, "app")]);

    private List<string> Read(string? apart, string path) => [.. new FeatureReader(root, new MessageIds(), apart).Read([path]).Select(f => f.Document.Source.Uri)];

    private void Write(string name, string text)
    {
        var file = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
