using System.Text.Json;
using TrackE2E.Core.Ledger;
using TrackE2E.Core.Plans;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A browser with the shop in it, played in milliseconds: what its observer would tell, and what a correct SDK would report.</summary>
/// <remarks>Here: time, and what the user does. Documents and visits, what is on screen, and the SDK are in the other parts.</remarks>
internal sealed partial class World(TrackingPlan plan, int seed)
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    private readonly PriorityQueue<Action, (int, int)> timers = new();
    private readonly List<Observation> seen = [];
    private readonly List<LedgerAction> done = [];
    private readonly List<Tab> tabs = [];
    private readonly HashSet<string> dear = new(StringComparer.Ordinal);
    private Random chance = new(seed);
    private Tab? front;
    private bool away, online = true, answered;
    private int now, started, documents;

    /// <summary>Plays the moves and waits until all has been delivered.</summary>
    public static Told Play(TrackingPlan plan, int seed, IEnumerable<Move> moves)
    {
        var world = new World(plan, seed);
        world.Load(world.front = new Tab(), "/", "navigate", null, hidden: false);
        world.tabs.Add(world.front);
        foreach (var move in moves)
        {
            world.Pass(move.Wait);
            world.chance = new Random(move.Seed);
            world.Do(move.Kind);
        }

        world.chance = new Random(seed);
        world.Pass(world.chance.Next(300, 4000));
        world.Connect(true);
        world.Pass(20_000);
        return world.Told();
    }

    private void Pass(int time)
    {
        var until = now + time;
        while (timers.TryPeek(out var timer, out var at) && at.Item1 <= until)
        {
            timers.Dequeue();
            now = Math.Max(now, at.Item1);
            timer();
        }

        now = Math.Max(now, until);
    }

    private void After(int time, Action timer) => timers.Enqueue(timer, (now + Math.Max(0, time), started++));

    private void Do(string kind)
    {
        if (front?.Page is not { } page)
        {
            return;
        }

        switch (kind)
        {
            case "foreground" when away:
                Turn(() => away = false);
                break;
            case "background" when !away:
                Act("background");
                Turn(() => away = true);
                break;
            case "offline" when online:
                Connect(false);
                break;
            case "online" when !online:
                Connect(true);
                break;
            case "clock":
                if (!SaysSent)
                {
                    // without a sending time a moved clock would be taken for the event's
                    if (!online)
                    {
                        return;
                    }

                    Flush();
                    Pass(200);
                }

                Act("clock", TimeSpan.FromMinutes(chance.Next(3) == 0 ? 10 : 31).ToString("c"));
                ahead += TimeSpan.ParseExact(done[^1].Detail!, "c", null);
                break;
            case "look" when !away && tabs.Count > 1:
                var other = tabs[chance.Next(tabs.Count)];
                Act("other-page");
                Turn(() => front = other);
                break;
            case "spare" when !away:
                var tab = new Tab();
                Act("open-in-background");
                Load(tab, Paths()[chance.Next(4)], "navigate", page.Url, hidden: true);
                tabs.Add(tab);
                break;
            case "close" when !away && tabs.Count > 1:
                Act("close");
                Leave(page, persisted: false);
                tabs.Remove(front);
                front = tabs[^1];
                Turn(() => { });
                break;
            case "login" when user is null:
                var name = "user-" + (char)('a' + chance.Next(3));
                done.Add(new LedgerAction { Kind = "type", Element = "name-box", Detail = name, StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now) });
                user = "id-of-" + name;
                Report(page, "login", null, [], now);
                break;
            case "logout" when user is not null:
                Report(page, "logout", null, [], now);
                user = null;
                break;
            case "answer" when !answered && plan.Consent is not null && !away:
                answered = true;
                Answer(page, chance.Next(4) != 0);
                break;
            default:
                if (!away)
                {
                    OnPage(page, kind);
                }

                break;
        }
    }

    private void OnPage(Page page, string kind)
    {
        switch (kind)
        {
            case "tab" when page.Name == "home":
                page.Selected = page.Selected == "rec" ? "sale" : "rec";
                Change(page, page.Path, "tab");
                break;
            case "push":
                Act("press-key");
                Pass(2);
                Change(page, Paths()[chance.Next(4)], "push");
                break;
            case "load":
                Act("open");
                Load(front!, Paths()[chance.Next(4)], "navigate", null, hidden: false);
                break;
            case "reload":
                Act("reload");
                Load(front!, page.Path, "reload", page.Referrer, hidden: false);
                break;
            case "back" when front!.Back.TryPop(out var entry):
                Act("back");
                Return(page, entry);
                break;
            case "scroll":
                page.Top = chance.Next(0, 29) / 4d;
                Draw(page, moving: true, heldUp: true);
                break;
            case "cover":
                page.Covered = !page.Covered;
                Draw(page);
                break;
            case "reprice":
                var sku = page.Items[chance.Next(page.Items.Count)];
                _ = dear.Add(sku) || dear.Remove(sku);
                foreach (var other in tabs.Select(t => t.Page).OfType<Page>().Where(p => p.Drawn && p.Items.Contains(sku)))
                {
                    ShowPrices(other, sku);
                }

                break;
            case "hold":
                HoldUp(surely: true);
                break;
            case "refresh":
                done.Add(new LedgerAction { Kind = "refresh", StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now + 100) });
                Refreshed(page);
                Pass(100);
                break;
            case "swipe" when page.Name == "home":
                var way = chance.Next(2) == 0 ? "left" : "right";
                See(page, new Swiped(page.Visit, [new ElementHit("hero", null)], way, "touch") { Document = "", Sequence = 0, At = default });
                React(page, "slide", null, new() { ["way"] = way }, chance.Next(0, 40));
                break;
            case "click":
                Click(page);
                break;
        }
    }

    // what can be clicked is what is wholly on screen; a click on a card or on what is like it leads to its page
    private void Click(Page page)
    {
        if (page.Name == "cart")
        {
            See(page, new Clicked(page.Visit, [new ElementHit("pay", null)], true, "mouse", false) { Document = "", Sequence = 0, At = default });
            ReactToClick(page, "pay_click", null, [], HoldUp());
            return;
        }

        var items = page.Items.Where(i => page.ShareOf(i) >= 1).ToList();
        if (page.Covered || items.Count == 0 || !page.Drawn)
        {
            return;
        }

        var item = items[chance.Next(items.Count)];
        ElementHit Hit(string element) => new(element, item) { Ordinal = page.PlaceOf(item) };
        if (page.Name == "home" && chance.Next(3) == 0)
        {
            See(page, new Clicked(page.Visit, [Hit("add"), Hit("card")], true, "mouse", false) { Document = "", Sequence = 0, At = default });
            ReactToClick(page, "add_click", item, Values(page, item), HoldUp());
            return;
        }

        var element = page.Name == "home" ? "card" : "more";
        See(page, new Clicked(page.Visit, [Hit(element)], true, "mouse", false) { Document = "", Sequence = 0, At = default });
        ReactToClick(page, element + "_click", item, Values(page, item), HoldUp());
        var (wait, link, path) = (chance.Next(5, 200), chance.Next(3) == 0, "/p/" + item);
        Pass(wait);
        lead = item;
        if (link)
        {
            Load(front!, path, "navigate", page.Url, hidden: false);
        }
        else
        {
            Change(page, path, "push");
        }

        lead = null;
    }

    private string[] Paths() => ["/", "/p/" + chance.Next(1, 4), "/cart", "/"];

    // another stay in the same document
    private void Change(Page page, string path, string cause)
    {
        if (cause == "push" && path == page.Path)
        {
            return;
        }

        if (cause == "push")
        {
            front!.Back.Push((page, page.Path, page.Selected));
            page.Selected = path == "/" ? "rec" : null;
        }

        var before = page.Name;
        EndVisit(page, cause);
        page.Path = path;
        BeginVisit(page, cause, before);
    }

    // tabs and the window come to the front or go
    private void Turn(Action turn)
    {
        turn();
        foreach (var page in tabs.Select(t => t.Page).OfType<Page>())
        {
            var hidden = away || page != front!.Page;
            if (hidden != page.Hidden)
            {
                page.Hidden = hidden;
                See(page, new VisibilityChanged(!hidden) { Document = "", Sequence = 0, At = default });
                Turned(page);
                Draw(page);
            }
        }
    }

    private void Connect(bool back)
    {
        if (online == back)
        {
            return;
        }

        if (!back && !SaysSent)
        {
            After(40_000, () => Connect(true));
        }

        online = back;
        Act(back ? "online" : "offline");
        foreach (var page in tabs.Select(t => t.Page).OfType<Page>().OrderBy(_ => chance.Next()))
        {
            See(page, new ConnectivityChanged(back) { Document = "", Sequence = 0, At = default });
            Settle(page.Waiting);
            if (back && !page.Hidden)
            {
                React(page, "back_online", null, [], chance.Next(0, 100));
            }
        }

        if (back)
        {
            After(chance.Next(10, 400), Flush);
        }
    }

    // pages are held up just now: what has happened their code learns after it; when that was is returned
    private int HoldUp(bool surely = false)
    {
        var at = now;
        if (surely || chance.Next(8) == 0)
        {
            var length = chance.Next(60, 900);
            foreach (var page in tabs.Select(t => t.Page).OfType<Page>().Where(p => !p.Hidden))
            {
                page.HeldUp.Add((at, at + length));
                See(page, new HeldUp(TimeSpan.FromMilliseconds(length)) { Document = "", Sequence = 0, At = default });
            }

            now += length;
            Pass(0);
        }

        return at;
    }

    // an observer tells what is drawn, clicked and shown a moment later or sooner than the SDK takes it for, and nothing before what it told last
    private void See(Page page, Observation observation)
    {
        var jitter = observation is ShareChanged or Clicked or ShownChanged ? (now + seed) % 5 : 0;
        page.ToldLast = Math.Max(page.ToldLast, now + jitter);
        seen.Add(observation with { Document = page.Document, At = Fuzz.Told.Time(page.ToldLast) });
    }

    private void Act(string kind, string? detail = null) => done.Add(new LedgerAction { Kind = kind, Detail = detail, StartedAt = Fuzz.Told.Time(now), EndedAt = Fuzz.Told.Time(now) });

    private sealed class Tab
    {
        public Page? Page { get; set; }

        public Stack<(Page Page, string Path, string? Selected)> Back { get; set; } = [];
    }
}
