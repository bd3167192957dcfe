"""Names of which one half is right and the other is a slip or a short form.

A slip is one letter wrong, left out, doubled or changed round (policy.md 1, question 1). Neither
names anybody without further evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from detectors.comparable import Comparable
from detectors.written_names import ByWords, Hit, WrittenNames
from scanner.model import NameForm

_SHORTEST = 4  # letters; in a shorter name one letter makes another name
_SHORTEST_SHORT = 2
_SHORTEST_ENDING = 3  # "Seun" of Oluwaseun, "Beth" of Elizabeth
_PET_ENDINGS = ("ie", "ey", "y", "i", "o", "s", "")
_WORDS_AFTER = re.compile(r"(?:[ ,]|, )((?:[^\W\d_][\w']*)(?: [^\W\d_][\w']*){0,2})")
_LAST_WORD = re.compile(r"[^\W\d_][\w']*$")
_MOST_WORDS = 3  # of one half of a name
_REACH = 60  # characters
_NONE: ByWords = {}


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch of the comparable text that is nearly somebody's whole name."""

    start: int
    end: int
    people: frozenset[str]
    form: NameForm


class NameSlips:
    """Looks beside one half of a name for a near miss of the other, which has its capital."""

    def __init__(self, names: WrittenNames) -> None:
        self._names = names

    def beside(self, page: Comparable, hit: Hit) -> Iterator[Slip]:
        """Near names around the half that was hit, the likeliest first."""
        half = hit.form
        families = self._names.families.get(half, _NONE)
        givens = self._names.givens.get(half, _NONE)
        for word, end in _after(page, hit.end):
            for pairs in (
                [(half, family) for family in _near(word, families)],
                [(given, half) for given in _near(word, givens)],
            ):
                if pairs:
                    yield self._slip(hit.start, end, pairs, NameForm.TYPO)
        for word, start in _before(page, hit.start) if givens else ():
            pairs = [(given, half) for given in _near(word, givens)]
            if pairs:
                yield self._slip(start, hit.end, pairs, NameForm.TYPO)

    def short_forms(self, page: Comparable, hit: Hit) -> Iterator[Slip]:
        """Short forms of given names before the family name that was hit."""
        givens = [
            name for some in self._names.givens.get(hit.form, _NONE).values() for name in some
        ]
        for word, start in _before(page, hit.start) if givens else ():
            pairs = [(given, hit.form) for given in _short_of(word, givens)]
            if pairs:
                yield self._slip(start, hit.end, pairs, NameForm.NICKNAME)

    def _slip(self, start: int, end: int, pairs: Iterable[tuple[str, str]], form: NameForm) -> Slip:
        full = self._names.full
        people = frozenset(p for given, family in pairs for p in full[f"{given} {family}"])
        return Slip(start, end, people, form)


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


def _before(page: Comparable, start: int) -> Iterator[tuple[str, int]]:
    """The last three, two and one words before and where they begin, those that begin large."""
    text = page.text
    low = max(0, start - _REACH)
    end = len(text[low:start].removesuffix(" ").removesuffix(",")) + low
    if end == start:
        return
    starts: list[int] = []
    stop = end
    while len(starts) < _MOST_WORDS:
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


def _near(word: str, names: ByWords) -> list[str]:
    """The names that are one letter away from the word, and of as many words."""
    alike = names.get(word.count(" ") + 1)
    if alike is None or len(word) < _SHORTEST:
        return []
    found = process.extract(word, alike, scorer=OSA.distance, score_cutoff=1, limit=None)
    return [name for name, distance, _ in found if distance == 1]


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


def _short_of(word: str, givens: Collection[str]) -> list[str]:
    """The given names that the word shortens: their beginning, or their end."""
    if " " in word or word in _OPENERS:
        return []
    for ending in _PET_ENDINGS:
        stem = word.removesuffix(ending) if ending else word
        if len(stem) < _SHORTEST_SHORT or not word.endswith(ending):
            continue
        for beginning in _beginnings(stem):
            found = [given for given in givens if given.startswith(beginning) and given != word]
            if found:
                return found
    if len(word) < _SHORTEST_ENDING:
        return []
    return [given for given in givens if given.endswith(word) and given != word]
