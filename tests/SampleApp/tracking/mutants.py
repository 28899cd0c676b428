"""Deliberate tracking bugs, one at a time, by APP_MUTANT: what each is and what it must cause is declared in mutants.json.

Each function changes one step of the clean code and nothing else. Bugs of the page inside are in h5/mutants.js.
"""
import json
import time
import uuid
from dataclasses import replace
from typing import Callable

from shop.catalogue import PRODUCTS
from tracking.exposure import ExposureWatch
from tracking.reporter import Reporter, Visit

_ALL: dict[str, Callable[[Reporter], None]] = {}


def _mutant(id: str):
    def keep(change: Callable[[Reporter], None]):
        _ALL[id] = change
        return change

    return keep


def apply(id: str | None, reporter: Reporter) -> None:
    """Switches a mutant on; before anything is reported. Those of the page are its server's."""
    if id in _ALL:
        _ALL[id](reporter)


def _instead(name: str):
    """Changes the data of one event before it is made: the decorated function gets them and returns them."""

    def wrap(change: Callable[[dict], dict]):
        def switch(r: Reporter) -> None:
            track = r.client.track
            r.client.track = lambda n, data, screen: track(n, change(dict(data)) if n == name else data, screen)

        return switch

    return wrap


# ---- page views

@_mutant("PV-01.a")
def _(r: Reporter) -> None:
    view = r.screen_view
    r.screen_view = lambda visit: None if visit.page == "detail" else view(visit)
    r.left = lambda visit: view(visit) if visit.page == "detail" else None


@_mutant("PV-03.b")
def _(r: Reporter) -> None:
    view = r.screen_view
    r.screen_view = lambda visit: view(replace(visit, page="home") if visit.page == "cart" else visit)


@_mutant("PV-05.a")
def _(r: Reporter) -> None:
    view = r.screen_view
    r.screen_view = lambda visit: None if visit.back and visit.page == "home" else view(visit)


@_mutant("PV-05.b")
def _(r: Reporter) -> None:
    first: dict[str, Visit] = {}
    view = r.screen_view
    r.screen_view = lambda visit: view(replace(visit, refer=first.setdefault(visit.page, visit).refer))


@_mutant("PV-07.a")
def _(r: Reporter) -> None:
    r.refreshed = lambda: r.screen_view(r.visit)


@_mutant("PV-08.a")
def _(r: Reporter) -> None:
    back = r.brought_back
    r.brought_back = lambda source: (back(source), r.screen_view(r.visit))


@_mutant("PV-16.a")
def _(r: Reporter) -> None:
    r.passed_by = lambda visit: r.screen_view(Visit("home"))


# ---- clicks

@_mutant("CL-01.a")
def _(r: Reporter) -> None:
    r.buttons_bound = lambda product: r.clicked("add_to_cart", {"sku": product.sku, "price": product.price})


@_mutant("CL-02.a")
def _(r: Reporter) -> None:
    r.card_clicked = lambda product, position: None


@_mutant("CL-02.b")
def _(r: Reporter) -> None:
    clicked = r.card_clicked
    r.card_clicked = lambda product, position: clicked(PRODUCTS[position % len(PRODUCTS)], position)


@_mutant("CL-02.c")
def _(r: Reporter) -> None:
    clicked = r.clicked
    r.clicked = lambda name, data: clicked("buy_now" if name == "add_to_cart" else name, data)


@_mutant("CL-04.a")
def _(r: Reporter) -> None:
    r.moved = lambda index: r.slid("left", index)


@_mutant("CL-04.b")
def _(r: Reporter) -> None:
    r.slid = lambda direction, index: None


@_mutant("CL-05.b")
def _(r: Reporter) -> None:
    clicked, last = r.clicked, {"at": 0}

    def debounced(name: str, data: dict) -> None:
        if name == "add_to_cart" and r.client.now() - last["at"] < 3000:
            return
        last["at"] = r.client.now()
        clicked(name, data)

    r.clicked = debounced


