"""Exam candidate numbers: four digits, told only by a label or by the centre number beside them.

Source: JCQ, "General regulations": a centre has five digits, a candidate within it four.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.column import heading_of
from detectors.label import is_labelled, label_of, text_before
from scanner.model import Part

LABEL = label_of(
    r"cand(?:idate)?s?['’]?\.?\s*[-_]?\s*(?:no|nos|num|numbers?|#)|exam(?:ination)?\s+(?:no|number)",
    weak=r"candidate|cand",
)
CENTRE = label_of(r"cent(?:re|er)(?:\s*(?:no|number|num|code|#))?|candidate|cand")
PATTERN = re.compile(
    r"(?<![\w£$.:/-])(?:(?P<centre>[1-9][0-9]{4})[ \u00a0]?[/-][ \u00a0]?)?"
    r"(?P<candidate>[0-9]{4})(?![\w£$%:])(?![./-][0-9])"
)
WORDS = ("cand", "exam", "cent")  # one of them stands in every label
# "The candidate numbers for 2024", "candidates in June 2024".
YEAR_LEAD = re.compile(r"\b(?:for|in|of|from|since|by|summer|january|june|november)\s+$", re.I)


def candidate_number_detector(context: DetectorContext) -> Detector:
    """Finds candidate numbers; four digits are usually a year or a time."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span("candidate")
        if match["centre"] and _stands_by_centre(part, match.start()):
            return Found(start, end, 0.9)
        if match["centre"] or not is_labelled(part, start, end, LABEL):
            return None
        if _may_be_year(match["candidate"]) and YEAR_LEAD.search(text_before(part, start)):
            return None
        return Found(start, end, 0.9)

    return PatternDetector("candidate_number", PATTERN, confirm, fewest_digits=4, words=WORDS)


def _may_be_year(digits: str) -> bool:
    return 1950 <= int(digits) <= 2060


def _stands_by_centre(part: Part, start: int) -> bool:
    return bool(
        CENTRE.strong.search(text_before(part, start))
        or CENTRE.heads(heading_of(part, start))
        or LABEL.heads(heading_of(part, start))
    )
