"""Which words of the lexicons begin with a given word: a look-up that is built as it is used.

A text meets few of the lexicons' words. So only the first words of all terms are known from the
start; what begins with one of them is written out in all its forms when a text first has it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

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

# Words of a text remembered with what begins with them, the unknown ones too. A whole dictionary
# fits; texts in other languages or full of numbers start the memory anew from time to time.
_REMEMBERED = 100_000
# No word of a lexicon is as long; what is, is code.
_LONGEST = 40


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


# Flat words near which an expression is tried, where in them the word stands, and the expression.
Anchor = tuple[str, int, Expression]


@dataclass(frozen=True, slots=True)
class Bucket:
    """All that one word of a text may begin, or be the sign of."""

    alone: tuple[Sense, ...]
    longer: Mapping[str, Branch]  # by the following word
    expressions: tuple[Anchor, ...]


class WordIndex:
    """From each word of flat text to what begins with it."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        self._known: dict[str, Bucket | None] = {}
        self._by_first: dict[str, list[tuple[Sense, str, Form]]] = defaultdict(list)
        self._near: dict[str, list[Anchor]] = defaultdict(list)
        for lexicon in lexicons:
            for words_alike in lexicon.lists:
                self._enter(words_alike)
            for expression in lexicon.expressions:
                for near in expression.near:
                    # The longest word is the rarest: "union" of "the union".
                    anchor = max(reversed(near.removesuffix("$").split(" ")), key=len)
                    self._near[anchor].append((near, near.rindex(anchor), expression))

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
            self._known = {}
        known = self._known
        for word in set(words).difference(known):
            known[word] = self._bucket(word) if len(word) <= _LONGEST else None
        return map(known.get, words)

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
        longer = root.onwards
        expressions = tuple(self._expressions(word))
        return Bucket(alone, longer, expressions) if alone or longer or expressions else None

    def _senses(self, word: str) -> dict[str, dict[tuple[str, bool], Sense]]:
        """By flat form that begins with the word: what it tells, the first of a category."""
        senses: dict[str, dict[tuple[str, bool], Sense]] = defaultdict(dict)
        for sense, words, form in self._by_first.get(word, ()):
            for flat in flat_forms_from(word, words, form):
                senses[flat].setdefault((sense.category, sense.strength is None), sense)
        return senses

    def _expressions(self, word: str) -> Iterator[Anchor]:
        """Those near whose words this one stands; the last word need only begin like it."""
        met: set[Expression] = set()
        for end in range(1, len(word) + 1):
            for near, offset, expression in self._near.get(word[:end], ()):
                if end < len(word) and offset + end != len(near):
                    continue  # more words follow, or none may
                flat = near.removesuffix("$")
                if flat != word[:end]:
                    yield flat, offset, expression
                elif expression not in met:
                    met.add(expression)  # "marks" after "mark" would only read the same again
                    yield flat, offset, expression


@cache
def word_index() -> WordIndex:
    """The index of all lexicons."""
    return WordIndex(load_lexicons())
