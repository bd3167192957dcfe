"""Teacher reference numbers: seven digits without a check (DfE, "Teacher reference number")."""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.label import is_labelled, label_of
from scanner.model import Part

LABEL = label_of(r"TRNs?|teachers?['’]?s?\s+ref(?:erence)?(?:\s+(?:number|no|num)s?)?")
PATTERN = re.compile(r"(?<![\w£$.])[0-9]{2}[/ ]?[0-9]{5}(?![\w£$/])(?!\.[0-9])")


def trn_detector(context: DetectorContext) -> Detector:
    """Finds labelled teacher reference numbers; seven digits alone say nothing."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        return Found(start, end, 0.95) if is_labelled(part, start, end, LABEL) else None

    return PatternDetector("trn", PATTERN, confirm)
