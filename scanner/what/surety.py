"""How surely a lexicon's words tell: alone, or only with a frame around them."""

from __future__ import annotations

from scanner.model import Mention

_ALONE = 0.8  # the confidence of words that tell without a frame around them


def tells_alone(mention: Mention) -> bool:
    """Whether these words tell their category by themselves."""
    return mention.confidence >= _ALONE
