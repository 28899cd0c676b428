using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Plans;

public sealed class PlanFolderTests
{
    private string folder = "";

    [SetUp]
    public void Make() => folder = Directory.CreateTempSubdirectory("plans").FullName;

    [TearDown]
    public void Remove() => Directory.Delete(folder, true);

    [Test]
    public void Files_of_a_folder_are_one_plan_and_references_cross_files()
    {
        Write("a.plan.yaml", "common: { app: { type: string } }\nevents: { v: { kind: pv, page: home } }");
        Write("b.plan.yaml", "pages: { home: { match: { path: / } } }\nevents: { w: { kind: custom } }");

        var plan = PlanReader.Read(folder);

        plan.Events.Select(planned => (planned.Id, planned.Plan, planned.Properties.Count)).ShouldBe([("v", "a", 1), ("w", "b", 1)]);
        plan.Hash.Length.ShouldBe(64);
    }

    [Test]
    public void Hash_changes_with_a_byte_and_not_with_the_folder()
    {
        Write("a.plan.yaml", "events: { v: { kind: custom } }");
        var before = PlanReader.Read(folder).Hash;
        PlanReader.ReadText("events: { v: { kind: custom } }").Hash.ShouldBe(before);

        Write("a.plan.yaml", "events: { v: { kind: custom } } ");

        PlanReader.Read(folder).Hash.ShouldNotBe(before);
    }

    [Test]
    public void One_id_in_two_files_is_refused_with_both_places()
    {
        Write("a.plan.yaml", "events: { v: { kind: custom } }");
        Write("b.plan.yaml", "\nevents: { v: { kind: custom, reported-as: { name: w } } }");

        var mistake = Should.Throw<PlanUnreadableException>(() => PlanReader.Read(folder)).Mistakes.ShouldHaveSingleItem();

        mistake.Place.ShouldBe(new PlanPlace(Path.Combine(folder, "b.plan.yaml"), 2, 11));
        mistake.What.ShouldBe($"event \"v\" stands a second time; the first is at {Path.Combine(folder, "a.plan.yaml")}:1");
    }

    [Test]
    public void Folder_without_a_plan_a_missing_one_and_a_misnamed_file_are_told()
    {
        Told(folder).ShouldBe("the folder has no plan file");
        Told(Path.Combine(folder, "none")).ShouldBe("there is no such file or folder");
        Write("a.plan.yaml", "events: {}");
        Write("b.plan.yml", "events: {}");
        Told(folder).ShouldBe("the file's name does not end as a plan's does, it would be left out");
    }

    [Test]
    public void File_in_another_encoding_is_told()
    {
        File.WriteAllBytes(Path.Combine(folder, "a.plan.yaml"), [.. "plan: "u8, 0xC9, 0xCC]);

        Told(folder).ShouldBe("the file is not UTF-8");
    }

    [Test]
    public void Unreadable_file_causes_no_false_mistakes_in_the_others()
    {
        Write("a.plan.yaml", "events: { v: { kind: pv, page: home } }");
        Write("b.plan.yaml", "pages: { home: [ }");

        Told(folder).ShouldStartWith("the YAML cannot be read");
    }

    private static string Told(string path) => Should.Throw<PlanUnreadableException>(() => PlanReader.Read(path)).Mistakes.ShouldHaveSingleItem().What;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    [Test]
    public void A_plan_of_thousands_of_events_keeps_their_order_and_names_every_mistake_by_line()
    {
        var lines = Enumerable.Range(0, 3000).Select(i => i % 1000 == 500 ? $"  e{i}: {{ kind: clik, priority: P7 }}" : $"  e{i}: {{ kind: custom, properties: {{ n: {{ type: integer, minimum: {i} }} }} }}").ToList();
        var refused = Should.Throw<PlanUnreadableException>(() => PlanReader.ReadText("events:\n" + string.Join('\n', lines)));
        refused.Mistakes.Select(mistake => mistake.Place.Line).ShouldBe([502, 502, 1502, 1502, 2502, 2502]);

        var plan = PlanReader.ReadText("events:\n" + string.Join('\n', lines.Where(line => !line.Contains("clik", StringComparison.Ordinal))));
        plan.Events.Count.ShouldBe(2997);
        plan.Events.ShouldAllBe(planned => planned.Id == "e" + planned.Properties[0].Minimum);
        plan.Events.Select(planned => planned.Place.Line).ShouldBe(Enumerable.Range(2, 2997));
    }
}
