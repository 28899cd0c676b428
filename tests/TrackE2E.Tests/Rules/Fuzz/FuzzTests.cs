using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>Random journeys of a correct SDK have no finding.</summary>
internal sealed class FuzzTests
{
    [Test]
    public void A_correct_journey_has_no_finding() => NoneIsBlamed(Count("CASES", 40));

    [Test]
    public void A_fault_is_found_and_named() => AllAreNamed(Count("CASES", 12));

    [Test, Category("Fuzz"), Explicit("minutes; dotnet test --filter Category=Fuzz")]
    public void No_correct_journey_of_many_has_a_finding() => NoneIsBlamed(Count("CASES", 3000));

    [Test, Category("Fuzz"), Explicit("minutes; dotnet test --filter Category=Fuzz")]
    public void Every_fault_in_many_journeys_is_found_and_named() => AllAreNamed(Count("CASES", 300));

    private static void NoneIsBlamed(int cases)
    {
        var failed = Enumerable.Range(1, cases).Select(seed => Journey.Draw(seed + Count("SEED", 0))).Where(j => j.FalseFindings().Count > 0).ToList();
        var texts = failed.Take(Count("SHOW", 3)).Select(j => j.Shrunk(s => s.FalseFindings().Count > 0)).Select(j => j.Text(j.FalseFindings()));

        failed.Count.ShouldBe(0, string.Join("\n\n", texts));
    }

    private static void AllAreNamed(int cases)
    {
        var table = new Tally();
        foreach (var journey in Enumerable.Range(1, cases).Select(seed => Journey.Draw(seed + Count("SEED", 0))))
        {
            var told = journey.Told;
            foreach (var fault in Fault.All.Where(f => Environment.GetEnvironmentVariable("FUZZ_FAULT") is not { } only || f.Name == only))
            {
                table.Add(journey, fault, journey.Outcome(fault, told));
            }
        }

        TestContext.Out.WriteLine(table.Text(Count("SHOW", 1)));
        table.Missed.ShouldBe(0, table.Text(Count("SHOW", 3)));
    }

    private static int Count(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable("FUZZ_" + name), out var value) ? value : otherwise;
}

/// <summary>A plan and moves, drawn from a seed.</summary>
internal sealed record Journey(int Seed, TrackingPlan Plan, string Yaml, IReadOnlyList<Move> Moves)
{
    private static readonly string[] Kinds =
    [
        "tab", "tab", "push", "push", "load", "reload", "back", "back", "scroll", "scroll", "scroll", "scroll", "cover", "cover", "reprice", "hold", "refresh", "swipe", "click", "click", "click", "click",
        "background", "foreground", "foreground", "offline", "online", "online", "clock", "look", "look", "spare", "close", "login", "logout", "answer", "answer",
    ];

    private static readonly int[] Waits = [30, 200, 480, 520, 700, 980, 1020, 1200, 1990, 2015, 3000, 5000];

    public static Journey Draw(int seed)
    {
        var chance = new Random(seed);
        var yaml = RandomPlan.Draw(chance);
        return new Journey(seed, PlanReader.ReadText(yaml), yaml,
            [.. Enumerable.Range(0, chance.Next(3, 30)).Select(_ => new Move(Kinds[chance.Next(Kinds.Length)], Waits[chance.Next(Waits.Length)] + chance.Next(-10, 11), chance.Next()))]);
    }

    public Told Told => World.Play(Plan, Seed, Moves);

    public IReadOnlyList<Finding> FalseFindings()
    {
        var told = Told;
        var judged = new Judge(Plan).Last(told.Ledger());
        return judged.Findings;
    }

    public Outcome? Outcome(Fault fault, Told? told = null) => Broken(fault, told) is { } broken ? Outcome(fault, broken) : null;

    public Broken? Broken(Fault fault, Told? told = null) => fault.Break(new Scene(Plan, told ?? Told, new Random(Seed)));

    public IReadOnlyList<Finding> Findings(Told told) => new Judge(Plan).Last(told.Ledger()).Findings;

