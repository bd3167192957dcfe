"""The words of a text, split several times as fast as by a pattern."""

from __future__ import annotations


class _Apart(dict[int, str]):
    """Each character of a word for itself, and a space for any other."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = character if character.isalnum() or character == "_" else " "
        return self[code]


_APART = _Apart()


def split_words(text: str) -> list[str]:
    r"""The words (`\w+`) in order, each mark between them a single space.

    Where two marks meet, an empty word stands, so that every offset can be counted.
    """
    return text.translate(_APART).split(" ")
