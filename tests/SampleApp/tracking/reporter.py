"""What the screens call: each method is one thing that the tracking plan asks for. A mutant replaces one of them."""
from dataclasses import dataclass

from shop.catalogue import Product
from tracking.client import TrackingClient


@dataclass(frozen=True)
class Refer:
    """Where a visit came from: the page that was left, and the element on it that led here."""

    page: str
    element: str | None = None
    position: int | None = None

    def data(self) -> dict:
        return {k: v for k, v in (("page", self.page), ("element", self.element), ("position", self.position)) if v is not None}


@dataclass(frozen=True)
class Visit:
    """One stay on a screen."""

    page: str
    item: str | None = None
    refer: Refer | None = None
    back: bool = False


class Reporter:
    """Turns what happens on screens into events."""

    def __init__(self, client: TrackingClient) -> None:
        self.client = client
        self.visit = Visit("none")

    # ---- the app as a whole

    def launched(self, source: str) -> None:
        self.client.track("app_start", {"type": "cold", "source": source}, "none")

    def set_aside(self) -> None:
        """The app goes to the background: said, and everything is sent while there is time."""
        self.client.track("app_background", {"page": self.visit.page}, self.visit.page)
        self.flush()

    def brought_back(self, source: str) -> None:
        self.client.track("app_start", {"type": "hot", "source": source}, self.visit.page)

    def flush(self) -> None:
        if self.client.sender:
            self.client.sender.now()

    # ---- screens

    def entered(self, visit: Visit) -> None:
        self.visit = visit
        self.screen_view(visit)

    def left(self, visit: Visit) -> None:
        """A screen is left; nothing is asked for."""

    def refreshed(self) -> None:
        """A screen is drawn anew; nothing is asked for."""

    def passed_by(self, visit: Visit) -> None:
        """A screen that a link leads through without showing it; nothing is asked for."""

    def screen_view(self, visit: Visit) -> None:
        data = {"page": {"id": visit.page} | ({"item": visit.item} if visit.item else {})}
        if visit.refer:
            data["refer"] = self.refer(visit)
        self.client.track("screen_view", data, visit.page)

    def refer(self, visit: Visit) -> dict:
        return visit.refer.data() if visit.refer else {}

    # ---- what the user does

    def clicked(self, name: str, data: dict) -> None:
        self.client.track(name, data, self.visit.page)

    def card_clicked(self, product: Product, position: int) -> None:
        self.clicked("product_click", self.card(product, position))

    def card(self, product: Product, position: int) -> dict:
        return {"sku": product.sku, "price": product.price, "position": position}

    def buttons_bound(self, product: Product) -> None:
        """The buttons of a product are on screen; nothing is asked for."""

    def moved(self, index: int) -> None:
        """The finger moves on the banner; nothing is asked for."""

    def slid(self, direction: str, index: int) -> None:
        self.client.track("banner_slide", {"direction": direction, "index": index}, self.visit.page)

    def typed(self, field: str, text: str) -> None:
        """The user types; nothing is asked for."""

    def logged_in(self, user: str) -> None:
        self.client.identity.log_in(user)
        self.client.track("login", {"method": "password"}, self.visit.page)

    def logged_out(self) -> None:
        self.client.track("logout", {}, self.visit.page)
        self.client.identity.log_out()

    # ---- what the user sees

    def cards_shown(self, cards: list[tuple[Product, int]]) -> None:
        """Cards are drawn, seen or not; nothing is asked for."""

    def exposed(self, product: Product, position: int) -> None:
        self.client.track("product_exposure", self.card(product, position), self.visit.page)

    # ---- the page inside

    def from_page(self, name: str, data: dict) -> None:
        """An event of the web page inside, by the bridge: it goes out as one of the app's own."""
        self.client.track(name, data, "h5")

    def page_refer(self, refer: Refer | None) -> Refer | None:
        """What the page inside is told of where its visit comes from."""
        return refer
