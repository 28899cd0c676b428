"""When an item counts as seen: half of its area for one unbroken second, once in a visit."""
import time
from typing import Callable, Hashable

from gi.repository import GLib, Gtk


class ExposureWatch:
    """Watches the children of a scrolled window. Nothing is visible while the app is set aside or another screen is in front."""

    def __init__(self, scroller: Gtk.ScrolledWindow, seen: Callable[[Hashable], None], share: float = 0.5, dwell: float = 1.0) -> None:
        self.scroller = scroller
        self.seen = seen
        self.share = share
        self.dwell = dwell
        self.done: set[Hashable] = set()
        self._items: dict[Hashable, Gtk.Widget] = {}
        self._since: dict[Hashable, float] = {}
        self._timer: int | None = None
        self._active = False
        scroller.get_vadjustment().connect("value-changed", lambda *_: self.look())
        scroller.connect("size-allocate", lambda *_: self.look())

    def add(self, key: Hashable, widget: Gtk.Widget) -> None:
        self._items[key] = widget
        widget.connect("size-allocate", lambda *_: self.look())

    def start(self) -> None:
        """The screen is shown."""
        self._active = True
        self.look()

    def stop(self) -> None:
        """The screen is hidden or the app set aside."""
        self._active = False
        self._since.clear()
        self._schedule()

    def new_visit(self) -> None:
        self.done.clear()

    def look(self) -> None:
        """Compares what is visible now with what was; called at each change."""
        if not self._active:
            return
        now = time.monotonic()
        for key, widget in self._items.items():
            if key in self.done:
                continue
            if self.visible_share(widget) >= self.share - 1e-9:
                self._since.setdefault(key, now)
            else:
                self._since.pop(key, None)
        self._report(now)
        self._schedule()

    def visible_share(self, widget: Gtk.Widget) -> float:
        """Part of the widget's area inside the scrolled window, 0 to 1."""
        place = widget.translate_coordinates(self.scroller, 0, 0)
        width, height = widget.get_allocated_width(), widget.get_allocated_height()
        if place is None or width <= 1 or height <= 1 or not widget.get_mapped():
            return 0
        x, y = place[-2:]
        across = min(x + width, self.scroller.get_allocated_width()) - max(x, 0)
        down = min(y + height, self.scroller.get_allocated_height()) - max(y, 0)
        return max(across, 0) * max(down, 0) / (width * height)

    def _report(self, now: float) -> None:
        for key in [k for k, since in self._since.items() if now - since >= self.dwell]:
            del self._since[key]
            self.done.add(key)
            self.seen(key)

    def _schedule(self) -> None:
        if self._timer is not None:
            GLib.source_remove(self._timer)
            self._timer = None
        if self._since:
            left = min(self._since.values()) + self.dwell - time.monotonic()
            self._timer = GLib.timeout_add(max(int(left * 1000) + 1, 1), self._ripe)

    def _ripe(self) -> bool:
        self._timer = None
        self.look()
        return False
