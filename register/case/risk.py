"""The 5x5 matrix that a school rates an incident with (domain facts, 4.2)."""

from __future__ import annotations

from enum import StrEnum

IMPACTS = ("Trivial", "Minor", "Moderate", "Major", "Extreme")
RECURRENCES = ("Rare", "Unlikely", "Moderate", "Likely", "Very likely")
# Whether it will happen again, as a sentence says each of them.
_AGAIN = (
    "will rarely happen again",
    "unlikely to happen again",
    "moderately likely to happen again",
    "likely to happen again",
    "very likely to happen again",
)


class Band(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


_L, _M, _H = Band.LOW, Band.MEDIUM, Band.HIGH

# A table, not a product: 2 x 2 is low, 4 x 1 is medium.
_BANDS = (
    (_L, _L, _L, _M, _M),  # rare
    (_L, _L, _M, _M, _M),
    (_L, _M, _M, _M, _H),
    (_M, _M, _M, _H, _H),
    (_M, _M, _H, _H, _H),  # very likely
)


def rating(impact: int, recurrence: int) -> str:
    """An impact and a recurrence, each 1 to 5: "moderate impact, likely to happen again"."""
    return f"{IMPACTS[impact - 1].lower()} impact, {_AGAIN[recurrence - 1]}"


def band(impact: int, recurrence: int) -> Band:
    """The band of an impact and a recurrence, each 1 to 5; ValueError outside of that."""
    if not (1 <= impact <= 5 and 1 <= recurrence <= 5):
        raise ValueError(f"impact {impact} and recurrence {recurrence} must each be 1 to 5")
    return _BANDS[recurrence - 1][impact - 1]
