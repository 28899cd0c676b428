"""Who the user is."""
from gi.repository import Gtk

from shop.access import named
from shop.screens.base import Screen


class LoginScreen(Screen):
    title = "Log in"

    def build(self) -> None:
        self.who = self.line("login-state", "")
        self.name = named(Gtk.Entry(margin_start=12, margin_end=12, placeholder_text="name"), "user-box", "name")
        self.password = named(Gtk.Entry(margin_start=12, margin_end=12, visibility=False, placeholder_text="password"), "password-box", "password")
        self.enter = self.button("login-button", "Log in", self._log_in)
        self.leave = self.button("logout-button", "Log out", self._log_out)
        for field, entry in (("name", self.name), ("password", self.password)):
            entry.connect("changed", lambda e, field=field: self.shop.reporter.typed(field, e.get_text()))
        for widget in (self.who, self.name, self.password, self.enter, self.leave):
            self.pack_start(widget, False, False, 0)
        self._say()

    def _say(self) -> None:
        user = self.shop.user
        text = f"Hello, {user}" if user else "Not logged in"
        self.who.set_text(text)
        self.who.get_accessible().set_name(text)
        self.enter.set_sensitive(user is None)
        self.leave.set_sensitive(user is not None)

    def _log_in(self) -> None:
        if not self.name.get_text() or not self.password.get_text():
            return
        self.shop.user = self.name.get_text()
        self.shop.reporter.logged_in(self.name.get_text())
        self.name.set_text("")
        self.password.set_text("")
        self._say()

    def _log_out(self) -> None:
        self.shop.user = None
        self.shop.reporter.logged_out()
        self._say()