@_mutant("CL-07.a")
def _(r: Reporter) -> None:
    clicked = r.clicked

    def both(name: str, data: dict) -> None:
        clicked(name, data)
        if name == "quick_add":
            clicked("product_click", data)

    r.clicked = both


@_mutant("CL-12.b")
def _(r: Reporter) -> None:
    clicked = r.card_clicked
    r.card_clicked = lambda product, position: clicked(product, position - 1)


# ---- exposures

@_mutant("EX-01.a")
def _(r: Reporter) -> None:
    exposed = r.exposed
    r.cards_shown = lambda cards: [exposed(*c) for c in cards]
    r.exposed = lambda product, position: None


@_mutant("EX-02.a")
def _(r: Reporter) -> None:
    r.exposed = lambda product, position: None


@_mutant("EX-02.b")
def _(r: Reporter) -> None:
    _rules(share=0.01, dwell=0.0)


@_mutant("EX-03.a")
def _(r: Reporter) -> None:
    _rules(share=0.4)


@_mutant("EX-04.a")
def _(r: Reporter) -> None:
    _rules(dwell=0.0)


@_mutant("EX-05.a")
def _(r: Reporter) -> None:
    # what is hidden again keeps the time that it had
    look = ExposureWatch.look

    def look_adding(self: ExposureWatch) -> None:
        had = getattr(self, "_had", {})
        before = dict(self._since)
        look(self)
        now = time.monotonic()
        for key, since in before.items():
            if key not in self._since and key not in self.done:
                had[key] = now - since
        for key in self._since.keys() - before.keys():
            if key in had:
                self._since[key] = now - had.pop(key)
        self._had = had
        self._report(now)
        self._schedule()

    ExposureWatch.look = look_adding


@_mutant("EX-06.a")
def _(r: Reporter) -> None:
    # whatever a scroll passes is counted, however short it was seen
    look = ExposureWatch.look

    def passing(self: ExposureWatch) -> None:
        scrolled = self.scroller.get_vadjustment().get_value() > 0
        self.dwell = 0.0 if scrolled else 1.0
        look(self)

    ExposureWatch.look = passing


@_mutant("EX-07.a")
def _(r: Reporter) -> None:
    look, seen = ExposureWatch.look, {}

    def again(self: ExposureWatch) -> None:
        at = self.scroller.get_vadjustment().get_value()
        if at != seen.get(id(self), at):
            for key in [k for k in self.done if self.visible_share(self._items[k]) >= self.share]:
                self.seen(key)
        seen[id(self)] = at
        look(self)

    ExposureWatch.look = again


@_mutant("EX-08.a")
def _(r: Reporter) -> None:
    look = ExposureWatch.look

    def forgetting(self: ExposureWatch) -> None:
        self.done = {k for k in self.done if self.visible_share(self._items[k]) > 0}
        look(self)

    ExposureWatch.look = forgetting


@_mutant("EX-09.a")
def _(r: Reporter) -> None:
    start = ExposureWatch.start
    ExposureWatch.start = lambda self: None if r.visit.back else start(self)


@_mutant("EX-11.a")
def _(r: Reporter) -> None:
    start = ExposureWatch.start
    ExposureWatch.start = lambda self: (self.done.clear(), start(self))


def _rules(share: float | None = None, dwell: float | None = None) -> None:
    made = ExposureWatch.__init__

    def make(self, *args, **named) -> None:
        made(self, *args, **named)
        self.share = self.share if share is None else share
        self.dwell = self.dwell if dwell is None else dwell

    ExposureWatch.__init__ = make


# ---- the app's life

@_mutant("LC-01.a")
def _(r: Reporter) -> None:
    launched = r.launched
    r.launched = lambda source: (launched(source), launched(source))


@_mutant("LC-01.b")
def _(r: Reporter) -> None:
    r.launched = lambda source: r.client.track("app_start", {"type": "hot", "source": source}, "none")


