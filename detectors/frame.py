"""Wordings that open with one of many words: found by how they begin, then read to the end.

A pattern of a hundred alternatives, tried at every word of a text, is most of what a scan would
cost; looking up the beginnings of all of them at once leaves a handful of tries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_PLAIN = re.compile(r"[\w '-]*")
_BEFORE = re.compile(r"(?:\(\?<[!=][^)]*\)|\\b)+")
_IS_OPTIONAL = re.compile(r"[?*{]")
_DIGITS = "0123456789"


class Frame:
    """A pattern whose alternatives each begin a word with plain letters, or a group of such.

    Raises ValueError for an alternative that begins otherwise.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        openers = {letters for part in _alternatives(pattern) for letters in _openers(part)}
        self._machine = AhoCorasick(sorted(openers), MatchKind.Standard, False, Implementation.DFA)

    def search(self, folded: str) -> re.Match[str] | None:
        """The first match at the beginning of a word of a folded text, None where there is none."""
        hits = self._machine.find_matches_as_indexes(folded, overlapping=True)
        for start in sorted({start for _, start, _ in hits}):
            if start == 0 or not _is_letter(folded[start - 1]):
                match = self._pattern.match(folded, start)
                if match is not None:
                    return match
        return None


def _is_letter(character: str) -> bool:
    return character.isalnum() or character == "_"


def _alternatives(pattern: str) -> Iterator[str]:
    """What stands between the bars of a pattern, those inside of groups left alone."""
    depth, start = 0, 0
    for index, character in enumerate(pattern):
        if pattern[index - 1 : index] == "\\":
            continue
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == "|" and depth == 0:
            yield pattern[start:index]
            start = index + 1
    yield pattern[start:]


def _openers(alternative: str) -> Iterator[str]:
    """The plain letters that an alternative may begin with."""
    before = _BEFORE.match(alternative)
    rest = alternative[before.end() :] if before else alternative
    if rest.startswith("(?:"):
        yield from _openers_of_group(rest)
    elif rest.startswith(r"\d"):
        yield from _DIGITS
    else:
        plain = _PLAIN.match(rest)
        letters = plain[0] if plain else ""
        if _IS_OPTIONAL.match(rest, len(letters)):
            letters = letters[:-1]
        if not letters.strip():
            raise ValueError(f"{alternative!r} does not begin with a letter")
        yield letters


def _openers_of_group(rest: str) -> Iterator[str]:
    end = _closing(rest)
    for part in _alternatives(rest[3:end]):
        yield from _openers(part)
    if _IS_OPTIONAL.match(rest, end + 1):
        yield from _openers(rest[end + 2 :])


def _closing(rest: str) -> int:
    """Where the bracket that opens this text closes."""
    depth = 0
    for index, character in enumerate(rest):
        if rest[index - 1 : index] != "\\":
            depth += (character == "(") - (character == ")")
        if depth == 0:
            return index
    raise ValueError(f"{rest!r} has an open bracket")
