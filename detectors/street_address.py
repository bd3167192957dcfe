"""Street addresses, as the category `contact_details`.

A street by itself may be a story's or a landmark; it shows where somebody lives when a postcode
follows it, when it is headed or labelled as an address, or when the roster holds it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from detectors.base import (
    Detector,
    DetectorContext,
    Found,
    RosterAddresses,
    RosterIdentifiers,
    confirmed,
    only_household,
)
from detectors.column import header_row, text_of
from detectors.digit_run import Window, longest_run, windows_of_digits
from detectors.folding import fold
from detectors.label import Label, is_labelled, label_of
from detectors.organisation import is_address_of_organisation
from detectors.postcode import PATTERN as POSTCODE
from detectors.postcode import is_postcode
from detectors.word_split import may_hold_any, split_words
from scanner.model import Mention, MentionKind, Part, Table

CATEGORY = "contact_details"
STREET_KINDS = (
    "street st road rd lane ln avenue ave av close drive dr way court ct crescent cres gardens "
    "gdns place pl terrace terr grove hill park square sq mews walk row rise view green parade "
    "villas mount vale cottages yard wharf croft fields field meadows meadow orchard circus end "
    "gate bank broadway boulevard quay fold heights wynd brae common crossing dene garth lodge "
    "house"
).split()
FLAT_KINDS = "flat apartment apt unit".split()
HOUSE_KINDS = "cottage house farm lodge barn manor villa rectory".split()
FLAT = (
    rf"(?:{'|'.join(FLAT_KINDS)})\.?\s+[0-9]{{0,3}}[A-Z]?,?\s+"
    r"(?:[A-Z][\w'’-]+\s+(?:House|Court),?\s+)?"
)
NUMBER_GOES_ON = r"[A-Za-z]?(?:\s?[-–/]\s?[0-9]{1,4}[A-Za-z]?)?,?\s+"
NUMBER = rf"[0-9]{{1,4}}{NUMBER_GOES_ON}"
HOUSE_KIND = rf"(?:{'|'.join(HOUSE_KINDS)}),\s+"
HOUSE = rf"(?:The\s+)?(?:[A-Z][\w'’-]+\s+){{1,3}}{HOUSE_KIND}"
STREET_KIND = f"(?:{'|'.join(STREET_KINDS)})"
NAME = r"(?:(?:[A-Za-z][\w'’.-]*)\s+){1,4}?"
STREET = re.compile(
    rf"(?<![\w£$.:/-])(?:{FLAT}(?:{NUMBER})?|{NUMBER}|{HOUSE}){NAME}{STREET_KIND}(?!\w)",
    re.I,
)
# The same without flats and named houses, of which most windows hold none. The digit comes first
# and then what may not stand before it: so the pattern is tried at digits only.
NUMBERED_STREET = re.compile(
    rf"[0-9](?<![\w£$.:/-][0-9])[0-9]{{0,3}}{NUMBER_GOES_ON}{NAME}{STREET_KIND}(?!\w)", re.I
)
NAMED_HOUSE = re.compile(HOUSE_KIND, re.I)
LOCALITY = re.compile(
    r"(?:\.?\s*[,\n]\s*[A-Za-z](?:[\w '’-]|(?<=St)\.){1,40}?){0,4}(?P<end>)\.?[\s,]+"
)
LABEL = label_of(
    r"(?:home|postal|current|new|previous|full|pupil|student|contact|parent|family|correspondence)?"
    r"\s*address(?:es)?(?:\s+(?:is|line\s*1))?|lives\s+at|living\s+at|resid(?:es|ing)\s+at|"
    r"moved\s+to|moving\s+to"
)
HEADING = Label(
    re.compile(
        r"^(?!.*(?:e-?\s?mail|\b(?:web|ip|mac|url|town|city|county)\b|(?:address|line)\s*[2-9]))"
        r".*\b(?:addr(?:ess)?(?:es)?|street|address[\s_]?1)\b",
        re.I,
    )
)
HEADING_PARTS = ("addr", "street")  # of which each such heading holds one, and few tables do
NO_ADDRESS = re.compile(
    r"(?:n/?a|none|nil|as above|as below|same|same as .*|confidential|withheld|removed|redacted|"
    r"unknown|not known|tbc|see .*|address.*|[\W_]*|x+)",
    re.I,
)
# "3 points at the end", "10 minutes by Hill Road": no street is named so.
TALK = re.compile(
    r"\b(?:the|a|an|at|in|to|for|and|or|from|by|with|minutes?|mins?|miles?|metres?|days?|weeks?|"
    r"years?|points?|pages?|pupils|children|people|hours?)\s"
)
REACH = 70
_KINDS = frozenset(STREET_KINDS)
_FLAT_KINDS = frozenset(FLAT_KINDS)
_HOUSE_KINDS = frozenset(HOUSE_KINDS)


class StreetAddressDetector:
    """Finds street addresses, town included where a postcode follows; the postcode is not."""

    name = "street_address"
    identifiers: frozenset[str] = frozenset()
    categories = frozenset({CATEGORY})

    def __init__(self, roster: RosterIdentifiers) -> None:
        self._roster = roster
        self._addresses = roster if isinstance(roster, RosterAddresses) else None

    def mentions(self, part: Part) -> Iterator[Mention]:
        if not part.tables and not longest_run(part.text.reveal()):
            return
        in_columns = [found for table in part.tables for found in self._in_columns(part, table)]
        in_columns.sort(key=_start)
        in_text = [
            found
            for pattern, window in _windows(part.text.reveal())
            for found in confirmed(pattern, part, window, self._confirm)
            if not _is_within(found.start, in_columns)
        ]
        for found in sorted(in_columns + in_text, key=_start):
            yield _mention(part, found)

    def _confirm(self, part: Part, match: re.Match[str]) -> Found | None:
        text = part.text.reveal()
        start, end = match.span()
        people = self._residents(match[0])
        if people is not None:
            return Found(start, end, 0.97, people)
        if is_address_of_organisation(part, start):
            return None
        if TALK.search(match[0]):
            return None
        if (locality_end := _end_before_postcode(text, end)) is not None:
            return Found(start, locality_end, 0.95)
        return Found(start, end, 0.9) if is_labelled(part, start, end, LABEL) else None

    def _residents(self, address: str) -> tuple[str, ...] | None:
        """The one household that lives there, () if they are several, None for nobody known."""
        if self._addresses is None:
            return None
        people = self._addresses.people_by_address(folded_address(address))
        return only_household(self._roster, people) if people else None

    def _in_columns(self, part: Part, table: Table) -> Iterator[Found]:
        if not any(map(fold(part.text.reveal()).text.__contains__, HEADING_PARTS)):
            return
        header = header_row(part, table)
        if header is None:
            return
        columns = {cell.column for cell in table.rows[header] if HEADING.heads(text_of(part, cell))}
        if not columns:
            return
        for row in table.rows[header + 1 :]:
            for cell in row:
                if cell.column in columns:
                    yield from self._in_cell(part, cell.start, cell.end)

    def _in_cell(self, part: Part, start: int, end: int) -> Iterator[Found]:
        cell = part.text.reveal()[start:end]
        postcode = POSTCODE.search(cell)
        address = (cell[: postcode.start()] if postcode else cell).rstrip(" ,\t\r\n.\"'")
        lead = len(address) - len(address.lstrip(" \t\r\n\"'"))
        words = address[lead:]
        if len(words) < 5 or "@" in words or NO_ADDRESS.fullmatch(words):
            return
        people = self._residents(words)
        yield Found(start + lead, start + len(address), 0.95, people or ())


def street_address_detector(context: DetectorContext) -> Detector:
    """Subjects only where the roster can tell the household of an address."""
    return StreetAddressDetector(context.roster)


def folded_address(address: str) -> str:
    """An address for comparison: lower case, single spaces, neither commas nor full stops."""
    return " ".join(re.sub(r"[,.\n]", " ", address).casefold().split())


def _windows(text: str) -> Iterator[tuple[re.Pattern[str], Window]]:
    """Where a number stands and a word that streets end in, and what to look for there."""
    if not may_hold_any(text, _KINDS):
        return
    for start, end in windows_of_digits(text, 1, REACH):
        words = split_words(_in_ascii(text[start:end].lower()))
        if not _KINDS.isdisjoint(words):
            has_name = not _HOUSE_KINDS.isdisjoint(words) and NAMED_HOUSE.search(text, start, end)
            needs_number = _FLAT_KINDS.isdisjoint(words) and not has_name
            yield NUMBERED_STREET if needs_number else STREET, (start, end)


def _in_ascii(text: str) -> str:
    """The text with a mark for each other character: no street's kind has one, and plain is fast.

    Words may come apart by it, and never together.
    """
    return text.encode("ascii", "replace").decode("ascii")


def _start(found: Found) -> int:
    return found.start


def _is_within(offset: int, ordered: list[Found]) -> bool:
    index = bisect_right(ordered, offset, key=_start) - 1
    return index >= 0 and offset < ordered[index].end


def _end_before_postcode(text: str, end: int) -> int | None:
    """Where the town ends, if but a town or two stand between the street and a postcode."""
    postcode = POSTCODE.search(text, end, min(len(text), end + 130))
    if postcode is None or not is_postcode(postcode[0]):
        return None
    locality = LOCALITY.fullmatch(text, end, postcode.start())
    return locality.start("end") if locality is not None else None


def _mention(part: Part, found: Found) -> Mention:
    return Mention(
        detector=StreetAddressDetector.name,
        kind=MentionKind.CATEGORY,
        value=CATEGORY,
        part=part.index,
        start=found.start,
        end=found.end,
        confidence=found.confidence,
        subjects=found.subjects,
    )
