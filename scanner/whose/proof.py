"""Whom of several people a text names by their form, year, birth or home.

Each question takes the candidates and gives those it is true of.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache

from detectors.dates import PATTERN as DATE
from detectors.dates import TRIGGER, read_date
from detectors.word_split import split_words
from scanner.model import Person
from scanner.roster.roster import Roster

People = frozenset[str]
Proof = Callable[[People], People]

_WORD = re.compile(r"\w+")
# What follows is looked at but not taken: "y year 5" names a year as well.
# "year", "yr", "y5": a year group may begin with it; "you" and "yesterday" begin none.
_OPENS_YEAR = re.compile(r"y(?<!\wy)(?:ear|r|(?![^\W\d_])|\w*[\d_])")
_YEAR = re.compile(r"\b(?:nc ?)?(?:year|yr|y)\.?(?: ?(?:group|gp|grp))? ?[:.-]? ?(?=(-?\w+))")
# The year, not the desk: "please send him to reception at two".
_RECEPTION = re.compile(
    r"(?<!\bto )(?<!\bat )(?<!\bthe )(?<!\bby )(?<!\bvia )(?<!\bfrom )(?<!\bnear )(?<!\bmain )"
    r"(?<!\bschool )(?<!\boutside )\breception\b(?! (?:desk|area|office|staff|team|at|by|on|and)\b)"
)
_NURSERY = re.compile(r"\bnursery\b")
_NUMBERS = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
_YEAR_OF_WORD = {word: str(number) for number, word in enumerate(_NUMBERS, start=1)}
_SHORTEST_STREET = 6  # letters
_NOBODY: People = frozenset()


class Proofs:
    """The questions, over one roster. Texts are case-folded."""

    def __init__(self, roster: Roster) -> None:
        self._people = roster.people
        self._schools = {s.id: _short_name(s.name) for s in roster.schools.values()}
        self._form_of = {
            p.id: p.form.casefold() for p in roster.people.values() if _WORD.search(p.form)
        }
        self._home_of = {p.id: _home(p) for p in roster.people.values() if p.postcode or p.address}
        self._forms_by_word: Mapping[str, set[str]] = defaultdict(set)
        for form in self._form_of.values():
            self._forms_by_word[_first_word(form)].add(form)
        self._form_words = frozenset(self._forms_by_word)
        self._forms_in = lru_cache(maxsize=64)(self._find_forms)
        self._schools_in = lru_cache(maxsize=4)(self._find_schools)  # of the item at hand

    def in_form(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose form stands in the text."""
        forms = self._form_of
        return frozenset(p for p in candidates if p in forms and _stands_in(forms[p], text))

    def in_year(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose year group stands in the text: "Year 5", "Y5", "yr. five"."""
        years = _years_in(text)
        if not years:
            return _NOBODY
        return _those(candidates, lambda person: _year_of(self._people[person]) in years)

    def born_on_day_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose date of birth stands in the text."""
        days = days_in(text)
        if not days:
            return _NOBODY
        return _those(candidates, lambda person: _is_born_on(self._people[person], days))

    def living_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those whose postcode, or the house and street of whose address, stands in the text."""
        homes = self._home_of
        return frozenset(
            p for p in candidates if p in homes and any(line in text for line in homes[p])
        )

    def at_school_named_in(self, text: str, candidates: Iterable[str]) -> People:
        """Those of whose schools the text names one."""
        named = self._schools_in(text)
        if not named:
            return _NOBODY
        return _those(candidates, lambda p: not named.isdisjoint(self._people[p].schools))

    def _find_schools(self, text: str) -> frozenset[str]:
        return frozenset(school for school, name in self._schools.items() if name in text)

    def any_of(self, text: str, candidates: Collection[str]) -> bool:
        """Does the text tell any of this of any of the candidates?"""
        return bool(
            self.in_form(text, candidates)
            or self.in_year(text, candidates)
            or self.born_on_day_in(text, candidates)
            or self.living_in(text, candidates)
            or self.at_school_named_in(text, candidates)
        )

    def names_a_form(self, text: str) -> bool:
        """Does anybody's form stand in the text?"""
        return bool(self._forms_in(text))

    def _find_forms(self, text: str) -> frozenset[str]:
        """The forms of the roster that stand in the text as whole words."""
        words = self._form_words.intersection(split_words(text))
        likely = {form for word in words for form in self._forms_by_word[word]}
        return frozenset(form for form in likely if _stands_in(form, text))


def days_in(text: str) -> frozenset[date]:
    """Every day that a date in the text may say."""
    return _days_in(text)


def _stands_in(form: str, text: str) -> bool:
    """Does the form stand in the text as whole words?"""
    return form in text and _whole(form).search(text) is not None


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
    years = {found[1] for found in _YEAR.finditer(text)} if _OPENS_YEAR.search(text) else set()
    years |= {year.removeprefix("-") for year in years}
    years |= {_YEAR_OF_WORD[year] for year in years & _YEAR_OF_WORD.keys()}
    if ("reception" in text and _RECEPTION.search(text)) or "foundation stage" in text:
        years |= {"r", "0"}
    if "nursery" in text and _NURSERY.search(text):
        years |= {"n", "n1", "n2", "-1"}
    return frozenset(years)


def _those(candidates: Iterable[str], is_so: Callable[[str], bool]) -> People:
    return frozenset(filter(is_so, candidates))


def _year_of(person: Person) -> str:
    """A year group as texts give it; of those without one a word that stands in no text."""
    return person.year_group.casefold().removeprefix("year").strip() or "no year"


def _is_born_on(person: Person, days: frozenset[date]) -> bool:
    return person.date_of_birth is not None and person.date_of_birth.reveal() in days


def _home(person: Person) -> tuple[str, ...]:
    """What a text must hold to name somebody's home: the postcode, or house and street."""
    postcode = person.postcode.reveal().casefold() if person.postcode is not None else None
    address = person.address.reveal() if person.address is not None else ""
    street = address.partition(",")[0].strip().casefold()
    is_telling = len(street) >= _SHORTEST_STREET
    return (*(() if postcode is None else (postcode,)), *((street,) if is_telling else ()))


def _first_word(form: str) -> str:
    word = _WORD.search(form)
    return word[0] if word is not None else ""


def _short_name(name: str) -> str:
    """What a school is called for short: "Oak" of "Oak Primary School" is too little to go by."""
    return name.casefold().removesuffix(" school")
