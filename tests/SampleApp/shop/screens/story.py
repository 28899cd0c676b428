"""The page inside: a product's story as a web page, in a web view that all visits share."""
import json
from urllib.parse import urlencode

from gi.repository import Gtk, WebKit2

from shop.access import named
from shop.screens.base import Screen
from tracking.reporter import Refer


class StoryScreen(Screen):
    title = "Story"

    def build(self) -> None:
        self.refer = self.shop.navigator.refer_of(self.route)

    def shown(self) -> None:
        web = self.shop.web.view
        if web.get_parent() is self:
            return
        self.shop.web.detach()
        self.pack_start(web, True, True, 0)
        web.show()
        refer = self.shop.reporter.page_refer(self.refer)
        options = {"refer": json.dumps(refer.data())} if refer else {}
        self.shop.web.open(self.route.item or "SKU-1", options)


class WebPart:
    """The web view and the bridge between its page and the app. Made when it is first asked for: it costs a second."""

    def __init__(self, shop, base: str, automation: bool) -> None:
        self._shop = shop
        self._base = base
        self._view: WebKit2.WebView | None = None
        self._context = WebKit2.WebContext.new_ephemeral() if automation else WebKit2.WebContext.get_default()
        if automation:
            # a test may look into the page: only when the variable that WebKit's inspector reads is set
            self._context.set_automation_allowed(True)
            self._context.connect("automation-started", self._automated)
        self._automation = automation

    @property
    def view(self) -> WebKit2.WebView:
        if self._view is None:
            content = WebKit2.UserContentManager()
            content.register_script_message_handler("trackshop")
            content.connect("script-message-received::trackshop", self._said)
            self._view = WebKit2.WebView(web_context=self._context, user_content_manager=content, is_controlled_by_automation=self._automation)
            named(self._view, "story-page", "Story")
        return self._view

    def open(self, sku: str, options: dict[str, str]) -> None:
        self.view.load_uri(f"{self._base}/h5/story?{urlencode({'sku': sku, **options})}")

    def detach(self) -> None:
        """Takes the view out of the screen that it is in; its page stays until another one is opened."""
        if self._view is not None and self._view.get_parent():
            self._view.get_parent().remove(self._view)

    def blank(self) -> None:
        """The page is left for good."""
        if self._view is not None:
            self._view.load_uri("about:blank")

    def _automated(self, _, session: WebKit2.AutomationSession) -> None:
        info = WebKit2.ApplicationInfo()
        info.set_name("TrackShop")
        info.set_version(1, 0, 0)
        session.set_application_info(info)
        session.connect("create-web-view", lambda *_: self.view)

    def _said(self, _, result: WebKit2.JavascriptResult) -> None:
        message = json.loads(result.get_js_value().to_string())
        match message["what"]:
            case "event":
                self._shop.reporter.from_page(message["name"], message["data"])
            case "go":
                self._shop.go(message["to"], Refer(**message["refer"]))