@_mutant("LC-02.a")
def _(r: Reporter) -> None:
    launched, back, first = r.launched, r.brought_back, {}
    r.launched = lambda source: (first.update(source=source), launched(source))
    r.brought_back = lambda source: back(first["source"])


@_mutant("LC-03.a")
def _(r: Reporter) -> None:
    # kept for the next start instead of being sent while there is time
    r.set_aside = lambda: (r.client.keep(r.client.event("app_background", {"page": r.visit.page}, r.visit.page)),)


@_mutant("LC-04.a")
def _(r: Reporter) -> None:
    kept: list[tuple[int, dict]] = []
    r.client.store.add = lambda event: kept.append((len(kept) + 1, event))
    r.client.store.oldest = lambda count: kept[:count]
    r.client.store.remove = lambda ids: kept.__setitem__(slice(None), [k for k in kept if k[0] not in ids])


@_mutant("LC-04.b")
def _(r: Reporter) -> None:
    # delivered events stay on disk, and only this process remembers that they were
    delivered: set[int] = set()
    oldest = r.client.store.oldest
    r.client.store.remove = delivered.update
    r.client.store.oldest = lambda count: [e for e in oldest(1000) if e[0] not in delivered][:count]
    # an id is given when it is sent, so that nobody behind can take the two together
    given: dict[str, str] = {}
    r.client.sender.stamped = lambda event, sent: {**event, "stm": str(sent), "eid": given.setdefault(event["eid"], str(uuid.uuid4()))}


@_mutant("LC-06.a")
def _(r: Reporter) -> None:
    # what an upgrade does was done before mutants are switched on: done again, wrongly
    if r.client.identity.was_upgraded:
        r.client.identity.device = r.client.identity.new_device()
        r.client.identity.save()


# ---- sessions and identity

@_mutant("SE-01.a")
def _(r: Reporter) -> None:
    r.client.identity.expired = lambda seconds: False


@_mutant("SE-01.b")
def _(r: Reporter) -> None:
    entered = r.entered
    r.entered = lambda visit: (r.client.identity.begin_session() if r.visit.page != "none" else None, entered(visit))


@_mutant("ID-01.a")
def _(r: Reporter) -> None:
    left = {"events": 0}
    logged_in, user = r.logged_in, r.client.user

    def late() -> str | None:
        if left["events"]:
            left["events"] -= 1
            return None
        return user()

    r.client.user = late
    r.logged_in = lambda name: (left.update(events=4), logged_in(name))


@_mutant("ID-01.b")
def _(r: Reporter) -> None:
    logged_in = r.logged_in

    def replaced(name: str) -> None:
        r.client.identity.device = r.client.identity.new_device()
        logged_in(name)

    r.logged_in = replaced


@_mutant("ID-02.a")
def _(r: Reporter) -> None:
    log_in = r.client.identity.log_in
    first: list[str] = []
    r.client.identity.log_in = lambda user: (first.append(user), log_in(first[0]))


@_mutant("ID-03.a")
def _(r: Reporter) -> None:
    entered = r.entered

    def anew(visit: Visit) -> None:
        r.client.identity.device = r.client.identity.new_device()
        entered(visit)

    r.entered = anew


@_mutant("ID-04.a")
def _(r: Reporter) -> None:
    r.client.identity.device = str(uuid.UUID(int=0))


# ---- order, doubles, loss

@_mutant("OR-01.a")
def _(r: Reporter) -> None:
    entered = r.entered
    r.entered = lambda visit: (setattr(r.client.identity, "event_index", 0), entered(visit))


@_mutant("OR-02.a")
def _(r: Reporter) -> None:
    r.client.sender.stamped = lambda event, sent: {**event, "stm": str(sent), "dtm": str(sent)}
    r.client.sender._flush_after = 1.5


@_mutant("DU-01.a")
def _(r: Reporter) -> None:
    r.client.sender.stamped = lambda event, sent: {**event, "stm": str(sent), "eid": str(uuid.uuid4())}


