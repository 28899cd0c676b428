using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;
using TrackE2E.Reporting.Summary;

namespace TrackE2E.Reporting.Coverage;

/// <summary>Compares a plan with what runs have verified, from their summaries and ledgers.</summary>
public sealed class CoverageReader
{
    private readonly TrackingPlan plan;
    private readonly EventIdentifier identifier;
    private readonly Dictionary<string, Tally> tallies;

    private CoverageReader(TrackingPlan plan)
    {
        this.plan = plan;
        identifier = new EventIdentifier(plan);
        tallies = plan.Events.ToDictionary(planned => planned.Id, _ => new Tally(), StringComparer.Ordinal);
    }

    /// <summary>Reads run folders (what <c>run --out</c> writes).</summary>
    /// <exception cref="BrokenException">summary-unreadable: a folder is no run.</exception>
    public static async Task<PlanCoverage> ReadAsync(TrackingPlan plan, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folders);
        var reader = new CoverageReader(plan);
        var runs = new List<CoveredRun>();
        var devices = new SortedSet<string>(StringComparer.Ordinal);
        var without = 0;

        foreach (var folder in folders)
        {
            var summary = SummaryWriter.Read(Path.Combine(folder, SummaryWriter.FileName));
            runs.Add(new CoveredRun(folder, summary.Run.Id, summary.Plan.Hash != plan.Hash));
            foreach (var result in summary.Results)
            {
                devices.Add(result.Device);
                if (result.Ledger is null || !File.Exists(Path.Combine(folder, result.Ledger)))
                    without++;
                else
                    reader.Scenario(result, (await LedgerFile.LoadAsync(Path.Combine(folder, result.Ledger), cancellation)).Ledger);
            }
        }

