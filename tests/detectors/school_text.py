"""Parts, tables and a small roster for the tests of detectors; everybody is invented."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from detectors import BUILT_IN
from detectors.base import DetectorContext
from scanner.model import Cell, Mention, Origin, Part, Table
from scanner.personal import Personal

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class SmallRoster:
    """A roster that knows what it is given, and which people share a household."""

    upns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    emails: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    phones: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    postcodes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    births: Mapping[date, tuple[str, ...]] = field(default_factory=dict)
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    households: tuple[frozenset[str], ...] = ()

    def people_by_upn(self, upn: str) -> tuple[str, ...]:
        return self.upns.get(upn, ())

    def people_by_email(self, email: str) -> tuple[str, ...]:
        return self.emails.get(email, ())

    def people_by_phone(self, digits: str) -> tuple[str, ...]:
        return self.phones.get(digits, ())

    def people_by_postcode(self, postcode: str) -> tuple[str, ...]:
        return self.postcodes.get(postcode, ())

    def people_by_date_of_birth(self, day: date) -> tuple[str, ...]:
        return self.births.get(day, ())

    def people_by_address(self, address: str) -> tuple[str, ...]:
        return self.addresses.get(address, ())

    def is_one_household(self, people: tuple[str, ...]) -> bool:
        return any(set(people) <= household for household in self.households)


NOBODY = SmallRoster()


def part_of(text: str, tables: Sequence[Table] = ()) -> Part:
    return Part(
        index=3,
        place=Personal("body"),
        origin=Origin.BODY,
        text=Personal(text),
        tables=tuple(tables),
    )


def table_of(rows: Iterable[Sequence[str]], before: str = "", separator: str = "\t") -> Part:
    """A part that holds one table, its cells parted by `separator`, its rows by line ends."""
    text, table = before, []
    for row in rows:
        cells = []
        for column, value in enumerate(row):
            if column:
                text += separator
            cells.append(Cell(column, len(text), len(text) + len(value)))
            text += value
        text += "\n"
        table.append(tuple(cells))
    return part_of(text, [Table(tuple(table))])


def mentions(name: str, part: Part | str, roster: SmallRoster = NOBODY) -> list[Mention]:
    """What the built-in detector of this name finds."""
    part = part_of(part) if isinstance(part, str) else part
    detector = BUILT_IN[name](DetectorContext(roster=roster, today=TODAY))
    return list(detector.mentions(part))


def found(name: str, part: Part | str, roster: SmallRoster = NOBODY) -> list[str]:
    """The words the detector marks, in reading order."""
    part = part_of(part) if isinstance(part, str) else part
    text = part.text.reveal()
    return [text[mention.start : mention.end] for mention in mentions(name, part, roster)]
