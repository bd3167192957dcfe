"""Names of which one half is right and the other is a slip or a short form.

A slip is one letter wrong, left out, doubled or changed round (policy.md 1, question 1). Neither
names anybody without further evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple

from rapidfuzz.distance import OSA

from detectors.comparable import Comparable
from detectors.short_forms import short_forms
from detectors.written_names import ByWords, Hit, WrittenNames
from scanner.model import NameForm

_SHORTEST = 4  # letters; in a shorter name one letter makes another name
_SHORTEST_SHORT = 2
_SHORTEST_ENDING = 3  # "Seun" of Oluwaseun, "Beth" of Elizabeth
_PET_ENDINGS = ("ie", "ey", "y", "i", "o", "s", "")
# How pet forms end in Slavic, Baltic, Hungarian, Romance, Greek and Turkish families, in India, and
# in English "Bazza". Source: ordinary usage, as in the pairs of `short_forms.yaml`.
_SHORTEST_BEFORE_PET = 3  # letters
_PETS_ABROAD = (
    *("ka", "ko", "ek", "ik", "yk", "usia", "unia", "ulka", "enka", "inka", "czek", "chka", "usha"),
    *("yusha", "cho", "cha", "chik", "cia", "ukas", "ute", "yte", "ele", "elis", "uska", "csi"),
    *("ciu", "ica", "uta", "inho", "inha", "ito", "ita", "illo", "illa", "etta", "uccio", "ette"),
    *("aki", "akis", "itsa", "oula", "cik", "cuk", "ush", "za", "u"),
)
_WORDS_AFTER = re.compile(r"(?:[ ,]|, )((?:[^\W\d_][\w']*)(?: [^\W\d_][\w']*){0,2})")
_LAST_WORD = re.compile(r"[^\W\d_][\w']*$")
_MOST_WORDS = 3  # of one half of a name
_REACH = 60  # characters
_NONE: ByWords = {}
_KEPT = 16_384  # words of which it is known whose slips they are; nearly all are nobody's


class Slip(NamedTuple):
    """A stretch of the comparable text that is nearly somebody's whole name."""

    start: int
    end: int
    people: frozenset[str]
    form: NameForm


class NameSlips:
    """Looks beside one half of a name for a near miss of the other, which has its capital."""

    def __init__(self, names: WrittenNames) -> None:
        self._names = names
        self._families = _Misspelt(names.family)
        self._givens = _Misspelt(names.given)
        self._shortened = _Shortened(names.given)

    def words_before(self, page: Comparable, hit: Hit) -> list[tuple[str, int]]:
        """The words before a family name that may be a given name of it, and where they begin."""
        givens = self._names.givens.get(hit.form)
        return list(_before(page, hit.start, max(givens))) if givens else []

    def beside(
        self, page: Comparable, hit: Hit, before: Iterable[tuple[str, int]]
    ) -> Iterator[Slip]:
        """Near names around the half that was hit, the likeliest first; `before`: its words."""
        half = hit.form
        families = self._names.families.get(half, _NONE)
        givens = self._names.givens.get(half, _NONE)
        for word, end in _after(page, hit.end):
            near = self._families.among(word, families) if families else ()
            if near:
                pairs = [(half, family) for family in near]
                yield self._slip(hit.start, end, pairs, NameForm.TYPO)
            near = self._givens.among(word, givens) if givens else ()
            if near:
                pairs = [(given, half) for given in near]
                yield self._slip(hit.start, end, pairs, NameForm.TYPO)
        for word, start in before:
            near = self._givens.among(word, givens)
            if near:
                pairs = [(given, half) for given in near]
                yield self._slip(start, hit.end, pairs, NameForm.TYPO)

    def short_forms(self, hit: Hit, before: Sequence[tuple[str, int]]) -> Iterator[Slip]:
        """Short forms of given names before the family name that was hit; one word each."""
        by_words = self._names.givens.get(hit.form, _NONE)
        for word, start in before[-1:]:
            if " " in word or word in _OPENERS:
                continue
            pairs = [(given, hit.form) for given in self._shortened.among(word, by_words)]
            if pairs:
                yield self._slip(start, hit.end, pairs, NameForm.NICKNAME)

    def _slip(self, start: int, end: int, pairs: Iterable[tuple[str, str]], form: NameForm) -> Slip:
        full = self._names.full
        people = frozenset(p for given, family in pairs for p in full[f"{given} {family}"])
        return Slip(start, end, people, form)


class _Misspelt:
    """Names by what is left of them without one letter, where a slip of theirs is found as well."""

    def __init__(self, names: Iterable[str]) -> None:
        found: dict[str, list[str]] = defaultdict(list)
        for name in names:
            for left in _without_a_letter(name):
                found[left].append(name)
        self._by_rest = {left: tuple(alike) for left, alike in found.items()}
        self._near = lru_cache(maxsize=_KEPT)(self._find_near)

    def among(self, word: str, names: ByWords) -> Collection[str]:
        """Those of the names that are one letter away from the word, and of as many words."""
        alike = names.get(word.count(" ") + 1)
        if alike is None or len(word) < _SHORTEST:
            return ()
        near = self._near(word)
        return near & alike if near else ()

    def _find_near(self, word: str) -> frozenset[str]:
        """All names that are one letter away from the word."""
        alike = {name for left in _without_a_letter(word) for name in self._by_rest.get(left, ())}
        return frozenset(n for n in alike if OSA.distance(word, n, score_cutoff=1) == 1)


