"""Texts of lessons, by what is only read, learnt or written about there.

Beside a name there, words of harm or illness are most often a lesson's: "Ann (eating disorders and
the fashion industry)" below "Spoken Language Endorsement". What a text sets to a class, and what
its own title calls it, `detectors.schoolwork` asks.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import yaml

from detectors.folding import fold

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST = 5  # words of one expression that are compared


def lesson_words(text: str) -> frozenset[str]:
    """The words of a text that stand in lessons and in pupils' work alone, folded."""
    words = _WORD.findall(fold(text).text)
    return _known().intersection(
        " ".join(words[start : start + length])
        for start in range(len(words))
        for length in range(1, _LONGEST + 1)
    )


@cache
def _known() -> frozenset[str]:
    content = resources.files("detectors.lexicons").joinpath("lesson_words.yaml")
    themes = yaml.safe_load(content.read_text(encoding="utf-8"))
    listed = (words for theme in themes.values() for words in theme.split(";"))
    return frozenset(" ".join(_WORD.findall(fold(words).text)) for words in listed) - {""}
