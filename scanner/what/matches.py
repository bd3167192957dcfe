"""Matches and outings: what is done with a ball or to a score, and when a coach leaves."""

from __future__ import annotations

import re

from scanner.model import Mention
from scanner.what.layout import Layout, Span

# A match or a contest, and what is done there with a ball, a bat or a foil, or to a score.
_MATCH = re.compile(
    r"\b(?:rounders|cricket|wickets?|innings|umpires?|netball|football|rugby|hockey|lacrosse|"
    r"basketball|volleyball|handball|badminton|dodgeball|tennis|squash|fencing|judo|boxing|"
    r"gymnast\w*|athletics|relay|hurdles|javelin|shot put|(?:long|high|triple) jump|"
    r"cross[- ]country|semi-?finals?|quarter-?finals?|half[- ]time|full[- ]time|goalkeeper|"
    r"goalie|striker|midfield|fixtures?|squads?|gala|freestyle|backstroke|code club|scratch|"
    r"opening try|try line|tries|conversions?|scrums?|line[- ]?outs?|touchline|hat[- ]?trick|"
    r"equaliser|clean sheet|u1\ds?|"
    r"house quiz|quiz night|snooker|darts|curling|archery|chess)\b",
    re.IGNORECASE,
)
_IN_A_MATCH = re.compile(
    r"(?:hits?|hitting|beats?|scor(?:e|es|ed|ing)|attack(?:s|ing)?|defen[cd](?:e|es|s|ing)|"
    r"strik(?:e|es|ing)|struck|kick(?:s|ed|ing)?|shots?|shoot(?:s|ing)?|caught|drop\w*|trials?|points?)"
    r"(?: (?:is|was|were|of|by))?(?: \d[\d.]*)? ?",
    re.IGNORECASE,
)
# "Hit a boy at football" is no game, and a score in a test no match's: what is hit is a thing,
# a number or nothing.
_AT_A_THING = re.compile(
    r" ?(?:$|[.,;:!?)\n]|by\b|and\b(?! (?:kick|punch|hit|swor|hurt|push|shov))|"
    r"twice|well\b|everything|"
    r"it\b|for (?:four|six)|into the|(?:a |an |the |two |three |four |five |six |\d+ )?"
    r"(?:\w+ )?(?:sixes|six|fours?|runs?|boundar\w+|balls?|goals?|tries|conversions?|penalt\w+|"
    r"shots?|post|bar|net|target|winner|points?|rounders?(?! \w)|stumps|wickets?|volley\w*)\b|"
    r"(?:a|an|the) (?:\w+ ){1,2}(?:from|over|between|into|past) (?:the )?(?:\w+ )?(?:touch ?line|"
    r"posts?|half ?way|line|box|spot|keeper|goalie|corner|bar|out(?:side)?|\d|thirty|twenty|forty)|"
    r"\d)"
)
# "With the last kick", "from a free kick".
_OF_THE_MATCH = re.compile(
    r"\b(?:last|free|goal|spot|corner|penalty|drop|bicycle|overhead|scissor|conversion) $",
    re.IGNORECASE,
)
_BEFORE = 14  # characters
_TESTED = re.compile(
    r"%|\b(?:tests?|tested|exams?|mocks?|papers?|maths|english|science|reading|spellings?|phonics|"
    r"sats|cats?|baseline|assessments?|marks?|grades?|out of|standardi[sz]ed|scales?|screening|sdq|"
    r"reasoning|verbal|dyslexia|strengths?)\b",
    re.IGNORECASE,
)
# "On the coach for the gala, leaving at 12.30": nobody is fetched early there.
_LEAVES = re.compile(r"(?:left|leav\w+|collected|picked up|fetched)\b", re.IGNORECASE)
_OUTING = re.compile(
    r"\b(?:coach|coaches|minibus|trips?|visits?|gala|fixtures?|tour|residential|theatre|museum|"
    r"tournament|festival|concert|expedition)\b",
    re.IGNORECASE,
)
# "Missed the trip and left at 11 with a headache", "visits with her dad".
_NOT_OUT = re.compile(
    r"\b(?:early|school|site|permission|ill|sick|unwell|poorly|headache|fever|temperature|tears|"
    r"upset|mum|dad|parents?|carers?|home|miss\w*|skip\w*|refus\w*|did not go|didn['’]t go|ran off|"
    r"without|appointment|hospital|dentist|doctor)\b",
    re.IGNORECASE,
)
_OF_A_MATCH = frozenset({"behaviour", "attainment", "criminal"})


class Matches:
    """The matches and outings that one part may tell of."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._reports: dict[int, bool] = {}  # by where a paragraph begins

    def plays(self, mention: Mention) -> bool:
        """Is it what is done with a ball or to a score: "Ann opened with 22, Ben hit sixes"?"""
        text = self._layout.text
        if mention.value not in _OF_A_MATCH:
            return False
        if not _IN_A_MATCH.fullmatch(text, mention.start, mention.end):
            return False
        is_noun = _OF_THE_MATCH.search(text[max(0, mention.start - _BEFORE) : mention.start])
        if mention.value == "behaviour" and not (is_noun or _AT_A_THING.match(text, mention.end)):
            return False
        sentence = self._layout.sentence_at(mention.start)
        if mention.value == "attainment":
            said = self._layout.text_of(sentence)
            return _TESTED.search(said) is None and _MATCH.search(said) is not None
        return self._is_report(self._layout.paragraph_at(mention.start))

    def _is_report(self, paragraph: Span) -> bool:
        """Does a paragraph speak of a match? Found out once for each."""
        if paragraph.start not in self._reports:
            found = _MATCH.search(self._layout.text, paragraph.start, paragraph.end)
            self._reports[paragraph.start] = found is not None
        return self._reports[paragraph.start]

    def travels(self, mention: Mention) -> bool:
        """Is it when a coach leaves or a trip's children are met?"""
        if mention.value != "attendance" or not _LEAVES.match(self._layout.text, mention.start):
            return False
        sentence = self._layout.sentence_at(mention.start)
        if _NOT_OUT.search(self._layout.text, sentence.start, sentence.end):
            return False
        return _OUTING.search(self._layout.text, sentence.start, mention.start) is not None