    private Outcome Outcome(Fault fault, Broken broken)
    {
        var ledger = broken.Told.Ledger();
        var findings = new Judge(Plan).Last(ledger).Findings;
        var numbers = ledger.Events.Where(e => e.EventId == broken.Event.Id || (broken.ToldAt is { } at && broken.Told.Events.Any(m => m.Id == e.EventId && at(m)))).Select(e => e.Number).ToList();
        bool IsOn(Finding f) => numbers.Contains(f.EventNumber ?? 0) || (f.Event == broken.Event.Planned && (f.Item is null || f.Item == broken.Event.Item));
        return findings.Any(f => fault.Kinds.Contains(f.Kind) && IsOn(f)) ? Fuzz.Outcome.Found
            : broken.Undecidable is not null ? Fuzz.Outcome.Undecidable
            : findings.Count > 0 ? Fuzz.Outcome.Otherwise : Fuzz.Outcome.Missed;
    }

    /// <summary>The shortest that one finds by leaving moves out.</summary>
    public Journey Shrunk(Func<Journey, bool> fails)
    {
        var journey = this;
        for (var size = Moves.Count / 2; size > 0; size /= 2)
        {
            for (var at = 0; at + size <= journey.Moves.Count;)
            {
                var shorter = journey with { Moves = [.. journey.Moves.Take(at), .. journey.Moves.Skip(at + size)] };
                (journey, at) = fails(shorter) ? (shorter, at) : (journey, at + size);
            }
        }

        return journey;
    }

    public string Text(IEnumerable<Finding> findings, Told? told = null) =>
        $"seed {Seed}: {string.Join(", ", Moves)}\n{(told ?? Told).Text()}\n{string.Join("\n", findings.Select(f => $"!! {f.Kind} {f.Event} {f.Item} {f.Property} at {f.At?.TotalMilliseconds}: {f.What} | {f.Expected} | {f.Actual}"))}";
}

internal enum Outcome
{
    Found,
    Otherwise,
    Missed,
    Undecidable,
}

/// <summary>What became of each class of faults.</summary>
internal sealed class Tally
{
    private readonly List<(Journey Journey, Fault Fault, Outcome Outcome)> all = [];

    public int Missed => all.Count(a => a.Outcome == Outcome.Missed);

    public void Add(Journey journey, Fault fault, Outcome? outcome)
    {
        if (outcome is { } known)
        {
            all.Add((journey, fault, known));
        }
    }

    public string Text(int examples)
    {
        var lines = new List<string> { $"{"class",-32}{"made",7}{"found",7}{"other",7}{"missed",7}{"undecidable",13}" };
        foreach (var fault in Fault.All)
        {
            var own = all.Where(a => a.Fault == fault).ToList();
            int Of(Outcome outcome) => own.Count(a => a.Outcome == outcome);
            lines.Add($"{fault.Name,-32}{own.Count,7}{Of(Outcome.Found),7}{Of(Outcome.Otherwise),7}{Of(Outcome.Missed),7}{Of(Outcome.Undecidable),13}");
        }

        lines.AddRange(all.Where(a => a.Outcome == Outcome.Undecidable).GroupBy(a => (a.Fault.Name, a.Journey.Broken(a.Fault)!.Undecidable)).OrderByDescending(g => g.Count()).Select(g => $"undecidable {g.Count(),5}  {g.Key.Name}: {g.Key.Undecidable}"));
        foreach (var (journey, fault, outcome) in all.Where(a => a.Outcome is Outcome.Missed or Outcome.Otherwise).GroupBy(a => (a.Fault, a.Outcome)).SelectMany(g => g.Take(examples)))
        {
            var small = journey.Shrunk(j => j.Outcome(fault) == outcome);
            var broken = small.Broken(fault)!;
            lines.Add($"\n{outcome} {fault.Name}: {broken.Event.Planned} {broken.Event.Item} at {broken.Event.At}\n" + small.Text(small.Findings(broken.Told), broken.Told));
        }

        return string.Join('\n', lines);
    }
}
