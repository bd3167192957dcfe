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
# Who takes part, helps or is in charge: of these the title's words say what it is about.
_TAKING_PART = re.compile(
    r"\b(?:assembl(?:y|ies)|trips?|visits?|outings?|tours?|fairs?|fayres?|fetes?|sales?|stalls?|"
    r"shows?|concerts?|plays?|productions?|cast|crew|choir|band|danc\w+|sing\w*|speakers?|teams?|"
    r"squads?|fixtures?|match(?:es)?|tournaments?|competitions?|quiz\w*|debat\w+|essays?|"
    r"homework|projects?|presentations?|posters?|displays?|lessons?|workshops?|train(?:ed|ing|ers)|"
    r"courses?|inset|cpd|rota|duty|duties|helpers?|volunteers?|leads?|leaders?|ambassadors?|"
    r"champions?|mentors?|buddies|committee|council|working party|steering group|governors?|"
    r"fund ?rais\w*|charity|sponsor\w*|walks?|runs?|bake|raffle|winners?|prizes?|awards?|"
    r"certificates?|celebrations?|photos?|performances?|rehearsals?|audition\w*|films?|books?|"
    r"topics?|models?|costumes?|costumed|studied|studying|revision|exam board|study)\b",
    re.IGNORECASE,
)
# These words name clubs and lessons, too: they title a list only where it says that it is one.
_GRAVE = frozenset({"safeguarding", "looked_after", "criminal"})
_OF_LESSONS = frozenset({"attainment", "attendance", "behaviour"})
# What staff are there for; and a title that says that they themselves are meant.
_OF_OTHERS = re.compile(
    r"\b(?:pupils?|students?|children|child|class(?:es)?|year \d+|parents?|families|cover|posts?|"
    r"vacanc\w+|jobs?|adverts?|polic(?:y|ies)|support\w*|contacts?|responsib\w+|named|first aid\w*|"
    r"welcome|our staff|staff list|who['’]s who|new|farewell|goodbye|meet|interviews?|panel|"
    r"run by|led by|see|speak to|questions|safeguarding|designated|sencos?)\b",
    re.IGNORECASE,
)
_OF_STAFF = re.compile(
    r"\b(?:staff|teachers|teaching assistants|tas|employees|colleagues|members|cleaners|drivers|"
    r"lunchtime supervisors|technicians|people|those|everybody|everyone|anyone|who)\b",
    re.IGNORECASE,
)
_PERSONNEL = frozenset({"staff_hr", "pay", "trade_union", "political"})
_SHORT_REST = 3  # characters that a title may hold besides


def title_categories(title: str) -> frozenset[str]:
    """The categories a title tells of everybody listed under it; none where it titles no list."""
    if not title:
        return frozenset()
    bare = " ".join(_WHEN.sub(" ", _ON.sub(" ", title)).split())
    named = {category for words, category in _LISTED if words.fullmatch(bare)}
    return frozenset(named) or _told_by_words(title)


def categories_of_listed(title: str, *, of_adults: bool = False) -> frozenset[str]:
    """The same of a title right above bare names: they are a list, whatever it calls itself.

    A mail's subject or a sheet's name is no such title: what it speaks of may be an occasion.
    `of_adults`: of whom most lists say what they do for others, not what they are.
    """
    found = title_categories(title)
    if of_adults:
        if _OF_OTHERS.search(title) or _TAKING_PART.search(title):
            return frozenset()
        if _OF_STAFF.search(title) is None:
            return found & _PERSONNEL
    if found or _TAKING_PART.search(title):
        return found
    told = {t.category for t in tellings(title) if t.strength is not Strength.WEAK}
    return frozenset(told - _OF_LESSONS)


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
    told = frozenset(t.category for t in found if t.strength is not Strength.WEAK)
    return told - _OF_LESSONS if told & _GRAVE else told
