"""Unique Pupil Numbers.

Source: DfE, "Unique pupil numbers (UPNs): a guide". A check letter, the authority (3 digits), the
establishment (4), the year of allocation (2), a serial of 3, whose last is a letter in a temporary
number. The check letter is the sum of position (2 to 13) times digit, modulo 23; the letter that
ends a temporary number counts by its place in the same alphabet.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.label import is_labelled, label_of, stands_free
from scanner.model import Part

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LABEL = label_of(
    r"(?:former\s+)?U\.?P\.?N(?:s|\.)?|(?:unique|national)\s+(?:pupil|student)\s+(?:number|no|ref\w*|id\w*)s?|"
    r"(?:pupil|student|child)(?:['’]s)?\s+(?:unique\s+)?(?:number|no|ref\w*|id)"
)
PATTERN = re.compile(
    rf"(?:(?<![A-Za-z0-9_])|(?<=UPN))[{CHECK_LETTERS}](?:[ \u00a0-]?[0-9]){{11}}"
    rf"(?:[ \u00a0-]?[0-9]|[{CHECK_LETTERS}])(?![A-Za-z0-9_])",
    re.I,
)
PARTS_END = frozenset({1, 4, 8, 10})  # letter, authority, establishment, year; then the serial
SEPARATORS = re.compile(r"[ \u00a0-]")


def is_upn(text: str) -> bool:
    """Is this, 13 characters in upper case, a UPN by its form and check letter?"""
    if len(text) != 13 or not text[1:12].isdecimal() or text[0] not in CHECK_LETTERS:
        return False
    values = [*map(int, text[1:12]), _value(text[12])]
    total = sum(position * value for position, value in enumerate(values, start=2))
    return CHECK_LETTERS[total % 23] == text[0]


def upn_detector(context: DetectorContext) -> Detector:
    """Finds UPNs, spaced and in lower case too; subjects are the roster's holders."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        upn = SEPARATORS.sub("", match[0]).upper()
        if not is_upn(upn):
            return None
        people = context.roster.people_by_upn(upn)
        start, end = match.span()
        if people or is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.99, people)
        # One letter and twelve digits in twenty-three pass the check: unlabelled it must be grouped
        # as its parts are, begin as an authority's numbers do, and be called nothing else.
        if not _is_grouped_as_upn(match[0]) or not _has_likely_authority(upn):
            return None
        return Found(start, end, 0.9) if stands_free(part, start) else None

    return PatternDetector("upn", PATTERN, confirm, fewest_digits=11)


def _value(character: str) -> int:
    return int(character) if character.isdecimal() else CHECK_LETTERS.index(character)


def _has_likely_authority(upn: str) -> bool:
    """A soft signal only: authorities come and go, and 001 and 000 were issued too."""
    return upn[1:4] == "001" or int(upn[1:4]) >= 200


def _is_grouped_as_upn(written: str) -> bool:
    """A UPN is parted between its own parts, or not at all; "P-9836-42980440" is a case number."""
    ends = [hit.start() - n for n, hit in enumerate(SEPARATORS.finditer(written))]
    return all(end in PARTS_END for end in ends)
