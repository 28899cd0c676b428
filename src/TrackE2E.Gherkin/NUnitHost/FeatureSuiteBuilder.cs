using System.Text;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;
using TrackE2E.Gherkin.Reading;

namespace TrackE2E.Gherkin.NUnitHost;

/// <summary>Builds NUnit's tree: the run, its features, their scenarios.</summary>
internal sealed class FeatureSuiteBuilder(ITypeInfo anchor, NUnitRun run, ParallelScope parallel)
{
    private readonly NUnitTestCaseBuilder _tests = new();

    public SetUpFixture Build()
    {
        // the adapter takes fixtures below a set-up fixture, but none below a fixture
        var root = new SetUpFixture(new RunFixtureType(run)) { Name = anchor.Name, FullName = anchor.FullName };
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var document in run.Documents)
        {
            root.Add(Feature(document, $"{anchor.FullName}.{Unique(Path.GetFileNameWithoutExtension(document.Source.Path), names)}"));
        }

        if (run.Documents.Count == 0)
        {
            root.Add(Unreadable(anchor.FullName + ".no_features", new(null, [new(new(run.Folder, 0), 0, "", ParserTexts.NoFiles(run.Folder))])));
        }

        return root;
    }

    private TestFixture Feature(FeatureDocument document, string fullName)
    {
        if (document.Errors.Count > 0)
        {
            return Unreadable(fullName, new(document, document.Errors));
        }

        var fixture = new TestFixture(new TypeWrapper(typeof(FeatureFixture)), [run, document])
        {
            Name = document.Title.Length > 0 ? document.Title : Path.GetFileName(document.Source.Path),
            FullName = fullName,
        };
        Parallelize(fixture);
        Categorize(fixture, document.Tags);
        var method = new MethodWrapper(typeof(FeatureFixture), nameof(FeatureFixture.Scenario));
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var scenario in document.Scenarios)
        {
            var test = Test(method, fixture, scenario, scenario.DisplayName, Unique(scenario.Title, names), scenario.Location);
            Categorize(test, scenario.Tags.Except(document.Tags));
        }

        return fixture;
    }

    private TestFixture Unreadable(string fullName, UnreadableFeature feature)
    {
        var fixture = new TestFixture(new TypeWrapper(typeof(UnreadableFixture)), [run]) { Name = fullName[(fullName.LastIndexOf('.') + 1)..], FullName = fullName };
        Test(new MethodWrapper(typeof(UnreadableFixture), nameof(UnreadableFixture.CanBeRead)), fixture, feature, "The feature file can be read", "can_be_read", feature.Errors[0].Location);
        return fixture;
    }

    private TestMethod Test(MethodWrapper method, TestFixture fixture, object argument, string name, string id, SourceLocation location)
    {
        var test = _tests.BuildTestMethod(method, fixture, new TestCaseParameters([argument]));
        (test.Name, test.FullName) = (name, $"{fixture.FullName}.{id}");
        test.Properties.Set("_CodeFilePath", location.Path);
        test.Properties.Set("_LineNumber", location.Line);
        fixture.Add(test);
        return test;
    }

    private void Parallelize(TestFixture fixture)
    {
        if (parallel is not (ParallelScope.Default or ParallelScope.None))
        {
            fixture.Properties.Set(PropertyNames.ParallelScope, parallel);
        }
    }

    private static void Categorize(Test test, IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            test.Properties.Add(PropertyNames.Category, tag.TrimStart('@'));
        }
    }

    // the adapter cannot filter by values with blanks or brackets, so full names are identifiers, in any script
    private static string Unique(string title, HashSet<string> names)
    {
        var id = new StringBuilder();
        foreach (var c in title)
        {
            id.Append(char.IsLetterOrDigit(c) ? c : '_');
        }

        var name = id.Length == 0 ? "_" : id.ToString();
        for (var n = 2; !names.Add(name); n++)
        {
            name = $"{id}_{n}";
        }

        return name;
    }

    // NUnit makes set-up fixtures without arguments
    private sealed class RunFixtureType(NUnitRun run) : TypeWrapper(typeof(RunFixture)), ITypeInfo
    {
        object ITypeInfo.Construct(object?[]? args) => new RunFixture(run);
    }
}
