"""Where in the app the user is: an address such as /product/SKU-3?from=push."""
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Route:
    path: str
    query: dict[str, str] = field(default_factory=dict)

    @staticmethod
    def parse(text: str) -> "Route":
        """Reads trackshop://product/SKU-3?from=push, trackshop://app/product/SKU-3, trackshop:/product/SKU-3 or /product/SKU-3."""
        parts = urlsplit(text.replace("//app/", "/", 1))
        path = unquote("/" + "/".join(p for p in (parts.netloc + parts.path).split("/") if p))
        return Route(path, dict(parse_qsl(parts.query)))

    @property
    def page(self) -> str:
        """The first part of the path; home for an empty one."""
        first = self.path.split("/")[1]
        return {"": "home", "product": "detail"}.get(first, first)

    @property
    def item(self) -> str | None:
        """The second part of the path."""
        parts = self.path.split("/")
        return parts[2] if len(parts) > 2 else None
