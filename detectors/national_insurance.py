"""National Insurance numbers.

Source: HMRC, National Insurance Manual NIM39110: two letters, six digits, a suffix A to D. The
first letter is not D F I Q U V, the second not O either, and BG GB KN NK NT TN ZZ are not used.
QQ123456A is the official example of an invalid one.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.label import is_labelled, label_of, stands_free
from scanner.model import Part

LABEL = label_of(
    r"N\.?\s?I\.?\s*(?:no|number|num|#)|NINOs?|"
    r"nat(?:ional|'?l)?\.?\s+ins(?:urance)?\.?(?:\s+(?:number|no|num))?|"
    r"insurance\s+(?:number|no)",
    weak=r"N\.?I\.?",
)
UNUSED_PREFIXES = frozenset({"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"})
PATTERN = re.compile(
    r"(?<![\w/=&#])(?P<prefix>[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])(?P<first>[ \u00a0-]?)"
    r"[0-9]{2}[ \u00a0-]?[0-9]{2}[ \u00a0-]?[0-9]{2}(?:[ \u00a0-]?(?P<suffix>[A-D])(?!\w)|(?!\w))",
    re.I,
)


def national_insurance_detector(context: DetectorContext) -> Detector:
    """Finds National Insurance numbers; without suffix or in lower case only labelled ones."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        if match["prefix"].upper() in UNUSED_PREFIXES:
            return None
        start, end = match.span()
        if is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.98)
        is_plain = match["suffix"] is not None and match[0].isupper()
        if not is_plain or not stands_free(part, start):
            return None
        return Found(start, end, 0.85)

    return PatternDetector("nino", PATTERN, confirm, fewest_digits=6)
