"""Which screens are open, one over the other, and which is in front."""
from gi.repository import Gtk

from shop.route import Route
from shop.screens.base import Screen
from shop.screens.cart import CartScreen
from shop.screens.detail import DetailScreen
from shop.screens.home import HomeScreen
from shop.screens.login import LoginScreen
from shop.screens.story import StoryScreen
from tracking.reporter import Refer, Visit

_SCREENS: dict[str, type[Screen]] = {"home": HomeScreen, "detail": DetailScreen, "story": StoryScreen, "cart": CartScreen, "login": LoginScreen}


class Navigator:
    """A stack of visits. Going back is a new visit of a screen that is still there."""

    def __init__(self, shop) -> None:
        self._shop = shop
        self.stack = Gtk.Stack()
        self._open: list[tuple[Route, Refer | None, Screen]] = []
        self._coming: tuple[Route, Refer | None] | None = None

    @property
    def front(self) -> Screen | None:
        return self._open[-1][2] if self._open else None

    def refer_of(self, route: Route) -> Refer | None:
        """Where the visit that is being opened comes from."""
        return self._coming[1] if self._coming and self._coming[0] is route else None

    def go(self, route: Route, refer: Refer | None) -> bool:
        """Opens an address; False when that is in front already."""
        if route.page not in _SCREENS:
            route = Route("/home")
        if refer is None and self._open and self._open[-1][0].path == route.path:
            return False
        self._leave()
        if route.page == "home":
            self._clear()
        self._coming = (route, refer)
        screen = _SCREENS[route.page](self._shop, route)
        self._open.append((route, refer, screen))
        self.stack.add(screen)
        screen.show_all()
        self._enter(route, refer, back=False)
        return True

    def back(self) -> bool:
        if len(self._open) < 2:
            return False
        left = self._open[-1][0].page
        self._leave()
        _, _, screen = self._open.pop()
        route = self._open[-1][0]
        self._enter(route, Refer(left), back=True)
        self._end(screen)
        return True

    def _enter(self, route: Route, refer: Refer | None, back: bool) -> None:
        screen = self._open[-1][2]
        screen.show()
        self.stack.set_visible_child(screen)
        for _, _, other in self._open[:-1]:
            other.hide()  # so that assistive technology does not see what is behind
        self._shop.front_changed(screen, len(self._open) > 1)
        # a page inside reports its own visits
        visit = Visit(route.page, route.item, refer, back)
        if route.page == "story":
            self._shop.reporter.visit = visit
        else:
            self._shop.reporter.entered(visit)
        if isinstance(screen, HomeScreen):
            screen.watch.new_visit()
        screen.shown()

    def _leave(self) -> None:
        if self._open:
            self._open[-1][2].hidden()
            self._shop.reporter.left(self._shop.reporter.visit)

    def _clear(self) -> None:
        for _, _, screen in self._open:
            self._end(screen)
        self._open.clear()

    def _end(self, screen: Screen) -> None:
        if isinstance(screen, StoryScreen) and self._shop.web.view.get_parent() is screen:
            self._shop.web.detach()
            self._shop.web.blank()
        self.stack.remove(screen)
        screen.destroy()
