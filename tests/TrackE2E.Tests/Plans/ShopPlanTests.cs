using System.Reflection;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Plans.Linting;
using TrackE2E.Core.Plans.Reading;
using TrackE2E.Core.Rules.Properties;

namespace TrackE2E.Tests.Plans;

/// <summary>The shop's plan is the example that people copy: clean, and every construct of the language is in it.</summary>
public sealed class ShopPlanTests
{
    private static string Folder => Path.Combine(typeof(ShopPlanTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "TestData").Value!, "..", "..", "..", "features", "plans");

    [Test]
    public void Shop_plan_is_clean()
    {
        var plan = PlanReader.Read(Folder);

        PlanLint.Check(plan).ShouldBeEmpty();
        PropertyRules.Problems(plan).ShouldBeEmpty();
    }

    [Test]
    public void Every_construct_of_the_language_is_used()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Folder, "*.plan.yaml"))
            Collect(YamlTreeReader.Read(file, File.ReadAllText(file), [])!, PlanModel.File, used);
        var all = new HashSet<string>(StringComparer.Ordinal);
        List(PlanModel.File, all, []);

        var unused = all.Except(used).Order(StringComparer.Ordinal).ToList();
        TestContext.Out.WriteLine($"{used.Count} of {all.Count} constructs are used; not used: {string.Join(", ", unused)}");
        unused.ShouldBeEmpty();
    }

    private static void Collect(YamlNode node, Shape shape, HashSet<string> used)
    {
        if (shape is ListShape list)
            (node.Items ?? [node]).ToList().ForEach(item => Collect(item, list.Of, used));
        foreach (var member in node.Members ?? [])
        {
            if (shape is MapShape map)
                Collect(member.Value, map.Value, used);
            else if (shape is KeysShape keys && keys.Find(member.Name) is { } key && used.Add(Named(keys, key)) | true)
                Collect(member.Value, key.Shape, used);
        }
    }

    private static void List(Shape shape, HashSet<string> all, HashSet<string> seen)
    {
        if (shape is ListShape list)
            List(list.Of, all, seen);
        if (shape is MapShape map)
            List(map.Value, all, seen);
        if (shape is not KeysShape keys || !seen.Add(keys.Name))
            return;
        foreach (var key in keys.Keys)
        {
            all.Add(Named(keys, key));
            List(key.Shape, all, seen);
        }
    }

    private static string Named(KeysShape keys, PlanKey key) => $"{keys.Name.Replace(' ', '-')} {key.Name}";
}
