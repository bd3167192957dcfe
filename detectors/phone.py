"""Telephone numbers of people: UK numbers, and foreign ones written with a plus.

Source: Ofcom, "The National Telephone Numbering Plan": after the leading 0, ten digits (nine in a
few areas of 01). Helplines and the numbers of a school's own office are public.
"""

from __future__ import annotations

import re

from detectors.bank_account import is_in_account_column
from detectors.base import Detector, DetectorContext, Found, PatternDetector, digits_of
from detectors.column import heading_of
from detectors.label import is_labelled, is_rivalled, label_of, text_after, text_before
from detectors.organisation import is_address_of_organisation
from scanner.model import Part

LABEL = label_of(
    r"(?:tele?)?phones?(?:\s*(?:no|number|num)s?)?|tel(?:\s*no)?|mob(?:ile)?s?(?:\s*(?:no|number))?|"
    r"cell|landline|contact\s+(?:no|number)s?|home\s+(?:no|number)|work\s+(?:no|number)|"
    r"emergency\s+(?:no|number|contact)"
)
# Never a person's: freephone, service and business numbers, Childline and Samaritans among them.
PUBLIC_PREFIXES = ("0800", "0808", "0300", "0303", "0306", "0345", "0844", "0845", "0870", "0871")
REST = r"(?:[ \u00a0./()-]{0,2}[0-9]){8,9}"
NATIONAL = rf"\(?0\)?[ \u00a0]?[1-37]{REST}"
FROM_ABROAD = rf"(?:\+|00)44[ \u00a0.-]?(?:\(0\)|0)?[ \u00a0]?\(?[1-37]{REST}"
FOREIGN = r"\+(?!44)[1-9][0-9]{0,2}(?:[ \u00a0.()-]{0,2}[0-9]){7,12}"
STRIPPED = r"[127][0-9]{9}"  # a spreadsheet that took the number for a sum ate its 0
PATTERN = re.compile(
    rf"(?<![\w+£$])(?<![0-9][-.:])(?:{NATIONAL}|{FROM_ABROAD}|{FOREIGN}|{STRIPPED})"
    r"(?![\w@])(?![.:-][0-9])(?!/[1-9])"
)
# Areas where some numbers are one digit shorter.
SHORT_AREAS = frozenset(
    "01204 01208 01254 01276 01297 01298 01363 01364 01384 01386 01404 01420 01460 01461 01480 "
    "01488 01524 01527 01562 01566 01606 01629 01635 01647 01659 01695 01726 01744 01750 01768 "
    "01827 01837 01884 01900 01905 01935 01946 01949 01963 01995".split()
)
COUNTING_UP = "012345678901234"
TYPOGRAPHY = re.compile(r"[^0-9+]+")
OFFICE = re.compile(
    r"\b(?:(?:school|main|general|attendance|admissions|exams?|finance|front|enrol\w+)\s+"
    r"(?:office|reception|desk|line)|reception|switchboard|help\s?(?:line|desk)|hot\s?line|"
    r"(?:absence|attendance|advice|information|crisis|support)\s+(?:line|hotline)|childline|"
    r"samaritans|nspcc|school\s+(?:tel(?:ephone)?|phone|number|switchboard))\b",
    re.I,
)
# "Ring us" is said by families as well: it is an office's where the school speaks before it.
US = re.compile(r"\b(?:call|ring|contact|phone|telephone|text|reach)\s+us\b", re.I)
SCHOOL_SPEAKS = re.compile(
    r"\b(?:(?:any|further)\s+(?:questions?|queries|concerns|information|help)|queries|hesitate|"
    r"(?:our|the|school|main|front)\s+(?:office|reception|school|academy|team|staff|website)|"
    r"parents(?:\s+(?:and|or|/)\s+carers)?|dear\s+parent|your\s+(?:child|son|daughter)(?:['’]s)?|"
    r"(?:office|opening)\s+(?:hours|times)|enquir(?:y|ies))\b",
    re.I,
)
SCHOOL_SIGNS = re.compile(
    r"\b(?:(?:Deputy\s+|Assistant\s+|Executive\s+)?Head\s?teacher|Head\s+of\s+[A-Z]\w+|SENCO|SENDCo|"
    r"(?:School|Office|Business|Attendance|Admissions|Exams|Finance)\s+(?:Office|Manager|Officer|"
    r"Administrator|Secretary)|Receptionist|Form\s+Tutor|Class\s+Teacher|"
    r"[A-Z]\w+\s+(?:School|Academy|College))\b"
)
AROUND = 600  # characters in which a school's signature or letterhead is looked for
OFFICE_GAP = re.compile(
    r"(?:[\s:.,()–-]|(?:is|on|at|via|tel|telephone|phone|call|ring|number|no|please|direct|team|"
    r"contact|line|dial|or|t)\b)*",
    re.I,
)


