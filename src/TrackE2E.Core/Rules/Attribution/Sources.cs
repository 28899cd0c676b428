using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules.Occasions;
using TrackE2E.Core.Rules.Properties;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Core.Rules.Attribution;

/// <summary>What a property may say by its source: texts, a null among them for "not sent"; empty where the source cannot be told.</summary>
internal sealed class Sources
{
    private readonly Journey journey;
    private readonly PreviousPages pages;
    private readonly LeadingClicks leads;
    private readonly Dictionary<(string Event, string? Item), List<JudgedEvent>> events = [];
    private readonly List<DateTimeOffset> acted;

    public Sources(Journey journey)
    {
        this.journey = journey;
        pages = new PreviousPages(journey);
        leads = new LeadingClicks(journey, pages);
        foreach (var e in journey.Ledger.Events.Where(e => e.Planned is not null).OrderBy(e => e.HappenedAt).ThenBy(e => e.Event.Number))
        {
            Add((e.Planned!.Id, null), e);
            foreach (var item in e.PerItem().Select(one => one.Item).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                Add((e.Planned.Id, item), e);
            }
        }

        acted = [.. journey.Ledger.Observed.Where(o => o is Clicked { Trusted: true }).Select(o => o.At), .. journey.Ledger.Ledger.Actions.Where(a => a.Kind == "refresh").Select(a => a.StartedAt)];
        acted.Sort();
    }

    public IReadOnlyList<Wanted> Of(JudgedEvent e, Visit visit, ValueSite site)
    {
        if (site.Among > 0 && NamesNoItem(site) && CountOf(e, site) < site.Among)
        {
            return [];
        }

        if (site.Planned.OrFrom.Count == 0)
        {
            return Of(e, visit, site, site.Planned.From!);
        }

        // any of them; a source that is not there says nothing when another one is
        var each = AllOf(site).Select(source => Of(e, visit, site, source)).ToList();
        var there = each.Where(wanted => wanted.Count > 0 && !wanted.All(w => w.IsAbsent)).SelectMany(wanted => wanted).ToList();
        return each.Any(wanted => wanted.Count == 0) ? [] : there.Count > 0 ? there : each[0];
    }

    private IReadOnlyList<Wanted> Of(JudgedEvent e, Visit visit, ValueSite site, ValueSource source) => source switch
    {
        { Kind: SourceKind.ThisPage } => Here(e, visit, v => v.Page?.ReportedAs),
        { Kind: SourceKind.ThisTab } => Here(e, visit, v => v.Tab),
        { Kind: SourceKind.PreviousPage } => [.. pages.Of(visit).Select(Page).OfType<Wanted>()],
        { Kind: SourceKind.PreviousTab } => [.. pages.Of(visit).Select(Tab).OfType<Wanted>()],
        { Kind: SourceKind.LeadingClick, Path: var path } => Click(leads.Of(visit), path),
        { Kind: SourceKind.Query, Path: { } name } => [Query(journey.Stays.First(visit), name)],
        { Kind: SourceKind.Event, Event: { } id, Path: { } path } => Earlier(e, id, path, site),
        _ => [],
    };

    // what nothing on screen is known to have caused may speak of a page that was left a moment before
    private IReadOnlyList<Wanted> Here(JudgedEvent e, Visit visit, Func<Visit, string?> said)
    {
        var caused = journey.Visits.OccasionOf(e)?.Visit is not null;
        var on = caused ? [visit] : journey.Ledger.Visits.Where(v => v.Covers(e.HappenedAt, journey.Ledger.Tolerances.Soon)).OrderByDescending(v => v == visit).ToList();
        return on.Any(v => v.Page is not { } page || (page.Tabs.Count > 0 && v.Tab is null)) || (!caused && e.Planned!.Page is { } own && on.All(v => v.Page!.Id != own)) ? []
            : [.. on.Select(v => new Wanted(said(v), AttributionTexts.On(v, journey.Ledger.Clock(v.Began))))];
    }

    // a page that the plan does not know has no word
    private Wanted? Page(Visit? visit) => visit is null ? Wanted.Absent(AttributionTexts.NoPage)
        : visit.Page is { } page ? new Wanted(page.ReportedAs, AttributionTexts.PageLeft(visit, journey.Ledger.Clock)) : null;

    private Wanted? Tab(Visit? visit) => visit is null ? Wanted.Absent(AttributionTexts.NoPage)
        : visit.Page is not { } page || (page.Tabs.Count > 0 && visit.Tab is null) ? null
        : new Wanted(visit.Tab, AttributionTexts.PageLeft(visit, journey.Ledger.Clock));

    private IReadOnlyList<Wanted> Click(Lead lead, string? path)
    {
        if (!lead.IsKnown)
        {
            return [];
        }

        if (lead.Name is not { } name)
        {
            return [Wanted.Absent(AttributionTexts.NoClick)];
        }

        var at = journey.Ledger.Clock(lead.Click!.At);
        if (path is null)
        {
            return [new Wanted(name, AttributionTexts.Led(name, at))];
        }

        return lead.Event is { } e ? [new Wanted(Text(PropertyPath.Find(e.Event.Properties, path)), AttributionTexts.Led(name, at))] : [];
    }

