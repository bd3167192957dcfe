"""Payment card numbers: an issuer's prefix, its length, its grouping, and the Luhn check.

Source: ISO/IEC 7812-1 annex B for the check; the issuers' published ranges for the prefixes.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector, digits_of
from detectors.label import (
    is_labelled,
    is_rivalled,
    label_of,
    stands_free,
    text_after,
    text_before,
)
from scanner.model import Part

LABEL = label_of(
    r"(?:credit|debit|payment|bank|purchas(?:e|ing)|procurement|charge|company|corporate)\s*"
    r"cards?(?:\s+(?:no|number))?|card\s*(?:no|number|num|details?|#)|visa|master\s?card|maestro|"
    r"amex|american\s+express|barclaycard|long\s+(?:card\s+)?number|PAN",
    weak=r"cards?",
)
PAYING = re.compile(
    r"\b(?:pay(?:ing|ments?)?|paid|charged?|cards?|visa|master\s?card|amex|debit|credit|refund\w*|"
    r"purchas\w+|balance|deposits?|fees?|instal?ments?|bill|read\s+(?:out|over)|"
    r"over\s+the\s+phone|exp(?:ir(?:y|es))?|cvv2?|cvc2?|valid\s+(?:from|until|thru)|security\s+code)\b",
    re.I,
)
# Groups as printed on cards; a number in one piece, or in other groups, is often none.
PATTERN = re.compile(
    r"(?<![\w£$.])(?<![0-9]{4}[ -])(?:"
    r"[2-6][0-9]{3}(?P<by>[ \u00a0-])[0-9]{4}(?P=by)[0-9]{4}(?P=by)[0-9]{4}(?:(?P=by)[0-9]{1,3})?"
    r"|3[0-9]{3}(?P<by_six>[ \u00a0-])[0-9]{6}(?P=by_six)[0-9]{4,5}"
    r"|[2-6][0-9]{11,18})(?![\w])(?![ -][0-9]{4}(?![0-9]))(?!\.[0-9])"
)


def passes_luhn(digits: str) -> bool:
    """Does the last digit check the others?"""
    doubled = (2 * int(d) for d in digits[-2::-2])
    total = sum(map(int, digits[-1::-2])) + sum(d - 9 if d > 9 else d for d in doubled)
    return total % 10 == 0


def has_issuer(digits: str) -> bool:
    """Does an issuer give out numbers of this prefix and length?"""
    length, two, three, four = len(digits), int(digits[:2]), int(digits[:3]), int(digits[:4])
    if digits[0] == "4":
        return length in (13, 16, 19)
    if 51 <= two <= 55 or 2221 <= four <= 2720:
        return length == 16
    if two in (34, 37):
        return length == 15
    if 3528 <= four <= 3589 or four == 6011 or 644 <= three <= 649 or two == 65:
        return length == 16
    if 300 <= three <= 305 or two in (36, 38, 39):
        return length == 14
    return four in (5018, 5020, 5038, 5893, 6304, 6759, 6761, 6762, 6763) and length >= 12


def card_detector(context: DetectorContext) -> Detector:
    """Finds card numbers; in one piece without a label only the usual 15 and 16 digits."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        digits = digits_of(match[0])
        if not has_issuer(digits) or not passes_luhn(digits):
            return None
        start, end = match.span()
        if is_rivalled(part, start):
            return None
        if is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.98)
        if len(digits) not in (15, 16) and len(digits) == len(match[0]):
            return None
        is_paid = PAYING.search(text_before(part, start) + " " + text_after(part, end, 40))
        return Found(start, end, 0.9) if is_paid or stands_free(part, start) else None

    return PatternDetector("card", PATTERN, confirm, fewest_digits=12)
