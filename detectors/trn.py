"""Teacher reference numbers: seven digits without a check (DfE, "Teacher reference number")."""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.label import is_labelled, label_of
from scanner.model import Part

LABEL = label_of(
    r"T\.?R\.?N(?:s|\.)?|"
    r"teach(?:er|ing)s?['’]?s?\s+(?:ref(?:erence)?(?:\s+(?:number|no|num)s?)?|number|no|num|id|"
    r"registration(?:\s+(?:number|no))?|pensions?\s+(?:scheme\s+)?(?:ref(?:erence)?|number|no)|"
    r"regulation\s+agency\s+(?:ref(?:erence)?|number|no))|"
    r"(?:QTS|TRA|GTCE?|TPS?)\s+(?:ref(?:erence)?(?:\s+(?:number|no))?|number|no|certificate)|"
    r"DfES\s+(?:ref(?:erence)?\s+)?(?:number|no)"
)
PATTERN = re.compile(r"(?<![\w£$.])[0-9]{2}[/ ]?[0-9]{5}(?![\w£$/])(?!\.[0-9])")


def trn_detector(context: DetectorContext) -> Detector:
    """Finds labelled teacher reference numbers; seven digits alone say nothing."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        return Found(start, end, 0.95) if is_labelled(part, start, end, LABEL) else None

    return PatternDetector("trn", PATTERN, confirm, fewest_digits=7)
