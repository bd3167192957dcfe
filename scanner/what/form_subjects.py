"""A form: labels to the left of their values, one of which names its person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detectors.headings import heading_meaning
from scanner.model import Mention, PersonKind
from scanner.roster.roster import Roster
from scanner.what.headed_block import HeadedBlock, asks_for_a_name, is_of_staff
from scanner.what.row_subjects import Governing, governor_at
from scanner.whose.naming import sure

_FORM_ROWS = 60  # read to see whether some label asks for a name


class FormSubjects:
    """The people that the rows of a form are about.

    `across`: the person of each column, where one row names several side by side. `governor`: of
    whom the form spoke last.
    """

    def __init__(
        self,
        roster: Roster,
        headed: HeadedBlock,
        by_row: Mapping[int, Sequence[Mention]],
        governing: Governing,
        above: tuple[str, ...],
    ) -> None:
        self._roster = roster
        self._headed = headed
        self._by_row = by_row
        self._governing = governing
        self.governor = above
        self.across: Mapping[int, str] = {}
        self.by_row: Mapping[int, tuple[str, ...]] = self._subjects()

    def _subjects(self) -> Mapping[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        for record in self._records():
            if self._goes_across(record):
                return {}
            people = self._named_in(record)
            if people is None:
                people = self.governor or governor_at(
                    self._headed, range(record[0], record[-1] + 1), self._governing
                )
            if people:
                self.governor = people
                found |= dict.fromkeys(record, people)
        return found

    def _records(self) -> Iterator[list[int]]:
        """The rows of each person: a new record begins where its first label comes again."""
        record: list[int] = []
        opening = ""
        for number in self._headed.rows:
            labels = self._headed.naming_labels(number)
            if record and opening and opening in labels:
                yield record
                record, opening = [], ""
            opening = opening or next(iter(labels), "")
            record.append(number)
        yield record

    def _named_in(self, record: Iterable[int]) -> tuple[str, ...] | None:
        """Whom the record's own labels name; None where no label asks for a name."""
        people: list[str] = []
        asks = False
        for number in record:
            if not self._headed.naming_labels(number):
                continue
            asks = True
            named = sure(self._by_row.get(number, ()))
            people += [m.subjects[0] for m in named if self._is_named_value(number, m)]
        if not asks:
            return self._staff_named_in(record)
        pupils = [p for p in people if self._roster.people[p].kind is PersonKind.PUPIL]
        return tuple(dict.fromkeys(pupils or people))

    def _is_named_value(self, number: int, mention: Mention) -> bool:
        return asks_for_a_name(heading_meaning(self._headed.label_at(number, mention.start)))

    def _staff_named_in(self, record: Iterable[int]) -> tuple[str, ...] | None:
        for number in record:
            for mention in sure(self._by_row.get(number, ())):
                if is_of_staff(self._headed.label_at(number, mention.start)):
                    return mention.subjects
        return None

    def _goes_across(self, record: Iterable[int]) -> bool:
        """Does one row name several people, each over a column of their own?"""
        for number in record:
            across = {
                self._headed.column(number, m.start): m.subjects[0]
                for m in sure(self._by_row.get(number, ()))
            }
            if len(across) > 1 and len(self._headed.naming_labels(number)) < 2:
                self.across = across
                return True
        return False

    def names_another(self, number: int, person: str) -> bool:
        """A form names its person in another row: nothing in this one can gainsay it."""
        return False


def lists_people(headed: HeadedBlock, by_row: Mapping[int, Sequence[Mention]]) -> bool:
    """Are these records of several people after all ("asthma, Ann"), under no heading?"""
    named = {m.subjects[0] for found in by_row.values() for m in sure(found)}
    asks = any(headed.naming_labels(number) for number in headed.rows[:_FORM_ROWS])
    return len(named) > 1 and not asks and len(by_row) > 1
