"""Categories to subjects: whom each word that tells something is about.

Policy.md 1, question 2: a category attaches where it stands in the same row, field, sentence or
section as its subject, not merely in the same file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from detectors.base import CATEGORY_OF
from detectors.headings import heading_meaning, told_below
from detectors.topic import is_topic
from scanner.layout import Layout, Span
from scanner.model import Mention, MentionKind, NameForm, Origin, PersonKind
from scanner.roster import Roster
from scanner.table_subjects import TableSubjects, about, names_a_person, title_categories

# What can be said of a member of staff. The rest of the categories are about pupils, and a
# teacher's name beside them is a teacher at work ("Mr Hart runs the SEN group").
_ABOUT_STAFF = frozenset(
    """pay staff_hr credentials date_of_birth identifiers financial health ethnicity religion
    political trade_union sexual_life biometric genetic criminal contact_details""".split()
)
# Of these a teacher's name in a sentence is proof only where the sentence says it of them.
_STAFF_NEEDS_VERB = frozenset("health ethnicity religion sexual_life criminal financial".split())
_ABOUT_CONTACTS = frozenset(
    """contact_details financial health criminal date_of_birth identifiers religion ethnicity
    sexual_life credentials""".split()
)
_CONTACT_IDENTIFIERS = frozenset({"email", "phone", "postcode"})
_OWN_VERB = (
    r"(?:\s*\([^)]*\))?,?\s+"
    r"(?:who|whose|is|has|was|had|will be|suffers|takes|needs|lives|gets|receives|refused)\b"
)
_SAID_OF = re.compile(_OWN_VERB, re.IGNORECASE)
_CONJUNCTION = re.compile(r"(?:[,;]\s*|\s)(?:and|but|while|whereas|or)\s+$|;\s*$", re.IGNORECASE)
_BETWEEN_LISTED = re.compile(
    r"(?:\s*\([^)]{1,25}\))?\s*(?:,|and|&|/|or|\+|,\s*and)?\s*(?:also\s+)?"
    r"(?:(?:his|her|their|the|my)\s+(?:twin\s+|best\s+|little\s+|older\s+|younger\s+|big\s+)?"
    r"(?:friend|brother|sister|twin|cousin|classmate|partner|sibling)\s+)?",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(
    r"\b(?:unlike|except(?: for)?|apart from|but not|instead of)\s+$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"(?:['’]s)?\s*[(\[][^)\]]*$|\s*[–:-]\s+[^,;.]*$")
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|his|their|them|hers|theirs|himself|herself)\b", re.IGNORECASE
)
_YOUR_CHILD = re.compile(r"\byour (?:son|daughter|child)\b", re.IGNORECASE)
_MAIL_HEADER = re.compile(
    r"\s*>?\s*\*?(?:from|to|cc|bcc|sent|date|subject|reply-to)\*?\s*:"
    r"|\s*>?\s*on .{6,120}wrote:?\s*$",
    re.IGNORECASE,
)
_NOTE_WORDS = 7
_FIELD_LENGTH = 100  # characters; a longer value is prose behind a colon
# Words of a sentence that speaks of many or of everybody, not of the person named before.
_OF_MANY = re.compile(
    r"\b(?:we|our|us|all|every|each|any|many|pupils?|children|students?|parents?|carers?|families|"
    r"staff|teachers?|the school|school's|please|everyone|everybody|anyone|policy|policies)\b",
    re.IGNORECASE,
)
_WON = frozenset({"attendance", "attainment", "behaviour"})
_AWARD = re.compile(
    r"\s+(?:[a-z]+\s+)?(?:badges?|awards?|certificates?|prizes?|medals?|trophy|cup|stars?|shield)\b",
    re.IGNORECASE,
)
_LISTED_LINE = 70  # characters; a longer line under a heading is prose, not a list


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
        self._mentions = mentions
        self._people = sorted(
            (m for m in mentions if names_a_person(m) and len(m.subjects) == 1),
            key=lambda m: m.start,
        )
        self._names = sorted(
            (m for m in mentions if m.kind is MentionKind.PERSON), key=lambda m: m.start
        )
        self._name_starts = [m.start for m in self._names]
        self._title_people = [p for p in title_people if self._is_pupil(p)]
        self._kin = kin
        self._tables = {
            id(table): TableSubjects(roster, layout, table, mentions, self._governing)
            for table in layout.part.tables
        }

    def mentions(self) -> list[Mention]:
        """Every mention of the part, attached, with those that table columns add."""
        found = [self._attached(m) for m in self._mentions if not self._is_in_a_name(m)]
        found += self._from_tables()
        found += self._from_fields()
        # A heading and a word of the lexicon may tell the same of the same words: once is enough.
        distinct: dict[tuple[object, ...], Mention] = {}
        for mention in sorted((m for m in found if m is not None), key=lambda m: m.confidence):
            key = (mention.start, mention.end, mention.kind, mention.value, mention.subjects)
            distinct[key] = mention
        return sorted(distinct.values(), key=lambda m: (m.start, m.end))

    def _attached(self, mention: Mention) -> Mention | None:
        if mention.kind is MentionKind.PERSON or self._is_settled(mention):
            return mention
        if self._is_award(mention):
            return about(mention, ())
        if self._is_in_mail_header(mention):
            return mention
        category = category_of(mention)
        subjects = self._in_table(mention, category)
        if subjects is None:
            subjects = self._in_prose(mention, category)
        subjects = self._fit(category, subjects, mention)
        return about(mention, subjects)

    def _is_in_a_name(self, mention: Mention) -> bool:
        """ "Faith Eastwood" tells no religion."""
        if mention.kind is not MentionKind.CATEGORY or mention.detector != "lexicon":
            return False
        index = bisect_left(self._name_starts, mention.end) - 1
        return index >= 0 and self._names[index].end > mention.start

    def _is_award(self, mention: Mention) -> bool:
        """A prize for it is celebration, no more than the name (policy, class C1)."""
        if mention.value not in _WON or mention.detector != "lexicon":
            return False
        after = self._layout.text[mention.end : mention.end + 30]
        return _AWARD.match(after) is not None

    def _is_settled(self, mention: Mention) -> bool:
        """An identifier that the roster itself gives to one person."""
        return mention.kind is MentionKind.IDENTIFIER and len(mention.subjects) == 1

    def _is_in_mail_header(self, mention: Mention) -> bool:
        line = self._layout.line_at(mention.start)
        return bool(_MAIL_HEADER.match(self._layout.text, line.start, line.end))

    def _fit(self, category: str, subjects: Iterable[str], mention: Mention) -> tuple[str, ...]:
        """Those of the subjects about whom the category can be said at all."""
        return tuple(s for s in subjects if self._can_be_said(category, s, mention))

    def _can_be_said(self, category: str, subject: str, mention: Mention) -> bool:
        match self._roster.people[subject].kind:
            case PersonKind.PUPIL:
                return category not in {"staff_hr", "pay"}
            case PersonKind.CONTACT:
                return category in _ABOUT_CONTACTS
            case PersonKind.STAFF:
                if category == "contact_details":
                    return mention.detector == "table"
                return category in _ABOUT_STAFF
            case _:
                return False

    # -- tables

    def _in_table(self, mention: Mention, category: str) -> tuple[str, ...] | None:
        row = self._layout.row_at(mention.start)
        if row is None:
            return None
        table = self._tables[id(row.table)]
        cell = self._layout.cell_at(mention.start)
        if table.is_above(row):
            return table.subjects_below(row) if title_categories(self._text(row.span)) else ()
        if table.is_header(row) or (
            mention.kind is MentionKind.CATEGORY and cell is not None and table.silences(cell)
        ):
            return ()
        subjects = table.subjects_at(row, mention.start)
        if subjects:
            return subjects
        if len(row.cells) == 1 and row.number == 0:
            return table.subjects_below(row) if title_categories(self._text(row.span)) else ()
        return ()

    def _from_tables(self) -> Iterator[Mention]:
        for table in self._tables.values():
            told = list(table.cell_mentions())
            for title in self._titles_of(table):
                told += table.titled_mentions(title)
            yield from (m for m in told if self._can_be_said(m.value, m.subjects[0], m))

    def _from_fields(self) -> Iterator[Mention]:
        """What the fields of a form say: "Medical: asthma" about whom the form is."""
        for line in self._layout.lines:
            if self._layout.row_at(line.start) is not None:
                continue
            field = self._layout.label_at(line.start)
            if field is None:
                continue
            label, value = field
            governing = self._governing(line.start)
            if governing is None or _OF_MANY.search(self._text(label)):
                continue
            of_staff = self._roster.people[governing].kind is PersonKind.STAFF
            told = told_below(self._text(label), self._text(value), of_staff=of_staff)
            for category in sorted(told - {"identity"}):
                yield from self._field_mention(category, value, governing)

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
        is_adults_contact = category == "contact_details" and not self._is_pupil(subject)
        if self._can_be_said(category, subject, mention) and not is_adults_contact:
            yield mention

    def _titles_of(self, table: TableSubjects) -> Iterator[str]:
        yield table.table.name
        yield self._layout.part.title.reveal()
        first = next((cell.start for row in table.table.rows for cell in row), 0)
        above = self._layout.heading_above(first)
        if above is not None and not self._is_in_this_table(above, table):
            yield self._text(above)

    def _is_in_this_table(self, span: Span, table: TableSubjects) -> bool:
        row = self._layout.row_at(span.start)
        return row is not None and row.table is table.table

    # -- prose

    def _in_prose(self, mention: Mention, category: str) -> tuple[str, ...]:
        sentence = self._layout.sentence_at(mention.start)
        text = self._text(sentence)
        here = self._people_in(sentence)
        if mention.kind is MentionKind.CATEGORY and not any(
            self._is_pupil(m.subjects[0]) for m in here
        ):
            listed = self._listed_below(mention)
            if listed:
                return listed
            if is_topic(text, category):
                return ()
        if here:
            return self._said_of(here, mention, category, sentence)
        if mention.value in _CONTACT_IDENTIFIERS and mention.kind is MentionKind.IDENTIFIER:
            return self._owner_in_block(mention)
        if self._layout.is_in_signature(mention.start):
            return ()
        return self._carried(mention, sentence, text)

    def _said_of(
        self, here: Sequence[Mention], mention: Mention, category: str, sentence: Span
    ) -> tuple[str, ...]:
        """Whom of the people in a sentence its category is about."""
        owners = self._owners(mention, here)
        if owners:
            return owners
        here = [m for m in here if not self._is_left_out(m)] or here
        own = self._told_beside(here, mention, category)
        if own is not None:
            return (own.subjects[0],)
        pupils = [m for m in here if self._is_pupil(m.subjects[0])]
        if pupils and category not in {"staff_hr", "pay"}:
            return self._group_meant(pupils, mention, sentence)
        others = [m for m in here if not self._is_pupil(m.subjects[0])]
        if category in _STAFF_NEEDS_VERB and mention.kind is MentionKind.CATEGORY:
            others = [m for m in others if self._is_said_of(m)]
        if category == "contact_details" and mention.kind is MentionKind.CATEGORY:
            others = [m for m in others if m.value == PersonKind.CONTACT]
        return self._group_meant(others, mention, sentence) if others else ()

    def _is_left_out(self, person: Mention) -> bool:
        """ "Unlike Ann, Ben has …": Ann is not spoken of."""
        before = self._layout.text[max(0, person.start - 16) : person.start]
        return _LEFT_OUT.search(before) is not None

    def _told_beside(
        self, here: Sequence[Mention], mention: Mention, category: str
    ) -> Mention | None:
        """Whom brackets or a colon behind the name give it to, or a contact it is said of."""
        before = [m for m in here if m.end <= mention.start]
        if not before:
            return None
        last = before[-1]
        between = self._layout.text[last.end : mention.start]
        several = len(here) > 1 and self._is_pupil(last.subjects[0])
        if several and _IN_BRACKETS.fullmatch(between):
            return last
        is_contact = last.value == PersonKind.CONTACT and category in _ABOUT_CONTACTS
        return last if is_contact and self._is_said_of(last) else None

    def _owners(self, mention: Mention, here: Sequence[Mention]) -> tuple[str, ...]:
        """Of several whom the roster gives an identifier, those that are spoken of."""
        if mention.kind is not MentionKind.IDENTIFIER or not mention.subjects:
            return ()
        near = {m.subjects[0] for m in here}
        return tuple(s for s in mention.subjects if s in near)

    def _is_said_of(self, person: Mention) -> bool:
        return _SAID_OF.match(self._layout.text, person.end) is not None

    def _group_meant(
        self, people: Sequence[Mention], mention: Mention, sentence: Span
    ) -> tuple[str, ...]:
        groups = self._groups(people)
        clause = self._clause_of(groups, mention, sentence)
        owning = [g for g in clause if g[-1].end <= mention.start and self._is_said_of(g[-1])]
        group = owning[-1] if owning else clause[0]
        return tuple(m.subjects[0] for m in group)

    def _groups(self, people: Sequence[Mention]) -> list[list[Mention]]:
        """People named in one breath: "Ann, Ben (8B) and Cal" is one group."""
        groups: list[list[Mention]] = []
        for person in sorted(people, key=lambda m: m.start):
            if groups:
                gap = self._layout.text[groups[-1][-1].end : person.start]
                if len(gap) < 40 and _BETWEEN_LISTED.fullmatch(gap):
                    groups[-1].append(person)
                    continue
            groups.append([person])
        return groups

    def _clause_of(
        self, groups: Sequence[list[Mention]], mention: Mention, sentence: Span
    ) -> Sequence[list[Mention]]:
        """The groups of the clause the mention stands in; a new subject opens a new clause."""
        clauses: list[list[list[Mention]]] = []
        for group in groups:
            before = self._layout.text[max(sentence.start, group[0].start - 14) : group[0].start]
            if not clauses or _CONJUNCTION.search(before):
                clauses.append([group])
            else:
                clauses[-1].append(group)
        meant = clauses[0]
        for clause in clauses:
            if clause[0][0].start <= mention.start:
                meant = clause
        return meant

    def _listed_below(self, mention: Mention) -> tuple[str, ...]:
        """ "SEN register" over a list: everybody named in the short lines below the heading."""
        line = self._layout.line_at(mention.start)
        if line not in self._layout.headings:
            return ()
        heading = self._text(line)
        if not (heading.rstrip().endswith(":") or title_categories(heading)):
            return ()
        return tuple(dict.fromkeys(self._names_below(line)))

    def _names_below(self, heading: Span) -> Iterator[str]:
        lines = self._layout.lines
        blanks = 0
        for line in lines[lines.index(heading) + 1 :]:
            text = self._text(line).strip()
            if not text:
                blanks += 1
                if blanks > 1:
                    return
                continue
            people = [m for m in self._people_in(line) if self._is_pupil(m.subjects[0])]
            if not people or (len(text) > _LISTED_LINE and "," not in text):
                return
            blanks = 0
            yield from (m.subjects[0] for m in people)

    def _owner_in_block(self, mention: Mention) -> tuple[str, ...]:
        """A phone or postcode on a line of its own belongs to whom its block is headed by."""
        paragraph = self._layout.paragraph_at(mention.start)
        people = [m for m in self._people_in(paragraph) if m.start < mention.start]
        owners = self._owners(mention, self._people)
        if owners:
            return owners
        if not people or self._layout.is_in_signature(mention.start):
            return ()
        labelled = self._layout.label_at(mention.start) is not None
        return (people[-1].subjects[0],) if labelled else ()

    def _carried(self, mention: Mention, sentence: Span, text: str) -> tuple[str, ...]:
        """Whom the sentence goes on about when it names nobody."""
        if _YOUR_CHILD.search(text):
            # The child a letter goes on to name is meant, whoever's it is: a merge can slip.
            children = tuple(self._pupils) or self._children_addressed()
            if len(children) == 1:
                return children
        paragraph = self._layout.paragraph_at(mention.start)
        before = [
            m
            for m in self._people_in(Span(paragraph.start, sentence.start))
            if self._is_pupil(m.subjects[0])
        ]
        if not self._needs_somebody(text, mention):
            return ()
        if before:
            last = self._layout.sentence_at(before[-1].start)
            return self._first_named([m for m in before if last.holds(m.start)])
        governing = self._governing(mention.start)
        return (governing,) if governing is not None else ()

    def _first_named(self, people: Sequence[Mention]) -> tuple[str, ...]:
        groups = self._groups(people)
        return tuple(m.subjects[0] for m in groups[0]) if groups else ()

    def _needs_somebody(self, text: str, mention: Mention) -> bool:
        """Does the sentence need somebody to be about: a pronoun, a form's field, a short note?"""
        if _PRONOUN.search(text) or self._is_in_field(mention):
            return True
        is_note = len(text.split()) <= _NOTE_WORDS and not text.rstrip().endswith("?")
        return is_note and not _OF_MANY.search(text)

    def _is_in_field(self, mention: Mention) -> bool:
        """Is it the short value of a field whose label we know ("Medical: asthma")?"""
        field = self._layout.label_at(mention.start)
        if field is None or field[1].end - field[1].start > _FIELD_LENGTH:
            return False
        return heading_meaning(self._text(field[0])) is not None

    def _governing(self, position: int) -> str | None:
        """The one person a heading, a form's field or the title gives the section to."""
        titling = _last_before(self._titling, position)
        if titling is not None:
            return titling
        titles = dict.fromkeys(self._title_people)
        if len(titles) == 1:
            return next(iter(titles))
        if not self._pupils:
            return _last_before(self._titling_adults, position)
        if len(self._pupils) != 1:
            return None
        named = [m.start for m in self._people if self._is_pupil(m.subjects[0])]
        before = bisect_left(named, position)
        return next(iter(self._pupils)) if before > 1 or (before and named[0] < 400) else None

    @cached_property
    def _titling(self) -> list[Mention]:
        """Pupils named where it gives them what follows: in headings, and as a form's value."""
        return [
            m for m in self._people if self._is_pupil(m.subjects[0]) and self._titles_a_section(m)
        ]

    @cached_property
    def _titling_adults(self) -> list[Mention]:
        """The same of staff and contacts, for papers that speak of no pupil."""
        return [
            m
            for m in self._people
            if not self._is_pupil(m.subjects[0])
            and self._titles_a_section(m)
            and not self._layout.is_in_signature(m.start)
        ]

    def _titles_a_section(self, person: Mention) -> bool:
        line = self._layout.line_at(person.start)
        label = self._layout.label_at(person.start)
        if label is not None and label[1].holds(person.start):
            meaning = heading_meaning(self._text(label[0]))
            is_alone = len(self._people_in(label[1])) == 1
            return is_alone and (meaning is None or meaning.role not in {"staff", "parent"})
        row = self._layout.row_at(person.start)
        return line in self._layout.headings or (row is not None and len(row.cells) <= 3)

    @cached_property
    def _pupils(self) -> frozenset[str]:
        return frozenset(m.subjects[0] for m in self._people if self._is_pupil(m.subjects[0]))

    def _children_addressed(self) -> tuple[str, ...]:
        """Children of whom the text greets, or else of its only recipient."""
        greeted = {
            m.subjects[0]
            for m in self._people
            if m.start < 400 and m.form is NameForm.FAMILY and m.value == PersonKind.CONTACT
        }
        children = {pupil for contact in greeted for pupil in self._roster.pupils_of(contact)}
        return tuple(children or {p for p in self._kin if self._is_pupil(p)})

    # -- small questions

    def _people_in(self, span: Span) -> list[Mention]:
        first = bisect_left(self._people, span.start, key=lambda m: m.start)
        last = bisect_left(self._people, span.end, key=lambda m: m.start)
        return self._people[first:last]

    def _is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL

    def _text(self, span: Span) -> str:
        return self._layout.text[span.start : span.end]


def _last_before(people: Sequence[Mention], position: int) -> str | None:
    index = bisect_left(people, position, key=lambda m: m.start) - 1
    return people[index].subjects[0] if index >= 0 else None


def category_of(mention: Mention) -> str:
    """The category a mention shows: its own, or that of its kind of identifier."""
    if mention.kind is MentionKind.IDENTIFIER:
        return CATEGORY_OF[mention.value]
    return mention.value if mention.kind is MentionKind.CATEGORY else "identity"
