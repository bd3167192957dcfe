"""Words and patterns of a school's own, as Presidio's recognisers: what each is made of.

A school knows words that no lexicon does: its behaviour unit is the Blue Room, its counselling
service the Nest. This module only holds what a recogniser is made of; Presidio, which takes
seconds to import, is asked for by `build` and so only where a school has recognisers.
"""

from __future__ import annotations

from dataclasses import dataclass

from detectors.base import Detector

# Presidio's own: IGNORECASE, MULTILINE and DOTALL.
USUAL_FLAGS = 26


@dataclass(frozen=True, slots=True)
class RecogniserPattern:
    """One regular expression, and how sure its hit is."""

    name: str
    regex: str
    score: float


@dataclass(frozen=True, slots=True)
class SchoolRecogniser:
    """The recipe of one recogniser; travels to the workers, each of which builds its own.

    `counts_as`: a category or an identifier of the contract (sections 3 and 5). `counted_from`:
    the score below which a hit is none.
    """

    name: str
    counts_as: str
    patterns: tuple[RecogniserPattern, ...] = ()
    deny_list: tuple[str, ...] = ()
    deny_list_score: float = 1.0
    context: tuple[str, ...] = ()
    entity: str = ""
    flags: int = USUAL_FLAGS
    counted_from: float = 0.4

    def build(self) -> Detector:
        """The detector that finds them; imports Presidio."""
        from detectors.presidio import recogniser_as_detector

        return recogniser_as_detector(self)
