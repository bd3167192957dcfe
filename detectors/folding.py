"""Text folded for comparing: small letters, no accents, plain apostrophes, dashes and spaces.

Names and vocabulary are compared folded on both sides, so that "José", "Jose" and "JOSÉ" are one
spelling, and so are "O’Neill" and "O'Neill". Offsets into the folded text lead back to the
original: nearly always they are the same numbers, because nearly every replacement keeps length.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

# One character becomes several: German and Nordic letters as they are spelt out in English
# ("Weiß", Weiss), and the ligatures that typesetting programs leave in PDF text ("ofﬁce").
_SPELT_OUT = {
    "ß": "ss",
    "ẞ": "ss",
    "æ": "ae",
    "Æ": "ae",
    "œ": "oe",
    "Œ": "oe",
    "þ": "th",
    "Þ": "th",
    "ĳ": "ij",
    "Ĳ": "ij",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}

# Combining marks of decomposed text, soft hyphens, and characters without width.
_DROPPED = "\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff"

_CHANGES_LENGTH = re.compile(f"[{_DROPPED}{''.join(_SPELT_OUT)}]")

# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE_LETTERS = {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d"}
_WHOLE_LETTERS |= {"ħ": "h", "Ħ": "h", "ı": "i", "İ": "i", "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n"}

_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bb\u02bc\u02bd\u02b9\u2032\uff07`\u00b4"
_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_SPACES += "\u205f\u3000"

# Latin with its extensions, Greek and Cyrillic (whose accents fold as well), full-width forms.
_FOLDED_RANGES = ((0xA1, 0x530), (0x1E00, 0x2000), (0xFF01, 0xFF5F))


def _base_letter(character: str) -> str:
    """The small letter below the accents; the character itself where it is not one letter."""
    decomposed = unicodedata.normalize("NFKD", character)
    base = [part for part in decomposed if not unicodedata.combining(part)]
    return base[0].lower()[:1] if len(base) == 1 and base[0].isalnum() else character


def _replacements() -> dict[int, str]:
    """Every replacement that keeps the length of the text."""
    table = {
        code: _base_letter(chr(code)) for low, high in _FOLDED_RANGES for code in range(low, high)
    }
    table = {code: letter for code, letter in table.items() if letter != chr(code)}
    table.update(str.maketrans(_WHOLE_LETTERS))
    for characters, plain in (
        (_APOSTROPHES, "'"),
        (_QUOTES, '"'),
        (_DASHES, "-"),
        (_SPACES, " "),
    ):
        table.update({ord(character): plain for character in characters})
    return table


_SAME_LENGTH = _replacements()
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MANY = 24  # different characters


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text, and the way back from its offsets to those of the original.

    `offsets` is None where both are the same. Otherwise it is two equally long tuples: from the
    folded position on, what to add to come to the original one.
    """

    text: str
    offsets: tuple[tuple[int, ...], tuple[int, ...]] | None = None

    def original(self, position: int) -> int:
        """The offset in the original text of this offset in the folded text."""
        if self.offsets is None:
            return position
        positions, additions = self.offsets
        index = bisect_right(positions, position) - 1
        return position + additions[index] if index >= 0 else position

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the original text of a stretch of the folded text.

        An accent written as a character of its own after the last letter is inside the span.
        """
        return self.original(start), self.original(end)


@lru_cache(maxsize=16)  # names and vocabulary ask of the same part, rules of the same sentence
def fold(text: str) -> Folded:
    """The text in small letters without accents or typographic marks; line ends are kept.

    >>> fold("O’NEILL, José").text
    "o'neill, jose"
    """
    if text.isascii():
        return Folded(text.lower().replace("`", "'"))
    if _CHANGES_LENGTH.search(text) is None:
        return Folded(_folded_evenly(text))
    return _folded_unevenly(text)


def _folded_evenly(text: str) -> str:
    """The text with every letter folded that keeps its place."""
    unusual = set(_NOT_ASCII.findall(text))
    if len(unusual) > _MANY:
        return text.translate(_SAME_LENGTH).lower()
    # A mail has a dash and an apostrophe of that kind: to replace them is ten times as fast.
    for character in ("`", *unusual):
        plain = _SAME_LENGTH.get(ord(character))
        if plain is not None:
            text = text.replace(character, plain)
    return text.lower()


def _folded_unevenly(text: str) -> Folded:
    """Folds stretch by stretch between the characters that change the length."""
    pieces: list[str] = []
    positions: list[int] = []
    additions: list[int] = []
    done = length = 0
    for match in _CHANGES_LENGTH.finditer(text):
        between = _folded_evenly(text[done : match.start()])
        spelt = _SPELT_OUT.get(match.group(), "")
        pieces += (between, spelt)
        length += len(between)
        done = match.end()
        # Every letter but the first of a spelt-out character leads back to that character.
        for letter in range(1, len(spelt)):
            positions.append(length + letter)
            additions.append(match.start() - length - letter)
        length += len(spelt)
        positions.append(length)
        additions.append(done - length)
    pieces.append(_folded_evenly(text[done:]))
    return Folded("".join(pieces), (tuple(positions), tuple(additions)))
