"""The words of a text, split several times as fast as by a pattern."""

from __future__ import annotations

from functools import lru_cache

from detectors.character_map import CharacterMap
from detectors.folding import fold


def _in_words(character: str) -> str:
    """Each character of a word for itself, and a space for any other."""
    return character if character.isalnum() or character == "_" else " "


_APART = CharacterMap(_in_words)


def split_words(text: str) -> list[str]:
    r"""The words (`\w+`) in order, each mark between them a single space.

    Where two marks meet, an empty word stands, so that every offset can be counted.
    """
    return _APART.mapped(text).split(" ")


@lru_cache(maxsize=4)  # the parts at hand
def folded_words(text: str) -> tuple[str, ...]:
    """The words of the text as it is folded, each mark between them a single space."""
    return tuple(split_words(fold(text).text))


def may_hold_any(text: str, words: frozenset[str]) -> bool:
    """May one of these words, all in plain small letters, stand in the text?

    Rather yes than no: where folding leaves characters out, words may come together by it.
    """
    return fold(text).offsets is not None or not words.isdisjoint(folded_words(text))


def may_hold_any_between(text: str, words: frozenset[str], start: int, end: int) -> bool:
    """The same of a stretch of the text, which costs no more than the stretch is long."""
    folded = fold(text)
    return folded.offsets is not None or not words.isdisjoint(split_words(folded.text[start:end]))
