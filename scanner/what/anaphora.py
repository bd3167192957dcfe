"""Sentences that name nobody: whom they go on about, or lead to.

"Ann Obi was in today. She has asthma", "Target 7, currently 4. That's Ann".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.tenor import chance_of
from scanner.model import Mention
from scanner.what.common_matter import is_common, is_common_field
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople
from scanner.what.note import OF_MANY, goes_on, introduces, is_note, opens_a_note, points_back
from scanner.what.section import Sections
from scanner.what.set_work import SetWork
from scanner.what.surety import is_ambiguous

PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|his|their|them|hers|theirs|himself|herself)\b", re.IGNORECASE
)
_GOES_ON = re.compile(rf"{PRONOUN.pattern}|\b(?:both|neither|each)\b", re.IGNORECASE)
_SURE = 0.98  # of a sentence by whose words one may tell why somebody was asked about
_MANY = 3  # people whom a text tells of one after the other, as a newsletter does
_OF_ONE = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
# "The pupils say their dad hits them" is of whoever was named.
_WITNESSED = re.compile(
    r"\b(?:say|says|said|think|thinks|know|knows|knew|told|tell|notic\w+|report\w*|heard|saw|"
    r"worr\w+|concern\w*)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^\W*(?:reception|nursery|pre-?school|years? \d+|class \w+|the (?:class|children|infants|"
    r"juniors|choir|team|band|visitors|pupils|sixth form\w*|whole school)|"
    r"our (?:\w+ )?(?:children|pupils|visitors|team|choir|sixth form\w*|infants|juniors))\b",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’]s?\b", re.IGNORECASE)  # "That's Ann's idea"
_YOUR_CHILD = re.compile(
    r"(?<!\bif )(?<!\bor )(?<!\bwithdraw )(?<!\bkeep )\byour (?:son|daughter|child)\b",
    re.IGNORECASE,
)
# "Look at Ann's writing book. It is well below …": what a book shows is its writer's.
_OF_IT = re.compile(r"\W*(?:it|this|that)(?:['’]s| is| was| has| shows?| puts)\b", re.IGNORECASE)


class Anaphora:
    """What the sentences of one part leave unsaid. `kin`: pupils of the recipients."""

    def __init__(
        self,
        layout: Layout,
        people: NamedPeople,
        sections: Sections,
        kin: frozenset[str],
        work: SetWork,
    ) -> None:
        self._layout = layout
        self._people = people
        self._sections = sections
        self._kin = kin
        self._work = work

    def subjects_of(self, mention: Mention, sentence: Span, text: str) -> tuple[str, ...]:
        """Whom the sentence goes on about when it names nobody."""
        if _YOUR_CHILD.search(text):
            # The child a letter goes on to name is meant, whoever's it is: a merge can slip.
            children = tuple(self._sections.pupils) or self._sections.children_addressed(self._kin)
            if len(children) == 1:
                return children
        paragraph = self._layout.paragraph_at(mention.start)
        pointed = self._pointed_at(sentence, paragraph)
        if pointed:
            return pointed
        before = [
            m
            for m in self._people.spoken_of_within(Span(paragraph.start, sentence.start))
            if self._people.is_pupil(m.subjects[0])
        ]
        if not self._needs_somebody(text, mention, self._is_next(before, sentence)):
            return () if before else self._named_next(mention, sentence, paragraph, text)
        if self._is_field_of_all(mention.start):
            return ()
        if before:
            last = self._layout.sentence_at(before[-1].start)
            follows = last.end >= sentence.start - 1
            near = sentence if follows else self._layout.surroundings_of(sentence)
            around = Span(max(near.start, last.end), near.end)
            is_of_them = self._goes_on(before, last, sentence, text)
            if not is_of_them or is_common(self._layout.text_of(around), text):
                return ()
            return self._first_named([m for m in before if last.holds(m.start)], mention)
        governing = self._sections.governor_at(mention.start)
        if governing is None:
            return self._named_next(mention, sentence, paragraph, text)
        around = self._layout.surroundings_of(sentence)
        if self._sections.is_form:
            around = self._layout.line_at(mention.start)
        if is_common(self._layout.text_of(around), self._with_number(sentence, text)):
            return ()
        is_told = self._sections.is_field(mention.start) or not self._work.sets(mention)
        return (governing,) if is_told else ()

    def _is_field_of_all(self, position: int) -> bool:
        """ "Attendance: whole school 95.1%": is it of nobody, among paragraphs of no form?"""
        field = self._layout.label_at(position)
        if field is None or self._sections.is_form:
            return False
        return is_common_field(self._layout.text_of(field[0]), self._layout.text_of(field[1]), "")

    def _with_number(self, sentence: Span, text: str) -> str:
        """ "4. Safeguarding: annual audit": the sentence with its number, which ends in a stop."""
        line = self._layout.line_at(sentence.start)
        before = self._layout.text_of(Span(line.start, sentence.start)).strip()
        return f"{before} {text}" if before.rstrip(".)").isdigit() else text

    def _named_next(
        self, mention: Mention, sentence: Span, paragraph: Span, text: str
    ) -> tuple[str, ...]:
        """ "Severe nut allergy. Ann sits at the end": a note, and then whom alone it can be of."""
        if is_ambiguous(mention) or self._work.sets(mention) or self._people.within(sentence):
            return ()
        named = self._people.within(Span(sentence.end, paragraph.end))
        people = {m.subjects[0] for m in named}
        if len(people) != 1 or not self._people.is_pupil(named[0].subjects[0]):
            return ()
        between = self._layout.text_of(Span(sentence.end, named[0].start))
        return tuple(people) if opens_a_note(text, between) else ()

    def _goes_on(self, before: Sequence[Mention], last: Span, sentence: Span, text: str) -> bool:
        """Is a sentence that names nobody of whom `last` named: by a pronoun, or right behind it?

        A newsletter tells of one after the other, and of the roast on Thursday in between.
        """
        if _GOES_ON.search(text) and not _of_a_group(text):
            return True
        named = len({m.subjects[0] for m in before})
        several = sum(last.holds(m.start) for m in before) > 1
        if self._layout.label_at(sentence.start) is not None and (
            self._sections.is_bulletin
            or all(map(self._sections.is_in_an_item, before))
            or (several and self._layout.label_at(last.start) is not None)
        ):
            return False
        return named < _MANY or last.end >= sentence.start - 1

    def _first_named(self, people: Sequence[Mention], mention: Mention) -> tuple[str, ...]:
        groups = self._people.in_one_breath(people)
        return self._work.told_of(groups[0], mention) if groups else ()

    def _pointed_at(self, sentence: Span, paragraph: Span) -> tuple[str, ...]:
        """Whom the next sentence says it is of: "Target 7, currently 4. That's Ann, I fear"."""
        following = self._layout.sentence_at(sentence.end)
        named = self._people.within(following)
        is_one = len({m.subjects[0] for m in named}) == 1 and self._people.is_pupil(
            named[0].subjects[0]
        )
        if not is_one or following.end > paragraph.end:
            return ()
        before = self._layout.text_of(Span(following.start, named[0].start))
        is_owner = _POSSESSIVE.match(self._layout.text, named[0].end) is not None
        return (named[0].subjects[0],) if points_back(before) and not is_owner else ()

    def _is_next(self, before: Sequence[Mention], sentence: Span) -> bool:
        """Does the sentence right before it name one pupil?"""
        if not before:
            return False
        last = self._layout.sentence_at(before[-1].start)
        named = {m.subjects[0] for m in before if last.holds(m.start)}
        return last.end >= sentence.start - 1 and len(named) == 1

    def _needs_somebody(self, text: str, mention: Mention, is_next: bool) -> bool:
        """Does the sentence need somebody to be about: a pronoun, a form's field, a short note?

        `is_next`: whether the sentence before it names one pupil.
        """
        if PRONOUN.search(text) and not _of_a_group(text):
            return True
        if self._sections.is_field(mention.start):
            return True
        if self._people.sets_work(mention.start):
            return False
        if mention.value == "attainment" and _OF_IT.match(text):
            return not OF_MANY.search(text)
        return is_note(text) or (is_next and (goes_on(text) or self._is_introduced(mention, text)))

    def _is_introduced(self, mention: Mention, text: str) -> bool:
        """Does the sentence before only say of whom this one is, or ask what this one tells?"""
        before = self._layout.sentence_at(self._layout.sentence_at(mention.start).start - 1)
        named = self._people.within(before)
        if not named:
            return False
        asks = self._layout.text_of(before).rstrip().endswith("?")
        if asks and not OF_MANY.search(text) and (chance_of(text) or 0) > _SURE:
            return True
        return introduces(
            self._layout.text_of(Span(before.start, named[0].start)),
            self._layout.text_of(Span(named[0].end, before.end)),
        )


def _of_a_group(sentence: str) -> bool:
    """Is "they" a class that the sentence names: "Reception met a nurse, who let them sit"?"""
    group = _GROUP.search(sentence)
    if group is None or _OF_ONE.search(sentence) or _WITNESSED.search(sentence):
        return False
    plural = PRONOUN.search(sentence)
    return plural is not None and group.start() < plural.start()