class _Shortened:
    """Given names by how they begin and end, where a short form of theirs is found."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names)
        self._own = frozenset(self._names)
        self._reversed = sorted(name[::-1] for name in self._names)
        self._ways = lru_cache(maxsize=_KEPT)(self._find_ways)

    def among(self, word: str, names: ByWords) -> Collection[str]:
        """Those of the names that the word shortens: by beginning, by end or by pet ending."""
        for alike in self._ways(word):
            found = [name for some in names.values() for name in alike & some]
            if found:
                return found
        return ()

    def _find_ways(self, word: str) -> tuple[frozenset[str], ...]:
        """All names that the word may shorten, those that it shortens alike together."""
        beginnings = dict.fromkeys(_stems(word))
        ways = [_beginning_with(beginning, self._names) for beginning in beginnings]
        if len(word) >= _SHORTEST_ENDING:
            ways.append([name[::-1] for name in _beginning_with(word[::-1], self._reversed)])
        # A name of its own, as "Monika" is, is no pet form of another child's "Monisha".
        if word not in self._own and word not in short_forms():
            ways += [_beginning_with(stem, self._names) for stem in _stems_of_pets(word)]
        return tuple(way for names in ways if (way := frozenset(names) - {word}))


def _beginning_with(letters: str, ordered: Sequence[str]) -> list[str]:
    first = bisect_left(ordered, letters)
    return list(takewhile(lambda name: name.startswith(letters), islice(ordered, first, None)))


def _without_a_letter(word: str) -> set[str]:
    """The word, and each way of leaving out one of its letters."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


def _after(page: Comparable, end: int) -> Iterator[tuple[str, int]]:
    """The next three, two and one words and where they end; only a space or comma parts them.

    Nothing where they begin small: most words do, and so cost no more than this look.
    """
    match = _WORDS_AFTER.match(page.text, end, end + _REACH)
    if match is None or not page.begins_large(match.start(1)):
        return
    words = match[1].split(" ")
    for count in range(len(words), 0, -1):
        taken = " ".join(words[:count])
        yield taken, match.start(1) + len(taken)


def _before(page: Comparable, start: int, most: int) -> Iterator[tuple[str, int]]:
    """The last words before and where they begin, those that begin large.

    First as many words as `most` allows and as a name has, then one word less, down to one.
    """
    text = page.text
    low = max(0, start - _REACH)
    end = len(text[low:start].removesuffix(" ").removesuffix(",")) + low
    if end == start:
        return
    starts: list[int] = []
    stop = end
    while len(starts) < min(most, _MOST_WORDS):
        piece_start = text.rfind(" ", low, stop) + 1 or low
        word = _LAST_WORD.search(text, piece_start, stop)
        if word is None:
            break
        starts.append(word.start())
        if word.start() > piece_start or piece_start == low:
            break
        stop = piece_start - 1
    for first in reversed(starts):
        if page.begins_large(first):
            yield text[first:end], first


def _beginnings(stem: str) -> Iterator[str]:
    """A short form's stem, and how the whole name spells it: "Kully" Kulwinder, "Mick" Micheál."""
    yield stem
    if len(stem) > _SHORTEST_SHORT and stem[-1] == stem[-2]:
        yield stem[:-1]
    if stem.endswith("ck"):
        yield stem[:-1]
    if stem.endswith("z"):
        yield stem[:-1] + "s"
        yield stem[:-1] + "r"  # "Baz" Barry, "Gaz" Gareth


# Words that open sentences, and so stand before a name with a capital of their own.
_OPENERS = frozenset(
    """a about after again all also although an and any are as ask at be because been before both
    but by call can could dear did do does during each even every for from get give good had has
    have hello her hi his how i if in is it its just keep last let like make may might must my next
    no not now of off on once one only or our out over please put say see send she should show so
    some take tell thank thanks that the their then there these they this those though to today
    tell too two up us was we well were what when where which while who why will wish with would
    yes you your young little poor both neither either""".split()
)


def _stems(word: str) -> Iterator[str]:
    """How the names begin that the word shortens, the likeliest first."""
    for ending in _PET_ENDINGS:
        stem = word.removesuffix(ending)
        if word.endswith(ending) and len(stem) >= _SHORTEST_SHORT:
            yield from _beginnings(stem)


def _stems_of_pets(word: str) -> Iterator[str]:
    """How the names begin of which the word is a pet form in another language, longest first."""
    stems = {len(word) - len(ending) for ending in _PETS_ABROAD if word.endswith(ending)}
    for length in sorted(stems, reverse=True):
        if length >= _SHORTEST_BEFORE_PET:
            yield word[:length]
