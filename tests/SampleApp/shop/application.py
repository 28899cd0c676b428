"""The app: one window, one process however often it is started."""
import signal

from gi.repository import Gdk, Gio, GLib, Gtk

from declared import chosen
from h5.server import H5Server
from shop.access import named
from shop.catalogue import Product
from shop.navigator import Navigator
from shop.route import Route
from shop.screens.base import Screen
from shop.screens.story import WebPart
from shop.settings import Settings
from tracking.client import TrackingClient
from tracking.identity import Identity
from tracking.mutants import apply
from tracking.reporter import Refer, Reporter
from tracking.sender import Sender
from tracking.store import EventStore


class ShopApplication(Gtk.Application):
    """Started with an address (trackshop://product/SKU-3?from=push) it opens it; started again, it hands the address to the process that runs."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(application_id="org.tracke2e.TrackShop", flags=Gio.ApplicationFlags.HANDLES_COMMAND_LINE)
        self.settings = settings
        self.cart: dict[str, tuple[Product, int]] = {}
        self.favourites: set[str] = set()
        self.user: str | None = None
        self.window: Gtk.ApplicationWindow | None = None
        self._aside = False
        self._awaited: tuple[Route | None, str] | None = None

    @staticmethod
    def started_with(arguments: list[str]) -> "ShopApplication":
        link = _link(arguments)
        return ShopApplication(Settings.here(link.query if link else {}))

    # ---- coming and going

    def do_startup(self) -> None:
        Gtk.Application.do_startup(self)
        settings = self.settings
        store = EventStore(settings.data / "events.db")
        identity = Identity(settings.data / "identity.json", settings.version, settings.session_timeout)
        self.sender = Sender(store, settings.collector, settings.flush_after, settings.retry_after) if settings.collector else None
        self.reporter = Reporter(TrackingClient(identity, store, self.sender, settings.version))
        apply(chosen(settings.mutant), self.reporter)
        self.user = identity.user
        if self.sender:
            self.sender.start()
        self.web = WebPart(self, settings.h5 or H5Server.start(settings.collector).address, settings.automation)
        self.navigator = Navigator(self)
        GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, self.quit)

    def do_command_line(self, line: Gio.ApplicationCommandLine) -> int:
        route = _link(line.get_arguments())
        source = route.query.get("from", "link") if route else "icon"
        if self.window is None:
            self._begin(route, source)
            return 0
        if self._aside:
            # in front first: nobody sees a screen of a window that is away
            self._awaited = (route, source)
        elif route:
            self.navigator.go(route, None)
        self.window.deiconify()
        self.window.present()
        return 0

    def do_shutdown(self) -> None:
        if self.sender:
            self.sender.stop(within=1)
        Gtk.Application.do_shutdown(self)

    def _begin(self, route: Route | None, source: str) -> None:
        self.window = Gtk.ApplicationWindow(application=self, title="TrackShop", default_width=420, default_height=760)
        self.window.connect("window-state-event", self._window_changed)
        keys = Gtk.AccelGroup()
        keys.connect(Gdk.KEY_Left, Gdk.ModifierType.MOD1_MASK, Gtk.AccelFlags.VISIBLE, lambda *_: self.navigator.back())
        self.window.add_accel_group(keys)
        box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL)
        box.pack_start(self._bar(), False, False, 0)
        box.pack_start(self.navigator.stack, True, True, 0)
        self.window.add(box)
        self.reporter.launched(source)
        if route and route.page != "home":
            self.reporter.passed_by(self.reporter.visit)
        self.navigator.go(route or Route("/home"), None)
        self.window.show_all()
        self.front_changed(self.navigator.front, False)

    def _bar(self) -> Gtk.Widget:
        bar = Gtk.Box(spacing=6, margin=6)
        self._back = named(Gtk.Button(label="‹"), "back", "Back")
        self._back.connect("clicked", lambda *_: self.navigator.back())
        self._title = named(Gtk.Label(label="TrackShop"), "title", "TrackShop")
        bar.pack_start(self._back, False, False, 0)
        bar.pack_start(self._title, True, True, 0)
        for id, text, to in (("open-home", "Home", "/home"), ("open-cart", "Cart", "/cart"), ("open-login", "Me", "/login")):
            button = named(Gtk.Button(label=text), id, text)
            button.connect("clicked", lambda _, to=to, id=id: self.go(to, Refer(self.reporter.visit.page)))
            bar.pack_end(button, False, False, 0)
        return bar

    # ---- the window

    def front_changed(self, screen: Screen, can_go_back: bool) -> None:
        if self.window is None:
            return
        self.window.set_title(f"TrackShop - {screen.title}")
        self._title.set_text(screen.title)
        self._title.get_accessible().set_name(screen.title)
        self._back.set_sensitive(can_go_back)

    def _window_changed(self, _, event: Gdk.EventWindowState) -> bool:
        aside = bool(event.new_window_state & (Gdk.WindowState.ICONIFIED | Gdk.WindowState.WITHDRAWN))
        if aside != self._aside and event.changed_mask & (Gdk.WindowState.ICONIFIED | Gdk.WindowState.WITHDRAWN):
            self._aside = aside
            if aside:
                self.navigator.front.hidden()
                self.reporter.set_aside()
            else:
                route, source = self._awaited or (None, "icon")
                self._awaited = None
                self.reporter.brought_back(source)
                if not (route and self.navigator.go(route, None)):
                    self.navigator.front.shown()
        return False

    # ---- what screens ask for

    def go(self, address: str, refer: Refer | None) -> None:
        self.navigator.go(Route.parse(address), refer)

    def add_to_cart(self, product: Product) -> None:
        _, count = self.cart.get(product.sku, (product, 0))
        self.cart[product.sku] = (product, count + 1)

    def favourite(self, product: Product) -> None:
        self.favourites.add(product.sku)


def _link(arguments: list[str]) -> Route | None:
    links = [a for a in arguments[1:] if not a.startswith("--")]
    return Route.parse(links[0]) if links else None
