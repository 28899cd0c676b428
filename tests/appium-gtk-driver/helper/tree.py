"""What an app tells assistive technology about its widgets (AT-SPI over D-Bus), as nodes with bounds and visible share."""
import re
import time
from dataclasses import dataclass, field
from xml.sax.saxutils import quoteattr

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402  (Atspi for the names of roles only)

_ACCESSIBLE, _COMPONENT, _TEXT, _EDITABLE = (f"org.a11y.atspi.{n}" for n in ("Accessible", "Component", "Text", "EditableText"))
_PROPERTIES = "org.freedesktop.DBus.Properties"
_ROOT = "/org/a11y/atspi/accessible/root"
_NOWHERE = -(2**31)  # GTK's place of what has none
_STATES = {"checked": 4, "defunct": 6, "editable": 7, "focusable": 11, "focused": 12, "iconified": 15, "selected": 23, "enabled": 24, "showing": 25, "visible": 30}


class Gone(Exception):
    """The widget is no longer there."""


@dataclass
class Node:
    path: str
    parent: str
    index: int
    interfaces: list[str]
    name: str
    role: int
    description: str
    states: int
    id: str = ""
    text: str | None = None
    bounds: tuple[int, int, int, int] | None = None
    children: list["Node"] = field(default_factory=list)
    displayed: bool = False
    share: float = 0.0

    def has(self, state: str) -> bool:
        return bool(self.states >> _STATES[state] & 1)

    @property
    def tag(self) -> str:
        return _tag(self.role)

    def attributes(self, app: str) -> dict[str, str]:
        said = {"id": self.id, "name": self.name, "text": self.name if self.text is None else self.text, "description": self.description}
        said |= {"enabled": _flag(self.has("enabled")), "displayed": _flag(self.displayed), "focused": _flag(self.has("focused")),
                 "checked": _flag(self.has("checked")), "selected": _flag(self.has("selected"))}
        if self.bounds:
            x, y, width, height = self.bounds
            said |= {"x": str(x), "y": str(y), "width": str(width), "height": str(height), "visible-share": f"{self.share:.4f}"} if x != _NOWHERE else {}
        if self.tag == "PasswordText":
            said["password"] = "true"
        return said | {"ref": f"{app}{self.path.rsplit('/', 1)[1]}"}


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _tag(role: int) -> str:
    nick = Atspi.Role(role).value_nick if 0 <= role < 200 else "unknown"
    word = "".join(part.capitalize() for part in re.split("[^a-z0-9]+", nick)) or "Unknown"
    return {"PushButton": "Button"}.get(word, word)


