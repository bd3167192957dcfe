"""Names of which one half is right and the other is a slip or a short form.

A slip is one letter wrong, left out, doubled or changed round (policy.md 1, question 1). Neither
names anybody without further evidence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from scanner.model import NameForm

_SHORTEST = 4  # letters; in a shorter name one letter makes another name
_SHORTEST_SHORT = 2
_SHORTEST_ENDING = 3  # "Seun" of Oluwaseun, "Beth" of Elizabeth
_PET_ENDINGS = ("ie", "ey", "y", "i", "o", "s", "")
_WORDS_AFTER = re.compile(r"(?:[ ,]|, )((?:[^\W\d_][\w']*)(?: [^\W\d_][\w']*){0,2})")
_WORDS_BEFORE = re.compile(r"((?:[^\W\d_][\w']* ){0,2}[^\W\d_][\w']*)(?:,? |,)$")


@dataclass(frozen=True, slots=True)
class Slip:
    """A stretch of the comparable text that is nearly somebody's whole name."""

    start: int
    end: int
    people: frozenset[str]
    form: NameForm
    odd: tuple[int, int]  # where the half stands that is not written as the roster has it


class NameSlips:
    """Looks beside one half of a name for a near miss of the other.

    `families` are the family names that go with a given name, `givens` the other way round,
    `people` those of each pair: all as names are compared.
    """

    def __init__(
        self,
        families: Mapping[str, Collection[str]],
        givens: Mapping[str, Collection[str]],
        people: Mapping[tuple[str, str], Collection[str]],
    ) -> None:
        self._families = families
        self._givens = givens
        self._people = people

    def beside(self, text: str, start: int, end: int) -> Iterator[Slip]:
        """Near names around the half that stands at `start` to `end`, the likeliest first."""
        half = text[start:end]
        families, givens = self._families.get(half, ()), self._givens.get(half, ())
        for words in _after(text, end):
            for pairs in (
                [(half, family) for family in _near(words[0], families)],
                [(given, half) for given in _near(words[0], givens)],
            ):
                if pairs:
                    yield self._slip(start, words[2], pairs, NameForm.TYPO, words[1:])
        for words in _before(text, start):
            pairs = [(given, half) for given in _near(words[0], givens)]
            if pairs:
                yield self._slip(words[1], end, pairs, NameForm.TYPO, words[1:])

    def short_forms(self, text: str, start: int, end: int) -> Iterator[Slip]:
        """Short forms of given names before the family name at `start` to `end`."""
        family = text[start:end]
        givens = self._givens.get(family, ())
        for words in _before(text, start) if givens else ():
            pairs = [(given, family) for given in _short_of(words[0], givens)]
            if pairs:
                yield self._slip(words[1], end, pairs, NameForm.NICKNAME, words[1:])

    def _slip(
        self,
        start: int,
        end: int,
        pairs: Iterable[tuple[str, str]],
        form: NameForm,
        odd: tuple[int, int],
    ) -> Slip:
        people = frozenset(person for pair in pairs for person in self._people[pair])
        return Slip(start, end, people, form, odd)


Words = tuple[str, int, int]


def _after(text: str, end: int) -> Iterator[Words]:
    """The next three, two and one words, where nothing but a space or comma parts them."""
    match = _WORDS_AFTER.match(text, end, end + 60)
    if match is None:
        return
    words = match[1].split(" ")
    for count in range(len(words), 0, -1):
        taken = " ".join(words[:count])
        yield taken, match.start(1), match.start(1) + len(taken)


def _before(text: str, start: int) -> Iterator[Words]:
    """The last three, two and one words before."""
    match = _WORDS_BEFORE.search(text[max(0, start - 60) : start])
    if match is None:
        return
    offset = max(0, start - 60)
    words = match[1].split(" ")
    for count in range(len(words), 0, -1):
        taken = " ".join(words[-count:])
        last = offset + match.end(1)
        yield taken, last - len(taken), last


def _near(word: str, names: Collection[str]) -> list[str]:
    """The names that are one letter away from the word."""
    if len(word) < _SHORTEST or not names:
        return []
    count = word.count(" ")
    alike = [name for name in names if name.count(" ") == count]
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
