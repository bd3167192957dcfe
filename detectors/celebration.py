"""Praise told to everybody: prizes, stars of the week, full marks, badges.

The policy lets newsletters and celebration lists stay silent: an award is class C1. A grade, a
percentage or a bad word tells all the same ("well done for a 5 in maths").
"""

from __future__ import annotations

import re

from detectors.folding import fold
from detectors.matter import plays_music

PRAISED = frozenset({"attendance", "attainment", "behaviour"})
# Of these no prize is of, whatever it is called.
NEVER_WON = frozenset(
    """safeguarding credentials financial pay staff_hr exclusion looked_after criminal""".split()
)
_CHEERS = re.compile(
    r"\b(?:well done|congratulations?|congratulat\w+|hats off|shout[- ]?out|bravo|proud|"
    r"stars? of (?:the|our|this)|(?:pupil|student|learner|reader|writer|mathematician|scientist|"
    r"artist|linguist|athlete|musician|author|worker|achiever|class) of the (?:week|month|term|"
    r"half[- ]term|year)|awards?|awarded|prizes?|certificates?|medals?|trophy|trophies|cups?|"
    r"champions?|winners?|shield|rosettes?|badges?|merits?|commendations?|commended|celebrat\w+|"
    r"in recognition|house points?|golden (?:tickets?|book|table)|hall of fame|hot chocolate|"
    r"prize[- ]giving|honours|roll of honour|"
    r"most (?:achievement|merit|house|reward|positive|dojo|praise) points)\b"
)
_OF_PRAISE = re.compile(
    r"\b(?:full marks|top marks?|top score|100 ?(?:%|per ?cent)|perfect|excellent|outstanding|"
    r"fantastic|brilliant|superb|wonderful|great|good|best|better|improved|improving|improvement|"
    r"try\w* (?:so |very |really )?hard|hard work\w*|work\w* (?:so |very |really )?hard|lovely|"
    r"super|amazing|careful\w*|determin\w+|kindness|beautiful\w*|manners|polite\w*|courte\w+|"
    r"helpful\w*|thoughtful\w*|generous|cheerful\w*|persever\w+|sensible|mature|neat\w*|respectful|"
    r"honest\w*|team ?work|curiosity|enthusias\w+|looking after|confiden\w+|"
    r"most|exemplary|impeccable|kind|progress|effort|punctual\w*|resilience|attendance|behaviour|"
    r"first|second|third|runners?[- ]up|place|"
    r"conduct|never late|never absent|full attendance|attainment|achievement)\b"
)
_TELLS_ALL_THE_SAME = re.compile(
    r"\b(?:but|despite|although|unfortunately|poor|low|lowest|fail\w*|below|worst|not|no longer|"
    r"detention|detentions|sanctions?|fight\w*|bully\w*|swor\w+|disrupt\w+|absent|truan\w+|late|"
    r"missed|concern\w*)\b|\d"
)
_FULL = re.compile(r"\b100 ?(?:%|per ?cent)|\b(\d+) out of \1\b")

PRIZES = (
    r"(?:awards?|prizes?|certificates?|trophy|trophies|cups?|shields?|medals?|commendations?|"
    r"badges?)"
)
_PRIZE = re.compile(rf"\b(?:{PRIZES}|awarded|winners?|colours)\b")
_GRADED = re.compile(r"\b(?:grades?|levels?|scores?|marks?|qualifications?)\b")
# How far or how often, in the name of an award: "100 club", "swimming 25 metres".
_MEASURED = re.compile(
    r"\b\d+ ?(?:m|metres?|km|miles?|lengths?|books?|club|days?|nights?|points?|words?|hours?|"
    r"years?)\b|\b(?:never|not) (?:late|absent|missed)\b|\b100 ?%"
)
_NEWS = re.compile(
    r"(?:our |school |the |latest )?(?:music|sports?|drama|dance|swimming|arts?|clubs?|"
    r"celebrations?|successes|achievements?|out of school|outside school|performing arts|news)"
    r"(?: (?:news|achievements?|successes|results|department|corner|round-?up))?\W*"
)
_PASSED = re.compile(r"\b(?:pass(?:ed|es)|gain\w*|achiev\w*|earn\w*|merit|distinction)\b")
_TURNS = re.compile(r"[,;.]? (?:but|however|yet|although|unfortunately|sadly) ")


def is_celebrated(sentence: str, words: str) -> bool:
    """Whether the words that tell a category stand in a sentence as praise and tell no figure."""
    folded = _thought_with(fold(sentence).text, fold(words).text)
    if _CHEERS.search(folded) is None:
        return False
    told = _FULL.sub("full marks", fold(words).text)
    if _TELLS_ALL_THE_SAME.search(told.replace("never late", "").replace("never absent", "")):
        return False
    return _OF_PRAISE.search(f"{told} {folded}") is not None


def is_news(heading: str, words: str) -> bool:
    """Whether below a newsletter's heading the words tell of an exam passed outside of lessons.

    "Music": "Ann passed her Grade 5 flute". What was failed tells all the same.
    """
    folded = fold(words).text
    is_section = _NEWS.fullmatch(fold(heading).text.strip()) is not None
    return is_section and _PASSED.search(folded) is not None and plays_music(folded)


def is_prize(heading: str, text: str) -> bool:
    """Whether a value below "Award" is what was won for, and no grade: "Swimming 25 metres"."""
    folded = fold(heading).text
    if _PRIZE.search(folded) is None or _GRADED.search(folded):
        return False
    return _TELLS_ALL_THE_SAME.search(_MEASURED.sub("", fold(text).text)) is None


def _thought_with(folded: str, words: str) -> str:
    """The part of a sentence that holds the words: "Merits are good, but Ann winds others up"."""
    return next((part for part in _TURNS.split(folded) if words in part), folded)
