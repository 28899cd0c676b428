#!/usr/bin/python3
"""TrackShop: a native shop for Linux with a web page inside, that reports what its user does. See README.md."""
import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
gi.require_version("WebKit2", "4.1")
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from shop.application import ShopApplication  # noqa: E402  (after the versions are chosen)

if __name__ == "__main__":
    sys.exit(ShopApplication.started_with(sys.argv).run(sys.argv))
