"""Detectors asked in turn about one part after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from detectors.base import Detector, DigitDetector, SelectiveDetector
from detectors.digit_run import longest_run
from scanner.model import Mention, Part


class Panel:
    """Several detectors as one; those of numbers are not asked about a part without any."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._detectors = tuple((_fewest_digits(one), one) for one in detectors)
        self._questions = tuple((one.categories, _question(one)) for _, one in self._detectors)

    def mentions(self, parts: Iterable[Part]) -> Iterator[Mention]:
        """What all of them find, by part and in the order of the detectors."""
        for part in parts:
            longest = longest_run(part.text.reveal())
            for fewest, detector in self._detectors:
                if fewest <= longest:
                    yield from detector.mentions(part)

    def tells_any(self, parts: Iterable[Part], categories: frozenset[str]) -> bool:
        """Does one of the detectors find one of these categories?"""
        return any(
            tells_any(part, categories)
            for part in parts
            for possible, tells_any in self._questions
            if not categories.isdisjoint(possible)
        )


def _question(detector: Detector) -> Callable[[Part, frozenset[str]], bool]:
    """Whether the detector finds one of some categories in a part."""
    if isinstance(detector, SelectiveDetector):
        return detector.tells_any
    return lambda part, categories: any(m.value in categories for m in detector.mentions(part))


def _fewest_digits(detector: Detector) -> int:
    return detector.fewest_digits if isinstance(detector, DigitDetector) else 0
