"""Detectors asked in turn about one part after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detectors.base import Detector, DigitDetector
from detectors.digit_run import longest_run
from scanner.model import Mention, Part


class Panel:
    """Several detectors as one; those of numbers are not asked about a part without any."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._detectors = tuple((_fewest_digits(one), one) for one in detectors)

    def mentions(self, parts: Iterable[Part]) -> Iterator[Mention]:
        """What all of them find, by part and in the order of the detectors."""
        for part in parts:
            longest = longest_run(part.text.reveal())
            for fewest, detector in self._detectors:
                if fewest <= longest:
                    yield from detector.mentions(part)


def _fewest_digits(detector: Detector) -> int:
    return detector.fewest_digits if isinstance(detector, DigitDetector) else 0
