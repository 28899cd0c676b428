"""One product, native."""
from gi.repository import Gtk

from shop.catalogue import PRODUCTS, product
from shop.screens.base import Screen
from tracking.reporter import Refer


class DetailScreen(Screen):
    title = "Product"

    def build(self) -> None:
        self.product = product(self.route.item or "") or PRODUCTS[0]
        sku = self.product.sku
        picture = Gtk.Label(label="▧")
        picture.set_size_request(-1, 220)
        self.pack_start(picture, False, False, 0)
        self.pack_start(self.line("detail-name", self.product.name), False, False, 0)
        self.pack_start(self.line("detail-price", self.product.shown_price, sku), False, False, 0)
        self.pack_start(self.button("add-to-cart", "Add to cart", self._add, sku), False, False, 0)
        self.pack_start(self.button("buy-now", "Buy now", self._buy, sku), False, False, 0)
        self.pack_start(self.button("open-story", "Its story", self._story, sku), False, False, 0)
        self.shop.reporter.buttons_bound(self.product)

    def _data(self) -> dict:
        return {"sku": self.product.sku, "price": self.product.price}

    def _add(self) -> None:
        self.shop.add_to_cart(self.product)
        self.shop.reporter.clicked("add_to_cart", self._data())

    def _buy(self) -> None:
        self.shop.add_to_cart(self.product)
        self.shop.reporter.clicked("buy_now", self._data())
        self.shop.go("/cart", Refer("detail", "buy_now"))

    def _story(self) -> None:
        self.shop.reporter.clicked("open_story", {"sku": self.product.sku})
        self.shop.go(f"/story/{self.product.sku}", Refer("detail", "open_story"))
