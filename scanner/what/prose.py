"""Running text: whom the words of its sentences are about.

A sentence's own people come first; then a list that its heading opens, a block of contact
details, and last whoever the sentence goes on about without a name.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from detectors.accident import is_accident
from detectors.celebration import PRAISED, is_celebrated, is_news
from detectors.doing import is_doing
from detectors.handiwork import is_of_a_thing
from detectors.matter import is_matter
from detectors.own_subject import has_own_subject, is_done_by_relatives
from detectors.topic import is_topic
from scanner.model import Mention, MentionKind, PersonKind
from scanner.what.anaphora import PRONOUN, Anaphora
from scanner.what.clause import Clauses
from scanner.what.headed_lists import HeadedLists
from scanner.what.layout import Layout, Span
from scanner.what.lesson import Lesson
from scanner.what.named_people import NamedPeople
from scanner.what.note import ends_a_note
from scanner.what.postal_label import PostalLabels
from scanner.what.saying import ABOUT_CONTACTS
from scanner.what.section import Sections
from scanner.what.set_work import SetWork
from scanner.what.surety import is_ambiguous, tells_alone
from scanner.what.whole_sentence import WholeSentence

# Of these a teacher's name in a sentence is proof only where the sentence says it of them.
_STAFF_NEEDS_VERB = frozenset("health ethnicity religion sexual_life criminal financial".split())
_OF_STAFF = frozenset({"staff_hr", "pay"})
_CONTACT_IDENTIFIERS = frozenset({"email", "phone", "postcode"})
# "Chickenpox! Ann has spots", "Curfew from seven; Ann is tagged".
_LEADS_ON = re.compile(r";$|^\W*\w+(?: \w+){0,2}!$")
_BEFORE_A_NUMBER = 5  # words at most between a label and the number it is of
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
        self._clauses = Clauses(layout, people)
        self._whole = WholeSentence(layout, people)
        self._lesson = lesson
        self._work = SetWork(layout, people, self._clauses, lesson, self._whole)
        self._anaphora = Anaphora(layout, people, sections, kin, self._work)
        self._lists = lists
        self._labels = PostalLabels(layout, people)
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
                spans = self._told(mention, sentence)
                if is_topic(text, category, self._spans(here, sentence), spans) and not (
                    category in _OF_STAFF and self._whole.surely_tells(mention, sentence)
                ):
                    return ()
            if self._is_nobodys(mention, sentence):
                return ()
        if here:
            told = self._said_of(here, mention, category, sentence)
            return told if self._is_bound(mention, here, told, sentence) else ()
        if category == "contact_details":
            labelled = self._labels.owner_at(mention.start)
            if labelled:
                return labelled
        if mention.value in _CONTACT_IDENTIFIERS and mention.kind is MentionKind.IDENTIFIER:
            return self._owner_in_block(mention)
        if self._layout.is_in_signature(mention.start):
            return ()
        if is_ambiguous(mention) and not self._may_go_on(mention.start, text):
            return ()
        return self._anaphora.subjects_of(mention, sentence, text)

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
        return is_governed and PRONOUN.search(sentence) is not None

    def _is_bound(
        self, mention: Mention, here: Sequence[Mention], told: Sequence[str], sentence: Span
    ) -> bool:
        """Are ambiguous words said of those they are given to, and not merely beside them?

        Found on 700 everyday texts: every other false telling was one of such words, which stood
        in a sentence with somebody who "keeps score" or "hit the buzzer".
        """
        if not is_ambiguous(mention) or not told:
            return True
        if self._is_done_by_another(mention, here, told):
            return False
        group = [m for m in here if m.subjects[0] in told]
        return self._clauses.is_bound(group, mention) or (
            self._is_all_that_tells(mention, sentence)
            and self._whole.surely_tells(mention, sentence)
        )

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
            praise = f"{heading}\n{said}"
            before = self._layout.text_of(self._layout.line_at(max(0, line.start - 1)))
            if is_celebrated(praise, text[start:end]) or is_news(before, text[start:end]):
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
            or self._whole.is_everyday(mention, sentence)
        )

    def _is_all_that_tells(self, mention: Mention, sentence: Span) -> bool:
        """Has nothing of another category been found in the sentence, which it may tell instead?"""
        return not any(
            self._found(category, sentence) for category in self._words if category != mention.value
        )

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
            return self._work.told_of([own], mention)
        pupils = [m for m in here if self._is_pupil(m)]
        if pupils and category not in _OF_STAFF:
            meant = self._clauses.meant(pupils, mention, sentence)
            if not tells_alone(mention) and self._is_of_a_thing(meant[-1], mention):
                return ()
            return self._work.told_of(meant, mention)
        others = [m for m in here if not self._is_pupil(m) and not self._clauses.is_to_be_asked(m)]
        if mention.detector == "lexicon":  # words that stand before who reads them
            reads = self._clauses.sees_to_it
            others = [m for m in others if not (mention.end <= m.start and reads(m))]
        if category in _STAFF_NEEDS_VERB and mention.kind is MentionKind.CATEGORY:
            said = [m for m in others if self._clauses.is_said_of(m)]
            if not said and self._whole.surely_tells(mention, sentence):
                said = others
            others = [m for m in said if not self._clauses.is_at_work(m)]
        if category == "contact_details" and mention.kind is MentionKind.CATEGORY:
            others = [m for m in others if m.value == PersonKind.CONTACT]
        return _people(self._clauses.meant(others, mention, sentence)) if others else ()

    def _is_of_a_thing(self, last: Mention, mention: Mention) -> bool:
        """Do ambiguous words say what a thing does, or what was done to it?"""
        return self._clauses.is_done_to_a_thing(last, mention) or self._clauses.is_done_by_a_thing(
            last, mention
        )

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
        if field is not None and self._is_a_sentence(Span(field[0].end, mention.start)):
            return ()
        if field is None or _ASKED_THERE.fullmatch(self._layout.text_of(field[0]).strip()):
            return ()
        return (people[-1].subjects[0],)

    # -- small questions

    def _is_a_sentence(self, span: Span) -> bool:
        """ "Transport: if your bus is late ring the office on", before a number."""
        return len(self._layout.text_of(span).split()) > _BEFORE_A_NUMBER

    def _told(self, mention: Mention, sentence: Span) -> list[tuple[int, int]] | None:
        """Where else the sentence tells the same; None for what a third party's detector found."""
        if mention.detector != "lexicon":
            return None
        found = self._found(mention.value, sentence)
        return [(s - sentence.start, e - sentence.start) for s, e in found]

    def _found(self, category: str, sentence: Span) -> list[tuple[int, int]]:
        """Where lexicons have found words of a category in a sentence."""
        alike = self._words.get(category, [])
        first = bisect_left(alike, (sentence.start, 0))
        return alike[first : bisect_left(alike, (sentence.end, 0))]

    def _spans(self, people: Sequence[Mention], sentence: Span) -> list[tuple[int, int]]:
        """Where they are named, counted from the sentence's start."""
        return [(m.start - sentence.start, m.end - sentence.start) for m in people]

    def _is_pupil(self, person: Mention) -> bool:
        return self._people.is_pupil(person.subjects[0])

    def _sentence(self, sentence: Span) -> str:
        """Its text in one line: where a page wraps it says nothing."""
        return self._layout.text_of(sentence).replace("\n", " ")


def _people(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.subjects[0] for m in mentions)
