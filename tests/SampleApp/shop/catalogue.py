"""What the shop sells."""
from dataclasses import dataclass

_NAMES = [
    "Blue tea", "Walnut cake", "Paper lamp", "Linen shirt", "Desk clock", "Rice bowl", "Rain coat", "Pocket radio", "Plum jam", "Wool socks",
    "Tea pot", "Oat biscuits", "Floor mat", "Silk scarf", "Head phones", "Noodle soup", "Candle", "Canvas bag", "Key board", "Honey",
    "Wall shelf", "Straw hat", "Night light", "Chilli oil", "Door bell", "Swim cap", "Bean paste", "Alarm", "Cotton towel", "Dried mango",
]


@dataclass(frozen=True)
class Product:
    """Price in fen."""

    sku: str
    name: str
    price: int

    @property
    def shown_price(self) -> str:
        return f"¥{self.price / 100:.2f}"


PRODUCTS = [Product(f"SKU-{n}", name, 990 + n * 137) for n, name in enumerate(_NAMES, start=1)]
BANNERS = ["Spring sale", "New: teas", "Free post"]


def product(sku: str) -> Product | None:
    return next((p for p in PRODUCTS if p.sku == sku), None)
