"""The people whom one part of an item names, by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import zip_longest
from operator import attrgetter

from detectors.classwork import is_classwork
from detectors.lesson_words import lesson_words
from detectors.schoolwork import (
    head_of_work,
    is_its_matter,
    is_paper,
    is_short_enough,
    is_signed,
    sets_work,
)
from detectors.tenor import PUPIL, STAFF
from scanner.model import Mention, PersonKind
from scanner.roster.roster import Roster
from scanner.what.layout import Layout, Span
from scanner.whose.naming import names_a_person

# "Will chair Ann's LAC review": no chair is named there.
_POSSESSIVE = re.compile(r"['’]s\s+(?!(?:group|team|class|friends?|mum|dad)\b)\w")
_BETWEEN_LISTED = re.compile(
    r"(?:\s*\([^)]{1,25}\))?\s*(?:,|and|&|/|or|\+|with|,\s*and)?\s*(?:also\s+)?"
    r"(?:(?:his|her|their|the|my)\s+(?:twin\s+|best\s+|little\s+|older\s+|younger\s+|big\s+)?"
    r"(?:friend|brother|sister|twin|cousin|classmate|partner|sibling)\s+)?",
    re.IGNORECASE,
)
# After a maker's name at most the form: a name inside a title is what the title speaks of.
_ENDS = re.compile(
    r"(?:\s*\([^)]*\))?\s*[;/|][^.!?]*|[\s,(\[-]*(?:(?:class|form|year)?\s*(?:\d{1,2}\s?\w{0,10}|"
    r"\w{1,3}))?[\s)\].,:*_-]*",
    re.IGNORECASE,
)
# What stands beside names that made something: their form, and what each of them did.
_BYLINE = re.compile(
    r"(?:[\s,;&+/().-]|\b(?:and|with|by|from|of|in|class|year|form|group|(?:words|text|pictures|"
    r"drawings|photos|illustrations|sources|graphs?|tables?|found|checked|collected|"
    r"design|cover|research|typing|editing|script|music|maps?|diagrams?|"
    r"written|drawn|illustrated|typed|made)|\d{1,2}\w{0,3}|[A-Z]\w?)\b|[^\W\d_]{3,}(?=\s*[,;)]|\s*$))*+"
)
# The title of a piece of work, and of no list.
_TITLE = re.compile(
    r"\s*(?:How|Why|What|When|Where|Who|"
    r"(?:Was|Were|Did|Is|Are|Should|Could|Can|Do|Does)(?=[^\n]*\?)|"
    r"The|A|An|My|Our|All about|Life (?:in|of|on)|If|Journey|"
    r"Abstract|Introduction|Method|Results|Conclusion)\b"
    r"(?![^\n]*\b(?:list|register|pupils|children|students|group|meeting|review|concerns?|plan)\b)"
    r"[^\n]{0,60}\n*"
)
_OF_A_BOOK = re.compile(
    r"\b(?:chapter|part) (?:one|two|three|four|five|\d)\b|\b(?:prologue|epilogue|draft)\b",
    re.IGNORECASE,
)
# Below a question one name alone is its author's, unless the text goes on about them.
_OF_THEM = re.compile(r"\s*(?:he|she|they|his|her|their)\b", re.IGNORECASE)
# How the line below a maker's goes on to those who had a hand in it.
_FELLOWS = re.compile(
    r"[^.!?\n]{0,30}\b(?:with|helped by|and|group|partners?|pictures|photos|drawings|maps|words)\b"
    r"[^.!?\n]*$",
    re.IGNORECASE,
)
_OPENS_BYLINE = re.compile(r"\s*(?:(?:by|name|author|pupil|student)\s*:?\s*)?", re.IGNORECASE)
_LONGEST_BYLINE = 80  # characters besides the names
_MADE_IT = re.compile(
    r"\s+(?:wrote|drew|made|did|painted|typed|coloured|designed|illustrated|acted|directed|filmed|"
    r"edited|built|sang|played) (?:it|this|that|the (?:words|pictures|cover|drawings|story|music|"
    r"title|colours?|script|poster|slides))\b",
    re.IGNORECASE,
)
_MASKS = {PersonKind.PUPIL: PUPIL, PersonKind.STAFF: STAFF}
_LEADS_TO_A_FORM = re.compile(r"[\s,(]+(?:(?:year|class|form|in|of)\s+)?", re.IGNORECASE)
_start = attrgetter("start")
_LONGEST_GAP = 40  # characters between two who are named in one breath
_DOES_SOMETHING = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:is|was|has|had|will|needs?|said|told|came|went|hit|got|must|can|"
    r"cannot|did|does|took|gave|made|lives|refused|seems|seemed|feels|felt|missed|failed|who|whose|"
    r"following|after|during|when|because|since)\b",
    re.IGNORECASE,
)
# "A drawing of a belt by Ann handed to me": no byline, the sentence goes on.
_GOES_ON = re.compile(
    r"[ \t]+(?:(?!and\b|with\b|from\b|plus\b|aged\b|year\b|class\b|form\b|the\b|age\b)[a-z]{3,}\b|"
    r"and (?:had|have|has|I|we|it|then|is|was)\b)"
)


class NamedPeople:
    """People of one part who are sure: named, or found by an identifier of theirs alone."""

    def __init__(self, roster: Roster, layout: Layout, mentions: Sequence[Mention]) -> None:
        self._roster = roster
        self._layout = layout
        self._set_in: dict[Span, bool] = {}
        self.all = sorted(
            (m for m in mentions if names_a_person(m) and len(m.subjects) == 1),
            key=_start,
        )
        self._starts = list(map(_start, self.all))

    def within(self, span: Span) -> list[Mention]:
        """Those named in a stretch of the text, in order."""
        return self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def is_pupil(self, person: str) -> bool:
        return self._roster.people[person].kind is PersonKind.PUPIL

    @cached_property
    def names_pupils(self) -> bool:
        """Does the part name any pupil?"""
        return any(self.is_pupil(m.subjects[0]) for m in self.all)

    @cached_property
    def is_about_one(self) -> bool:
        """Does the part name one pupil, and no other?"""
        return len({m.subjects[0] for m in self.all if self.is_pupil(m.subjects[0])}) == 1

    def pupils_within(self, span: Span) -> list[Mention]:
        return [m for m in self.within(span) if self.is_pupil(m.subjects[0])]

    def text_around(self, span: Span) -> Iterator[str]:
        """What a stretch says between those it names: pupils are called Cordelia too."""
        return self._around(self.within(span), span)

    def masked(self, span: Span) -> str:
        """A stretch with no names in it, but with who is a pupil and who is of the staff."""
        named = self.within(span)
        people = [self._roster.people[m.subjects[0]] for m in named]
        masks = [_MASKS.get(person.kind, "") for person in people]
        first, *others = self._around(named, span)
        around = [first, *map(_without_form, others, (person.form for person in people))]
        return "".join(f"{text} {mask} " for text, mask in zip_longest(around, masks, fillvalue=""))

    def _around(self, named: Sequence[Mention], span: Span) -> Iterator[str]:
        ends = [span.start, *(m.end for m in named)]
        starts = [*(m.start for m in named), span.end]
        return (self._layout.text[a:b] for a, b in zip(ends, starts, strict=True))

    def in_one_breath(self, people: Sequence[Mention]) -> list[list[Mention]]:
        """Groups of people named together: "Ann, Ben (8B) and Cal" is one."""
        groups: list[list[Mention]] = []
        for person in sorted(people, key=_start):
            if groups:
                gap = self._layout.text[groups[-1][-1].end : person.start]
                if len(gap) < _LONGEST_GAP and _BETWEEN_LISTED.fullmatch(gap):
                    groups[-1].append(person)
                    continue
            groups.append([person])
        return groups

    @cached_property
    def spoken_of(self) -> list[Mention]:
        """Those of whom the text may go on to speak: all but who has made a piece of work."""
        makers = {id(m) for m in self._makers()}
        return [m for m in self.all if id(m) not in makers]

    @property
    def is_signed(self) -> bool:
        """Has a pupil who is named there made what stands there?"""
        return len(self.spoken_of) < len(self.all)

    def spoken_of_within(self, span: Span) -> list[Mention]:
        starts = self._spoken_of_starts
        return self.spoken_of[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _spoken_of_starts(self) -> list[int]:
        return list(map(_start, self.spoken_of))

    def _makers(self) -> list[Mention]:
        """Pupils who sign what stands here, as its authors, players or illustrators."""
        text = self._layout.text
        head = head_of_work(text)
        found: list[Mention] = []
        for group in self.in_one_breath([m for m in self.all if self.is_pupil(m.subjects[0])]):
            if self._layout.row_at(group[0].start) is not None:
                continue
            line = self._layout.line_at(group[0].start)
            before = text[line.start : group[0].start]
            is_owner = _POSSESSIVE.match(text, group[-1].end) is not None
            signs = is_signed(before) and not is_its_matter(before) and not is_owner
            form = self._roster.people[group[-1].subjects[0]].form
            after = text[group[-1].end : line.end].replace(form, "", 1)
            heads = group[0].start < head and not is_its_matter(before) and _ENDS.fullmatch(after)
            made = (
                _MADE_IT.match(text, group[-1].end)
                or self._is_byline(group)
                or self._heads_matter(group)
            )
            is_signed_here = (signs or heads) and not self._goes_on(group)
            if made or is_signed_here:
                found += group
        return found + self._fellows(found)

    def _goes_on(self, group: Sequence[Mention]) -> bool:
        """Does the sentence say what those named did: "a drawing by Ann handed to me"?"""
        ends = group[-1].end
        return any(frame.match(self._layout.text, ends) for frame in (_DOES_SOMETHING, _GOES_ON))

    def _fellows(self, makers: Sequence[Mention]) -> list[Mention]:
        """Who stands in the short line below a maker's: "by Ann", "group work with Ben"."""
        if not makers:
            return []
        line = self._layout.line_at(makers[-1].start)
        below = self._layout.line_at(min(line.end + 1, len(self._layout.text) - 1))
        if below.start <= line.start or below.end - below.start > _LONGEST_BYLINE:
            return []
        text = self._layout.text_of(below)
        return self.pupils_within(below) if _FELLOWS.match(text) else []

    def _is_byline(self, group: Sequence[Mention]) -> bool:
        """Do names fill the line below a title: "How monks lived", "Ann with Ben and Cal"?"""
        text = self._layout.text
        line = self._layout.line_at(group[0].start)
        named = self.pupils_within(line)
        between = " ".join(self._around(named, line))
        # Asked first: a title is short, and most names stand below more than one.
        if len(between) > _LONGEST_BYLINE or not _TITLE.fullmatch(text, 0, line.start):
            return False
        if _BYLINE.fullmatch(between) is None:
            return False
        title = text[: line.start]
        is_work = is_classwork(title) or _OF_A_BOOK.search(title) is not None
        return len(named) > 1 or is_work or self._is_answered(title, line)

    def _heads_matter(self, group: Sequence[Mention]) -> bool:
        """Do names open the line below the title of a lesson's matter: "Ann, Eng Lit"?"""
        text = self._layout.text
        line = self._layout.line_at(group[0].start)
        if line.start == 0 or line.end - line.start > _LONGEST_BYLINE:
            return False
        title = text[: line.start].strip()
        if not title or "\n" in title or title.endswith(":") or is_paper(title):
            return False
        opens = _OPENS_BYLINE.fullmatch(text, line.start, group[0].start) is not None
        if not opens or self._goes_on(group) or _OF_THEM.match(text, line.end):
            return False
        return bool(lesson_words(f"{title} | {text[group[-1].end : line.end]}"))

    def _is_answered(self, title: str, line: Span) -> bool:
        """Does a question stand above one name, and below it no "he" or "she" that is meant?"""
        return title.rstrip().endswith("?") and not _OF_THEM.match(self._layout.text, line.end)

    def sets_work(self, position: int) -> bool:
        """Does the paragraph at a position, or a short text's title, set work to a class?"""
        title = self.work_title
        return self._is_set(self._layout.paragraph_at(position)) or (
            title is not None and self._is_set(title)
        )

    @property
    def work_title(self) -> Span | None:
        """The first line where it may say that all of a short text is a lesson's."""
        return self._layout.title if is_short_enough(self._layout.text) else None

    def _is_set(self, span: Span) -> bool:
        """Found out once for each."""
        if span not in self._set_in:
            self._set_in[span] = sets_work(self._layout.text_of(span))
        return self._set_in[span]


def _without_form(behind: str, form: str) -> str:
    """What stands behind a name, without the form that the roster has for whose it is."""
    if not form:
        return behind
    lead = _LEADS_TO_A_FORM.match(behind)
    at = lead.end() if lead is not None else 0
    written = behind[at : at + len(form)]
    goes_on = behind[at + len(form) : at + len(form) + 1].isalnum()
    if at == 0 or goes_on or written.casefold() != form.casefold():
        return behind
    return behind[at + len(form) :].removeprefix(")")
