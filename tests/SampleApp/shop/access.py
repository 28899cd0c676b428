"""What assistive technology, and so a test driver, is told about a widget."""
from gi.repository import Gtk


def named(widget: Gtk.Widget, id: str, name: str | None = None, item: str | None = None) -> Gtk.Widget:
    """Gives the widget an accessible id, a name, and the key of the item that it shows (as its description)."""
    accessible = widget.get_accessible()
    accessible.set_accessible_id(id)
    if name is not None:
        accessible.set_name(name)
    if item is not None:
        accessible.set_description(item)
    return widget
