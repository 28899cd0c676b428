using System.Reflection;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Api;
using TrackE2E.Gherkin;
using TrackE2E.Gherkin.NUnitHost;
using TestResult = NUnit.Framework.Interfaces.ITestResult;

namespace TrackE2E.Tests.Gherkin.NUnitHost;

public sealed class FeatureFilesTests
{
    [Test]
    public void Files_are_fixtures_and_scenarios_are_tests_with_names_categories_and_places()
    {
        var suite = Build();

        var tests = Tests(suite).ToList();
        tests.Select(t => t.Name).ShouldBe(["A step passes", "Rows (a: 1, b: 1)", "Rows (a: 1, b: 2)", "A step is missing", "The feature file can be read"]);
        tests[1].FullName.ShouldEndWith("Anchor.hosted.Rows");
        tests[2].FullName.ShouldEndWith("Anchor.hosted.Rows_2");
        tests[1].Properties["Category"].Cast<string>().ShouldBe(["slow"]);
        tests[1].Parent!.Properties["Category"].Cast<string>().ShouldBe(["hosted"]);
        tests[1].Properties.Get("_CodeFilePath").ShouldBe(DataFile("hosted.feature"));
        tests[1].Properties.Get("_LineNumber").ShouldBe(14);
    }

    [Test]
    public void Scenarios_run_and_a_failure_points_at_the_feature_file()
    {
        var results = Run(Build()).ToDictionary(r => r.Name);

        results["A step passes"].ResultState.ShouldBe(ResultState.Success);
        results["Rows (a: 1, b: 1)"].ResultState.ShouldBe(ResultState.Success);
        results["Rows (a: 1, b: 2)"].ResultState.Status.ShouldBe(TestStatus.Failed);
        results["Rows (a: 1, b: 2)"].Message.ShouldStartWith($"Then 1 is 2   ({DataFile("hosted.feature")}:10)");
        results["Rows (a: 1, b: 2)"].StackTrace.ShouldEndWith($"in {DataFile("hosted.feature")}:line 10");
        results["Rows (a: 1, b: 2)"].StackTrace!.ShouldNotContain("TrackE2E.Gherkin.");
        results["A step passes"].Output.ShouldContain("Given a hosted step   Passed");
        results["A step passes"].Output.ShouldContain("  -> 1 step was hosted");
        results["A step is missing"].ResultState.Status.ShouldBe(TestStatus.Failed);
        results["A step is missing"].Message.ShouldContain("No step definition matches");
        results["The feature file can be read"].Message.ShouldContain($"{DataFile("malformed.feature")}:4");
        results["The feature file can be read"].StackTrace.ShouldNotBeNull().TrimEnd().ShouldBe($"   at feature in {DataFile("malformed.feature")}:line 4");
    }

    [Test]
    public void Hooks_of_the_run_are_called_once_and_those_of_a_feature_around_its_scenarios()
    {
        HostedSteps.Calls.Clear();

        Run(Build());

        HostedSteps.Calls.ShouldBe(["before run", "before feature", "after feature", "after run"]);
    }

    [Test]
    public void A_hook_of_the_run_that_fails_is_told_with_its_place_and_without_frames_of_the_framework()
    {
        HostedSteps.Failure = "no database";
        try
        {
            var result = Run(Build()).First();

            result.Message.ShouldBe("OneTimeSetUp: SetUp : System.InvalidOperationException: no database");
            result.StackTrace.ShouldNotBeNull().ShouldContain("HostedSteps.BeforeRun() in ");
            result.StackTrace.ShouldNotContain("TrackE2E.Gherkin.");
            result.StackTrace.ShouldNotContain("NUnit.Framework.");
        }
        finally
        {
            HostedSteps.Failure = null;
        }
    }

    [Test]
    public void An_assembly_that_uses_the_attribute_refers_to_NUnit() =>
        typeof(FeatureFilesAttribute).GetConstructors().Single().GetParameters().ShouldContain(p => p.ParameterType.Assembly == typeof(TestAttribute).Assembly);

    [Test]
    public void A_folder_without_features_is_a_failing_test()
    {
        var empty = Directory.CreateTempSubdirectory("empty-").FullName;

        var result = Run(new FeatureFilesAttribute(empty).BuildFrom(new TypeWrapper(typeof(Anchor))).Single()).Single();

        result.ResultState.Status.ShouldBe(TestStatus.Failed);
        result.Message.ShouldContain($"There is no feature file below {empty}.");
        Directory.Delete(empty);
    }

    private static TestSuite Build()
    {
        var type = new TypeWrapper(typeof(Anchor));
        return new FeatureFilesAttribute("Data", parallel: ParallelScope.None).BuildFrom(type).Single();
    }

    private static IEnumerable<ITest> Tests(ITest test) => test.IsSuite ? test.Tests.SelectMany(Tests) : [test];

    private static List<TestResult> Run(TestSuite suite)
    {
        var runner = new NUnitTestAssemblyRunner(new OneSuite(suite));
        runner.Load(typeof(Anchor).Assembly, new Dictionary<string, object> { ["NumberOfTestWorkers"] = 0 });
        var collector = new Collector();
        var thread = new Thread(() => runner.Run(collector, TestFilter.Empty));
        thread.Start();
        thread.Join();
        return collector.Results;
    }

    private static string DataFile(string name, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Data", name);

    public static class Anchor;

    [Binding]
    public sealed class HostedSteps(IReqnrollOutputHelper output)
    {
        internal static readonly List<string> Calls = [];

        internal static string? Failure { get; set; }

        [BeforeTestRun]
        public static void BeforeRun()
        {
            Calls.Add("before run");
            if (Failure is not null)
            {
                throw new InvalidOperationException(Failure);
            }
        }

        [BeforeFeature("hosted")]
        public static void BeforeFeature() => Calls.Add("before feature");

        [AfterFeature("hosted")]
        public static void AfterFeature() => Calls.Add("after feature");

        [AfterTestRun]
        public static void AfterRun() => Calls.Add("after run");

        [Given("a hosted step")]
        public async Task Step()
        {
            await Task.Yield();
            output.WriteLine("{0} step was hosted", 1);
        }

        [Then("{int} is {int}")]
        public static void Compare(int a, int b) => a.ShouldBe(b);
    }

    private sealed class OneSuite(TestSuite suite) : ITestAssemblyBuilder
    {
        public ITest Build(Assembly assembly, IDictionary<string, object> options)
        {
            var root = new TestAssembly(assembly, "hosted");
            root.Add(suite);
            return root;
        }

        public ITest Build(string assemblyNameOrPath, IDictionary<string, object> options) => throw new NotSupportedException();
    }

    private sealed class Collector : ITestListener
    {
        public List<TestResult> Results { get; } = [];

        public void TestStarted(ITest test)
        {
        }

        public void TestFinished(TestResult result)
        {
            if (!result.Test.IsSuite)
            {
                Results.Add(result);
            }
        }

        public void TestOutput(TestOutput output)
        {
        }

        public void SendMessage(TestMessage message)
        {
        }
    }
}
