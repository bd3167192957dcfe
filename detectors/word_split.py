"""The words of a text, split several times as fast as by a pattern."""

from __future__ import annotations

from detectors.character_map import CharacterMap


def _in_words(character: str) -> str:
    """Each character of a word for itself, and a space for any other."""
    return character if character.isalnum() or character == "_" else " "


_APART = CharacterMap(_in_words)


def split_words(text: str) -> list[str]:
    r"""The words (`\w+`) in order, each mark between them a single space.

    Where two marks meet, an empty word stands, so that every offset can be counted.
    """
    return _APART.mapped(text).split(" ")
