namespace TrackE2E.Tests.Rules.Fuzz;

/// <summary>A shop's plan whose parameters are drawn by chance.</summary>
internal static class RandomPlan
{
    public static string Draw(Random chance)
    {
        string One(params string[] of) => of[chance.Next(of.Length)];
        string Dwell() => One("200ms", "500ms", "1s", "2s");
        string Exposure() => $"kind: exposure, visible-share: {One("0.3", "0.5", "1")}, dwell: {Dwell()}, dwell-mode: {One("continuous", "cumulative")}, "
            + $"once-per: {One("view", "visit", "visit", "session", "ever")}, covered: {One("either", "hidden", "visible")}, within: {One("2s", "10s")}";
        string Again(bool tab) => string.Join(", ", new[] { "return", "return", "reload", "foreground", "refresh", tab ? "tab-return" : "reload" }.Where(_ => chance.Next(3) == 0).Append(One("return", "reload")).Distinct());
        string View(string page, string? tab = null) =>
            $"kind: pv, page: {page}{(tab is null ? "" : ", tab: " + tab)}, again-on: [{Again(tab is not null)}], reported-as: {{ name: pv, where: {{ page: {page}{(tab is null ? "" : ", tab: " + tab)} }} }}, properties: {{ tab: {{ type: string }}, lead: {{ type: string, from: leading-click.sku }} }}";
        var within = One("2s", "10s");
        string Click(string element) => $"kind: click, element: {element}, within: {within}";
        const string Item = "sku: { type: string, key: true, required: true }, price: { type: integer, required: true, unit: fen, shown: price }, place: { type: integer, required: true, ordinal: 1 }";
        return $$"""
            plan: shop
            common:
              page: { type: string, required: true, from: this-page }
              ref:  { type: string, from: previous-page }
              chan: { type: string, required: true, same-within: session }
            session: { idle: 30min{{One("", ", longest: 4h")}} }
            identity: { sign-in: login, sign-out: logout, typed-into: name-box }
            delivery: { {{One("sequence: strict", "offline-queue: 1000")}} }
            {{(chance.Next(4) == 0 ? $"consent: {{ ask: ask, accept: accept, reject: reject, on-accept: {One("page-view", "nothing")} }}" : "")}}
            pages:
              home: { title: Home, match: { path: / }, tabs: {
                  rec:  { title: Recommended, locate: { web: "#rec" }, selected: { web: "#rec.on" } },
                  sale: { title: Sale, locate: { web: "#sale" }, selected: { web: "#sale.on" } } } }
              detail: { title: Detail, match: { path: "/p/*" }, open: /p/1 }
              cart: { title: Cart, match: { path: /cart } }
            elements:
              card:  { title: card, page: home, locate: { web: ".card" }, key: "@sku" }
              price: { title: price, page: home, within: card, locate: { web: ".price" } }
              add:   { title: add, page: home, within: card, locate: { web: ".add" }, key: "@sku" }
              hero:  { title: hero, page: home, locate: { web: "#hero" } }
              more:  { title: more, page: detail, locate: { web: ".more" }, key: "@sku" }
              note:  { title: note, page: detail, locate: { web: "#note" } }
              pay:   { title: pay, page: cart, locate: { web: "#pay" } }
              name-box: { title: name box, locate: { web: "#name" } }
              ask:    { title: ask, locate: { web: "#ask" } }
              accept: { title: accept, locate: { web: "#yes" } }
              reject: { title: reject, locate: { web: "#no" } }
            events:
              rec_view:    { title: recommended view, {{View("home", "rec")}} }
              sale_view:   { title: sale view, {{View("home", "sale")}} }
              detail_view: { title: detail view, {{View("detail")}} }
              cart_view:   { title: cart view, {{View("cart")}} }
              card_click:  { title: card click, {{Click("card")}}, properties: { {{Item}} } }
              add_click:   { title: add click, {{Click("add")}}, properties: { {{Item}} } }
              more_click:  { title: more click, {{Click("more")}}, properties: { sku: { type: string, key: true, required: true } } }
              pay_click:   { title: pay click, {{Click("pay")}} }
              card_shown:  { title: card shown, element: card, {{Exposure()}}, properties: { {{Item}} } }
              more_shown:  { title: more shown, element: more, {{Exposure()}}, properties: { sku: { type: string, key: true, required: true } } }
              pay_shown:   { title: pay shown, element: pay, {{Exposure()}} }
              slide:       { title: slide, kind: custom, page: home, when: { swipe: hero }, properties: { way: { type: string, required: true, from: swipe.direction } } }
              detail_left: { title: detail left, kind: custom, when: { leave: detail }, properties: { stay: { type: integer, required: true, unit: ms, measures: {{One("foreground", "stay")}} } } }
              cart_in:     { title: cart entered, kind: custom, when: { enter: cart } }
              note_shown:  { title: note shown, kind: custom, when: { shown: note }, once-per: {{One("view", "visit", "session", "ever")}} }
              to_back:     { title: to background, kind: custom, when: { app: background } }
              to_front:    { title: to foreground, kind: custom, when: { app: foreground } }
              back_online: { title: back online, kind: custom, when: { app: online } }
              login:       { title: login, kind: custom }
              logout:      { title: logout, kind: custom }
            """;
    }
}
