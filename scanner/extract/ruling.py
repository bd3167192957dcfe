"""A picture of a page without the lines of its tables and forms.

Tesseract takes cells with borders for pictures and leaves out what stands in them; without the
borders it reads them all.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from scanner.extract.paper import Grey

_Mask: TypeAlias = NDArray[np.bool_]

_LENGTH_PIXELS = 96  # a third of an inch at 300 dpi: longer than the strokes of letters
_THICKNESS_PIXELS = 8  # the strokes of a title as tall as that are thicker
_DARK = 0.7  # of the paper's brightness


def without_rules(grey: Grey) -> Grey:
    """The picture with long thin dark lines, across or down, painted over as paper."""
    paper = float(np.median(grey))
    dark = grey < paper * _DARK
    if not dark.any():
        return grey
    rules = _thin_runs(dark) | _thin_runs(dark.T).T
    if not rules.any():
        return grey
    cleaned = grey.copy()
    cleaned[_with_edges(rules)] = int(paper)
    return cleaned


def _thin_runs(dark: _Mask) -> _Mask:
    """The pixels of long runs across that are not part of anything thick."""
    long = _opened(dark, _LENGTH_PIXELS)
    return long & ~_opened(long.T, _THICKNESS_PIXELS).T


def _opened(mask: _Mask, length: int) -> _Mask:
    """The pixels that lie in a run across of at least this length."""
    height, width = mask.shape
    if width < length:
        return np.zeros_like(mask)
    starts = np.ascontiguousarray(mask)
    for step in _steps(length):
        starts = starts[:, :-step] & starts[:, step:]
    opened = np.zeros((height, width), dtype=np.bool_)
    opened[:, : starts.shape[1]] = starts
    for step in _steps(length):
        opened[:, step:] |= opened[:, :-step].copy()
    return opened


def _steps(length: int) -> list[int]:
    """Shifts that together look at `length` pixels: each doubles what the one before saw."""
    steps: list[int] = []
    seen = 1
    while seen < length:
        step = min(seen, length - seen)
        steps.append(step)
        seen += step
    return steps


def _with_edges(mask: _Mask) -> _Mask:
    """The mask and the pixels next to it, where a line fades into the paper."""
    wide = mask.copy()
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    tall = wide.copy()
    tall[1:] |= wide[:-1]
    tall[:-1] |= wide[1:]
    return tall
