"""Unique Pupil Numbers with the right check letter.

DfE, "Unique pupil numbers (UPNs): guide for schools and local authorities": the sum of position
(2 to 13) times digit, modulo 23, stands for a letter. Some letters are never used.
"""

from __future__ import annotations

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def upn(authority: int, establishment: int, year: int, serial: int, temporary: str = "") -> str:
    """A UPN; `temporary` is the final letter of a temporary one, else empty."""
    rest = f"{authority:03}{establishment:04}{year % 100:02}"
    rest += f"{serial:02}{temporary}" if temporary else f"{serial:03}"
    return check_letter(rest) + rest


def check_letter(rest: str) -> str:
    """The first character for the twelve that follow it."""
    return CHECK_LETTERS[sum(i * _value(c) for i, c in enumerate(rest, start=2)) % 23]


def _value(character: str) -> int:
    return int(character) if character.isdigit() else CHECK_LETTERS.index(character)
