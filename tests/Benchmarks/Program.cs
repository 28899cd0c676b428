using BenchmarkDotNet.Running;
using TrackE2E.Benchmarks;
using TrackE2E.Benchmarks.Apps;
using TrackE2E.Benchmarks.Gherkin;
using TrackE2E.Benchmarks.Journeys;
using TrackE2E.Benchmarks.Judging;
using TrackE2E.Benchmarks.Observer;
using TrackE2E.Benchmarks.Plans;

// a room's comparison with its peers: the first word of the command line. Anything else goes to BenchmarkDotNet (--filter '*Decoder*')
var rooms = new Dictionary<string, Func<string[], Task<int>>>(StringComparer.Ordinal)
{
    ["gherkin"] = GherkinComparison.RunAsync,
    ["gherkin-engine"] = EngineRun.RunAsync,
    ["start"] = StartUp.RunAsync,
    ["journey"] = JourneyComparison.RunAsync,
    ["judging"] = JudgingSpeed.RunAsync,
    ["judging-once"] = JudgingSpeed.OnceAsync,
    ["plans"] = PlanBenchmarks.RunAsync,
    ["observer"] = ObserverCost.RunAsync,
    ["app-step"] = AppStepCost.RunAsync,
    ["measure"] = Measured.ChildAsync,
};

if (args.Length > 0 && rooms.TryGetValue(args[0], out var run))
{
    return await run(args[1..]);
}

if (args.Length == 0)
{
    Console.WriteLine($"usage: dotnet run -c Release --project tests/Benchmarks -- ({string.Join(" | ", rooms.Keys.Except(["gherkin-engine", "judging-once", "measure"]))} | BenchmarkDotNet's options)");
    return 2;
}

BenchmarkSwitcher.FromAssembly(typeof(Measured).Assembly).Run(args);
return 0;
