"""UK bank accounts: a sort code together with an account number.

No check: the bank table of the modulus check changes and its licence is unclear, so a label and
the shape must do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from detectors.base import (
    CATEGORY_OF,
    Detector,
    DetectorContext,
    Found,
    identifier,
)
from detectors.column import header_row, heading_at, heading_of, place_of, text_of
from detectors.digit_run import windows_of_digits
from detectors.label import is_rivalled, text_after, text_before
from detectors.rival import RIVAL, RIVAL_JUST_BEFORE
from scanner.model import Cell, Mention, Part

SORT_LABEL = r"sort[\s_-]*codes?|branch(?:[\s_-]*codes?)?|s\s?/\s?c\b|\bsc\b"
ACCOUNT_LABEL = r"(?:bank\s+)?(?:account|acct|acc|a\s?/\s?c)\b"
SORT_CODE = r"[0-9]{2}(?P<by>[ \u00a0./–-]?)[0-9]{2}(?P=by)[0-9]{2}"
ACCOUNT_NUMBER = r"[0-9]{8}|[0-9]{4}[ -][0-9]{4}"
NUMBERS = re.compile(
    rf"(?<![0-9A-Za-z.£$])(?:(?P<account>{ACCOUNT_NUMBER})|(?P<sort>{SORT_CODE}))(?![0-9A-Za-z£$%:])"
    r"(?!(?P<more>[ ./-])[0-9]{1,6}(?![0-9]|(?P=more)))"
)
PART_OF_LONGER = re.compile(r"[0-9][ ./:-]$")
# What says that money is moved between banks; and what an account of any kind is spoken of with.
NUMBER_HERE = "#"
BANKING = re.compile(
    rf"{SORT_LABEL}|\bsort[\s:.–-]*{NUMBER_HERE}|\bbank(?:s|ing)?\b(?!\s+holiday)|\bbacs\b|\bchaps\b|building\s+society|"
    r"direct\s+debits?|standing\s+orders?|\bbarclays\b|\blloyds\b|\bnatwest\b|\bhsbc\b|"
    r"\bsantander\b|\bhalifax\b|\bnationwide\b|\bmonzo\b|\bstarling\b|\btsb\b|\brbs\b",
    re.I,
)
PAYING = re.compile(
    rf"\b{ACCOUNT_LABEL}|\b(?:sort|pay(?:ee|able|ing|ments?|roll)?|paid|wages?|salar(?:y|ies)|refund\w*|"
    r"reimburs\w+|transfer\w*|expenses)\b",
    re.I,
)
CLOSE_GAP = re.compile(
    rf"(?:[\s,;:|/&()\"'#=.–-]|\b(?:and|at|with|to|in|is|the|of|sort|no|nos|number|num|"
    rf"{ACCOUNT_LABEL}|{SORT_LABEL}|bank)(?![A-Za-z]))*",
    re.I,
)
MARKS = re.compile(r"[\s,;:|/&()\"'#=.–-]{0,12}")
LONGEST_GAP = 60
LINES_BETWEEN = 2
ONLY_SORT_CODE = re.compile(SORT_CODE)
ONLY_ACCOUNT = re.compile(ACCOUNT_NUMBER)
SORT_HEADING = re.compile(SORT_LABEL, re.I)
ACCOUNT_HEADING = re.compile(ACCOUNT_LABEL, re.I)
REACH = 80
FEWEST_DIGITS = 6  # of a sort code


class BankAccountDetector:
    """Finds a sort code with its account number: labelled, shaped, or in two columns so headed.

    The span runs from the first number to the end of the second; where a table holds other cells
    between them, it is the account number alone.
    """

    name = "bank_account"
    fewest_digits = FEWEST_DIGITS
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
    for start, end in windows_of_digits(text, FEWEST_DIGITS, REACH):
        numbers = [n for n in NUMBERS.finditer(text, start, end) if _is_whole(text, n)]
        used = -1
        for first, second in pairwise(numbers):
            if first.start() < used or bool(first["sort"]) == bool(second["sort"]):
                continue
            confidence = _confidence(part, first, second)
            if confidence:
                yield Found(first.start(), second.end(), confidence)
                used = second.end()


def _is_whole(text: str, number: re.Match[str]) -> bool:
    """Not the rest of a longer number; a sort code may follow its account at a space."""
    before = text[max(0, number.start() - 10) : number.start()]
    if PART_OF_LONGER.search(before) is None:
        return True
    return (
        bool(number["sort"]) and re.search(r"(?<![0-9])[0-9]{8}[ /-]$", before) is not None
    ) or (
        bool(number["account"]) and re.search(r"[0-9]{2}[ .–-]?[0-9]{2}[ /-]$", before) is not None
    )


def _confidence(part: Part, first: re.Match[str], second: re.Match[str]) -> float:
    """How surely these two are an account with its sort code; 0 if they are not."""
    text = part.text.reveal()
    gap = text[first.end() : second.start()]
    if len(gap) > LONGEST_GAP or gap.count("\n") > LINES_BETWEEN or "\n\n" in gap:
        return 0
    sort = first if first["sort"] else second
    if _is_something_else(part, first.start(), gap):
        return 0
    said = NUMBER_HERE.join(_around(part, first.start(), second.end(), gap))
    if BANKING.search(said):
        return 0.97
    if sort["by"] == "" or _may_be_date(sort["sort"]):
        return 0
    if PAYING.search(said) and CLOSE_GAP.fullmatch(gap):
        return 0.93
    is_bare = sort is first and sort["by"] in "-–" and MARKS.fullmatch(gap) is not None
    return 0.85 if is_bare else 0


def _is_something_else(part: Part, start: int, gap: str) -> bool:
    """An order and its day, a meter and its reading: a word of another thing names one of them."""
    before = SORT_HEADING.sub(" ", text_before(part, start))
    if ACCOUNT_HEADING.search(before) is None and is_rivalled(part, start):
        return RIVAL_JUST_BEFORE.search(before) is not None
    return RIVAL.search(SORT_HEADING.sub(" ", gap)) is not None


def _around(part: Part, start: int, end: int, gap: str) -> tuple[str, str, str]:
    """What stands before, with the line above and the heading; between; and after."""
    text = part.text.reveal()
    line = text.rfind("\n", 0, start) + 1
    above = text[text.rfind("\n", 0, max(0, line - 1)) + 1 : line] if line else ""
    before = f"{heading_of(part, start)} {above[-REACH:]} {text[max(line, start - REACH) : start]}"
    return before, gap, text_after(part, end, 40)


def _may_be_date(sort_code: str) -> bool:
    """20-11-25 is a day of November, or of the year 20, as well as a sort code."""
    first, middle, last = (int(part) for part in re.findall("[0-9]{2}", sort_code))
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
