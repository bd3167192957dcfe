"""Whom of several people a text names by their form, year, birth or home.

Each question takes the candidates and gives those it is true of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache

from detectors.dates import PATTERN as DATE
from detectors.dates import TRIGGER, read_date
from scanner.model import Person
from scanner.roster.roster import Roster

People = frozenset[str]
Proof = Callable[[People], People]

_WORD = re.compile(r"\w+")
# What follows is looked at but not taken: "y year 5" names a year as well.
_YEAR = re.compile(r"\b(?:nc ?)?(?:year|yr|y)\.?(?: ?(?:group|gp|grp))? ?[:.-]? ?(?=(-?\w+))")
# The year, not the desk: "please send him to reception at two".
_RECEPTION = re.compile(
    r"(?<!\bto )(?<!\bat )(?<!\bthe )(?<!\bby )(?<!\bvia )(?<!\bfrom )(?<!\bnear )(?<!\bmain )"
    r"(?<!\bschool )(?<!\boutside )\breception\b(?! (?:desk|area|office|staff|team|at|by|on|and)\b)"
)
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
_YEAR_OF_WORD = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}
_SHORTEST_STREET = 6  # letters


class Proofs:
    """The questions, over one roster. Texts are case-folded."""

    def __init__(self, roster: Roster) -> None:
        self._people = roster.people
        self._schools = {s.id: _short_name(s.name) for s in roster.schools.values()}
        self._form_of = {p.id: p.form.casefold() for p in roster.people.values() if p.form}
        self._forms_by_word: Mapping[str, set[str]] = defaultdict(set)
        for form in self._form_of.values():
            self._forms_by_word[_first_word(form)].add(form)
        self._form_words = frozenset(self._forms_by_word)
        self._forms_in = lru_cache(maxsize=64)(self._find_forms)

    def in_form(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose form stands in the text."""
        forms = self._forms_in(text)
        return _those(candidates, lambda person: self._form_of.get(person) in forms)

    def in_year(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose year group stands in the text: "Year 5", "Y5", "yr. five"."""
        years = _years_in(text)
        return _those(candidates, lambda person: _year_of(self._people[person]) in years)

    def born_on_day_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose date of birth stands in the text."""
        days = days_in(text)
        return _those(candidates, lambda person: _is_born_on(self._people[person], days))

    def living_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose postcode, or the house and street of whose address, stands in the text."""
        return _those(candidates, lambda person: _lives_in(text, self._people[person]))

    def at_school_named_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those of whose schools the text names one."""
        named = {school for school, name in self._schools.items() if name in text}
        return _those(candidates, lambda p: not named.isdisjoint(self._people[p].schools))

    def any_of(self, text: str, candidates: Iterable[str]) -> bool:
        """Does the text tell any of this of any of the candidates?"""
        people = tuple(candidates)
        return bool(
            self.in_form(text, people)
            or self.in_year(text, people)
            or self.born_on_day_in(text, people)
            or self.living_in(text, people)
            or self.at_school_named_in(text, people)
        )

    def names_a_form(self, text: str) -> bool:
        """Does anybody's form stand in the text?"""
        return bool(self._forms_in(text))

    def _find_forms(self, text: str) -> frozenset[str]:
        """The forms of the roster that stand in the text as whole words."""
        words = _words_of(text)
        likely = {form for word in self._form_words & words for form in self._forms_by_word[word]}
        return frozenset(form for form in likely if form in words or _whole(form).search(text))


def days_in(text: str) -> frozenset[date]:
    """Every day that a date in the text may say."""
    return _days_in(text)


@lru_cache(maxsize=64)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def _opens_year(word: str) -> bool:
    """ "year", "yr", "y5": a year group may begin with it; "you" and "yesterday" begin none."""
    return word[0] == "y" and (word.startswith(("year", "yr")) or not word[1:].isalpha())


@lru_cache(maxsize=512)
def _whole(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?!\w)")


@lru_cache(maxsize=64)
def _days_in(text: str) -> frozenset[date]:
    if TRIGGER.search(text) is None:
        return frozenset()
    return frozenset(day for match in DATE.finditer(text) if (day := read_date(match)) is not None)


@lru_cache(maxsize=64)
def _years_in(text: str) -> frozenset[str]:
    words = _words_of(text)
    years = {found[1] for found in _YEAR.finditer(text)} if any(map(_opens_year, words)) else set()
    years |= {year.removeprefix("-") for year in years}
    years |= {_YEAR_OF_WORD[year] for year in years & _YEAR_OF_WORD.keys()}
    if ("reception" in words and _RECEPTION.search(text)) or "foundation stage" in text:
        years |= {"r", "0"}
    if "nursery" in words:
        years |= {"n", "n1", "n2", "-1"}
    return frozenset(years)


def _those(candidates: Iterable[str], is_so: Callable[[str], bool]) -> People:
    return frozenset(filter(is_so, candidates))


def _year_of(person: Person) -> str:
    """A year group as texts give it; of those without one a word that stands in no text."""
    return person.year_group.casefold().removeprefix("year").strip() or "no year"


def _is_born_on(person: Person, days: frozenset[date]) -> bool:
    return person.date_of_birth is not None and person.date_of_birth.reveal() in days


def _lives_in(text: str, person: Person) -> bool:
    if person.postcode is not None and person.postcode.reveal().casefold() in text:
        return True
    if person.address is None:
        return False
    street = person.address.reveal().partition(",")[0].strip().casefold()
    return len(street) >= _SHORTEST_STREET and street in text


def _first_word(form: str) -> str:
    word = _WORD.search(form)
    return word[0] if word is not None else ""


def _short_name(name: str) -> str:
    """What a school is called for short: "Oak" of "Oak Primary School" is too little to go by."""
    return name.casefold().removesuffix(" school")
