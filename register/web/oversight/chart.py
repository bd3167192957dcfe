"""Bars as SVG, drawn on the server; a table of the same figures always stands beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_WIDTH, _HEIGHT = 640, 240  # of the drawing, in its own units
_LEFT, _BOTTOM, _TOP = 8, 36, 24
_GAP = 0.25  # of a bar's share of the width


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar and where it stands; `value` is what the table says as well."""

    label: str
    value: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def above(self) -> float:
        """Where the value is written."""
        return round(self.y - 4, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A level drawn across, such as a budget."""

    label: str
    value: int
    y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """`title` is read out in place of the drawing; `unit` heads the values of the table."""

    title: str
    unit: str
    bars: tuple[Bar, ...]
    level: Line | None = None
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    base: int = _HEIGHT - _BOTTOM
    label_y: int = _HEIGHT - _BOTTOM + 20

    @property
    def right(self) -> int:
        return self.width - 8


def chart(
    title: str,
    unit: str,
    values: Sequence[tuple[str, int]],
    level: tuple[str, int] | None = None,
) -> Chart:
    """Bars of these values, none below 0, side by side; `level` is drawn across them."""
    highest = max([1, *(value for _, value in values), *([level[1]] if level else [])])
    room = _HEIGHT - _BOTTOM - _TOP
    share = (_WIDTH - _LEFT - 8) / max(1, len(values))

    def height(value: int) -> float:
        return round(room * value / highest, 1)

    bars = tuple(
        Bar(
            label=label,
            value=value,
            x=round(_LEFT + share * (place + _GAP / 2), 1),
            y=round(_HEIGHT - _BOTTOM - height(value), 1),
            width=round(share * (1 - _GAP), 1),
            height=height(value),
        )
        for place, (label, value) in enumerate(values)
    )
    line = Line(*level, y=round(_HEIGHT - _BOTTOM - height(level[1]), 1)) if level else None
    return Chart(title, unit, bars, line)
