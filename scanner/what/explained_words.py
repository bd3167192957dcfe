"""Words of a lexicon that others beside them explain, and which so tell nothing themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from detectors.celebration import NEVER_WON, PRIZES
from scanner.model import Mention
from scanner.what.layout import Layout
from scanner.what.surety import tells_alone

_BESIDE = 25  # characters between words of one phrase
# What is done for any kind of need; beside words of a need it is for that.
_OF_ANY_KIND = re.compile(r"(?:re-?)?referr(?:als?|ed|ing)|assessments?|assessed", re.IGNORECASE)
_NEEDS = frozenset({"health", "sen"})
_PARTS = re.compile(r"[,;.:!?\n|\t]|\b(?:and|but|or)\b", re.IGNORECASE)
_AWARD = re.compile(rf"(?:['’]s?)?\s+(?:[a-z]+\s+)?(?:{PRIZES}|stars?)\b", re.IGNORECASE)
# Between the words of a crime and the deed that it is about.
_CHARGE = re.compile(
    r"[^.;!?\n]*\b(?:about|for|over|with|of|regarding|concerning|to do with|relating to)\b"
    r"[^.;!?\n]*"
)
_CHARGE_REACH = 60  # characters


class ExplainedWords:
    """Those among the mentions of one part."""

    def __init__(self, layout: Layout, mentions: Sequence[Mention]) -> None:
        self._layout = layout
        self._mentions = mentions

    def __contains__(self, mention: Mention) -> bool:
        """Do other words say what these are of: a crime, a need, a prize, something surer?"""
        if mention.detector != "lexicon":
            return False
        return (
            self._is_part_of_surer_words(mention)
            or self._is_for_a_need(mention)
            or self._is_charge(mention)
            or self._is_award(mention)
        )

    def _is_part_of_surer_words(self, mention: Mention) -> bool:
        """Do sure words of another category hold or explain these?

        "Has been late to" is no behaviour, nor "incident" in "a domestic abuse incident".
        """
        if tells_alone(mention):
            return False
        index = bisect_left(self._sure, (mention.end, 0)) - 1
        return any(
            self._explains(self._sure[near], mention)
            for near in (index, index + 1)
            if 0 <= near < len(self._sure)
        )

    def _explains(self, sure: tuple[int, int], mention: Mention) -> bool:
        if sure == (mention.start, mention.end):
            return False
        first, second = sorted((sure, (mention.start, mention.end)))
        between = self._layout.text[first[1] : second[0]]
        return len(between) <= _BESIDE and _PARTS.search(between) is None

    def _is_charge(self, mention: Mention) -> bool:
        """Is it what police or a court deal with: "interviewed under caution about a theft"?"""
        if mention.value != "behaviour":
            return False
        text = self._layout.text
        return any(
            _CHARGE.fullmatch(text, crime.end, mention.start) is not None
            for crime in self._mentions
            if crime.value == "criminal"
            and crime.detector == "lexicon"
            and tells_alone(crime)
            and 0 < mention.start - crime.end <= _CHARGE_REACH
        )

    def _is_for_a_need(self, mention: Mention) -> bool:
        """Is a bare "referral" one for the need that its sentence names, as for ADHD?"""
        if mention.value != "safeguarding" or tells_alone(mention):
            return False
        if not _OF_ANY_KIND.fullmatch(self._layout.text, mention.start, mention.end):
            return False
        sentence = self._layout.sentence_at(mention.start)
        beside = [
            m.value
            for m in self._mentions
            if m.detector == "lexicon" and m != mention and sentence.holds(m.start)
        ]
        return not _NEEDS.isdisjoint(beside) and mention.value not in beside

    @cached_property
    def _sure(self) -> list[tuple[int, int]]:
        """Where words stand that tell a category by themselves."""
        return sorted(
            (m.start, m.end) for m in self._mentions if m.detector == "lexicon" and tells_alone(m)
        )

    def _is_award(self, mention: Mention) -> bool:
        """A prize for it is celebration, no more than the name (policy, class C1)."""
        if mention.value in NEVER_WON:
            return False
        after = self._layout.text[mention.end : mention.end + 30]
        return _AWARD.match(after) is not None
