"""Sentences in which a vocabulary finds something: some tell of who is named, some do not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from benchmarks.accuracy.names import WORDS
from benchmarks.trust.wording import wording
from detectors.lexicon import tellings
from detectors.tenor import PUPIL, STAFF, tokens_of
from detectors.vocabulary import Strength, WordList, load_lexicons
from scanner.model import Origin, Part
from scanner.personal import Personal
from scanner.what.layout import Layout, Span

_EVERYDAY = Path("tests/journeys/everyday_texts")
# Letters tell a child's own parents what they may have: no everyday talk.
_LETTERS = "letters"
_OF_NOBODY = (
    *"homework own_work small_talk name_alone fillers neutral replies closings openings".split(),
    *"parent_lines staff_lines attached list_openings no_name_alert".split(),
)
_PUPIL = dict.fromkeys("name n a pupil pupil0".split(), "Thomas Quennelby")
_STAFF = dict.fromkeys("s staff".split(), "Odette Marchbanksly")
_OTHERS = {
    "first": "Thomas",
    "b": "Siobhan O'Garrowby",
    "pupil2": "Siobhan O'Garrowby",
    "c": "Zoe Brancuvette",
    "pupil3": "Zoe Brancuvette",
    "pupil4": "Amara Dellaquist",
    "s2": "Wilfred Ostrander",
    "staff2": "Wilfred Ostrander",
    "contact": "Mrs Parent",
    "f": "5A",
    "form": "5A",
    "year": "8",
    "t": "Melton",
    "town": "Melton",
    "place": "Whitby",
    "school": "Elm Academy",
    "date": "3 March",
    "date2": "12 March",
    "time": "3.30",
    "number": "44193",
    "amount": "4.50",
    "book": "Holes",
    "author": "Louis Sachar",
    "domain": "elm.example.sch.uk",
    "upn": "A801200001001",
    "born": "3 March 2014",
    "address": "14 Larkhill Rise",
    "postcode": "DN4 6QT",
    "phone": "01632 960123",
    "email": "someone@mail.example",
}
_FILLS = _PUPIL | _STAFF | _OTHERS
_OF_STAFF = frozenset({"staff_hr", "pay", "trade_union"})
_FRAMES = (
    ((PUPIL,), ()),
    ((STAFF,), ()),
    ((), (PUPIL,)),
    ((PUPIL, "has"), ()),
    ((PUPIL, "is"), ()),
    ((PUPIL, ":"), ()),
    (("her",), ()),
    (("he", "has"), ()),
    (("she", "is"), ()),
    (("a",), ("was", "made")),
    ((), (":", PUPIL, PUPIL)),
    ((PUPIL,), (PUPIL,)),
    ((PUPIL, "and"), ()),
    (("he", "said", "that", "he"), ()),
    ((), ("meeting", STAFF)),
)
_SHORT = 8  # words of a telling that is joined to others
# How many tellings lie between those that are joined: neighbours are often of one sentence.
_FAR = (7, 1_001)
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMES = (
    (
        re.compile(
            r"\b(?:Thomas Quennelby|Siobhan O'Garrowby|Zoe Brancuvette|Amara Dellaquist|Thomas)\b"
        ),
        PUPIL,
    ),
    (re.compile(r"\b(?:Odette Marchbanksly|Wilfred Ostrander|Odette)\b"), STAFF),
)


@dataclass(frozen=True, slots=True)
class Example:
    """What a vocabulary found in a sentence, with the rest of it, as words of `detectors.tenor`."""

    tells: bool
    left: tuple[str, ...]
    told: tuple[str, ...]
    right: tuple[str, ...]
    is_bare: bool = False  # an entry of a vocabulary, in a sentence of no more

    @property
    def words(self) -> tuple[str, ...]:
        return (*self.left, *self.told, *self.right)

    @property
    def names_somebody(self) -> bool:
        return any(mask in (*self.left, *self.right) for mask in (PUPIL, STAFF))


def everyday_examples() -> Iterator[Example]:
    """From the everyday texts of the tests, which tell nothing of anybody."""
    for path in sorted(_EVERYDAY.glob("*.yaml")):
        if not path.stem.startswith(_LETTERS):
            for text in _read(path)["texts"]:
                yield from _examples(text, None)


def trust_examples(name: str) -> Iterator[Example]:
    """From one set of wordings of trusts: what is said of people, and what is said around it."""
    words = wording(name)
    for category, sentences in words.sentences.items():
        for sentence in sentences:
            yield from _examples(sentence.text, {category, *sentence.maybe}, category)
    for key in _OF_NOBODY:
        for text in words.frames[key]:
            yield from _examples(text, None)
    for entry in words.ordinary:
        if entry["audience"] != "own parent" and "text" in entry:
            yield from _examples(f"{entry['subject']}\n\n{entry['text']}", None)


def sentence_examples(name: str) -> Iterator[Example]:
    """From one set of sentences of the accuracy benchmark, all of which tell."""
    for category, words in _read(WORDS / f"categories_{name}.yaml").items():
        for text in (*words["said"], *words["asked"], *words["unseen"]):
            yield from _examples(text, {category, *words["allows"]}, category)


def word_examples() -> Iterator[Example]:
    """From the vocabularies: every strong entry, in some of the shortest sentences there are.

    What stands in a vocabulary tells, unless its company has shown otherwise.
    """
    for lexicon in load_lexicons():
        for words in chain.from_iterable(part.words for part in lexicon.lists if _tells(part)):
            for left, right in _FRAMES:
                yield Example(True, left, tuple(tokens_of(words)), right, is_bare=True)


def listed(examples: Iterable[Example]) -> Iterator[Example]:
    """Short tellings, three to a sentence: what is said of three in turn is told of each."""
    short = [one for one in examples if one.tells and len(one.words) <= _SHORT]
    for far in _FAR:
        for first, second, third in zip(short, short[far:], short[2 * far :], strict=False):
            yield replace(first, right=(*first.right, *second.words, *third.words))
            yield replace(third, left=(*first.words, *second.words, *third.left))


def unalike(examples: Iterable[Example]) -> list[Example]:
    """Each but once, in order."""
    return list(dict.fromkeys(examples))


def _tells(words: WordList) -> bool:
    return words.strength in {Strength.STRONG, Strength.SIGN}


def _examples(text: str, told: set[str] | None, about: str = "") -> Iterator[Example]:
    """`told`: the categories that the text tells of who is named; None where it tells nothing."""
    filled = _filled(text, about)
    part = Part(0, Personal("body"), Origin.BODY, Personal(filled))
    layout = Layout(part)
    for telling in tellings(filled):
        if told is not None and telling.category not in told:
            continue
        sentence = layout.sentence_at(telling.start)
        yield Example(
            told is not None,
            tuple(_masked(layout, Span(sentence.start, telling.start))),
            tuple(_masked(layout, Span(telling.start, telling.end))),
            tuple(_masked(layout, Span(telling.end, sentence.end))),
        )


def _filled(text: str, about: str) -> str:
    fills: Mapping[str, str] = _FILLS
    if about in _OF_STAFF:
        staff = _FILLS["staff"]
        fills = _FILLS | {"name": staff, "n": staff, "first": staff.split()[0]}
    return _PLACEHOLDER.sub(lambda match: fills.get(match[1], match[1]), text)


def _masked(layout: Layout, span: Span) -> list[str]:
    said = layout.text_of(span)
    for name, mask in _NAMES:
        said = name.sub(f" {mask} ", said)
    return tokens_of(said)


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))