        return new PlanCoverage { PlanHash = plan.Hash, Runs = runs, Devices = [.. devices.Where(device => device.Length > 0)], WithoutLedger = without, Events = [.. plan.Events.Where(planned => planned.IsOwed).Select(reader.Of)] };
    }

    private void Scenario(SummaryResult result, LedgerSnapshot ledger)
    {
        var captured = DistinctEvents.Of(ledger).Select(each => (Planned: identifier.Identify(each.Event).Event, each.Event)).Where(each => each.Planned is not null).ToList();
        foreach (var (planned, _) in captured)
            tallies[planned!.Id].Captured++;
        if (result.Verdict != Verdict.Pass)
            return;

        var verified = Verified(ledger);
        foreach (var id in verified.Where(tallies.ContainsKey))
        {
            var tally = tallies[id];
            tally.Scenarios.Add($"{result.Feature}:{result.Line}");
            if (result.Device.Length > 0)
                tally.Devices.Add(result.Device);
            tally.Count(captured.Any(each => each.Planned!.Id == id) ? "fires" : "silent");
        }

        foreach (var (planned, tracked) in captured.Where(each => verified.Contains(each.Planned!.Id)))
            Properties(tallies[planned!.Id], planned.Properties, tracked.Properties, "");
        Triggers(ledger, verified, captured.Select(each => each.Planned!.Id).ToHashSet(StringComparer.Ordinal));
    }

    private HashSet<string> Verified(LedgerSnapshot ledger)
    {
        try
        {
            return [.. new Judge(plan).All(ledger).SelectMany(judgement => judgement.Verified)];
        }
        catch (BrokenException)
        {
            // it was judged by another plan, and cannot be by this one: it verifies nothing
            return [];
        }
    }

    private static void Properties(Tally tally, IReadOnlyList<PlannedProperty> planned, JsonElement sent, string at)
    {
        if (sent.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in planned)
        {
            if (!sent.TryGetProperty(property.Name, out var value))
                continue;
            var path = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
            tally.Count("property " + path);
            if (property.Enum.Count > 0)
                tally.Count($"value {path} = {Text(value)}");
            Properties(tally, property.Properties, value, path);
            if (property.Items is { } items && value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                    Properties(tally, items.Properties, item, path + "[]");
            }
        }
    }

    // which trigger rules a passing scenario that judged everything has tried
    private void Triggers(LedgerSnapshot ledger, HashSet<string> verified, HashSet<string> captured)
    {
        if (!ledger.Expectations.Any(expectation => expectation is ExpectAsPlanned))
            return;

        var visits = ledger.Observations.OfType<VisitBegan>().Select(visit => plan.PageOf(visit.Url)?.Id).OfType<string>().GroupBy(page => page, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var shares = ledger.Observations.OfType<ShareChanged>().GroupBy(share => share.Element, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

        // what could have been triggered on a page that was visited, was not, and did not come
        foreach (var planned in plan.Events.Where(planned => !captured.Contains(planned.Id) && !verified.Contains(planned.Id) && planned.IsOwed && OfPage(planned) is { } page && visits.ContainsKey(page)))
            tallies[planned.Id].Count("silent");

        foreach (var planned in plan.Events.Where(planned => verified.Contains(planned.Id) || shares.ContainsKey(ShownBy(planned) ?? "")))
        {
            var tally = tallies[planned.Id];
            if (planned.HasCause && verified.Contains(planned.Id) && captured.Contains(planned.Id))
                tally.Count("within");
            if (planned.Kind == EventKind.PageView && visits.GetValueOrDefault(planned.Page ?? "") > 1)
                tally.Count("again-on");
            if (ShownBy(planned) is not { } element || !shares.TryGetValue(element, out var seen))
                continue;

            // a custom event comes with any part of its element, at once
            var least = planned.Kind == EventKind.Exposure ? planned.Trigger.VisibleShare : double.Epsilon;
            if (Spans(seen, planned.Trigger.OncePer).Any(span => Rises(span, least) > 1))
                tally.Count("once-per");
            if (planned.Kind != EventKind.Exposure)
                continue;

            var items = seen.GroupBy(share => share.Item, StringComparer.Ordinal).ToList();
            if (items.Any(item => item.Max(share => share.Share) is var most && most > 0 && most < planned.Trigger.VisibleShare))
                tally.Count("visible-share");
            if (items.Any(item => IsTooShort(item, planned.Trigger.VisibleShare, planned.Trigger.Dwell)))
                tally.Count("dwell");
            if (seen.Any(share => share.Share >= planned.Trigger.VisibleShare && share.Share - (share.Covered ?? 0) < planned.Trigger.VisibleShare))
                tally.Count("covered");
        }
    }

    // what causes an exposure or a custom event by being on screen
    private static string? ShownBy(PlannedEvent planned) => planned.Kind == EventKind.Exposure ? planned.Element : planned.When is { Kind: CauseKind.Shown } cause ? cause.Of : null;

    // an item's shares in the span in which it is reported once; another visit begins with nothing on screen
    private static IEnumerable<IEnumerable<ShareChanged>> Spans(IReadOnlyList<ShareChanged> seen, OncePer span) => span is OncePer.View or OncePer.Visit
        ? seen.GroupBy(share => (share.Visit, share.Item))
        : seen.GroupBy(share => share.Item, StringComparer.Ordinal);

    private static int Rises(IEnumerable<ShareChanged> shares, double threshold)
    {
        var (rises, above, visit) = (0, false, 0);
        foreach (var share in shares)
        {
            above &= share.Visit == visit;
            rises += !above && share.Share >= threshold ? 1 : 0;
            above = share.Share >= threshold;
            visit = share.Visit;
        }

        return rises;
    }

    // the share was reached, and gone again before the dwell was over
    private static bool IsTooShort(IEnumerable<ShareChanged> shares, double threshold, TimeSpan dwell)
    {
        DateTimeOffset? since = null;
        foreach (var share in shares)
        {
            if (share.Share >= threshold)
                since ??= share.At;
            else if (since is { } began && share.At - began < dwell)
                return true;
            else
                since = null;
        }

        return false;
    }

    // the page on which something may trigger it; a page view's own is entered or not
    private string? OfPage(PlannedEvent planned) => planned.Kind switch
    {
        EventKind.PageView => null,
        EventKind.Custom => planned.When is { Of: { } of, Kind: CauseKind.Click or CauseKind.Swipe or CauseKind.Shown } ? plan.Element(of)?.Page : null,
        _ => planned.Page ?? plan.Element(planned.Element ?? "")?.Page,
    };

    private EventCoverage Of(PlannedEvent planned)
    {
        var tally = tallies[planned.Id];
        return new EventCoverage
        {
            Id = planned.Id,
            Title = planned.Title,
            Kind = planned.Kind,
            Priority = planned.Priority,
            Owner = planned.Owner,
            Captured = tally.Captured,
            Verified = tally.Scenarios.Count > 0,
            Scenarios = [.. tally.Scenarios],
            Devices = [.. tally.Devices],
            Properties = [.. Flat(planned.Properties, "").Select(each => new PropertyCoverage(each.Path, each.Property.Required, tally["property " + each.Path], [.. each.Property.Enum.Select(Value).Select(value => new ValueCoverage(value, tally[$"value {each.Path} = {value}"]))]))],
            Rules = [.. RulesOf(planned).Select(rule => new RuleCoverage(rule, tally[rule]))],
            Place = planned.Place,
        };
    }

    private static IEnumerable<string> RulesOf(PlannedEvent planned) => planned switch
    {
        { Kind: EventKind.PageView } => ["fires", "silent", "again-on", "within"],
        { Kind: EventKind.Exposure, Trigger.Covered: CoveredParts.Either } => ["fires", "silent", "visible-share", "dwell", "once-per", "within"],
        { Kind: EventKind.Exposure } => ["fires", "silent", "visible-share", "dwell", "covered", "once-per", "within"],
        { When.Kind: CauseKind.Shown } => ["fires", "silent", "once-per", "within"],
        _ when planned.HasCause => ["fires", "silent", "within"],
        _ => ["fires", "silent"],
    };

    private static IEnumerable<(string Path, PlannedProperty Property)> Flat(IEnumerable<PlannedProperty> properties, string at) => properties.SelectMany(property =>
    {
        var path = at.Length == 0 ? property.Name : $"{at}.{property.Name}";
        return Flat(property.Properties, path).Prepend((path, property)).Concat(property.Items is { } items ? Flat(items.Properties, path + "[]") : []);
    });

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.ToString(),
        JsonValueKind.Number when value.TryGetDecimal(out var number) => Value(number),
        _ => value.GetRawText(),
    };

    private static string Value(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        decimal number => (number / 1.0000000000000000000000000000m).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private sealed class Tally
    {
        private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

        public int Captured { get; set; }

        public SortedSet<string> Scenarios { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Devices { get; } = new(StringComparer.Ordinal);

        public int this[string what] => counts.GetValueOrDefault(what);

        public void Count(string what) => counts[what] = this[what] + 1;
    }
}
