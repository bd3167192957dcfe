"""Running text: whom the words of its sentences are about.

A sentence's own people come first; then a list that its heading opens, a block of contact
details, and last whoever the sentence goes on about without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from detectors.accident import is_accident
from detectors.celebration import PRAISED, is_celebrated
from detectors.doing import is_doing
from detectors.handiwork import is_of_a_thing
from detectors.matter import is_matter
from detectors.own_subject import has_own_subject, is_done_by_relatives
from detectors.tenor import is_everyday
from detectors.topic import is_topic
from scanner.model import Mention, MentionKind, PersonKind
from scanner.what.clause import Clauses
from scanner.what.common_matter import is_common
from scanner.what.headed_lists import HeadedLists
from scanner.what.layout import Layout, Span
from scanner.what.lesson import Lesson
from scanner.what.named_people import NamedPeople
from scanner.what.note import (
    OF_MANY,
    ends_a_note,
    goes_on,
    is_note,
    opens_a_note,
    points_back,
)
from scanner.what.saying import ABOUT_CONTACTS
from scanner.what.section import Sections
from scanner.what.surety import is_ambiguous, tells_alone

# Of these a teacher's name in a sentence is proof only where the sentence says it of them.
_STAFF_NEEDS_VERB = frozenset("health ethnicity religion sexual_life criminal financial".split())
# Of these no lesson treats: beside a name in a text of lessons they are the pupil's own.
_NO_MATTER = frozenset({"attainment", "attendance", "pupil_premium"})
_CONTACT_IDENTIFIERS = frozenset({"email", "phone", "postcode"})
_PRONOUN = re.compile(
    r"\b(?:he|she|they|him|her|his|their|them|hers|theirs|himself|herself)\b", re.IGNORECASE
)
_GOES_ON = re.compile(rf"{_PRONOUN.pattern}|\b(?:both|neither|each)\b", re.IGNORECASE)
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
_YOUR_CHILD = re.compile(r"(?<!\bif )(?<!\bor )\byour (?:son|daughter|child)\b", re.IGNORECASE)
# "Look at Ann's writing book. It is well below …": what a book shows is its writer's.
_OF_IT = re.compile(r"\W*(?:it|this|that)(?:['’]s| is| was| has| shows?| puts)\b", re.IGNORECASE)
# "Chickenpox! Ann has spots", "Curfew from seven; Ann is tagged".
_LEADS_ON = re.compile(r";$|^\W*\w+(?: \w+){0,2}!$")
_SANCTION = re.compile(r"\bdetentions?\b|\bdefian|\breport card|\bsuspen[ds]", re.IGNORECASE)
# One word of lessons hides none of these.
_GRAVE = frozenset({"safeguarding", "looked_after"})
# Whose number stands behind these is whoever answers, not who was named before.
_ASKED_THERE = re.compile(
    r"(?:any )?(?:questions?|queries|enquiries|bookings?|tickets?|rsvp|more|information|details|"
    r"replies|orders?|office|reception|apply|help|tel office)\b.*",
    re.IGNORECASE,
)


class Prose:
    """The running text of one part. `kin`: pupils of the recipients, for "your son".

    `words`: what the lexicons found in the part, in order.
    """

    def __init__(
        self,
        layout: Layout,
        people: NamedPeople,
        sections: Sections,
        kin: frozenset[str],
        words: Iterable[Mention],
        lesson: Lesson,
        lists: HeadedLists,
    ) -> None:
        self._layout = layout
        self._people = people
        self._sections = sections
        self._kin = kin
        self._clauses = Clauses(layout, people)
        self._lesson = lesson
        self._lists = lists
        self._words: dict[str, list[tuple[int, int]]] = {}
        for word in words:
            self._words.setdefault(word.value, []).append((word.start, word.end))

    def subjects_of(self, mention: Mention, category: str) -> tuple[str, ...]:
        """The people whom a mention in running text is about."""
        sentence = self._sentence_of(mention)
        text = self._sentence(sentence)
        here = self._people.within(sentence)
        if mention.detector == "lexicon":
            here = self._people.spoken_of_within(sentence)
        if mention.kind is MentionKind.CATEGORY:
            if not any(self._is_pupil(m) for m in here):
                listed = self._lists.people_below(mention)
                if listed:
                    return listed
                if is_topic(
                    text, category, self._spans(here, sentence), self._told(mention, sentence)
                ):
                    return ()
            if self._is_nobodys(mention, sentence):
                return ()
        if here:
            told = self._said_of(here, mention, category, sentence)
            return told if self._is_bound(mention, here, told) else ()
        if mention.value in _CONTACT_IDENTIFIERS and mention.kind is MentionKind.IDENTIFIER:
            return self._owner_in_block(mention)
        if self._layout.is_in_signature(mention.start):
            return ()
        if is_ambiguous(mention) and not self._may_go_on(mention.start, text):
            return ()
        return self._carried(mention, sentence, text)

    def _sentence_of(self, mention: Mention) -> Span:
        """Its sentence, with what it leads to: "Curfew from seven; Ann is tagged"."""
        sentence = self._layout.sentence_at(mention.start)
        text = self._layout.text_of(sentence).rstrip()
        if self._ends_in_a_name(sentence):
            return Span(sentence.start, self._layout.line_at(sentence.start).end)
        if not _LEADS_ON.search(text) or self._people.within(sentence) or has_own_subject(text):
            return sentence
        following = self._layout.sentence_at(sentence.end)
        opening = self._people.spoken_of_within(following)
        opens = bool(opening) and opening[0].start == following.start
        return Span(sentence.start, following.end) if opens else sentence

    def _ends_in_a_name(self, sentence: Span) -> bool:
        """Is it one of the short sentences of a note that names a pupil at its end alone?"""
        line = self._layout.line_at(sentence.start)
        named = self._people.within(line)
        if len(named) != 1 or named[0].start < sentence.end or not self._is_pupil(named[0]):
            return False
        before = self._layout.text_of(Span(line.start, named[0].start))
        after = self._layout.text_of(Span(named[0].end, line.end))
        return ends_a_note(before, after)

    def _may_go_on(self, position: int, sentence: str) -> bool:
        """May ambiguous words be of somebody named before: in a field, or in their own section?"""
        if self._sections.is_field(position):
            return True
        is_governed = self._sections.governor_at(position) is not None
        return is_governed and _PRONOUN.search(sentence) is not None

    def _is_bound(self, mention: Mention, here: Sequence[Mention], told: Sequence[str]) -> bool:
        """Are ambiguous words said of those they are given to, and not merely beside them?

        Found on 700 everyday texts: every other false telling was one of such words, which stood
        in a sentence with somebody who "keeps score" or "hit the buzzer".
        """
        if not is_ambiguous(mention) or not told:
            return True
        if self._is_done_by_another(mention, here, told):
            return False
        return self._clauses.is_bound([m for m in here if m.subjects[0] in told], mention)

    def _is_done_by_another(
        self, mention: Mention, here: Sequence[Mention], told: Sequence[str]
    ) -> bool:
        """ "Ann interviews Mrs Shaw", in the newsletter, tells nothing of Mrs Shaw."""
        if any(map(self._people.is_pupil, told)):
            return False
        doers = (m for m in here if self._is_pupil(m) and m.end <= mention.start)
        return any(self._layout.text_of(Span(m.end, mention.start)).isspace() for m in doers)

    def _is_nobodys(self, mention: Mention, sentence: Span) -> bool:
        """Do a lexicon's words tell of a lesson's matter, of others, or praise somebody?"""
        if mention.detector != "lexicon":
            return False
        text = self._sentence(sentence)
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if mention.value in PRAISED:
            line = self._layout.line_at(mention.start)
            said = self._layout.text_of(Span(min(line.start, sentence.start), sentence.end))
            above = self._layout.heading_above(line.start)
            heading = self._layout.text_of(above) if above is not None else ""
            if is_celebrated(f"{heading}\n{said}", text[start:end]):
                return True
        named = self._spans(self._people.within(sentence), sentence)
        return (
            is_matter(text, start, end, named)
            or is_doing(text, start, end, named, mention.value)
            or is_of_a_thing(text, start, end, named, mention.value)
            or self._lesson.hands_round(mention, sentence)
            or (mention.value == "behaviour" and is_done_by_relatives(text, start))
            or (mention.value == "safeguarding" and is_accident(text, text[start:end]))
            or self._sections.is_field_of_work(mention.start)
            or self._lesson.teaches(mention)
            or self._is_everyday(mention, sentence)
        )

    def _is_everyday(self, mention: Mention, sentence: Span) -> bool:
        """Do the sentence's words as a whole speak of a school's day?"""
        before = self._people.masked(Span(sentence.start, mention.start))
        after = self._people.masked(Span(mention.end, sentence.end))
        words = self._layout.text_of(mention)
        return is_everyday(before, words, after, mention.value, is_ambiguous(mention))

    # -- sentences that name somebody

    def _said_of(
        self, here: Sequence[Mention], mention: Mention, category: str, sentence: Span
    ) -> tuple[str, ...]:
        """Whom of the people in a sentence its category is about."""
        owners = self._owners(mention, here)
        if owners:
            return owners
        here = [m for m in here if not self._clauses.is_left_out(m)] or here
        here = [m for m in here if self._clauses.is_beside(mention, m)] or here
        own = self._told_beside(here, mention, category)
        if own is not None:
            return self._unless_at_work([own], mention)
        pupils = [m for m in here if self._is_pupil(m)]
        if pupils and category not in {"staff_hr", "pay"}:
            meant = self._clauses.meant(pupils, mention, sentence)
            if not tells_alone(mention) and self._is_of_a_thing(meant[-1], mention):
                return ()
            return self._unless_at_work(meant, mention)
        others = [m for m in here if not self._is_pupil(m) and not self._clauses.is_to_be_asked(m)]
        if mention.detector == "lexicon":  # words that stand before who reads them
            reads = self._clauses.sees_to_it
            others = [m for m in others if not (mention.end <= m.start and reads(m))]
        if category in _STAFF_NEEDS_VERB and mention.kind is MentionKind.CATEGORY:
            others = [
                m for m in others if self._clauses.is_said_of(m) and not self._clauses.is_at_work(m)
            ]
        if category == "contact_details" and mention.kind is MentionKind.CATEGORY:
            others = [m for m in others if m.value == PersonKind.CONTACT]
        return _people(self._clauses.meant(others, mention, sentence)) if others else ()

    def _is_of_a_thing(self, last: Mention, mention: Mention) -> bool:
        """Do ambiguous words say what a thing does, or what was done to it?"""
        return self._clauses.is_done_to_a_thing(last, mention) or self._clauses.is_done_by_a_thing(
            last, mention
        )

    def _unless_at_work(self, meant: Sequence[Mention], mention: Mention) -> tuple[str, ...]:
        """Those meant, where the text does not merely give them something to read or act."""
        if _SANCTION.search(self._layout.text, mention.start, mention.end):
            return _people(meant)
        if not self._is_set(mention):
            return _people(meant)
        is_figure = self._clauses.opens_a_quotation(meant[0])
        is_told = not is_figure and self._clauses.is_tied(meant, mention)
        return _people(meant) if is_told else ()

    def _is_set(self, mention: Mention) -> bool:
        """Are they words that a lesson may treat, where a lesson is what is spoken of?"""
        if mention.detector != "lexicon" or mention.value in _NO_MATTER:
            return False
        if mention.value in _GRAVE and not self._people.sets_work(mention.start):
            return False
        return self._lesson.sets(mention)

    def _told_beside(
        self, here: Sequence[Mention], mention: Mention, category: str
    ) -> Mention | None:
        """Whom brackets or a colon behind the name give it to, or a contact it is said of."""
        before = [m for m in here if m.end <= mention.start]
        if not before:
            return None
        last = before[-1]
        several = len(here) > 1 and self._is_pupil(last)
        if several and self._clauses.is_told_beside(last, mention):
            return last
        is_contact = last.value == PersonKind.CONTACT and category in ABOUT_CONTACTS
        return last if is_contact and self._clauses.is_said_of(last) else None

    def _owners(self, mention: Mention, here: Sequence[Mention]) -> tuple[str, ...]:
        """Of several whom the roster gives an identifier, those that are spoken of."""
        if mention.kind is not MentionKind.IDENTIFIER or not mention.subjects:
            return ()
        near = {m.subjects[0] for m in here}
        return tuple(s for s in mention.subjects if s in near)

    # -- blocks of contact details

    def _owner_in_block(self, mention: Mention) -> tuple[str, ...]:
        """A phone or postcode on a line of its own belongs to whom its block is headed by."""
        paragraph = self._layout.paragraph_at(mention.start)
        people = self._people.within(Span(paragraph.start, mention.start))
        owners = self._owners(mention, self._people.all)
        if owners:
            return owners
        if not people or self._layout.is_in_signature(mention.start):
            return ()
        field = self._layout.label_at(mention.start)
        if field is None or _ASKED_THERE.fullmatch(self._layout.text_of(field[0]).strip()):
            return ()
        return (people[-1].subjects[0],)

    # -- sentences that name nobody

    def _carried(self, mention: Mention, sentence: Span, text: str) -> tuple[str, ...]:
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
            if self._is_pupil(m)
        ]
        if not self._needs_somebody(text, mention, self._is_next(before, sentence)):
            return () if before else self._named_next(mention, sentence, paragraph, text)
        if before:
            last = self._layout.sentence_at(before[-1].start)
            follows = last.end >= sentence.start - 1
            near = sentence if follows else self._layout.surroundings_of(sentence)
            around = Span(max(near.start, last.end), near.end)
            goes_on = self._goes_on(before, last, sentence, text)
            if not goes_on or is_common(self._layout.text_of(around), text):
                return ()
            return self._first_named([m for m in before if last.holds(m.start)], mention)
        governing = self._sections.governor_at(mention.start)
        if governing is None:
            return self._named_next(mention, sentence, paragraph, text)
        around = self._layout.surroundings_of(sentence)
        if self._sections.is_form:
            around = self._layout.line_at(mention.start)
        if is_common(self._layout.text_of(around), text):
            return ()
        is_told = self._sections.is_field(mention.start) or not self._is_set(mention)
        return (governing,) if is_told else ()

    def _named_next(
        self, mention: Mention, sentence: Span, paragraph: Span, text: str
    ) -> tuple[str, ...]:
        """ "Severe nut allergy. Ann sits at the end": a note, and then whom alone it can be of."""
        if is_ambiguous(mention) or self._is_set(mention) or self._people.within(sentence):
            return ()
        named = self._people.within(Span(sentence.end, paragraph.end))
        people = {m.subjects[0] for m in named}
        if len(people) != 1 or not self._is_pupil(named[0]):
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
            or (several and self._layout.label_at(last.start) is not None)
        ):
            return False
        return named < _MANY or last.end >= sentence.start - 1

    def _first_named(self, people: Sequence[Mention], mention: Mention) -> tuple[str, ...]:
        groups = self._people.in_one_breath(people)
        return self._unless_at_work(groups[0], mention) if groups else ()

    def _pointed_at(self, sentence: Span, paragraph: Span) -> tuple[str, ...]:
        """Whom the next sentence says it is of: "Target 7, currently 4. That's Ann, I fear"."""
        following = self._layout.sentence_at(sentence.end)
        named = self._people.within(following)
        is_one = len({m.subjects[0] for m in named}) == 1 and self._is_pupil(named[0])
        if not is_one or following.end > paragraph.end:
            return ()
        before = self._layout.text_of(Span(following.start, named[0].start))
        return (named[0].subjects[0],) if points_back(before) else ()

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
        if _PRONOUN.search(text) and not _of_a_group(text):
            return True
        if self._sections.is_field(mention.start):
            return True
        if self._people.sets_work(mention.start):
            return False
        if mention.value == "attainment" and _OF_IT.match(text):
            return not OF_MANY.search(text)
        return is_note(text) or (is_next and goes_on(text))

    # -- small questions

    def _told(self, mention: Mention, sentence: Span) -> list[tuple[int, int]] | None:
        """Where else the sentence tells the same; None for what a third party's detector found."""
        if mention.detector != "lexicon":
            return None
        alike = self._words.get(mention.value, [])
        first = bisect_left(alike, (sentence.start, 0))
        last = bisect_left(alike, (sentence.end, 0))
        return [(s - sentence.start, e - sentence.start) for s, e in alike[first:last]]

    def _spans(self, people: Sequence[Mention], sentence: Span) -> list[tuple[int, int]]:
        """Where they are named, counted from the sentence's start."""
        return [(m.start - sentence.start, m.end - sentence.start) for m in people]

    def _is_pupil(self, person: Mention) -> bool:
        return self._people.is_pupil(person.subjects[0])

    def _sentence(self, sentence: Span) -> str:
        """Its text in one line: where a page wraps it says nothing."""
        return self._layout.text_of(sentence).replace("\n", " ")


def _of_a_group(sentence: str) -> bool:
    """Is "they" a class that the sentence names: "Reception met a nurse, who let them sit"?"""
    group = _GROUP.search(sentence)
    if group is None or _OF_ONE.search(sentence) or _WITNESSED.search(sentence):
        return False
    plural = _PRONOUN.search(sentence)
    return plural is not None and group.start() < plural.start()


def _people(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.subjects[0] for m in mentions)
