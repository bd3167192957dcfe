"""Unique Candidate Identifiers of the exam boards.

Source: WJEC, "Unique Candidate Identifier", and Pearson, "UCI numbers": centre number (5), one
character of the issuer (0, or B for international centres), year (2), candidate number (4), and a
check letter: the first twelve weighted 16 to 5, summed modulo 17, into ABCDEFGHKLMRTVWXY.
"""

from __future__ import annotations

import re

from detectors.base import Detector, DetectorContext, Found, PatternDetector
from detectors.label import (
    is_labelled,
    label_of,
    stands_free,
    text_after,
    text_before,
)
from scanner.model import Part

CHECK_LETTERS = "ABCDEFGHKLMRTVWXY"
LABEL = label_of(
    r"U\.?C\.?I(?:s|\.)?|(?:unique\s+)?cand(?:idate)?(?:['’]s)?\s+(?:identifiers?|id)|"
    r"cand\.\s+id|A2C(?:\s+(?:key|file|number|no|id))?|"
    r"unique\s+identifiers?|unique\s+candidate\s+(?:number|no|ref\w*)|(?:JCQ|exam(?:s|ination)?(?:\s+board)?)\s+identifiers?"
)
EXAM = re.compile(
    r"\b(?:exam\w*|candidates?|gcses?|a[- ]levels?|btecs?|aqa|ocr|edexcel|pearson|wjec|eduqas|ccea|"
    r"jcq|awarding|certificates?|functional\s+skills|access\s+arrangements|t[- ]levels?|"
    r"cent(?:re|er)\s+(?:no|number)|entr(?:y|ies)|entered|resits?|grades?|results)\b",
    re.I,
)
PATTERN = re.compile(
    rf"(?<![\w.])[0-9]{{5}} ?[0-9A-Z] ?[0-9]{{2}} ?[0-9]{{4}} ?[{CHECK_LETTERS}](?!\w)", re.I
)


def is_uci(text: str) -> bool:
    """Is this, 13 characters in upper case, a UCI by its check letter? Digits before it only."""
    if len(text) != 13 or not text[:12].isdecimal():
        return False
    total = sum(w * int(d) for w, d in zip(range(16, 4, -1), text, strict=False))
    return CHECK_LETTERS[total % 17] == text[12]


def uci_detector(context: DetectorContext) -> Detector:
    """Finds UCIs that are labelled, or pass their check where exams are spoken of.

    The check alone is passed by one chance number in seventeen. One whose issuer is a letter has
    a check we know no source for: it wants a label.
    """

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        uci = match[0].replace(" ", "").upper()
        start, end = match.span()
        labelled = is_labelled(part, start, end, LABEL)
        if is_uci(uci):
            if labelled:
                return Found(start, end, 0.98)
            is_whole = " " not in match[0]
            free = is_whole and stands_free(part, start) and _speaks_of_exams(part, start, end)
            return Found(start, end, 0.9) if free else None
        return Found(start, end, 0.75) if labelled and uci[5].isalpha() else None

    return PatternDetector("uci", PATTERN, confirm, fewest_digits=11)


def _speaks_of_exams(part: Part, start: int, end: int) -> bool:
    return EXAM.search(text_before(part, start) + " " + text_after(part, end, 80)) is not None
