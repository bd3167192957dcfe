"""How names are spelt where they are not written as they are spoken."""

from __future__ import annotations

import unicodedata

_BEYOND_ACCENTS = str.maketrans("łŁıøđßŞș", "lLiodsSs")


def plain_letters(text: str) -> str:
    """A name as a mail address has it: small ASCII letters."""
    folded = text.translate(_BEYOND_ACCENTS)
    ascii_text = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    return "".join(c for c in ascii_text.lower() if c.isalnum())
