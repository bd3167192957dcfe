"""What stands beside a value and says what it is: a word before it, a heading, a cell to the left.

Digits alone prove little in a school: 9% of random ten-digit numbers pass the NHS check (measured).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detectors.column import heading_at, label_left_of, place_of
from scanner.model import Part

REACH = 80  # characters looked back within the line
LONGEST_GAP = 40  # characters between label and value, bracketed hints aside
LONGEST_LABEL_LINE = 40

# What a number is when it is none of ours.
RIVAL_WORDS = (
    r"(?:purchase\s+)?orders?|invoices?|inv|receipts?|ref(?:erence)?|tickets?|jobs?|parts?|"
    r"products?|items?|stock|sku|serial|models?|assets?|licen[cs]es?|barcodes?|isbn|issn|urn|"
    r"la\s?estab|estab(?:lishment)?|rooms?|seats?|batch|tracking|parcels?|quot(?:e|ation)|meters?|"
    r"ext(?:ension)?|version|build|catalogue|p\.?o\.?|vouchers?|lockers?|policy|customer|codes?"
)
RIVAL = re.compile(rf"\b(?:{RIVAL_WORDS})\b", re.I)
RIVAL_JUST_BEFORE = re.compile(
    rf"\b(?:{RIVAL_WORDS})\.?(?:\s+(?:no|nos|number|num|code|id)\b\.?)?(?:\s+(?:is|was))?[\s:#=(-]*$",
    re.I,
)
BRACKETED = re.compile(r"\([^()]*\)")
NUMBER = re.compile(r"[0-9](?:[0-9 \-./]*[0-9])?[A-Za-z]?")
BETWEEN_LISTED = re.compile(r"(?:[\s,;:&/()|–-]|and\b|[^\W\d_a-z][\w'’-]*)*")
SENTENCE_END = re.compile(r"[.!?]\s")
ADJACENT = re.compile(r"[\s:#=.(\[\"'–-]*(?:(?:is|was|no|number)\b[\s:#=.–-]*)?")
ONLY_MARKS = re.compile(r"[\s•*>\"'–-]*")


@dataclass(frozen=True, slots=True)
class Label:
    """The words that name a value.

    `strong` names it even a few words away; `weak` only directly before it or as a heading.
    """

    strong: re.Pattern[str]
    weak: re.Pattern[str] | None = None

    def heads(self, heading: str) -> bool:
        """Is this the heading of such values?"""
        if not heading or len(heading) > 2 * LONGEST_LABEL_LINE:
            return False
        if self.strong.search(heading):
            return True
        return bool(self.weak and self.weak.search(heading)) and not RIVAL.search(heading)


def label_of(words: str, weak: str = "") -> Label:
    """A label of whole words, in any case."""
    return Label(
        re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I),
        re.compile(rf"(?<!\w)(?:{weak})(?!\w)", re.I) if weak else None,
    )


def is_labelled(part: Part, start: int, end: int, label: Label) -> bool:
    """Does anything beside the value at `start:end` say that it is what the label names?"""
    place = place_of(part, start)
    if place is not None:
        if label.heads(heading_at(part, place)):
            return True
        left = label_left_of(part, place)
        if len(left) <= LONGEST_LABEL_LINE and label.heads(left):
            return True
    before = text_before(part, start)
    if _names_from_before(before, label) or _names_from_after(part, end, label):
        return True
    if place is not None or ONLY_MARKS.fullmatch(before) is None:
        return False
    return label.heads(_line_above(part, start))


def is_rivalled(part: Part, start: int) -> bool:
    """Is the value said to be something else: an order number, a room, a product code?"""
    if RIVAL_JUST_BEFORE.search(text_before(part, start)):
        return True
    place = place_of(part, start)
    return place is not None and bool(RIVAL.search(heading_at(part, place)))


def text_before(part: Part, start: int, reach: int = REACH) -> str:
    """The text before a value: in its line and, in a table, in its cell; at most `reach` long."""
    text = part.text.reveal()
    begin = max(0, start - reach, text.rfind("\n", 0, start) + 1)
    place = place_of(part, start)
    return text[max(begin, place.cell.start) if place else begin : start]


def text_after(part: Part, end: int, reach: int = REACH) -> str:
    """The rest of the line after a value, at most `reach` long."""
    text = part.text.reveal()
    newline = text.find("\n", end, end + reach)
    return text[end : newline if newline >= 0 else end + reach]


def _names_from_before(before: str, label: Label) -> bool:
    strong = _last(label.strong, before)
    if strong is not None and _may_lie_between(before[strong.end() :]):
        return True
    if label.weak is None:
        return False
    weak = _last(label.weak, before)
    return weak is not None and ADJACENT.fullmatch(before[weak.end() :]) is not None


def _names_from_after(part: Part, end: int, label: Label) -> bool:
    after = text_after(part, end, 30).lstrip(" ")
    return after.startswith(("(", "[")) and label.strong.match(after, 1) is not None


def _may_lie_between(gap: str) -> bool:
    gap = BRACKETED.sub("", gap)
    without_numbers, numbers = NUMBER.subn("", gap)
    if numbers and BETWEEN_LISTED.fullmatch(without_numbers) is None:
        return False
    if len(without_numbers) > LONGEST_GAP or SENTENCE_END.search(without_numbers.lstrip(". ")):
        return False
    return RIVAL.search(without_numbers) is None


def _line_above(part: Part, start: int) -> str:
    """The line above, if it is short enough to be a label."""
    text = part.text.reveal()
    line_end = text.rfind("\n", 0, start)
    if line_end < 0:
        return ""
    line = text[text.rfind("\n", 0, line_end) + 1 : line_end].strip(" :\t\r")
    return line if len(line) <= LONGEST_LABEL_LINE else ""


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    matches = list(pattern.finditer(text))
    return matches[-1] if matches else None
