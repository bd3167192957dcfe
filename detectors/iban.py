"""International bank account numbers.

Source: ISO 13616 and the SWIFT IBAN registry for each country's length; the check is ISO 7064
mod 97-10.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from scanner.model import Part

LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27,
    "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24,
    "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31,
    "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23,
    "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip
LONGEST = max(LENGTHS.values())
# Digits come first: a pattern that looks back at each letter of a text costs ten times as much.
TRIGGER = re.compile(r"[0-9](?<=[A-Za-z]{2}[0-9])[0-9] ?[A-Z0-9]{2}", re.I)
START = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?= ?[A-Z0-9]{2})", re.I)


def is_iban(text: str) -> bool:
    """Is this, upper case without spaces, an IBAN by its country's length and its check?"""
    if LENGTHS.get(text[:2]) != len(text) or not text.isalnum() or not text.isascii():
        return False
    rearranged = text[4:] + text[:4]
    return int("".join(str(int(character, 36)) for character in rearranged)) % 97 == 1


def iban_detector(context: DetectorContext) -> Detector:
    """Finds IBANs, in one piece or in groups."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        length = LENGTHS.get(match[0][:2].upper())
        if length is None:
            return None
        end = _end_of(part.text.reveal(), match.start(), length)
        if end is None:
            return None
        iban = re.sub(r"[ \u00a0]", "", part.text.reveal()[match.start() : end]).upper()
        return Found(match.start(), end, 0.99) if is_iban(iban) else None

    return PatternDetector("iban", START, confirm, reach=2 * LONGEST, trigger=TRIGGER)


def _end_of(text: str, start: int, length: int) -> int | None:
    """Where `length` letters and digits end, single spaces skipped, if a word ends there."""
    position, seen = start, 0
    while seen < length and position < len(text):
        character = text[position]
        if character.isascii() and character.isalnum():
            seen += 1
        elif character not in " \u00a0" or text[position - 1] in " \u00a0":
            return None
        position += 1
    if seen < length or text[position : position + 1].isalnum():
        return None
    return position
