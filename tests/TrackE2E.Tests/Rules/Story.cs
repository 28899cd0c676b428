using System.Text.Json;
using TrackE2E.Core.Events;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;
using TrackE2E.Core.Rules;
using TrackE2E.Core.Verdicts;

namespace TrackE2E.Tests.Rules;

/// <summary>What happened in a scenario, told in seconds from its start, and what the judge says of it.</summary>
internal sealed partial class Story(string plan = Story.ShopPlan)
{
    internal const string ShopPlan = """
        plan: shop
        pages:
          home: { title: Home, match: { path: / }, tabs: {
              rec:  { title: Recommended, locate: { web: "#rec" }, selected: { web: "#rec.on" } },
              sale: { title: Sale, locate: { web: "#sale" }, selected: { web: "#sale.on" } } } }
          detail: { title: Detail, match: { path: "/p/*" }, open: /p/1 }
          cart: { title: Cart, match: { path: /cart } }
        elements:
          card: { title: card, page: home, locate: { web: ".card" }, key: "@sku" }
          add:  { title: add, page: home, within: card, locate: { web: ".add" }, key: "@sku" }
          pay:  { title: pay, page: cart, locate: { web: "#pay" } }
        events:
          rec_view:  { title: recommended view, kind: pv, page: home, tab: rec, reported-as: { name: pv, where: { page: home, tab: rec } }, properties: { page: { type: string }, tab: { type: string } } }
          sale_view: { title: sale view, kind: pv, page: home, tab: sale, reported-as: { name: pv, where: { page: home, tab: sale } }, properties: { page: { type: string }, tab: { type: string } } }
          detail_view: { title: detail view, kind: pv, page: detail, reported-as: { name: pv, where: { page: detail } }, properties: { page: { type: string } } }
          cart_view: { title: cart view, kind: pv, page: cart, reported-as: { name: pv, where: { page: cart } }, properties: { page: { type: string } } }
          card_click: { title: card click, kind: click, element: card, properties: { sku: { type: string, key: true, required: true }, price: { type: integer } } }
          add_click:  { title: add click, kind: click, element: add, properties: { sku: { type: string, key: true, required: true } } }
          pay_click:  { title: pay click, kind: click, element: pay, reported-as: { name: pay, where: { coupon: false } }, properties: { coupon: { type: boolean } } }
          pay_coupon: { title: pay with coupon, kind: click, element: pay, reported-as: { name: pay, where: { coupon: true } }, properties: { coupon: { type: boolean } } }
          card_shown: { title: card shown, kind: exposure, element: card, visible-share: 0.5, dwell: 1s, properties: { sku: { type: string, key: true, required: true } } }
        """;

    private static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly List<Observation> observations = [];
    private readonly List<TrackedEvent> events = [];
    private readonly List<Expectation> expectations = [];
    private readonly List<LedgerAction> actions = [];
    private readonly List<Hit> hits = [];
    private readonly TrackingPlan tracking = PlanReader.ReadText(plan);
    private int visits;
    private string language = "en";
    private string document = "d";
    private DateTimeOffset? ended;
    private AppBuild build = AppBuild.Unknown;

    public Story Opens(double at, string path = "/", string? tab = "rec", string cause = "load")
    {
        actions.Add(new LedgerAction { Kind = "open", StartedAt = At(at), EndedAt = At(at) });
        return Visits(at, path, tab, cause);
    }

