"""Files that systems and programs leave in any folder, and in which nobody wrote anything."""

from __future__ import annotations

# Thumbnails and folder settings; "somebody has this open" of Office ("~$") and LibreOffice; what
# a Mac puts beside a file on a foreign disk ("._").
_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store"})
_BEGINNINGS = ("~$", ".~lock.", "._")


def is_litter(name: str) -> bool:
    """Whether a file of this name is no item at all."""
    return name.lower() in _NAMES or name.startswith(_BEGINNINGS)
