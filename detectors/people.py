"""Names of the people on the roster, however they are written.

Yields candidates and how each was written; who is meant is decided later, with all evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from detectors.comparable import BREAK, Comparable, comparable, normal
from detectors.name_slip import NameSlips, Slip
from detectors.word_names import is_a_season, is_in_a_date, is_words, opens_as_verb, opens_sentence
from detectors.written_names import NOBODY, Hit, People, WrittenNames, comes_after_hyphen
from scanner.model import Mention, MentionKind, NameForm, Part, Person, PersonKind

_ADULTS = frozenset({PersonKind.CONTACT, PersonKind.STAFF, PersonKind.AGENCY})
_TITLES = r"(?:mr|mrs|miss|ms|mx|dr|prof|rev|fr|sir|lady|lord|master|king|queen|saint|st)"
_TITLE_WORDS = tuple(_TITLES.strip("(?:)").split("|"))
_TITLE_BEFORE = re.compile(rf"\b({_TITLES})\.?(?: (?:and|&) {_TITLES}\.?)? (?:[a-z]\.? )?$")
_TITLE_REACH = 24
_ADULT_TITLES = frozenset(["mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "sir"])
_PEERAGE = frozenset(["king", "queen", "saint", "st", "lord", "lady"])

_FORM_REACH = 18  # characters: " from class 10C2"
_MOST_CONTINUED = 400  # people looked through for a longer name that begins like this
_LONGEST_MIDDLE = 16
_MIDDLE = re.compile(r" [a-z'.]+ | [\"'(][a-z]+[\"')] ")
_NO_MIDDLE = frozenset({"and", "or", "to", "with", "for", "is", "in", "at"})
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_][\w'’]*) $")
_WORD_AFTER = re.compile(r" ([^\W\d_][\w'’]*)")
_POSSESSIVE = re.compile(r"['’]s?$")
_CONFIDENCE = {
    NameForm.FULL: 0.95,
    NameForm.NICKNAME: 0.7,
    NameForm.INITIALS: 0.6,
    NameForm.TYPO: 0.7,
    NameForm.FAMILY: 0.5,
    NameForm.GIVEN: 0.4,
}


class _Name(NamedTuple):
    """A stretch of the comparable text that names these people."""

    start: int
    end: int
    people: People
    form: NameForm


class RosterNames:
    """Finds everybody of a roster by name: full, turned round, short, with initials or a slip."""

    name = "people"
    categories = frozenset({"identity"})

    def __init__(self, people: Iterable[Person]) -> None:
        everyone = tuple(people)
        self._kinds = {person.id: person.kind for person in everyone}
        self._forms = {person.id: normal(person.form) for person in everyone if person.form}
        self._form_names = frozenset(self._forms.values())
        self._names = WrittenNames(everyone)
        self._slips = NameSlips(self._names)
        # A lone given name has hundreds of bearers, and comes again and again.
        self._ordered = lru_cache(maxsize=4096)(self._order)
        self._adults = lru_cache(maxsize=4096)(self._find_adults)

    def mentions(self, part: Part) -> Iterator[Mention]:
        """Every name of the roster in the part, with its candidates."""
        page = comparable(part.text.reveal())
        hits = self._names.hits(page)
        done = 0
        has_hyphens = "-" in page.written
        for position, hit in enumerate(hits):
            if hit.start < done:
                continue
            name = (
                self._hyphenated(page, hits, position)
                if has_hyphens
                else self._read(page, hits, position)
            )
            if name is not None and name.people:
                done = name.end
                yield self._mention(part, page, name)

    # -- what a hit is

    def _hyphenated(self, page: Comparable, hits: Sequence[Hit], position: int) -> _Name | None:
        """The same as `_read`, where a hit may be half of a longer name."""
        hit = hits[position]
        if hit.form not in self._names.full and comes_after_hyphen(page, hit.start):
            return None  # its other half will find it
        if _goes_on_with_hyphen(page, hit.end):
            return self._continued(page, hit)
        return self._read(page, hits, position)

    def _read(self, page: Comparable, hits: Sequence[Hit], position: int) -> _Name | None:
        """The name that a hit is or belongs to, if it is any."""
        hit = hits[position]
        if hit.form in self._names.full:
            return self._in_full(page, hit)
        named = self._with_middle_name(page, hits, position)
        if named is not None:
            return named
        # "the list went to Eamon": a half in small letters goes with no other in large ones.
        if page.written_at(hit.start, hit.end).islower():
            return self._shortened(page, hit)
        before = self._slips.words_before(page, hit)
        return (
            _as_name(next(self._slips.beside(page, hit, before), None))
            or self._shortened(page, hit)
            or _as_name(next(self._slips.short_forms(hit, before), None))
            or self._half(page, hit)
        )

    def _in_full(self, page: Comparable, hit: Hit) -> _Name | None:
        """Not the ordinary words that some names are, unless a form stands beside them."""
        people = self._names.full[hit.form]
        first, last = page.span(hit.start, hit.end)
        is_plain = is_words(page.written[first:last], page.written[last : last + 12])
        if is_plain and not self._has_form_beside(page, hit, people):
            return None
        fitting = self._fitting(people, _title_before(page, hit.start))
        return _Name(hit.start, hit.end, fitting, NameForm.FULL)

    def _has_form_beside(self, page: Comparable, hit: Hit, people: People) -> bool:
        beside = page.text[max(0, hit.start - _FORM_REACH) : hit.end + _FORM_REACH]
        forms = {self._forms[person] for person in people if person in self._forms}
        return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", beside) for form in forms)

    def _with_middle_name(
        self, page: Comparable, hits: Sequence[Hit], position: int
    ) -> _Name | None:
        """A given name and a family name with one middle name or initial between them."""
        if position + 1 >= len(hits):
            return None
        first, second = hits[position], hits[position + 1]
        if second.start - first.end > _LONGEST_MIDDLE:
            return None
        people = self._names.given.get(first.form, NOBODY) & self._names.family.get(
            second.form, NOBODY
        )
        if not people:
            return None
        middle = page.text[first.end : second.start]
        if _MIDDLE.fullmatch(middle) is None or middle.strip() in _NO_MIDDLE:
            return None
        return _Name(first.start, second.end, people, NameForm.FULL)

    def _shortened(self, page: Comparable, hit: Hit) -> _Name | None:
        """A whole name with a short form or an initial."""
        nicknamed = self._names.nicknames.get(hit.form)
        initialled = self._names.initials.get(hit.form)
        if not (nicknamed or initialled) or is_words(page.written_at(hit.start, hit.end)):
            return None
        title = _title_before(page, hit.start)
        if nicknamed:
            # "Qiang Dela Curz": the family name goes on, and is a slip away.
            longer = self._continued(page, hit) if _goes_on_large(page, hit.end) else None
            if longer is not None:
                return longer
            fitting = self._fitting(nicknamed, title)
            return _Name(hit.start, hit.end, fitting, NameForm.NICKNAME)
        if initialled and _is_initial(page, hit.start):
            fitting = self._fitting(initialled, title)
            return _Name(hit.start, hit.end, fitting, NameForm.INITIALS)
        return None

    def _half(self, page: Comparable, hit: Hit) -> _Name | None:
        """A family name with a title, or a given name by itself; both have their capital."""
        if not page.written[page.original(hit.start)].isupper():
            return None
        title = _title_before(page, hit.start)
        if title is None:
            given = self._names.given.get(hit.form)
            if given and self._is_lone_given(page, hit):
                return _Name(hit.start, hit.end, given, NameForm.GIVEN)
        elif title not in _PEERAGE and hit.form in self._names.family:
            adults = self._adults(self._names.family[hit.form])
            return _Name(hit.start, hit.end, adults, NameForm.FAMILY)
        return None

    def _continued(self, page: Comparable, hit: Hit) -> _Name | None:
        """Half of a longer name ("Scott" of "Scott-Mabtha"): the whole, where it is a slip away."""
        for person in sorted(self._names.bearers_in_part(hit.form))[:_MOST_CONTINUED]:
            for name in self._names.names_of[person]:
                match = _words(name.count(" ") + 1).match(page.text, hit.start)
                if match and OSA.distance(match.group(), name, score_cutoff=1) == 1:
                    people = self._names.full[name]
                    return _Name(hit.start, match.end(), people, NameForm.TYPO)
        return None

    def _is_lone_given(self, page: Comparable, hit: Hit) -> bool:
        """A given name by itself: not half of a name that is not ours, no month, no verb."""
        text = page.written
        start, end = page.span(hit.start, hit.end)
        if is_in_a_date(text, start, end) or opens_as_verb(text, start) or is_a_season(text, start):
            return False
        after = _WORD_AFTER.match(text, end, end + 30)
        goes_on = after and after[1][:1].isupper() and not after[1].isupper() and len(after[1]) > 1
        if goes_on and after and normal(after[1]) not in self._form_names:
            return False
        before = _WORD_BEFORE.search(text[max(0, start - 30) : start])
        return not (
            before
            and before[1][:1].isupper()
            and normal(_POSSESSIVE.sub("", before[1])) not in self._form_names
            and not opens_sentence(text, start - 1 - len(before[1]))
        )

    # -- making mentions

    def _fitting(self, people: People, title: str | None) -> People:
        if title in _ADULT_TITLES:
            return self._adults(people) or people
        return people

    def _find_adults(self, people: People) -> People:
        return frozenset(person for person in people if self._kinds[person] in _ADULTS)

    def _order(self, people: People) -> tuple[tuple[str, ...], PersonKind]:
        """The people in order, and what they are taken for until one of them is meant."""
        kinds = {self._kinds[person] for person in people}
        kind = PersonKind.PUPIL if PersonKind.PUPIL in kinds else min(kinds)
        return tuple(sorted(people)), kind

    def _mention(self, part: Part, page: Comparable, name: _Name) -> Mention:
        start, end = page.span(name.start, name.end)
        subjects, value = self._ordered(name.people)
        return Mention(
            self.name,
            MentionKind.PERSON,
            value,
            part.index,
            start,
            end,
            _CONFIDENCE[name.form],
            subjects,
            name.form,
        )


def _as_name(slip: Slip | None) -> _Name | None:
    return None if slip is None else _Name(slip.start, slip.end, slip.people, slip.form)


def _title_before(page: Comparable, start: int) -> str | None:
    """The title that stands before a name, in small letters; of two the first."""
    # Nearly always the word before is no title and no initial, which is seen at a glance.
    if start < 2 or page.text[start - 1] != " ":
        return None
    word = page.text[max(0, start - _TITLE_REACH) : start - 1].rpartition(" ")[2].removesuffix(".")
    if len(word) > 1 and not word.endswith(_TITLE_WORDS):
        return None
    title = _TITLE_BEFORE.search(page.text, max(0, start - _TITLE_REACH), start)
    return title[1] if title is not None else None


def _is_initial(page: Comparable, start: int) -> bool:
    """Does a letter stand free, and is it no article: "a baker", "a winter"?"""
    if start and page.text[start - 1] not in BREAK + ' (,;:/["*':
        return False
    return page.text[start : start + 2] != "a " or page.begins_large(start)


def _goes_on_with_hyphen(page: Comparable, end: int) -> bool:
    """Is the name's last word half of a longer one, as in "Scott-Mabtha"?"""
    after = page.original(end - 1) + 1
    return page.written[after : after + 1] == "-" and page.written[after + 1 : after + 2].isalpha()


def _goes_on_large(page: Comparable, end: int) -> bool:
    """Does a space and a word with a capital follow?"""
    return (
        page.text[end : end + 1] == " " and end + 1 < len(page.text) and page.begins_large(end + 1)
    )


@lru_cache(maxsize=8)
def _words(count: int) -> re.Pattern[str]:
    return re.compile(rf"[\w']+(?: [\w']+){{{count - 1}}}")
