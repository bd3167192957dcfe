"""Words that tell by how they are built: "pericarditis" ails and "bisoprolol" is swallowed.

No list of illnesses, operations and medicines is ever complete, but most of them are made of the
same endings: those of medical Greek, and the stems that the World Health Organization gives to
medicines. `lexicons/word_forms.yaml` holds the endings, and the ordinary words that share them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from detectors.lexicon_file import lexicon_file
from detectors.vocabulary import Strength, divided


@dataclass(frozen=True, slots=True)
class Ending:
    """What words with this ending tell, if they are no shorter than `least_letters`."""

    category: str
    strength: Strength
    least_letters: int


def told_by_ending(word: str) -> Ending | None:
    """What the longest known ending of this word in small letters tells; None for most words.

    A plural tells what its singular does.
    """
    if not word.isalpha():
        return None
    return _told(word) or (_told(word[:-1]) if word.endswith("s") else None)


def _told(word: str) -> Ending | None:
    endings = _endings()
    for length in range(min(len(word), endings.longest), endings.shortest - 1, -1):
        if word[-length:] in endings.ordinary:
            return None
        ending = endings.by_letters.get(word[-length:])
        if ending is not None:
            return ending if len(word) >= ending.least_letters else None
    return None


@dataclass(frozen=True, slots=True)
class _Endings:
    by_letters: dict[str, Ending]
    ordinary: frozenset[str]  # whole words and endings
    shortest: int
    longest: int


@cache
def _endings() -> _Endings:
    table = lexicon_file("word_forms.yaml")
    by_letters = {
        letters: Ending(
            group["category"], Strength[group["strength"].upper()], group["least_letters"]
        )
        for group in table["endings"]
        for letters in divided(group["letters"])
    }
    ordinary = frozenset(letters.removeprefix("-") for letters in divided(table["ordinary"]))
    shortest = min(map(len, by_letters))
    return _Endings(by_letters, ordinary, shortest, max(map(len, (*by_letters, *ordinary))))
