"""Which words of the lexicons begin with a given word: a look-up that is built as it is used.

A text meets few of the lexicons' words. So only the first words of all terms are known from the
start; what begins with one of them is written out in all its forms when a text first has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from detectors.vocabulary import (
    STOP,
    Expression,
    Form,
    Lexicon,
    Strength,
    WordList,
    first_words,
    flat_forms_from,
    load_lexicons,
)
from detectors.word_forms import told_by_ending
from scanner.model import CATEGORIES

# Words of a text remembered with what begins with them, the unknown ones too. A whole dictionary
# fits; texts in other languages or full of numbers start the memory anew from time to time.
_REMEMBERED = 100_000
# No word of a lexicon is as long; what is, is code.
_LONGEST = 40
_BOUNDS = f" {STOP}"


@dataclass(frozen=True, slots=True)
class Sense:
    """What words tell, and on what condition; without strength they are an exception."""

    category: str
    strength: Strength | None
    needs_frame: bool = False  # a weak noun tells nothing without words like "has", "his"
    needs_capitals: bool = False


@dataclass(slots=True)  # grown while a bucket is made
class Branch:
    """Terms that begin alike: those that end here, and where the next word of others leads."""

    ends: list[tuple[str, tuple[Sense, ...]]] = field(default_factory=list)  # flat form, senses
    onwards: dict[str, Branch] = field(default_factory=dict)


class Bucket(NamedTuple):
    """All that one word of a text may begin."""

    alone: tuple[Sense, ...]
    longer: Mapping[str, Branch]  # by the following word


class Near(NamedTuple):
    """An expression to be tried, and the stretch of flat text that calls for it."""

    expression: Expression
    start: int
    end: int


class _Known(dict[str, Bucket | None]):
    """What begins with each word that was asked for."""

    def __init__(self, bucket_of: Callable[[str], Bucket | None]) -> None:
        super().__init__()
        self._bucket_of = bucket_of

    def __missing__(self, word: str) -> Bucket | None:
        self[word] = found = self._bucket_of(word) if len(word) <= _LONGEST else None
        return found


class WordIndex:
    """From each word of flat text to what begins with it."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._known = _Known(self._bucket)
        self._by_first: dict[str, list[tuple[Sense, str, Form]]] = defaultdict(list)
        called: list[tuple[Expression, str]] = []  # with the letters that call for it
        for lexicon in lexicons:
            for words_alike in lexicon.lists:
                self._enter(words_alike)
            for expression in lexicon.expressions:
                for near in expression.near:
                    flat = near.removesuffix("$")
                    ends = (" ", STOP) if near.endswith("$") else ("",)
                    called += ((expression, f" {flat}{end}") for end in ends)
        calls = [letters for _, letters in called]
        self._calls = AhoCorasick(calls, MatchKind.Standard, False, Implementation.DFA)
        self._expressions = [_called(expression, letters) for expression, letters in called]

    def _enter(self, words_alike: WordList) -> None:
        form, is_noun = words_alike.form, words_alike.form is Form.NOUN
        needs_frame = is_noun and words_alike.strength is Strength.WEAK
        sense = Sense(words_alike.category, words_alike.strength, needs_frame)
        in_capitals = replace(sense, needs_capitals=True)
        for words in words_alike.words:
            of_these = in_capitals if is_noun and words.isupper() else sense
            for first in first_words(words, form):
                self._by_first[first].append((of_these, words, form))

    def buckets(self, words: Sequence[str]) -> Iterable[Bucket | None]:
        """One for each of the words, in their order; None for most."""
        if len(self._known) >= _REMEMBERED:
            self._known = _Known(self._bucket)
        return map(self._known.__getitem__, words)

    def expressions(self, flat: str) -> Iterator[Near]:
        """Those near whose words something in a flat text stands; all are looked for at once."""
        met: set[tuple[int, int]] = set()
        for index, start, _ in self._calls.find_matches_as_indexes(f" {flat} ", overlapping=True):
            expression, length, is_word = self._expressions[index]
            if is_word:
                if (start, id(expression)) in met:
                    continue  # "marks" after "mark" would only read the same again
                met.add((start, id(expression)))
            yield Near(expression, start, start + length)

    def _bucket(self, word: str) -> Bucket | None:
        senses = self._senses(word)
        alone = tuple(senses.pop(word, {}).values())
        told = None if alone else told_by_ending(word)
        if told is not None:
            alone = (Sense(told.category, told.strength, told.strength is Strength.WEAK),)
        root = Branch()
        for flat, by_category in senses.items():
            branch = root
            for following in flat.replace(STOP, " ").split(" ")[1:]:
                branch = branch.onwards.setdefault(following, Branch())
            branch.ends.append((flat, tuple(by_category.values())))
        return Bucket(alone, root.onwards) if alone or root.onwards else None

    def _senses(self, word: str) -> dict[str, dict[tuple[str, bool], Sense]]:
        """By flat form that begins with the word: what it tells, the first of a category."""
        senses: dict[str, dict[tuple[str, bool], Sense]] = defaultdict(dict)
        for sense, words, form in self._by_first.get(word, ()):
            for flat in flat_forms_from(word, words, form):
                senses[flat].setdefault((sense.category, sense.strength is None), sense)
        return senses


def _called(expression: Expression, letters: str) -> tuple[Expression, int, bool]:
    """The expression, how long the words are that call for it, and whether they are one."""
    words = letters.strip(_BOUNDS)
    return expression, len(words), " " not in words


@lru_cache(maxsize=16)
def word_index(categories: frozenset[str] = CATEGORIES) -> WordIndex:
    """The index of the lexicons of these categories; of how words end it knows all."""
    return WordIndex(one for one in load_lexicons() if one.category in categories)
