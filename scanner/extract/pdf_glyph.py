"""One character of a PDF page, and the boxes that it and the shapes around it fill."""

from __future__ import annotations

from typing import NamedTuple

from scanner.model import Hidden


class Box(NamedTuple):
    """A rectangle in points, the y axis upwards."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.bottom <= y <= self.top


class Glyph(NamedTuple):
    """A character and its box. A line break of PDFium's has no box."""

    letter: str
    left: float
    bottom: float
    right: float
    top: float
    hidden: Hidden | None = None


def upright(box: Box, quarter_turns: int) -> Box:
    """The box as it stands on a page that is shown turned clockwise."""
    left, bottom, right, top = box
    if quarter_turns == 1:
        return Box(bottom, -right, top, -left)
    if quarter_turns == 2:
        return Box(-right, -top, -left, -bottom)
    if quarter_turns == 3:
        return Box(-top, left, -bottom, right)
    return box
