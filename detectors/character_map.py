"""What stands for each character of a text: letters for themselves, a space for marks, or the like.

A text of plain ASCII is mapped in one go. One other character, as the pound sign of every second
letter home, makes that twenty times as slow, so the few of them are replaced beforehand.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MANY = 24  # different characters


class CharacterMap(dict[int, str]):
    """One character for one, so that offsets stay; what it is, is found when first met.

    An image is its own image: what is replaced beforehand is mapped again.
    """

    def __init__(self, image_of: Callable[[str], str]) -> None:
        super().__init__()
        self._image_of = image_of

    def __missing__(self, code: int) -> str:
        self[code] = image = self._image_of(chr(code))
        return image

    def mapped(self, text: str) -> str:
        """The text with each character as its image."""
        if not text.isascii():
            unusual = set(_NOT_ASCII.findall(text))
            if len(unusual) <= _MANY:
                for character in unusual:
                    text = text.replace(character, self[ord(character)])
        return text.translate(self)
