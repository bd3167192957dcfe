"""Every way in which the names of a roster are written, and where a text holds one of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress, count, product
from typing import NamedTuple

from detectors.comparable import Comparable, normal
from detectors.short_forms import short_forms
from detectors.word_split import folded_words, split_words
from scanner.model import Person

People = frozenset[str]  # ids
NOBODY: People = frozenset()
ByWords = Mapping[int, frozenset[str]]

_WORDS = re.compile(r"(\w+)")
_DASH = " - "  # between what is said and of whom, in notes and titles
_EDGES = " .,'\"()[]"
_END = "\0"  # after the last word of a text; no name goes on with it
_BETWEEN_WORDS = re.compile(r"[\s,(){}\[\]\"./-]+")
# Words inside a name that are often written small.
_PARTICLES = frozenset(
    """al el bin bint ibn abu ap ab ferch de da di do dos du del della der den van von vd la le les
    y e i ul ur o mac mc nic ni st ter ten zu""".split()
)


class Hit(NamedTuple):
    """A stretch of the comparable text that is written as some name is."""

    start: int
    end: int
    form: str


class WrittenNames:
    """The names of a roster as they are written, each with the ids of its bearers.

    `full` holds whole names in every order, `nicknames` and `initials` those with a short form or
    a single letter, `given` and `family` the halves. `families` are the family names that go with
    a given name by how many words they are of, `givens` the other way round. All as names are
    compared.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        learnt = _Learnt()
        self.names_of: dict[str, list[str]] = defaultdict(list)
        for person in people:
            for given, family in _names(person):
                self.names_of[person.id].append(f"{given} {family}")
                learnt.take_up(given, family, frozenset({person.id}))
        self.full: Mapping[str, People] = learnt.full
        self.nicknames: Mapping[str, People] = learnt.nicknames
        self.initials: Mapping[str, People] = learnt.initials
        self.given = {name: frozenset(ids) for name, ids in learnt.given.items()}
        self.family = {name: frozenset(ids) for name, ids in learnt.family.items()}
        self.families = {one: _by_words(others) for one, others in learnt.families.items()}
        self.givens = {one: _by_words(others) for one, others in learnt.givens.items()}
        # The longest way of writing is looked for first.
        # Few words differ in it, and those that are alike share one tuple.
        by_length = lru_cache(lambda counts: tuple(sorted(counts, reverse=True)))
        self._counts = {w: by_length(frozenset(c)) for w, c in learnt.lengths.items()}
        self._following = frozenset(learnt.following)
        self._goes_on_with = self._following | {""}  # where two marks meet, no word stands

    def hits(self, page: Comparable) -> list[Hit]:
        """The longest names that begin and end with a word, from left to right."""
        # Line ends and hyphens part words in either, and the first is split but once for all.
        split = folded_words(page.written) if page.keeps_offsets else split_words(page.text)
        words = [*split, _END]
        begun = list(compress(count(), map(self._counts.__contains__, words)))
        if not begun:
            return []
        ends = list(accumulate(map(len, words)))  # without what parts the words
        has_dashes = _DASH in page.written
        found: list[Hit] = []
        done = 0
        for number in begun:
            if ends[number] - len(words[number]) + number < done:
                continue
            hit = self._hit_from(page, words, ends, number)
            if hit is None or (
                has_dashes and self._ends_in_another(page, words, ends, number, hit)
            ):
                continue
            found.append(hit)
            done = hit.end
        return found

    def _hit_from(
        self, page: Comparable, words: Sequence[str], ends: Sequence[int], number: int
    ) -> Hit | None:
        """The longest name that begins with this word. `ends`: those of the words, added up."""
        word = words[number]
        counts = self._counts[word]
        if counts[0] > 1 and words[number + 1] in self._goes_on_with:
            words_of_it = self._goes_on(words, number, counts[0])
        elif counts[-1] == 1:
            words_of_it = [number]
        else:
            return None  # "a" begins "A Smith", and mostly none follows
        start = ends[number] - len(word) + number
        for of_words in counts:
            if of_words <= len(words_of_it):
                last = words_of_it[of_words - 1]
                end = ends[last] + last
                form = page.text[start:end]
                if self._is_name(page, form, start, end):
                    return Hit(start, end, form)
        return None

    def _ends_in_another(
        self, page: Comparable, words: Sequence[str], ends: Sequence[int], number: int, hit: Hit
    ) -> bool:
        """ "Essentials Grant - Renée Ffrench": the whole name behind the dash is meant."""
        first, last = page.span(hit.start, hit.end)
        if _DASH not in page.written[first:last]:
            return False
        for later in range(number + 1, len(words)):
            if ends[later] + later > hit.end:
                return False
            if words[later] in self._counts:
                other = self._hit_from(page, words, ends, later)
                if other is not None and other.end > hit.end and other.form in self.full:
                    return True
        return False

    def _goes_on(self, words: Sequence[str], number: int, most: int) -> list[int]:
        """This word and those after it with which a name may go on, at most so many in all."""
        numbers = [number]
        following = number + 1
        while len(numbers) < most and words[following] in self._goes_on_with:
            if words[following]:
                numbers.append(following)
            following += 1
        return numbers

    def _is_name(self, page: Comparable, form: str, start: int, end: int) -> bool:
        """Is some name written like this stretch, and the stretch as a name is?"""
        if form in self.full or form in self.family:
            return _is_evenly_written(page, form, start, end)
        is_nickname = form in self.nicknames
        if not (is_nickname or form in self.given or form in self.initials):
            return False
        # "Jaayden-Lee Fenton" is no Leah Fenton: her short form is half of another's name.
        return _is_evenly_written(page, form, start, end) and not (
            is_nickname and comes_after_hyphen(page, start)
        )

    def bearers_in_part(self, form: str) -> People:
        """Everybody of whose name this may be the beginning."""
        return (
            self.full.get(form, NOBODY)
            | self.given.get(form, NOBODY)
            | self.family.get(form, NOBODY)
            | self.nicknames.get(form, NOBODY)
        )


