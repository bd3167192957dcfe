"""Text ready for comparing with names: folded, hyphens and line ends as spaces, spaces single.

Offsets into it lead back to those of the original.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from detectors.folding import Folded, fold

BREAK = "\x1f"  # no name stands on both sides of it
_WRAPPED_LINE = 50  # characters; a shorter line, or one of a table, ends what it says

_AS_SPACE = "-\t\n\r\v\f"
_LINE_END = re.compile(r"(?P<line>[^\n]*)\n(?P<blank>[ \t\r]*(?=\n))?")
_SPACES = re.compile(r" {2,}")


def normal(text: str) -> str:
    """A name or text as names are compared: folded, with hyphens and line ends as spaces."""
    return _with_spaces(fold(text).text)


@dataclass(frozen=True, slots=True)
class Comparable:
    """Text ready for matching, with the way back to the offsets of the original."""

    text: str
    written: str  # the original
    folded: Folded
    keeps_offsets: bool  # both have the same: nearly always, and asked at every name
    breaks: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()

    def original(self, position: int) -> int:
        """The offset in the original of this offset in the comparable text."""
        if self.keeps_offsets:
            return position
        if self.breaks:
            index = bisect_right(self.breaks, position) - 1
            position += self.dropped[index] if index >= 0 else 0
        return self.folded.original(position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that is compared as `start` to `end`."""
        if self.keeps_offsets:
            return start, end
        return self.original(start), self.original(end - 1) + 1

    def written_at(self, start: int, end: int) -> str:
        """How the stretch from `start` to `end` is written in the original."""
        if self.keeps_offsets:
            return self.written[start:end]
        first, last = self.span(start, end)
        return self.written[first:last]

    def begins_large(self, position: int) -> bool:
        """Does a word begin here with a capital, and not as the second half of a hyphened one?"""
        start = self.original(position)
        return self.written[start].isupper() and self.written[start - 1 : start] != "-"


def comparable(text: str) -> Comparable:
    """The text as names are compared with it."""
    folded = fold(text)
    flat = folded.text
    if "\n" in flat:
        # No line of a table was wrapped.
        is_wrapped = any(map(_is_wrapped, flat.split("\n")))
        flat = _LINE_END.sub(_line_end, flat) if is_wrapped else flat.replace("\n", BREAK)
    flat = _with_spaces(flat)
    if "  " not in flat:
        return Comparable(flat, text, folded, folded.offsets is None)
    pieces, breaks, dropped = [], [], []
    done = lost = length = 0
    for run in _SPACES.finditer(flat):
        piece = flat[done : run.start() + 1]
        pieces.append(piece)
        length += len(piece)
        lost += run.end() - run.start() - 1
        breaks.append(length)
        dropped.append(lost)
        done = run.end()
    pieces.append(flat[done:])
    return Comparable("".join(pieces), text, folded, False, tuple(breaks), tuple(dropped))


def _with_spaces(text: str) -> str:
    for character in _AS_SPACE:
        text = text.replace(character, " ")
    return text


def _line_end(match: re.Match[str]) -> str:
    """A line with its end as a space where prose was wrapped, as a break elsewhere."""
    goes_on = match["blank"] is None and _is_wrapped(match["line"])
    return f"{match['line']}{' ' if goes_on else BREAK}{match['blank'] or ''}"


def _is_wrapped(line: str) -> bool:
    """Is it so long that prose goes on in the next line?"""
    return len(line) >= _WRAPPED_LINE and "\t" not in line