def phone_detector(context: DetectorContext) -> Detector:
    """Finds telephone numbers, extensions left out; subjects are the roster's holders."""

    def confirm(part: Part, match: re.Match[str]) -> Found | None:
        start, end = match.span()
        digits = national_digits(match[0])
        if not digits:
            return _confirm_stripped(context, part, match)
        people = context.roster.people_by_phone(digits)
        if people:
            return Found(start, end, 0.99, people)
        if digits.startswith(PUBLIC_PREFIXES) or _is_office(part, start, end):
            return None
        if not digits.startswith("07") and is_address_of_organisation(part, start):
            return None
        if is_labelled(part, start, end, LABEL):
            return Found(start, end, 0.98)
        if text_before(part, start, 1) == "=":
            return None  # a parameter of a link
        if is_rivalled(part, start) or is_in_account_column(part, start):
            return None
        return Found(start, end, 0.85 if len(digits) == 10 else 0.92)

    return PatternDetector("phone", PATTERN, confirm, fewest_digits=8)


def national_digits(text: str) -> str:
    """The digits to dial within the UK, or the country code and number; "" if it is neither."""
    digits = digits_of(text)
    is_international = text.startswith("+") or digits.startswith("0044")
    if is_international and not digits.startswith(("44", "0044")):
        return digits if 9 <= len(digits) <= 15 else ""
    if is_international:
        digits = "0" + digits.removeprefix("00").removeprefix("44").removeprefix("0")
    return digits if _is_national(digits) and (is_international or _is_grouped(text)) else ""


def _is_national(digits: str) -> bool:
    if digits[:2] not in ("01", "02", "03", "07"):
        return False
    if len(set(digits[1:])) < 3 or digits in COUNTING_UP:
        return False  # sample text
    if digits.startswith("02"):
        return len(digits) == 11 and digits[2] in "03489"
    return len(digits) == 11 or (len(digits) == 10 and digits[:5] in SHORT_AREAS)


def _is_grouped(text: str) -> bool:
    """People write the area first, three digits and more, and then groups of two and more."""
    groups = [len(group) for group in TYPOGRAPHY.split(text) if group]
    return groups[0] >= 3 and all(size >= 2 for size in groups[1:]) and len(groups) <= 5


def _confirm_stripped(context: DetectorContext, part: Part, match: re.Match[str]) -> Found | None:
    if not match[0].isdecimal() or match[0][0] == "0":
        return None
    start, end = match.span()
    if LABEL.heads(heading_of(part, start)):
        return Found(start, end, 0.9, context.roster.people_by_phone("0" + match[0]))
    return None


def _is_office(part: Part, start: int, end: int) -> bool:
    before = text_before(part, start)
    for match in OFFICE.finditer(before):
        if OFFICE_GAP.fullmatch(before[match.end() :]):
            return True
    if any(OFFICE_GAP.fullmatch(before[match.end() :]) for match in US.finditer(before)):
        return _is_said_by_school(part, start, end)
    after = text_after(part, end, 40).lstrip()
    return after.startswith(("(", "–", "-")) and OFFICE.match(after.lstrip("(–- ")) is not None


def _is_said_by_school(part: Part, start: int, end: int) -> bool:
    text = part.text.reveal()
    paragraph = text[max(0, text.rfind("\n\n", 0, start), start - 300) : start]
    if SCHOOL_SPEAKS.search(paragraph):
        return True
    return SCHOOL_SIGNS.search(text, max(0, start - AROUND), end + AROUND) is not None