    private Story Visits(double at, string path, string? tab, string cause)
    {
        if (!observations.OfType<DocumentBegan>().Any(d => d.Document == document))
        {
            observations.Add(new DocumentBegan("http://shop" + path, null, null, "navigate", true) { Document = document, Sequence = 0, At = At(at) });
        }

        observations.Add(new VisitBegan(++visits, "http://shop" + path, null, cause, tab) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>The build that the run knows of.</summary>
    public Story By(string? platform, string? version)
    {
        build = new AppBuild(platform, version);
        return this;
    }

    public Story Leaves(double at)
    {
        observations.Add(new VisitEnded(visits) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Moves(double at, string path, string? tab = null, string cause = "push") => Leaves(at).Visits(at, path, tab, cause);

    public Story Sees(string item, double share, double at, string element = "card")
    {
        observations.Add(new ShareChanged(visits, element, item, share) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Clicks(double at, bool trusted = true, bool disabled = false, params (string Element, string? Item)[] targets)
    {
        observations.Add(new Clicked(visits, [.. targets.Select(t => new ElementHit(t.Element, t.Item))], trusted, "mouse", disabled) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    /// <summary>A click on one node that the plan names as several elements.</summary>
    public Story ClicksNode(double at, params (string Element, string? Item)[] targets)
    {
        observations.Add(new Clicked(visits, [.. targets.Select((t, i) => new ElementHit(t.Element, t.Item) { IsSameNode = i > 0 })], true, "mouse", false) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Hides(double at, bool visible = false)
    {
        observations.Add(new VisibilityChanged(visible) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Loses(int messages, double at)
    {
        observations.Add(new ObserverGap(messages, new("lost", "丢失")) { Document = document, Sequence = 0, At = At(at) });
        return this;
    }

    public Story Reports(string name, double at, object? properties = null, double? arrives = null, string? id = null)
    {
        events.Add(new TrackedEvent
        {
            Number = events.Count + 1,
            HitNumber = events.Count + 1,
            Name = name,
            EventId = id,
            Properties = JsonSerializer.SerializeToElement(properties ?? new { }),
            Context = NextContext(),
            ClaimedAt = At(at),
            ArrivedAt = At(arrives ?? at),
            Decoder = "story",
        });
        return this;
    }

    /// <summary>The language of what is asked from here on.</summary>
    public Story In(string culture)
    {
        language = culture;
        return this;
    }

    public Story Asks(double at, Func<Func<string, string>, Expectation> expectation)
    {
        expectations.Add(expectation(text => text) with { Language = language, Number = expectations.Count + 1, AskedAt = At(at), Quiet = TimeSpan.FromMilliseconds(500) });
        return this;
    }

    public Story AsksAsPlanned(double at) => Asks(at, _ => new ExpectAsPlanned { Step = "as planned", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksCount(double at, string planned, int count, params (string Path, string Rule, string? Shown)[] fields) => Asks(
        at, _ => new ExpectCount(planned, count, [.. fields.Select(f => new ExpectedField(f.Path, f.Rule, f.Shown))]) { Step = "count", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksAtLeast(double at, string planned, int count) =>
        Asks(at, _ => new ExpectCount(planned, count, []) { OrMore = true, Step = "count", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksAtMost(double at, string planned, int count) =>
        Asks(at, _ => new ExpectCount(planned, count, []) { OrFewer = true, Step = "count", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksEvery(double at, params (string Path, string Rule)[] fields) =>
        Asks(at, _ => new ExpectEvery([.. fields.Select(f => new ExpectedField(f.Path, f.Rule, null))]) { Step = "every", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksSame(double at, string first, string second, string path) =>
        Asks(at, _ => new ExpectSame(first, second, path) { Step = "same", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksLast(double at, string planned, string path, string rule) =>
        Asks(at, _ => new ExpectLast(planned, new ExpectedField(path, rule, null)) { Step = "last", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksNoOthers(double at, string? planned) => Asks(at, _ => new ExpectNoOthers(planned) { Step = "no others", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksOrder(double at, params string[] ids) => Asks(at, _ => new ExpectOrder(ids) { Step = "order", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story AsksNothing(double at, params string[] ids) => Asks(at, _ => new ExpectNothing(ids) { Step = "nothing", Where = "a.feature:1", Language = "en", AskedAt = default });

    public Story Ends(double at)
    {
        ended = At(at);
        return this;
    }

    public LedgerSnapshot Ledger => new()
    {
        Token = "s1",
        StartedAt = Start,
        Build = build,
        EndedAt = ended,
        Actions = actions,
        Observations = [.. observations.Select((o, i) => o with { Number = i + 1 })],
        Hits = hits,
        Events = events,
        Expectations = expectations,
    };

    public IReadOnlyList<Judgement> Judged => new Judge(tracking).All(Ledger);

    public IReadOnlyList<Finding> Findings => [.. Judged.SelectMany(j => j.Findings)];

    /// <summary>The findings as "kind event item".</summary>
    public IEnumerable<string> Kinds => Findings.Select(f => $"{FindingText.Of(f.Kind).Word} {f.Event} {f.Item}".TrimEnd());

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}
