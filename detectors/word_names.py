"""Names that are ordinary words as well, and the signs by which one is told from the other."""

from __future__ import annotations

import re
from functools import cache

from detectors.lexicon_file import lexicon_file

_WORD = re.compile(r"[^\W\d_][\w'’\-]*")
_NUMBER_AFTER = re.compile(r" +\d+(?!\w)")
# "May we remind you", "Will you be there": the verb that a sentence opens with, not the child.
_VERB_OPENING = re.compile(
    r"(?:may|will|can|mark|hope|grant|bill|rob|drew|chase|skip|pat|sue|rose|dawn)\s"
    r"(?:we|i|you|the|it|this|that|these|those|your|our|all|an?|my|any|each|everyone|parents|"
    r"pupils|children|to|off|up|out|there|be|not)\b",
    re.IGNORECASE,
)
_SEASON_OF_SOMETHING = re.compile(
    r"(?:summer|winter|autumn|spring|april|may|june|august|christmas|easter|noel|sunday|monday|"
    r"friday|holiday|harvest)\s(?:picnics?|fairs?|fayres?|fetes?|terms?|shows?|showcase|concerts?|"
    r"schools?|holidays?|breaks?|uniforms?|camps?|clubs?|programmes?|productions?|part(?:y|ies)|"
    r"ball|bbq|barbecue|exams?|series|sun|borrowing|timetables?|menus?|trips?|games|sports?|"
    r"results|reports?|data|half|lunch(?:es)?|dinners?|dates|newsletters?|plays?|festivals?|"
    r"challenges?|projects?|hats?|opening|social|disco|prom|residentials?|assessments?|intake|"
    r"census|transition|tests?|deadlines?|bank|raffle|market|carols?|jumpers?|cards?|services?|"
    r"nativity|eggs?|bonnets?|parades?|playscheme|leavers|reading|fun|food|clothes|weather|"
    r"mornings?|afternoons?|evenings?|weekend|work|homework|bulbs?|walks?|outings?|recess)\b",
    re.IGNORECASE,
)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s$")
_DAY_AFTER = re.compile(r"\s\d")
_OPENING = re.compile(r"(^|[.!?:\n]\s*|[\"“(*•-]\s*)$")


def is_words(written: str, after: str = "") -> bool:
    """Is this the ordinary words rather than the name ("mark page 4", "will may")?

    `after`: what the text goes on with.
    """
    is_small = written.islower()
    if "\t" in written or not (is_small or (after[:1] == " " and _NUMBER_AFTER.match(after))):
        return False
    words = _WORD.findall(written.lower())
    return (is_small or len(words) > 1) and all(word in word_names() for word in words)


def opens_as_verb(text: str, start: int) -> bool:
    """ "Will you be there": is the name that begins here a verb?"""
    return _VERB_OPENING.match(text, start) is not None


def is_a_season(text: str, start: int) -> bool:
    """ "Summer picnic", "Easter bonnet": is the name that begins here when something is?"""
    return _SEASON_OF_SOMETHING.match(text, start) is not None


def is_in_a_date(text: str, start: int, end: int) -> bool:
    """ "25 Jun 2017", "June 4th": a month, not the girl."""
    if text[start:end].lower()[:3] not in _MONTHS:
        return False
    before = _DAY_BEFORE.search(text[max(0, start - 6) : start])
    after = _DAY_AFTER.match(text[end : end + 3])
    return bool(before or after)


def opens_sentence(text: str, start: int) -> bool:
    """Does the capitalised word that begins here only open a sentence ("Today Tom …")?"""
    return _OPENING.search(text[max(0, start - 4) : start]) is not None


@cache
def word_names() -> frozenset[str]:
    """Names that are also ordinary English words, folded; in small letters they are the word."""
    return frozenset(lexicon_file("word_names.yaml")["words"])
