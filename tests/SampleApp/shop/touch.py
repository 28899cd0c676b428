"""Lists that follow the finger, and things that are tapped, held and swiped."""
from typing import Callable

from gi.repository import Gtk

_SLACK = 8  # pixels that a finger may tremble


class DragScroller(Gtk.ScrolledWindow):
    """A vertical list that is dragged as on a phone: it moves as far as the finger does, and a fling runs on."""

    def __init__(self) -> None:
        super().__init__(hscrollbar_policy=Gtk.PolicyType.NEVER, vscrollbar_policy=Gtk.PolicyType.EXTERNAL)
        self._from = 0.0
        self._claimed = False
        self._trail: list[tuple[int, float]] = []
        self._tick: int | None = None
        self._drag = Gtk.GestureDrag.new(self)
        self._drag.set_propagation_phase(Gtk.PropagationPhase.CAPTURE)
        self._drag.connect("drag-begin", self._begin)
        self._drag.connect("drag-update", self._update)
        self._drag.connect("drag-end", self._end)

    def _begin(self, *_) -> None:
        self._stop()
        self._from = self.get_vadjustment().get_value()
        self._trail = []
        self._claimed = False

    def _update(self, gesture: Gtk.GestureDrag, across: float, down: float) -> None:
        if not self._claimed and (abs(down) < _SLACK or abs(across) > abs(down)):
            return
        if not self._claimed:
            self._claimed = gesture.set_state(Gtk.EventSequenceState.CLAIMED)
        self._trail.append((Gtk.get_current_event_time(), down))
        self.get_vadjustment().set_value(self._from - down)

    def _end(self, gesture: Gtk.GestureDrag, across: float, down: float) -> None:
        now = Gtk.get_current_event_time()
        recent = [t for t in self._trail if now - t[0] <= 100]
        if len(recent) < 2 or recent[-1][0] == recent[0][0]:
            return
        speed = -(recent[-1][1] - recent[0][1]) / (recent[-1][0] - recent[0][0]) * 1000  # pixels a second, down the list when positive
        if abs(speed) > 400:
            self._fling(speed)

    def _fling(self, speed: float) -> None:
        state = {"speed": speed, "at": None}

        def step(_, clock) -> bool:
            now = clock.get_frame_time() / 1e6
            passed = now - (state["at"] or now)
            state["at"] = now
            bar = self.get_vadjustment()
            before = bar.get_value()
            bar.set_value(before + state["speed"] * passed)
            state["speed"] *= max(0.0, 1 - 3 * passed)
            if abs(state["speed"]) < 40 or (passed and bar.get_value() == before):
                self._tick = None
                return False
            return True

        self._tick = self.add_tick_callback(step)

    def _stop(self) -> None:
        if self._tick is not None:
            self.remove_tick_callback(self._tick)
            self._tick = None


class Touchable(Gtk.EventBox):
    """A part of the screen that can be tapped, held and swiped sideways."""

    def __init__(self, tapped: Callable[[], None] | None = None, held: Callable[[], None] | None = None,
                 swiped: Callable[[str], None] | None = None, moved: Callable[[], None] | None = None) -> None:
        super().__init__(visible_window=False)
        self._gestures: list[Gtk.Gesture] = []
        if tapped:
            tap = Gtk.GestureMultiPress.new(self)
            tap.connect("pressed", lambda g, n, x, y: setattr(self, "_down", (x, y)))
            tap.connect("released", lambda g, n, x, y: self._near(x, y) and tapped())
            self._gestures.append(tap)
        if held:
            hold = Gtk.GestureLongPress.new(self)
            hold.connect("pressed", lambda g, x, y: (g.set_state(Gtk.EventSequenceState.CLAIMED), held()))
            self._gestures.append(hold)
        if swiped:
            drag = Gtk.GestureDrag.new(self)
            drag.connect("drag-update", lambda g, x, y: self._sideways(g, x, y) and moved and moved())
            drag.connect("drag-end", lambda g, x, y: abs(x) >= 60 and abs(x) > abs(y) and swiped("left" if x < 0 else "right"))
            self._gestures.append(drag)

    def _near(self, x: float, y: float) -> bool:
        return abs(x - self._down[0]) <= _SLACK and abs(y - self._down[1]) <= _SLACK

    @staticmethod
    def _sideways(gesture: Gtk.GestureDrag, x: float, y: float) -> bool:
        if abs(x) < _SLACK or abs(y) > abs(x):
            return False
        gesture.set_state(Gtk.EventSequenceState.CLAIMED)
        return True
