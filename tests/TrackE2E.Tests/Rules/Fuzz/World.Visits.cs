using TrackE2E.Core.Ledger;

namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>Documents and visits: how they begin and end.</summary>
internal sealed partial class World
{
    // another document; the one before may wait in the back/forward cache
    private void Load(Tab tab, string path, string cause, string? referrer, bool hidden)
    {
        var left = tab.Page;
        if (left is not null)
        {
            if (cause == "navigate")
            {
                tab.Back.Push((left, left.Path, left.Selected));
            }

            Leave(left, cause == "navigate" && chance.Next(2) == 0);
            tab.Page = null;
            Pass(chance.Next(20, 300));
        }

        var page = tab.Page = new Page("d" + ++documents) { Path = path, Selected = path == "/" ? "rec" : null, Referrer = referrer, Hidden = hidden };
        See(page, new DocumentBegan(page.Url, null, referrer, cause, true) { Document = "", Sequence = 0, At = default });
        if (hidden)
        {
            See(page, new VisibilityChanged(false) { Document = "", Sequence = 0, At = default });
        }

        // a typed address comes from nowhere, a link from its page
        var from = referrer is null ? null : cause == "reload" ? left!.From : referrer == "http://shop/" ? "home" : referrer.EndsWith("/cart", StringComparison.Ordinal) ? "cart" : "detail";
        page.WasReloaded = cause == "reload";
        BeginVisit(page, cause == "reload" ? "reload" : "load", from);
    }

    private void Return(Page page, (Page Page, string Path, string? Selected) entry)
    {
        if (entry.Page == page)
        {
            var before = page.Name;
            EndVisit(page, "pop");
            (page.Path, page.Selected) = (entry.Path, entry.Path == "/" ? "rec" : null);
            BeginVisit(page, "pop", before);
            return;
        }

        if (!entry.Page.Kept)
        {
            entry.Page.Selected = null;
            var back = new Stack<(Page, string, string?)>(front!.Back.Reverse());
            Load(front, entry.Path, "back-forward", null, hidden: false);
            front.Back = back;
            return;
        }

        var left = page.Name;
        Leave(page, persisted: false);
        Pass(chance.Next(5, 60));
        var kept = front!.Page = entry.Page;
        (kept.Kept, kept.Gone) = (false, false);
        BeginVisit(kept, "restore", left);
    }

    private void BeginVisit(Page page, string cause, string? from)
    {
        (page.Visit, page.Began, page.From, page.Drawn, page.Lead, page.Looked, page.NoteShown) = (page.Visit + 1, now, from, false, lead, false, false);
        (page.Top, page.Covered) = (0, false);
        See(page, new VisitBegan(page.Visit, page.Url, null, cause, page.Selected) { Document = "", Sequence = 0, At = default });
        if (!page.Hidden && plan.Consent is not null && !answered)
        {
            Ask(page, 1);
        }

        Entered(page, cause);
        var visit = page.Visit;
        After(cause is "tab" or "restore" ? chance.Next(0, 50) : chance.Next(0, 400), () =>
        {
            if (page.Visit == visit && !page.Gone)
            {
                page.Drawn = true;
                foreach (var item in page.Items)
                {
                    ShowPrices(page, item);
                }

                Draw(page);
            }
        });
    }

    private void EndVisit(Page page, string cause)
    {
        Settle(page.UnderWay);
        foreach (var ((element, item), share) in page.Shares.Where(s => s.Value > 0).ToList())
        {
            See(page, new ShareChanged(page.Visit, element, item, 0) { Document = "", Sequence = 0, At = default });
        }

        See(page, new VisitEnded(page.Visit) { Document = "", Sequence = 0, At = default });
        Left(page, cause);
        page.Shares.Clear();
    }

    private void Leave(Page page, bool persisted)
    {
        Settle(page.Waiting);
        EndVisit(page, "leave");
        See(page, new DocumentEnded(persisted) { Document = "", Sequence = 0, At = default });
        (page.Gone, page.Kept) = (true, persisted);
        Flush();
    }
}
