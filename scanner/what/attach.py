"""Categories to subjects: whom each word that tells something is about.

Policy.md 1, question 2: a category attaches where it stands in the same row, field, sentence or
section as its subject, not merely in the same file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from detectors.base import CATEGORY_OF
from detectors.dates import UNLABELLED, says_day
from detectors.headings import told_below
from detectors.vocabulary import Strength
from detectors.word_names import word_names
from scanner.model import Mention, MentionKind, Origin, PersonKind
from scanner.roster.roster import Roster
from scanner.what.common_matter import is_common_field
from scanner.what.explained_words import ExplainedWords
from scanner.what.headed_lists import HeadedLists
from scanner.what.layout import Layout, Span
from scanner.what.lesson import Lesson
from scanner.what.list_title import title_categories
from scanner.what.named_people import NamedPeople
from scanner.what.note import OF_MANY
from scanner.what.prose import Prose
from scanner.what.saying import can_be_said
from scanner.what.section import Sections
from scanner.what.table_subjects import TableSubjects, about
from scanner.whose.naming import names_a_person

_MAIL_HEADER = re.compile(
    r"\s*>?\s*\*?(?:from|to|cc|bcc|sent|date|reply-to|(?P<subject>subject))\*?\s*:"
    r"|\s*>?\s*on .{6,120}wrote:?\s*$",
    re.IGNORECASE,
)
# "… with Merit – Ann" and below it "Grade 1 cello"; "type 1" and "diabetes" is one sentence.
_OPENS_A_LINE = re.compile(r"\n\s*(?:[-*•·–(]|\d|[^\W\d_a-z])")
_SENTENCE = 15  # characters beside a name that make a value a sentence
# "Absence reason (staff)" on the form of one of them.
_OF_STAFF = re.compile(r"\bstaff\b", re.IGNORECASE)
_GRAVE = frozenset({"safeguarding", "looked_after", "criminal"})
_CIRCUMSTANCES = frozenset({"attendance", "attainment", "behaviour", "financial"})
_SUM = re.compile(r"[\d£]")  # who owes one is told of money all the same
_start = attrgetter("start")
_stretch = attrgetter("start", "end")
_confidence = attrgetter("confidence")


class Attacher:
    """Attaches the categories of one item after another."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster

    def attach(
        self, layouts: Sequence[Layout], mentions: Iterable[Mention], kin: frozenset[str]
    ) -> list[Mention]:
        """All mentions, each category with the people it is about, in part and text order.

        `kin`: pupils of the recipients, for "your son". Identifiers that stand with a person get
        that person as subject.
        """
        by_part: dict[int, list[Mention]] = {}
        for mention in mentions:
            by_part.setdefault(mention.part, []).append(mention)
        titled = _named(by_part.get(0, ())) if _has_subject_line(layouts) else ()
        attached: list[Mention] = []
        for layout in layouts:
            found = by_part.get(layout.part.index, [])
            title_people = titled if layout.part.origin is Origin.BODY else ()
            part = _PartAttachment(self._roster, layout, found, title_people, kin)
            attached += part.mentions()
        return attached


def _has_subject_line(layouts: Sequence[Layout]) -> bool:
    return bool(layouts) and layouts[0].part.origin is Origin.SUBJECT