    private static Wanted Query(Visit visit, string name)
    {
        var query = visit.Url.Split('#')[0].Split('?', 2) is [_, var text] ? text : "";
        var value = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Replace('+', ' ').Split('=', 2))
            .Where(pair => Uri.UnescapeDataString(pair[0]) == name).Select(pair => pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : "").FirstOrDefault();
        return new Wanted(value, AttributionTexts.Address(visit));
    }

    // of the same item where both name one; an order names no item of a list, so the last event counts
    private IReadOnlyList<Wanted> Earlier(JudgedEvent e, string id, string path, ValueSite site)
    {
        var planned = journey.Ledger.Plan.Event(id)!;
        var item = site.Item;
        if (site.Among > 0 && (item is null || !ItemKey.IsPlanned(planned)))
        {
            return Any(e, id, path);
        }

        var last = item is not null && ItemKey.IsPlanned(planned) ? Before((id, item), e) : Before((id, null), e);
        if (last is null && e.Planned!.Element is null && item == e.Item)
        {
            last = Before((id, null), e);
        }

        if (last is null)
        {
            return [Wanted.Absent(AttributionTexts.NoEvent(id, item))];
        }

        // a list may have been loaded anew since the item was seen
        if (planned.Kind == EventKind.Exposure && !IsFresh(last, e))
        {
            return [];
        }

        return [new Wanted(Text(PropertyPath.Find(last.Event.Properties, path)), AttributionTexts.Earlier(id, journey.Ledger.Clock(last.HappenedAt)))];
    }

    // an entry of a list that names no item may speak of any of them
    private IReadOnlyList<Wanted> Any(JudgedEvent e, string id, string path)
    {
        var all = events.TryGetValue((id, null), out var list) ? list.Where(one => one.HappenedAt < e.HappenedAt || (one.HappenedAt == e.HappenedAt && one.Event.Number < e.Event.Number)).Reverse().ToList() : [];
        return all.Count == 0
            ? [Wanted.Absent(AttributionTexts.NoEvent(id, null))]
            : [.. all.Select(one => new Wanted(Text(PropertyPath.Find(one.Event.Properties, path)), AttributionTexts.Earlier(id, journey.Ledger.Clock(one.HappenedAt)))).DistinctBy(wanted => wanted.Value)];
    }

    private bool NamesNoItem(ValueSite site) => AllOf(site).Any(source => source.Kind == SourceKind.Event && (site.Item is null || !ItemKey.IsPlanned(journey.Ledger.Plan.Event(source.Event!)!)));

    // how many events there were that the entries of a list may speak of
    private int CountOf(JudgedEvent e, ValueSite site) => AllOf(site).Where(source => source.Kind == SourceKind.Event)
        .Sum(source => events.TryGetValue((source.Event!, null), out var list) ? list.Count(one => one.HappenedAt <= e.HappenedAt && one != e) : 0);

    private static IEnumerable<ValueSource> AllOf(ValueSite site) => site.Planned.OrFrom.Prepend(site.Planned.From!);

    private bool IsFresh(JudgedEvent seen, JudgedEvent e)
    {
        if (journey.Visits.Of(seen) is not { } one || journey.Visits.Of(e) is not { } other || journey.Stays.First(one) != journey.Stays.First(other))
        {
            return false;
        }

        var cause = journey.Visits.OccasionOf(e)?.At ?? e.HappenedAt;
        var next = acted.BinarySearch(seen.HappenedAt) is var at && at < 0 ? ~at : at;
        return next >= acted.Count || acted[next] >= cause;
    }

    private JudgedEvent? Before((string Event, string? Item) key, JudgedEvent e)
    {
        if (!events.TryGetValue(key, out var list))
        {
            return null;
        }

        int low = 0, high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var (at, number) = (list[middle].HappenedAt, list[middle].Event.Number);
            (low, high) = at < e.HappenedAt || (at == e.HappenedAt && number < e.Event.Number) ? (middle + 1, high) : (low, middle);
        }

        return low > 0 ? list[low - 1] : null;
    }

    private void Add((string Event, string? Item) key, JudgedEvent e)
    {
        if (!events.TryGetValue(key, out var list))
        {
            events[key] = list = [];
        }

        list.Add(e);
    }

    private static string? Text(JsonElement? value) => value is not { } sent || sent.ValueKind == JsonValueKind.Null ? null : sent.ValueKind == JsonValueKind.String ? JsonText.Of(sent) : sent.GetRawText();
}

/// <summary>A value by its source, null for none, and how that is known.</summary>
internal sealed record Wanted(string? Value, Wording Because)
{
    /// <summary>True: the source itself is not there.</summary>
    public bool IsAbsent { get; init; }

    public static Wanted Absent(Wording because) => new(null, because) { IsAbsent = true };
}
