"""What stands beside a value and says what it is: a word before it, a heading, a cell to the left.

Digits alone prove little in a school: 9% of random ten-digit numbers pass the NHS check (measured).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from detectors.column import heading_at, label_left_of, place_of
from detectors.rival import FREE_LEAD, OPEN_HEADING, RIVAL, RIVAL_JUST_BEFORE
from scanner.model import Part

REACH = 80  # characters looked back within the line
LONGEST_GAP = 40  # characters between label and value, bracketed hints aside
LONGEST_LABEL_LINE = 40

BRACKETED = re.compile(r"\([^()]*\)")
NUMBER = re.compile(r"[0-9](?:[0-9 \-./]*[0-9])?[A-Za-z]?")
BETWEEN_LISTED = re.compile(r"(?:[\s,;:&/()|–-]|and\b|[^\W\d_a-z][\w'’-]*)*")
SENTENCE_END = re.compile(r"[.!?]\s")
ADJACENT = re.compile(r"[\s:#=.,(\[\"'–-]*(?:(?:is|was|no|number)\b[\s:#=.–-]*)?")
NUMBER_SIGN = re.compile(r"\b(?:nos?|nr|num|ref)\.", re.I)
# "4111…, my card", "943… is her NHS number": the label follows and says so.
_WHOSE = r"(?:my|his|her|their|your|our|the|an?|(?:[^\W\d_][\w'’-]*\s+){0,3}[^\W\d_][\w-]*['’]s?)"
_WHICH = r"(?:wrong|right|correct|incorrect|old|new|current|full|real|true|only|same|other|actual)"
LABEL_FOLLOWS = re.compile(
    rf"\s*(?:[(\[]\s*(?:{_WHOSE}\s+)?|[,–-]?\s*(?:(?:is|was|are|be|being|as|match(?:es)?|belongs\s+to|on|"
    rf"according\s+to)\s+(?:not\s+|really\s+|still\s+)*(?:{_WHOSE}\s+)?(?:{_WHICH}\s+)?|"
    rf",?\s*(?:{_WHOSE}\s+)))",
    re.I,
)
# "Print 943… on the form as her NHS number": said a few words later.
LABEL_LATER = re.compile(rf"[^.!?\n\d]{{0,50}}\bas\s+(?:{_WHOSE}\s+)?(?:{_WHICH}\s+)?", re.I)
# "They need a learner number before they enrol Ann: it is 943…": the sentence takes it up again.
RESUMES = re.compile(r"\b(?:it\s+is|it['’]s|that\s+is|that['’]s|namely)\s*:?\s*$", re.I)
LONGEST_RESUMED = 75  # characters
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_")
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
        # An export's "uln_no" and "LearnerNumber" as a person writes them; "NHSNo" as it stands.
        written = (heading, CAMEL.sub(" ", heading))
        if any(self.strong.search(one) for one in written):
            return True
        if self.weak is None or RIVAL.search(written[1]):
            return False
        return any(self.weak.search(one) for one in written)


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


def stands_free(part: Part, start: int) -> bool:
    """Does nothing before the value name it, as far as the sentence or the heading tells?

    A check letter passes by chance one time in twenty: unlabelled, it counts only here.
    """
    place = place_of(part, start)
    heading = heading_at(part, place) if place is not None else ""
    if heading and OPEN_HEADING.search(CAMEL.sub(" ", heading)) is None:
        return False
    return not is_rivalled(part, start) and bool(FREE_LEAD.search(text_before(part, start)))


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
    after = text_after(part, end, REACH)
    leads = (lead.match(after) for lead in (LABEL_FOLLOWS, LABEL_LATER))
    return any(lead and label.strong.match(after, lead.end()) for lead in leads)


def _may_lie_between(gap: str) -> bool:
    gap = NUMBER_SIGN.sub("", BRACKETED.sub("", gap))
    without_numbers, numbers = NUMBER.subn("", gap)
    if numbers and BETWEEN_LISTED.fullmatch(without_numbers) is None:
        return False
    longest = LONGEST_RESUMED if RESUMES.search(without_numbers) else LONGEST_GAP
    if len(without_numbers) > longest or SENTENCE_END.search(without_numbers.lstrip(". ")):
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