def _named(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(m.subjects[0] for m in mentions if names_a_person(m) and len(m.subjects) == 1)


class _PartAttachment:
    """Attaching within one part."""

    def __init__(
        self,
        roster: Roster,
        layout: Layout,
        mentions: Sequence[Mention],
        title_people: Sequence[str],
        kin: frozenset[str],
    ) -> None:
        self._roster = roster
        self._layout = layout
        if layout.part.tables:
            mentions = [m for m in mentions if not self._crosses_rows(m)]
        mentions = [m for m in mentions if not self._crosses_sentences(m)]
        self._mentions = mentions
        self._explained = ExplainedWords(layout, mentions)
        self._people = people = NamedPeople(roster, layout, mentions)
        self._sections = Sections(roster, layout, people, filter(people.is_pupil, title_people))
        words = sorted((m for m in mentions if m.detector == "lexicon"), key=_start)
        self._lesson = lesson = Lesson(layout, people)
        self._lists = HeadedLists(layout, people, lesson)
        self._prose = Prose(layout, people, self._sections, kin, words, lesson, self._lists)
        self._tables = {
            id(table): TableSubjects(roster, layout, table, mentions, self._sections.governor_at)
            for table in layout.part.tables
        }

    def _crosses_rows(self, mention: Mention) -> bool:
        """Does a name begin in one row of a table and end in the next?"""
        if mention.kind is not MentionKind.PERSON:
            return False
        row = self._layout.row_at(mention.start)
        return row is not None and row != self._layout.row_at(mention.end - 1)

    def _crosses_sentences(self, mention: Mention) -> bool:
        """Do words of a lexicon begin in one line of a list and end in the next?"""
        if mention.detector != "lexicon":
            return False
        if _OPENS_A_LINE.search(self._layout.text, mention.start, mention.end) is None:
            return False
        if self._layout.row_at(mention.start) is not None:
            return False
        return not self._layout.sentence_at(mention.start).holds(mention.end - 1)

    def mentions(self) -> list[Mention]:
        """Every mention of the part, attached, with those that table columns add."""
        found = [
            m if m.kind is MentionKind.PERSON else self._attached(m)
            for m in self._mentions
            if not self._is_in_a_name(m)
        ]
        found = self._without_circumstances(found)
        found += self._from_tables()
        found += self._from_fields()
        found += self._from_lists()
        # A heading and a word of the lexicon may tell the same of the same words: once is enough.
        distinct: dict[tuple[object, ...], Mention] = {}
        for mention in sorted(found, key=_confidence):
            key = (mention.start, mention.end, mention.kind, mention.value, mention.subjects)
            distinct[key] = mention
        return sorted(distinct.values(), key=_stretch)

    def _without_circumstances(self, found: list[Mention]) -> list[Mention]:
        """Without what a sentence of harm, care or crime tells of conduct, work and days besides.

        "Came in hungry three days in a row, logged as neglect" is of neglect alone.
        """
        grave = [m for m in found if m.value in _GRAVE and m.subjects and _is_surely_told(m)]
        if not grave:
            return found
        return [about(m, ()) if self._is_circumstance(m, grave) else m for m in found]

    def _is_circumstance(self, mention: Mention, grave: Iterable[Mention]) -> bool:
        if mention.value not in _CIRCUMSTANCES or mention.detector != "lexicon":
            return False
        if mention.value == "financial" and _SUM.search(
            self._layout.text, mention.start, mention.end
        ):
            return False
        sentence = self._layout.sentence_at(mention.start)
        return any(
            sentence.holds(told.start) and not set(told.subjects).isdisjoint(mention.subjects)
            for told in grave
        )

    def _attached(self, mention: Mention) -> Mention:
        if self._is_settled(mention):
            return mention
        if mention in self._explained:
            return about(mention, ())
        if self._is_in_mail_header(mention):
            return mention
        category = category_of(mention)
        subjects = self._in_table(mention, category)
        if subjects is None:
            subjects = self._prose.subjects_of(mention, category)
        subjects = self._fit(category, subjects, mention)
        return about(mention, subjects)

    def _is_in_a_name(self, mention: Mention) -> bool:
        """ "Faith Eastwood" tells no religion; "the EpiPen for Faith" is more than her name."""
        if mention.kind is not MentionKind.CATEGORY or mention.detector != "lexicon":
            return False
        index = bisect_left(self._names, mention.end, key=_start) - 1
        if index < 0:
            return False
        name = self._names[index]
        if name.start <= mention.start:
            return mention.start < name.end
        if mention.end >= name.end:
            return False
        # "Best handwriting / Mark Grimshaw": words that end with the first of a name, where that
        # is a word too; "crutches for Owain" is more.
        shared = self._layout.text_of(Span(name.start, mention.end))
        return shared.casefold().strip() in word_names()

    @cached_property
    def _names(self) -> list[Mention]:
        return sorted((m for m in self._mentions if m.kind is MentionKind.PERSON), key=_start)

    def _is_settled(self, mention: Mention) -> bool:
        """An identifier that the roster itself gives to one person."""
        if mention.kind is not MentionKind.IDENTIFIER or len(mention.subjects) != 1:
            return False
        row = self._layout.row_at(mention.start)
        if row is None or mention.value != "date_of_birth":
            return True
        return not self._tables[id(row.table)].names_another(row, mention.subjects[0])

    def _is_in_mail_header(self, mention: Mention) -> bool:
        line = self._layout.line_at(mention.start)
        match = _MAIL_HEADER.match(self._layout.text, line.start, line.end)
        if match is None:
            return False
        # A subject line that names a pupil speaks of them as any other sentence does.
        return match["subject"] is None or not self._people.pupils_within(line)

    def _fit(self, category: str, subjects: Iterable[str], mention: Mention) -> tuple[str, ...]:
        """Those of the subjects about whom the category can be said at all."""
        return tuple(s for s in subjects if self._can_be_said(category, s, mention))

    def _can_be_said(self, category: str, subject: str, mention: Mention) -> bool:
        if category == "date_of_birth" and mention.confidence <= UNLABELLED:
            return self._was_born_then(subject, mention)
        return can_be_said(category, self._kind(subject), mention)

    def _was_born_then(self, subject: str, mention: Mention) -> bool:
        """Is a date that nothing calls one of birth that of this very person?"""
        born = self._roster.people[subject].date_of_birth
        return born is not None and says_day(self._layout.text_of(mention), born.reveal())

    def _kind(self, person: str) -> PersonKind:
        return self._roster.people[person].kind

    # -- tables

    def _in_table(self, mention: Mention, category: str) -> tuple[str, ...] | None:
        row = self._layout.row_at(mention.start)
        if row is None:
            return None
        table = self._tables[id(row.table)]
        cell = self._layout.cell_at(mention.start)
        if table.is_above(row):
            return (
                table.subjects_below(row)
                if title_categories(self._layout.text_of(row.span))
                else ()
            )
        if table.is_header(row) or (
            mention.kind is MentionKind.CATEGORY
            and cell is not None
            and table.silences(cell, category)
        ):
            return ()
        subjects = table.subjects_at(row, mention.start)
        if subjects:
            return subjects
        if len(row.cells) == 1 and row.number == 0:
            return (
                table.subjects_below(row)
                if title_categories(self._layout.text_of(row.span))
                else ()
            )
        return ()

    def _from_tables(self) -> Iterator[Mention]:
        for table in self._tables.values():
            told = list(table.cell_mentions())
            for title in self._titles_of(table):
                told += table.titled_mentions(title)
            yield from (m for m in told if self._can_be_said(m.value, m.subjects[0], m))

    def _from_lists(self) -> Iterator[Mention]:
        for told in self._lists.told():
            people = self._fit(told.value, told.subjects, told)
            if people:
                yield about(told, people)

    def _from_fields(self) -> Iterator[Mention]:
        """What the fields of a form say: "Medical: asthma" about whom the form is."""
        if not self._sections.may_govern:
            return
        for label, value in self._layout.fields:
            governing = self._sections.governor_at(label.start)
            if governing is None or self._lesson.is_headed or self._names_its_own(value):
                continue
            of_staff = self._kind(governing) is PersonKind.STAFF
            heading = self._layout.text_of(label)
            if OF_MANY.search(_OF_STAFF.sub("", heading) if of_staff else heading):
                continue
            if is_common_field(heading, self._layout.text_of(value), self._around(label, value)):
                continue
            told = told_below(heading, self._layout.text_of(value), of_staff=of_staff)
            for category in sorted(told - {"identity"}):
                yield from self._field_mention(category, value, governing)

    def _around(self, label: Span, value: Span) -> str | None:
        """The other lines of a field's paragraph; None in a form that names its person."""
        if self._sections.is_form:
            return None
        near = self._layout.surroundings_of(Span(label.start, value.end))
        above, below = Span(near.start, label.start), Span(value.end, near.end)
        return self._layout.text_of(above) + self._layout.text_of(below)

    def _names_its_own(self, value: Span) -> bool:
        """Is it a sentence of some pupil's doing, or of staff, where no form asks for them?"""
        named = self._people.pupils_within(value)
        if not named and not self._sections.is_form and self._people.within(value):
            return True
        others = value.end - value.start - sum(m.end - m.start for m in named)
        return bool(named) and others > _SENTENCE

    def _field_mention(self, category: str, value: Span, subject: str) -> Iterator[Mention]:
        mention = Mention(
            "form",
            MentionKind.CATEGORY,
            category,
            self._layout.part.index,
            value.start,
            value.end,
            0.9,
            (subject,),
        )
        is_adult = self._kind(subject) is not PersonKind.PUPIL
        if is_adult and category == "contact_details":
            return
        if self._can_be_said(category, subject, mention):
            yield mention

    def _titles_of(self, table: TableSubjects) -> Iterator[str]:
        yield table.table.name
        yield self._layout.part.title.reveal()
        first = next((cell.start for row in table.table.rows for cell in row), 0)
        above = self._layout.heading_above(first)
        if above is not None and not self._is_in_this_table(above, table):
            yield self._layout.text_of(above)

    def _is_in_this_table(self, span: Span, table: TableSubjects) -> bool:
        row = self._layout.row_at(span.start)
        return row is not None and row.table is table.table


def _is_surely_told(mention: Mention) -> bool:
    return mention.detector == "lexicon" and mention.confidence >= Strength.STRONG.value


def category_of(mention: Mention) -> str:
    """The category a mention shows: its own, or that of its kind of identifier."""
    if mention.kind is MentionKind.IDENTIFIER:
        return CATEGORY_OF[mention.value]
    return mention.value if mention.kind is MentionKind.CATEGORY else "identity"