@_mutant("DU-02.a")
def _(r: Reporter) -> None:
    sender, post = r.client.sender, r.client.sender._post
    sender._post = lambda events: (post(events), post([{**e, "eid": str(uuid.uuid4())} for e in events]))[0]


@_mutant("LO-01.a")
def _(r: Reporter) -> None:
    r.client.sender.failed = lambda batch: r.client.store.remove([id for id, _ in batch])


@_mutant("LO-01.b")
def _(r: Reporter) -> None:
    waited: set[str] = set()
    r.client.sender.failed = lambda batch: waited.update(e["eid"] for _, e in batch)
    r.client.sender.stamped = lambda event, sent: {**event, "stm": str(sent)} | ({"dtm": str(sent)} if event["eid"] in waited else {})


# ---- properties

@_mutant("FD-01.a")
@_instead("add_to_cart")
def _(data: dict) -> dict:
    del data["price"]
    return data


@_mutant("FD-02.a")
@_instead("buy_now")
def _(data: dict) -> dict:
    data["Price"] = data.pop("price")
    return data


@_mutant("FD-03.a")
@_instead("place_order")
def _(data: dict) -> dict:
    return data | {"total": str(data["total"])}


@_mutant("FD-04.a")
@_instead("login")
def _(data: dict) -> dict:
    return data | {"method": "Password"}


@_mutant("FD-06.a")
@_instead("place_order")
def _(data: dict) -> dict:
    return data | {"items": json.dumps(data["items"])}


@_mutant("FD-08.a")
@_instead("quick_add")
def _(data: dict) -> dict:
    return data | {"position": None}


@_mutant("FD-09.a")
@_instead("place_order")
def _(data: dict) -> dict:
    return data | {"total": round(data["total"] / 100)}


@_mutant("FD-14.a")
def _(r: Reporter) -> None:
    view = r.screen_view

    def and_a_popup(visit: Visit) -> None:
        view(visit)
        if visit.page == "login":
            r.client.track("popup_show", {"popup": "welcome"}, visit.page)

    r.screen_view = and_a_popup


@_mutant("FD-15.a")
def _(r: Reporter) -> None:
    r.logged_out = lambda: r.client.identity.log_out()


@_mutant("FD-16.a")
@_instead("add_to_cart")
def _(data: dict) -> dict:
    return data | {"price": data["price"] + 100}


@_mutant("FD-20.a")
@_instead("login")
def _(data: dict) -> dict:
    return data | {"dk": 1}


# ---- privacy, attribution, the page inside

@_mutant("PR-06.a")
def _(r: Reporter) -> None:
    typed = {}
    r.typed = lambda name, text: typed.update({name: text})
    track = r.client.track
    r.client.track = lambda n, data, screen: track(n, {**data, "form": dict(typed)} if n == "login" else data, screen)


@_mutant("AT-01.a")
def _(r: Reporter) -> None:
    r.refer = lambda visit: {}


@_mutant("AT-01.b")
def _(r: Reporter) -> None:
    exposed, refer, last = r.exposed, r.refer, {}
    r.exposed = lambda product, position: (last.update(position=position), exposed(product, position))
    r.refer = lambda visit: (lambda said: said | last if "position" in said else said)(refer(visit))


@_mutant("AT-02.a")
def _(r: Reporter) -> None:
    refer, gone = r.refer, {}

    def from_the_page_left_by_back(visit: Visit) -> dict:
        said = refer(visit)
        if visit.back:
            gone["page"] = said["page"]
        elif gone:
            said = said | gone
        return said

    r.refer = from_the_page_left_by_back


@_mutant("HY-03.a")
def _(r: Reporter) -> None:
    r.page_refer = lambda refer: None


@_mutant("HY-03.b")
def _(r: Reporter) -> None:
    refer = r.refer
    r.refer = lambda visit: {} if visit.refer and visit.refer.page == "story" else refer(visit)
