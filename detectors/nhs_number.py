"""NHS numbers.

Source: NHS Data Dictionary, "NHS NUMBER": ten digits, written 3-3-4; the first nine weighted 10 to
2, summed modulo 11, taken from 11; 11 counts as 0, 10 is invalid.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector, digits_of
from detectors.label import is_labelled, label_of
from scanner.model import Part

LABEL = label_of(
    r"N\.?H\.?S\.?\s*[-_]?\s*(?:patient\s+)?(?:no|nos|num|numbers?|one|id|ref|#)|"
    r"(?:national\s+)?health\s+(?:service\s+)?(?:number|no|id)|"
    r"(?:medical|health)\s+card(?:\s+(?:number|no))?|patient\s+(?:number|no|id)|"
    r"NHS\s+(?:spine|app|login)|PDS(?:\s+(?:trace|lookup|record))?",
    weak=r"NHS|N\.H\.S\.?",
)
PATTERN = re.compile(r"(?<![\w£$.])[0-9](?:[ \u00a0-]?[0-9]){9}(?![\w£$])(?!\.[0-9])")


def is_nhs_number(digits: str) -> bool:
    """Are these ten digits an NHS number by its check digit?"""
    if len(digits) != 10 or not digits.isdecimal() or len(set(digits)) == 1:
        return False
    total = sum(w * int(d) for w, d in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def nhs_number_detector(context: DetectorContext) -> Detector:
    """Finds labelled NHS numbers; an order number passes the check one time in eleven."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        if is_nhs_number(digits_of(match[0])) and is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.97)
        return None

    return PatternDetector("nhs_number", PATTERN, confirm, fewest_digits=10)
