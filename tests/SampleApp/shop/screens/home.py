"""The list of products under a banner."""
from gi.repository import Gtk

from shop.access import named
from shop.catalogue import BANNERS, PRODUCTS, Product
from shop.screens.base import Screen
from shop.touch import DragScroller, Touchable
from tracking.exposure import ExposureWatch
from tracking.reporter import Refer


class HomeScreen(Screen):
    title = "Home"

    def build(self) -> None:
        self.banner = 0
        scroller = named(DragScroller(), "product-list", "Products")
        rows = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=8)
        rows.pack_start(self._banner(), False, False, 0)
        self.watch = ExposureWatch(scroller, lambda key: self.shop.reporter.exposed(*self.cards[key]))
        self.cards: dict[str, tuple[Product, int]] = {}
        for position, product in enumerate(PRODUCTS, start=1):
            card = self._card(product, position)
            rows.pack_start(card, False, False, 0)
            self.cards[product.sku] = (product, position)
            self.watch.add(product.sku, card)
        scroller.add(rows)
        self.pack_start(scroller, True, True, 0)
        self.shop.reporter.cards_shown(list(self.cards.values()))

    def shown(self) -> None:
        self.watch.start()

    def hidden(self) -> None:
        self.watch.stop()

    def _banner(self) -> Gtk.Widget:
        box = Touchable(swiped=self._slide, moved=lambda: self.shop.reporter.moved(self.banner + 1))
        self.banner_text = Gtk.Label(label=BANNERS[0])
        self.banner_text.set_size_request(-1, 110)
        box.add(self.banner_text)
        return named(box, "banner", BANNERS[0], "1")

    def _slide(self, direction: str) -> None:
        self.banner = (self.banner + (1 if direction == "left" else -1)) % len(BANNERS)
        self.banner_text.set_label(BANNERS[self.banner])
        named(self.banner_text.get_parent(), "banner", BANNERS[self.banner], str(self.banner + 1))
        self.shop.reporter.slid(direction, self.banner + 1)

    def _card(self, product: Product, position: int) -> Gtk.Widget:
        card = Touchable(tapped=lambda: self._open(product, position), held=lambda: self._hold(product, position))
        frame = Gtk.Frame(margin_start=12, margin_end=12)
        inside = Gtk.Box(spacing=12, margin=12)
        inside.set_size_request(-1, 96)
        text = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=6)
        text.pack_start(self.line("card-name", product.name), False, False, 0)
        text.pack_start(self.line("card-price", product.shown_price), False, False, 0)
        inside.pack_start(text, True, True, 0)
        add = self.button("card-add", "Add", lambda: self._add(product, position), product.sku)
        add.set_valign(Gtk.Align.CENTER)
        inside.pack_end(add, False, False, 0)
        frame.add(inside)
        card.add(frame)
        return named(card, "product-card", product.name, product.sku)

    def _open(self, product: Product, position: int) -> None:
        self.shop.reporter.card_clicked(product, position)
        self.shop.go(f"/product/{product.sku}", Refer("home", "product_click", position))

    def _hold(self, product: Product, position: int) -> None:
        self.shop.favourite(product)
        self.shop.reporter.clicked("product_favourite", {"sku": product.sku})

    def _add(self, product: Product, position: int) -> None:
        self.shop.add_to_cart(product)
        self.shop.reporter.clicked("quick_add", self.shop.reporter.card(product, position))
