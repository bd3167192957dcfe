"""Where a text has digits close together: an identifier of numbers stands nowhere else.

Found once for a text and asked by every detector of numbers: most parts hold no run that is long
enough for most of them, and cost those nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

Window = tuple[int, int]

# What stands between the digits of one identifier as people write it: "+44 (0)7700", "12345 X 67".
_RUN = re.compile(r"[0-9](?:[^0-9\n\t,;|]{0,3}[0-9])*")
_NO_DIGIT = re.compile(r"[^0-9]+")


class DigitRun(NamedTuple):
    """Digits with at most three other characters between one and the next."""

    start: int
    end: int
    digits: int


@lru_cache(maxsize=4)  # the parts at hand; every detector asks of one before the next is read
def digit_runs(text: str) -> tuple[DigitRun, ...]:
    """All runs of a text in order; runs never reach over a line's end, a tab or a comma."""
    return tuple(DigitRun(*run.span(), _digits_in(run[0])) for run in _RUN.finditer(text))


def _digits_in(run: str) -> int:
    return len(run) if run.isascii() and run.isdigit() else len(_NO_DIGIT.sub("", run))


@lru_cache(maxsize=4)
def longest_run(text: str) -> int:
    """The digits of the text's longest run; 0 where it has none."""
    longest = 0
    for run in _RUN.findall(text):  # of a list with a form in each row, none is long
        if len(run) > longest:
            longest = max(longest, _digits_in(run))
    return longest


def windows_of_digits(text: str, fewest: int, reach: int) -> Iterator[Window]:
    """The stretches within `reach` characters of a run of `fewest` digits, apart and in order."""
    spans = ((run.start, run.end) for run in digit_runs(text) if run.digits >= fewest)
    return joined_windows(spans, reach, len(text))


def joined_windows(spans: Iterable[Window], reach: int, length: int) -> Iterator[Window]:
    """The stretches within `reach` characters of ordered spans, those that touch as one."""
    window: Window | None = None
    for start, end in spans:
        if window is not None and start - reach <= window[1]:
            window = (window[0], end + reach)
            continue
        if window is not None:
            yield window
        window = (max(0, start - reach), end + reach)
    if window is not None:
        yield window[0], min(window[1], length)
