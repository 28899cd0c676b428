"""What all screens share."""
from gi.repository import Gtk

from shop.access import named
from shop.route import Route


class Screen(Gtk.Box):
    """A screen for one visit. title: what the window is called while it is in front."""

    title = ""

    def __init__(self, shop, route: Route) -> None:
        super().__init__(orientation=Gtk.Orientation.VERTICAL, spacing=8)
        self.shop = shop
        self.route = route
        named(self, f"screen-{route.page}", self.title, route.path)
        self.build()

    def build(self) -> None:
        """Makes the widgets."""

    def shown(self) -> None:
        """It is in front and the app too."""

    def hidden(self) -> None:
        """It is no longer seen: another screen is in front, or the app is set aside."""

    def line(self, id: str, text: str, item: str | None = None) -> Gtk.Label:
        label = Gtk.Label(label=text, xalign=0, margin_start=12)
        named(label, id, text, item)
        return label

    def button(self, id: str, text: str, clicked, item: str | None = None) -> Gtk.Button:
        button = Gtk.Button(label=text, margin_start=12, margin_end=12)
        named(button, id, text, item)
        button.connect("clicked", lambda *_: clicked())
        return button
