"""The tenor of a sentence: do its words together tell of somebody, or are they everyday talk?

A vocabulary knows words and not the company they keep: "retires" tells of a colleague's post, and
in a newsletter it bids her farewell. So a second reading weighs all words and pairs of words of a
sentence. Their weights are learned from sentences that tell, from such that do not, and from the
vocabularies themselves (`make tenor`, docs/decisions/0013-tenor.md). What no vocabulary has
found, no tenor tells.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from operator import lt

from detectors.folding import fold

# What stands in a sentence for those it names.
PUPIL, STAFF = "qpupil", "qstaff"

BIAS = "="  # the row of the weights that every sentence has; no feature is called so

# Behind a name: whose it is, and in which form they are.
_BEHIND = re.compile(
    rf"({PUPIL}|{STAFF})(?:\s*'s\b)?"
    r"(?:[\s,(]+(?:(?:year|class|form) )?\d{1,2}\s?[a-z]{0,2}\b\)?)?"
)
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[£%|?!;/&+]")
_MASKS = frozenset({PUPIL, STAFF})
_FEWEST = 3  # other words, below which there is no company to speak of
_OF_SOMEBODY = frozenset({*_MASKS, *"he she they his her their him them".split()})
_AROUND = 6  # words on either side
# How likely the sentence, and the words near what was found, may be to tell where it is everyday.
# Cross-validation over the sentences of `make tenor`, each file's in turn never seen: two telling
# sentences in a thousand are silenced so, and every third that a vocabulary alone misreads.
_MOST = (0.2, 0.5)
# The same of words that tell only in a frame or stand among everyday talk, and of such as are
# oftener heard in it, unless they are somebody's: "takes the pump for her asthma".
_MOST_OF_AMBIGUOUS = (0.8, 0.9)
_MOST_OF_DOUBTFUL = (0.6, 0.8)
# And of all words of these: scores and marks are given everywhere.
_MOST_OF_CATEGORY = {"attainment": (0.5, 0.7), "behaviour": (0.5, 0.7)}
# A child may come to harm where one of these is missed: of them no more than this.
_GRAVE = frozenset({"safeguarding", "looked_after", "criminal"})
_MOST_OF_GRAVE = (0.5, 0.7)
# Of a sentence that names nobody, and of one of few words among everyday talk.
_MOST_OF_NOBODY = (0.02, 0.05)
_MOST_OF_SHORT = (0.1, 0.1)
_SURE = 0.98  # from where on a sentence tells though no frame says so
_OWN = frozenset({PUPIL, STAFF, *"he she his her their whose has have had not".split()})
_OF_READERS = frozenset({"your"})  # "Your son": whose children they are, others know


class Company(Enum):
    """What is spoken of around a sentence."""

    ANY = auto()
    EVERYDAY = auto()  # a school's day, as a newsletter tells it
    CONTEST = auto()  # a match, a race, a quiz


_MOST_AMONG_EVERYDAY = (0.9, 0.95)
_MOST_IN_A_CONTEST = (0.98, 1.0)
_MOST_OF_OWN = (0.7, 0.85)  # in such company: "Ann refused to give a refund"
_MOST_OF_OWN_ALONE = (0.1, 0.5)  # elsewhere: "takes the pump for her asthma"


def is_everyday(
    before: str,
    words: str,
    after: str,
    category: str,
    is_ambiguous: bool = False,
    company: Company = Company.ANY,
) -> bool:
    """Whether a sentence speaks of a school's day where a vocabulary has found `words` to tell.

    `before` and `after`: the rest of the sentence, with `PUPIL` or `STAFF` for those it names.
    `is_ambiguous`: whether the words tell only in a frame that makes them somebody's.
    One of very few words is never everyday by itself, nor one that speaks to a parent of theirs.
    Both the sentence and the words next to what was found must be: "Ann won the cup, and her
    father was arrested" is not.
    """
    left, told, right = tokens_of(before), tokens_of(words), tokens_of(after)
    tokens = frozenset((*left, *told, *right))
    is_short = _is_short(left, right)
    if not _OF_READERS.isdisjoint(tokens) or (is_short and company is Company.ANY):
        return False
    most = _MOST_OF_NOBODY
    if is_short:
        most = _MOST_OF_SHORT
    elif not _OF_SOMEBODY.isdisjoint(tokens):
        is_own = not _OWN.isdisjoint(left[-1:])
        is_doubtful = not is_own and doubtful_row(told) in _weights()
        most = _most(category, is_ambiguous, is_doubtful, is_own, company)
    return all(map(lt, _chances(left, told, right), most))


def surely_tells(before: str, words: str, after: str) -> bool:
    """Whether a sentence that names somebody tells of them, to judge by all of its words.

    Takes the first three that `is_everyday` takes. For words that tell in a frame alone, or beside
    a lesson: "Sixth form offer for Ann depends on five grade 5s" has no such frame.
    """
    left, told, right = tokens_of(before), tokens_of(words), tokens_of(after)
    if _MASKS.isdisjoint((*left, *told, *right)) or _is_short(left, right):
        return False
    return min(_chances(left, told, right)) > _SURE


def chance_of(sentence: str) -> float | None:
    """How likely a sentence is to tell of somebody, from 0 to 1; None of a few words."""
    tokens = tokens_of(sentence)
    return _chance(tokens) if len(tokens) > _FEWEST else None


def _is_short(left: Sequence[str], right: Sequence[str]) -> bool:
    """Are there too few other words to be company?"""
    others = [word for word in (*left, *right) if len(word) > 1 and word not in _MASKS]
    return len(others) < _FEWEST


def _chances(left: Sequence[str], told: Sequence[str], right: Sequence[str]) -> tuple[float, float]:
    """How likely the sentence and the words near what was found are to tell."""
    whole, near = windows(left, told, right)
    return _chance(whole), _chance(near)


def _most(
    category: str, is_ambiguous: bool, is_doubtful: bool, is_own: bool, company: Company
) -> tuple[float, float]:
    """How likely the sentence, and the words near what was found, may be to tell."""
    if is_own and company is not Company.ANY and category not in _GRAVE:
        return _MOST_OF_OWN
    if is_own and category == "behaviour":
        return _MOST
    if category in _GRAVE:
        return _MOST_OF_GRAVE
    if company is Company.CONTEST:
        return _MOST_IN_A_CONTEST
    if company is Company.EVERYDAY:
        return _MOST_AMONG_EVERYDAY
    if is_ambiguous:
        return _MOST_OF_AMBIGUOUS
    if is_own and category not in _MOST_OF_CATEGORY:
        return _MOST_OF_OWN_ALONE
    return max(_MOST_OF_CATEGORY.get(category, _MOST), _MOST_OF_DOUBTFUL if is_doubtful else _MOST)


def doubtful_row(told: Sequence[str]) -> str:
    """The row of the weights that words have which are oftener heard in everyday sentences."""
    return f"[{' '.join(told)}]"


def windows(
    left: Sequence[str], told: Sequence[str], right: Sequence[str]
) -> tuple[list[str], list[str]]:
    """The sentence, and the words around what was found in it."""
    return [*left, *told, *right], [*left[-_AROUND:], *told, *right[:_AROUND]]


def features(tokens: Sequence[str]) -> frozenset[str]:
    """The words of a sentence and its pairs of neighbours, its two ends among them."""
    return frozenset(_features(["<", *tokens, ">"]))


def _features(tokens: Sequence[str]) -> Iterator[str]:
    yield from tokens
    for first, second in pairwise(tokens):
        yield f"{first} {second}"


def tokens_of(text: str) -> list[str]:
    """Words, some marks, and 7 for any number; those named without their "'s" and their form."""
    said = _BEHIND.sub(r"\1 ", fold(text).text)
    return ["7" if token.isdigit() else token for token in _TOKEN.findall(said)]


def _chance(tokens: Sequence[str]) -> float:
    """How likely these words are to tell of somebody, from 0 to 1."""
    found, weights = features(tokens), _weights()
    total = sum(weights.get(feature, 0.0) for feature in found)
    return 1 / (1 + math.exp(-(weights[BIAS] + total / math.sqrt(len(found)))))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """The weights of words and pairs that training has seen often, and what is `doubtful_row`."""
    table = files("detectors").joinpath("tenor_weights.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return {feature: int(hundredths) / 100 for feature, hundredths in rows}
