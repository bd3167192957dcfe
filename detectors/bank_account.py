"""UK bank accounts: a sort code together with an account number.

No check: the bank table of the modulus check changes and its licence is unclear, so a label and
the shape must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detectors.base import (
    CATEGORY_OF,
    DIGIT,
    Detector,
    DetectorContext,
    Found,
    confirmed,
    identifier,
    windows_around,
)
from detectors.column import header_row, heading_at, place_of, text_of
from detectors.label import is_rivalled
from scanner.model import Cell, Mention, Part

SORT_LABEL = r"sort[\s_-]*code|s\s?/\s?c\b|\bsc\b"
ACCOUNT_LABEL = r"(?:bank\s+)?(?:account|acct|acc|a\s?/\s?c)\b"
SORT_CODE = r"[0-9]{2}[ \u00a0–-]?[0-9]{2}[ \u00a0–-]?[0-9]{2}"
ACCOUNT_NUMBER = r"[0-9]{8}|[0-9]{4} [0-9]{4}"
GAP = r"[\s,;:|/&()\"'#=.–-]{0,12}"
ACCOUNT_WORDS = rf"(?:and{GAP})?(?:{ACCOUNT_LABEL}\.?\s*(?:no|number|num)?s?\.?\s*(?:is)?{GAP})?"
SORT_WORDS = rf"(?:and{GAP})?(?:{SORT_LABEL})\s*(?:no|number)?\s*(?:is)?{GAP}"

SORT_THEN_ACCOUNT = re.compile(
    rf"(?P<label>(?:{SORT_LABEL})\s*(?:no|number)?\s*(?:is)?{GAP})?"
    rf"(?<![0-9A-Za-z.])(?P<found>(?P<sort>{SORT_CODE}){GAP}{ACCOUNT_WORDS}"
    rf"(?<![0-9A-Za-z])(?P<account>{ACCOUNT_NUMBER}))(?![0-9A-Za-z])",
    re.I,
)
ACCOUNT_THEN_SORT = re.compile(
    rf"(?<![0-9A-Za-z.])(?P<found>(?P<account>{ACCOUNT_NUMBER}){GAP}{SORT_WORDS}"
    rf"(?<![0-9A-Za-z])(?P<sort>{SORT_CODE}))(?![0-9A-Za-z])",
    re.I,
)
SHAPED_SORT_CODE = re.compile(r"([0-9]{2})-([0-9]{2})-([0-9]{2})")
ONLY_SORT_CODE = re.compile(SORT_CODE)
ONLY_ACCOUNT = re.compile(ACCOUNT_NUMBER)
SORT_HEADING = re.compile(SORT_LABEL, re.I)
ACCOUNT_HEADING = re.compile(ACCOUNT_LABEL, re.I)
REACH = 60


class BankAccountDetector:
    """Finds a sort code with its account number: labelled, shaped, or in two columns so headed.

    The span runs from the first number to the end of the second; where a table holds other cells
    between them, it is the account number alone.
    """

    name = "bank_account"
    identifiers = frozenset({"bank_account"})
    categories = frozenset({CATEGORY_OF["bank_account"]})

    def mentions(self, part: Part) -> Iterator[Mention]:
        found = {place.start: place for place in (*_in_text(part), *_in_columns(part))}
        for start in sorted(found):
            yield identifier(self.name, part, found[start])


def bank_account_detector(context: DetectorContext) -> Detector:
    """The roster holds no accounts: nothing of the context is used."""
    return BankAccountDetector()


def _in_text(part: Part) -> Iterator[Found]:
    text = part.text.reveal()
    for window in windows_around(text, DIGIT, REACH):
        yield from confirmed(SORT_THEN_ACCOUNT, part, window, _confirm_sort_first)
        yield from confirmed(ACCOUNT_THEN_SORT, part, window, _confirm_account_first)


def _confirm_sort_first(part: Part, match: re.Match[str]) -> Found | None:
    start, end = match.span("found")
    if match["label"]:
        return Found(start, end, 0.97)
    if ACCOUNT_HEADING.search(match["found"]) and _is_shaped(match["sort"]):
        return Found(start, end, 0.95)
    if not _is_shaped(match["sort"]) or _may_be_date(match["sort"]) or is_rivalled(part, start):
        return None
    return Found(start, end, 0.85)


def _confirm_account_first(part: Part, match: re.Match[str]) -> Found | None:
    return Found(*match.span("found"), 0.97)


def _is_shaped(sort_code: str) -> bool:
    return SHAPED_SORT_CODE.fullmatch(sort_code) is not None


def _may_be_date(sort_code: str) -> bool:
    """20-11-25 is a day of November, or of the year 20, as well as a sort code."""
    match = SHAPED_SORT_CODE.fullmatch(sort_code)
    if match is None:
        return False
    first, middle, last = map(int, match.groups())
    return 1 <= middle <= 12 and (1 <= first <= 31 or 1 <= last <= 31)


def _in_columns(part: Part) -> Iterator[Found]:
    for table in part.tables:
        header = header_row(part, table)
        if header is None:
            continue
        sorts, accounts = _columns_of_accounts(part, table.rows[header])
        if not sorts or not accounts:
            continue
        for row in table.rows[header + 1 :]:
            yield from _in_row(part, row, sorts, accounts)


def _columns_of_accounts(part: Part, header: Sequence[Cell]) -> tuple[set[int], set[int]]:
    headings = {cell.column: text_of(part, cell) for cell in header}
    sorts = {column for column, text in headings.items() if SORT_HEADING.search(text)}
    accounts = {column for column, text in headings.items() if ACCOUNT_HEADING.search(text)}
    return sorts, accounts - sorts


def _in_row(
    part: Part, row: Sequence[Cell], sorts: set[int], accounts: set[int]
) -> Iterator[Found]:
    sort = _value_under(part, row, sorts, ONLY_SORT_CODE)
    account = _value_under(part, row, accounts, ONLY_ACCOUNT)
    if sort is None or account is None:
        return
    first, second = sorted((sort, account))
    between = part.text.reveal()[first[1] : second[0]]
    if any(map(str.isalnum, between)):
        yield Found(*account, 0.97)
    else:
        yield Found(first[0], second[1], 0.97)


def _value_under(
    part: Part, row: Sequence[Cell], columns: set[int], value: re.Pattern[str]
) -> tuple[int, int] | None:
    for cell in row:
        stripped = text_of(part, cell) if cell.column in columns else ""
        if value.fullmatch(stripped):
            start = part.text.reveal().index(stripped, cell.start)
            return start, start + len(stripped)
    return None


def is_in_account_column(part: Part, offset: int) -> bool:
    """Is this under a heading of bank details, and so neither a telephone nor a date?"""
    place = place_of(part, offset)
    if place is None:
        return False
    heading = heading_at(part, place)
    return bool(SORT_HEADING.search(heading) or ACCOUNT_HEADING.search(heading))
