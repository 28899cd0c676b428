"""What the user has chosen."""
from gi.repository import Gtk

from shop.access import named
from shop.catalogue import Product
from shop.screens.base import Screen


class CartScreen(Screen):
    title = "Cart"

    def build(self) -> None:
        self.lines = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, spacing=8, margin_top=12)
        self.pack_start(self.lines, False, False, 0)
        self.total = self.line("cart-total", "")
        self.pack_start(self.total, False, False, 0)
        self.order = self.button("place-order", "Place order", self._order)
        self.pack_start(self.order, False, False, 0)
        self._fill()

    def _sum(self) -> int:
        return sum(p.price * n for p, n in self.shop.cart.values())

    def _fill(self) -> None:
        for old in self.lines.get_children():
            self.lines.remove(old)
        for product, count in self.shop.cart.values():
            row = Gtk.Box(spacing=12)
            row.pack_start(self.line("cart-name", f"{count} × {product.name}"), True, True, 0)
            row.pack_end(self.button("cart-remove", "Remove", lambda p=product: self._remove(p), product.sku), False, False, 0)
            self.lines.pack_start(Gtk.EventBox(child=row), False, False, 0)
            named(row.get_parent(), "cart-line", product.name, product.sku)
        self.lines.show_all()
        text = f"¥{self._sum() / 100:.2f}" if self.shop.cart else "Nothing here yet"
        self.total.set_text(text)
        self.total.get_accessible().set_name(text)
        self.order.set_sensitive(bool(self.shop.cart))

    def _remove(self, product: Product) -> None:
        _, count = self.shop.cart.pop(product.sku)
        self.shop.reporter.clicked("cart_remove", {"sku": product.sku, "quantity": count})
        self._fill()
        self.shop.reporter.refreshed()

    def _order(self) -> None:
        items = [{"sku": p.sku, "quantity": n, "price": p.price} for p, n in self.shop.cart.values()]
        self.shop.reporter.clicked("place_order", {"total": self._sum(), "items": items})
        self.shop.cart.clear()
        self._fill()