def comes_after_hyphen(page: Comparable, start: int) -> bool:
    """Does a hyphen part the word that begins here from a word before it?"""
    first = page.original(start)
    return first > 1 and page.written[first - 1] == "-" and page.written[first - 2].isalpha()


def _is_evenly_written(page: Comparable, form: str, start: int, end: int) -> bool:
    """Not "to Corazon" or "Rivers will": a name's words begin all large or all small."""
    if " " not in form:
        return True
    written = page.written_at(start, end)
    if written.istitle():
        return True
    words = _BETWEEN_WORDS.split(written)
    return (
        len({w[0].isupper() for w in words if w[:1].isalpha() and w.lower() not in _PARTICLES}) <= 1
    )


@dataclass(slots=True)
class _Learnt:
    """What is gathered of the names while a roster is read."""

    full: dict[str, People] = field(default_factory=dict)
    nicknames: dict[str, People] = field(default_factory=dict)
    initials: dict[str, People] = field(default_factory=dict)
    given: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    family: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    families: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    givens: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    # Of how many words the ways of writing are that begin with a word.
    lengths: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    following: set[str] = field(default_factory=set)  # all words but the first

    def take_up(self, given: str, family: str, bearer: People) -> None:
        """Every way in which one name of one person is written."""
        for one, other in product(_spellings(given), _spellings(family)):
            self.given[one] |= bearer
            self.family[other] |= bearer
            self.families[one].add(other)
            self.givens[other].add(one)
            self._note_lengths((one, other))
            self._add(self.full, _orders(one, other), bearer)
            self._add(self.initials, _with_initial(one, other), bearer)
        for short, kept in _shortened(given, family):
            self._add(self.nicknames, _orders(short, kept), bearer)

    def _add(self, table: dict[str, People], forms: Sequence[str], bearer: People) -> None:
        for form in forms:
            others = table.get(form)
            # Nearly every name has one bearer, and all its forms share that one set.
            table[form] = bearer if others is None else others | bearer
        self._note_lengths(forms)

    def _note_lengths(self, forms: Iterable[str]) -> None:
        for form in forms:
            words = _WORDS.findall(form)
            self.lengths[words[0]].add(len(words))
            self.following.update(words[1:])


def _names(person: Person) -> Iterator[tuple[str, str]]:
    """Given and family names of a person, as names are compared."""
    for name in person.names:
        given, family = _plain(name.given.reveal()), _plain(name.family.reveal())
        if _WORDS.search(given) and _WORDS.search(family):
            yield given, family


def _by_words(names: Iterable[str]) -> ByWords:
    found: dict[int, set[str]] = defaultdict(set)
    for name in names:
        found[name.count(" ") + 1].add(name)
    return {words: frozenset(alike) for words, alike in found.items()}


def _plain(name: str) -> str:
    """A name as it is compared; its marks at either end are no letters of it."""
    return " ".join(normal(name).split()).strip(_EDGES)


def _spellings(name: str) -> Iterator[str]:
    """A folded name, and how it is written where its apostrophe gets lost."""
    yield name
    if " " in name:
        yield name.replace(" ", "")
    if "'" in name:
        yield name.replace("'", "")
        yield name.replace("'", " ")


def _orders(given: str, family: str) -> tuple[str, ...]:
    return (
        f"{given} {family}",
        f"{family}, {given}",
        f"{family},{given}",
        f"{family} {given}",
        f"{given},{family}",  # two columns of a CSV
    )


def _with_initial(given: str, family: str) -> tuple[str, ...]:
    letter = given[0]
    return (f"{letter} {family}", f"{letter}. {family}", f"{family}, {letter}")


def _shortened(given: str, family: str) -> Iterator[tuple[str, str]]:
    for short in _short_givens(given):
        yield short, family
    if " " in family:
        for piece in (family.split()[0], family.split()[-1]):
            if len(piece) > 3:
                yield given, piece


def _short_givens(given: str) -> Iterable[str]:
    """Short forms of a given name; of "Mary-Kate" its first word, and the forms of each word."""
    forms = short_forms()
    words = given.split()
    # The list has compound names as one word.
    found = dict.fromkeys(forms.get("".join(words).replace("'", ""), ()))
    if len(words) > 1:
        found[words[0]] = None
        for word in words:
            found |= dict.fromkeys(forms.get(word, ()))
    # "Mray-Kate Oxley" is the whole name with a slip, of which "Kate Oxley" would take the end;
    # where "Kate" stands alone, it is found as the end of the name.
    return [form for form in found if form not in words[1:]]