class Tree:
    """Reads the widgets of one process. Not for several threads."""

    PATIENCE_MS = 5000

    def __init__(self, env: dict[str, str]) -> None:
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        session = Gio.DBusConnection.new_for_address_sync(env["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0, 10000, None).unpack()[0]
        self._bus = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self._app: str | None = None
        self._ids: dict[str, str] = {}
        # an app keeps the list that is read below only while somebody listens
        self._call("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", "RegisterEvent", "(sass)", "object:children-changed", [], "")

    def attach(self, pids: list[int], within: float, alive) -> bool:
        """Waits until one of the processes shows a window on the accessibility bus; False when it does not in time, or ends."""
        self._app, self._ids = None, {}
        deadline = time.monotonic() + within
        while time.monotonic() < deadline and alive():
            self._app = self._app or self._find(pids())
            if self._app:
                try:
                    if any(n.bounds for n in self.read().children):
                        return True
                except (Gone, GLib.GError):
                    pass
            time.sleep(0.02)
        return False

    def _find(self, pids: list[int]) -> str | None:
        for name, _ in self._call("org.a11y.atspi.Registry", _ROOT, _ACCESSIBLE, "GetChildren")[0]:
            try:
                if self._call("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID", "(s)", name)[0] in pids:
                    return name
            except GLib.GError:
                continue
        return None

    # ---- the whole tree

    def read(self) -> Node:
        """All widgets, with bounds for those on screen."""
        items = self._call(self._name(), "/org/a11y/atspi/cache", "org.a11y.atspi.Cache", "GetItems")[0]
        nodes = {i[0][1]: Node(i[0][1], i[2][1] if i[2][0] == i[0][0] else "", i[3], i[5], i[6], i[7], i[8], i[9][0] | i[9][1] << 32) for i in items}
        root = nodes.get(_ROOT)
        if root is None:
            raise Gone("the app has no widgets")
        for node in nodes.values():
            if node is not root and node.parent in nodes:
                nodes[node.parent].children.append(node)
        for node in nodes.values():
            # what the app hides is not there for its user either
            node.children = sorted((c for c in node.children if c.has("visible") and not c.has("defunct")), key=lambda n: n.index)
        self._fill([n for n in _walk(root) if n is not root])
        for window in root.children:
            _see(window, None, not window.has("iconified"))
        return root

    def _fill(self, nodes: list[Node]) -> None:
        asked = []
        for node in nodes:
            # what is scrolled out has no place, and half of the time goes into asking for it
            if _COMPONENT in node.interfaces and node.has("showing"):
                asked.append((node, "bounds", _COMPONENT, "GetExtents", GLib.Variant("(u)", (0,))))
            if node.path not in self._ids:
                asked.append((node, "id", _PROPERTIES, "Get", GLib.Variant("(ss)", (_ACCESSIBLE, "AccessibleId"))))
            else:
                node.id = self._ids[node.path]
            if _EDITABLE in node.interfaces:
                asked.append((node, "text", _TEXT, "GetText", GLib.Variant("(ii)", (0, -1))))
        for (node, what, *_), answer in zip(asked, self._all([(n.path, i, m, a) for n, _, i, m, a in asked])):
            if answer is not None:
                setattr(node, what, answer[0])
                if what == "id":
                    self._ids[node.path] = answer[0]

    def xml(self) -> str:
        root = self.read()
        prefix = self._name() + "/"

        def write(node: Node) -> str:
            said = " ".join(f"{k}={quoteattr(_clean(v))}" for k, v in node.attributes(prefix).items())
            inside = "".join(write(c) for c in node.children)
            return f"<{node.tag} {said}>{inside}</{node.tag}>" if inside else f"<{node.tag} {said}/>"

        return '<?xml version="1.0" encoding="UTF-8"?>' + write(root)

    def window(self) -> Node:
        """The window in front: the last one that is displayed, else the last one."""
        windows = self.read().children
        return next((w for w in reversed(windows) if w.displayed), windows[-1])

    # ---- one widget

    def widget(self, ref: str) -> dict[str, str]:
        """The attributes of a widget now, with its tag as "class"."""
        app, number = ref.split("/")
        path = _ROOT.replace("root", number)
        if app == self._app:
            for node in _walk(self.read()):
                if node.path == path:
                    return node.attributes(app + "/") | {"class": node.tag}
        raise Gone(f"the widget {number} is no longer there")

    def focus(self, ref: str) -> None:
        self._call(self._name(), _ROOT.replace("root", ref.split("/")[1]), _COMPONENT, "GrabFocus")

    def set_text(self, ref: str, text: str) -> None:
        self._call(self._name(), _ROOT.replace("root", ref.split("/")[1]), _EDITABLE, "SetTextContents", "(s)", text)

    def settle(self) -> None:
        """Returns when the app has had time to take what was done to its window: two answers of its main loop."""
        for _ in range(2):
            self._call(self._name(), _ROOT, _ACCESSIBLE, "GetState")

    # ---- D-Bus

    def _name(self) -> str:
        if self._app is None:
            raise Gone("the app is not on the accessibility bus")
        return self._app

    def _call(self, name: str, path: str, interface: str, method: str, signature: str | None = None, *args):
        body = GLib.Variant(signature, args) if signature else None
        try:
            return self._bus.call_sync(name, path, interface, method, body, None, Gio.DBusCallFlags.NONE, self.PATIENCE_MS, None).unpack()
        except GLib.GError as error:
            if name == self._app and error.domain == "g-dbus-error-quark":
                raise Gone(error.message) from None
            raise

    def _all(self, asked: list[tuple[str, str, str, GLib.Variant]]) -> list[tuple | None]:
        # all questions at once, then all answers: a question alone takes as long as twenty together
        answers: list[tuple | None] = [None] * len(asked)
        left = len(asked)
        loop = GLib.MainLoop()

        def done(bus, result, place) -> None:
            nonlocal left
            try:
                answers[place] = bus.call_finish(result).unpack()
            except GLib.GError:
                pass  # gone meanwhile, or it has no such property
            left -= 1
            if left == 0:
                loop.quit()

        for place, (path, interface, method, body) in enumerate(asked):
            self._bus.call(self._name(), path, interface, method, body, None, Gio.DBusCallFlags.NONE, self.PATIENCE_MS, None, done, place)
        if asked:
            loop.run()
        return answers


def _walk(node: Node):
    yield node
    for child in node.children:
        yield from _walk(child)


def _see(node: Node, clip: tuple[float, float, float, float] | None, shown: bool) -> None:
    # the share of a widget that no list or window around it cuts off
    node.displayed = shown and node.has("showing")
    if node.bounds and node.displayed and node.bounds[0] != _NOWHERE:
        x, y, width, height = node.bounds
        left, top, right, bottom = clip or (x, y, x + width, y + height)
        across, down = min(x + width, right) - max(x, left), min(y + height, bottom) - max(y, top)
        node.share = max(across, 0) * max(down, 0) / (width * height) if width > 0 and height > 0 else 0.0
        if clip is None or node.tag in ("Viewport", "ScrollPane"):
            clip = (max(x, left), max(y, top), min(x + width, right), min(y + height, bottom))
    for child in node.children:
        _see(child, clip, shown)


def _clean(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
