"""What all words of a sentence together say of the words in it that a lexicon has found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from detectors.contest import is_contest, names_a_paper
from detectors.tenor import Company, chance_of, is_everyday, surely_tells
from scanner.model import Mention
from scanner.what.layout import Layout, Span
from scanner.what.named_people import NamedPeople
from scanner.what.surety import is_ambiguous

_PLAYED = frozenset("attainment behaviour exclusion attendance sen criminal".split())
_NEAR = 3  # sentences on either side that are company
_FEWEST = 2  # of them, below which there is none to speak of
_MOST_OF_COMPANY = 0.3  # how likely to tell they may be, one with another


class WholeSentence:
    """Asks for the tenor of the sentences of one part, without anybody's name in them."""

    def __init__(self, layout: Layout, people: NamedPeople) -> None:
        self._layout = layout
        self._people = people
        self._chances: dict[Span, float | None] = {}
        self._contests: dict[Span, bool] = {}  # by paragraph

    def is_everyday(self, mention: Mention, sentence: Span) -> bool:
        """Does the sentence speak of a school's day, whatever the mention would tell?"""
        said = self._said(mention, sentence)
        return is_everyday(
            *said, mention.value, is_ambiguous(mention), self._company(mention, sentence)
        )

    def surely_tells(self, mention: Mention, sentence: Span) -> bool:
        """Does the sentence tell of whom it names, though nothing ties the mention to them?"""
        return mention.detector == "lexicon" and surely_tells(*self._said(mention, sentence))

    def _said(self, mention: Mention, sentence: Span) -> tuple[str, str, str]:
        """The sentence before the mention, the mention, and the sentence behind it."""
        before = self._people.masked(Span(sentence.start, mention.start))
        told = self._people.masked(Span(mention.start, mention.end))
        after = self._people.masked(Span(mention.end, sentence.end))
        return before, told, after

    def _company(self, mention: Mention, sentence: Span) -> Company:
        """What is spoken of around the sentence."""
        if mention.value in _PLAYED and self._is_contest(sentence):
            return Company.CONTEST
        chances = [chance for chance in self._chances_near(sentence) if chance is not None]
        if len(chances) < _FEWEST or sum(chances) > _MOST_OF_COMPANY * len(chances):
            return Company.ANY
        return Company.EVERYDAY

    def _is_contest(self, sentence: Span) -> bool:
        paragraph = self._layout.paragraph_at(sentence.start)
        if paragraph not in self._contests:
            self._contests[paragraph] = is_contest(self._layout.text_of(paragraph))
        is_played = self._contests[paragraph]
        return is_played and not names_a_paper(self._layout.text_of(sentence))

    def _chances_near(self, sentence: Span) -> Iterator[float | None]:
        """How likely the sentences around this one are to tell; None for a few words."""
        sentences = self._layout.sentences
        here = bisect_left(sentences, sentence)
        after = sentences[here + 1 : here + 1 + _NEAR]
        for near in (*sentences[max(0, here - _NEAR) : here], *after):
            if near.start < sentence.end and sentence.start < near.end:
                continue
            if near not in self._chances:
                self._chances[near] = chance_of(self._people.masked(near))
            yield self._chances[near]
