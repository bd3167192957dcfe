"""Work that a text sets: whom its words tell of all the same."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scanner.model import Mention
from scanner.what.clause import Clauses
from scanner.what.layout import Layout
from scanner.what.lesson import Lesson
from scanner.what.named_people import NamedPeople
from scanner.what.whole_sentence import WholeSentence

# Of these no lesson treats: beside a name in a text of lessons they are the pupil's own.
_NO_MATTER = frozenset({"attainment", "attendance", "pupil_premium"})
_SANCTION = re.compile(r"\bdetentions?\b|\bdefian|\breport card|\bsuspen[ds]", re.IGNORECASE)
# One word of lessons hides none of these.
_GRAVE = frozenset({"safeguarding", "looked_after"})
# "Ann is the alcoholic father", "Ann for a coeliac", and what figures of plays are charged with.
_PART = re.compile(r"\s+(?:(?:is|plays|as)\s+the|for\s+(?:an?|some(?:one|body)))\s", re.IGNORECASE)
_ACTED = frozenset({"criminal", "behaviour"})


class SetWork:
    """The work that one part gives to those it names."""

    def __init__(
        self,
        layout: Layout,
        people: NamedPeople,
        clauses: Clauses,
        lesson: Lesson,
        whole: WholeSentence,
    ) -> None:
        self._layout = layout
        self._people = people
        self._clauses = clauses
        self._lesson = lesson
        self._whole = whole

    def told_of(self, meant: Sequence[Mention], mention: Mention) -> tuple[str, ...]:
        """Those meant, where the text does not merely give them something to read or act."""
        people = tuple(m.subjects[0] for m in meant)
        is_sanction = _SANCTION.search(self._layout.text, mention.start, mention.end) is not None
        if is_sanction or not self.sets(mention):
            return people
        sentence = self._layout.sentence_at(mention.start)
        is_figure = self._clauses.opens_a_quotation(meant[0]) or self._lesson.is_part_of(
            meant[-1], sentence
        )
        is_told = not is_figure and (
            self._clauses.is_tied(meant, mention) or self._surely_tells(meant, mention)
        )
        return people if is_told else ()

    def _surely_tells(self, meant: Sequence[Mention], mention: Mention) -> bool:
        """Does the sentence tell of them as a whole, and give them no part in a play?"""
        if mention.value in _ACTED or _PART.match(self._layout.text, meant[-1].end):
            return False
        sentence = self._layout.sentence_at(mention.start)
        return self._whole.surely_tells(mention, sentence)

    def sets(self, mention: Mention) -> bool:
        """Are they words that a lesson may treat, where a lesson is what is spoken of?"""
        if mention.detector != "lexicon" or mention.value in _NO_MATTER:
            return False
        if mention.value in _GRAVE and not self._people.sets_work(mention.start):
            return False
        return self._lesson.sets(mention)
