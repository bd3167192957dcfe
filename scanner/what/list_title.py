"""What a title tells of everybody who is listed below it: "SEN register", "Absentees on Monday"."""

from __future__ import annotations

import re

from detectors.lexicon import tellings
from detectors.vocabulary import Strength

# A title that makes a list of whoever stands below it.
_LIST = re.compile(
    r"\b(?:register|list|pupils|children|students|cohort|tracker|log|records?|group|caseload|"
    r"cases|provision map|plans|needs|referrals|recipients|names|overview|database|data)\b",
    re.IGNORECASE,
)
# Words for those who are listed, which in running text tell of nobody.
_LISTED = (
    (
        re.compile(
            r"(?:persistent )?absentees?|absences?|absent(?: pupils| students| children)?|"
            r"late ?comers?|late arrivals?|lates|truants?|non-?attenders|school refusers",
            re.IGNORECASE,
        ),
        "attendance",
    ),
    (
        re.compile(
            r"(?:in |pupils in |students in |children in )?(?:detentions?|isolation|internal "
            r"exclusion)|(?:pupils |students )?on report|detainees",
            re.IGNORECASE,
        ),
        "behaviour",
    ),
)
# When, where and for whom a list is: this leaves its title what it is.
_WHEN = re.compile(
    r"\b(?:for|this|last|next|of|at|from|to|the|and|current|latest|updated|week|today|"
    r"yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|"
    r"may|june|july|august|september|october|november|december|autumn|spring|summer|term|half|"
    r"period \w+|p\d|lesson \d|year \w+|y\d+|class \w+|form \w+|\d{1,2}[a-z]{0,2}|morning|"
    r"afternoon|am|pm|school|so far|\d+)\b|[^\w\s]",
    re.IGNORECASE,
)
# "On Monday", but not "on report".
_ON = re.compile(
    r"\b(?:on|in)\s+(?=(?:the|this|(?:mon|tues|wednes|thurs|fri)day|period|lesson|year|class|"
    r"form|school|january|february|march|april|may|june|july|september|october|november|december|"
    r"autumn|spring|summer|\d))",
    re.IGNORECASE,
)
# An occasion to hand in figures of any kind: its columns tell which.
_OCCASION = re.compile(r"\bdata (?:drops?|collections?|captures?|returns?|entry)\b", re.IGNORECASE)
_SHORT_REST = 3  # characters that a title may hold besides


def title_categories(title: str) -> frozenset[str]:
    """The categories a title tells of everybody listed under it; none where it titles no list."""
    if not title:
        return frozenset()
    bare = " ".join(_WHEN.sub(" ", _ON.sub(" ", title)).split())
    named = {category for words, category in _LISTED if words.fullmatch(bare)}
    return frozenset(named) or _told_by_words(title)


def _told_by_words(title: str) -> frozenset[str]:
    title = _OCCASION.sub(" ", title)
    found = tellings(title)
    rest = title
    for telling in reversed(found):
        rest = f"{rest[: telling.start]} {rest[telling.end :]}"
    bare = _WHEN.sub(" ", _ON.sub(" ", rest)).split()
    is_bare = len("".join(bare)) <= _SHORT_REST
    if not found or not (is_bare or _LIST.search(title)):
        return frozenset()
    return frozenset(t.category for t in found if t.strength is Strength.STRONG)
