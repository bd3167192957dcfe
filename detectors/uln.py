"""Unique Learner Numbers.

Source: Learning Records Service, "ULN validation": ten digits, the first not 0; the first nine
weighted 10 to 2, summed modulo 11; remainder 0 is invalid, else the check digit is 10 less the
remainder.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector, digits_of
from detectors.label import is_labelled, label_of
from scanner.model import Part

LABEL = label_of(
    r"U\.?L\.?N(?:s|\.)?|unique\s+learner(?:['’]s)?(?:\s+(?:number|no|ref\w*|id\w*)s?)?|"
    r"learner(?:['’]s)?\s+(?:unique\s+)?(?:number|no|ref\w*|id)|"
    r"(?:LRS|learn(?:er|ing)\s+records?\s+service|PLR|personal\s+learning\s+records?)(?:\s+(?:number|no|ref\w*|id))?"
)
PATTERN = re.compile(r"(?<![\w£$.])[1-9](?:[ \u00a0-]?[0-9]){9}(?![\w£$])(?!\.[0-9])")


def is_uln(digits: str) -> bool:
    """Are these ten digits a ULN by its check digit?"""
    if len(digits) != 10 or not digits.isdecimal() or digits[0] == "0":
        return False
    remainder = sum(w * int(d) for w, d in zip(range(10, 1, -1), digits, strict=False)) % 11
    return remainder != 0 and int(digits[9]) == 10 - remainder


def uln_detector(context: DetectorContext) -> Detector:
    """Finds labelled ULNs; 9% of random ten-digit numbers pass the check, so never digits alone."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        if is_uln(digits_of(match[0])) and is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.97)
        return None

    return PatternDetector("uln", PATTERN, confirm, fewest_digits=10)
