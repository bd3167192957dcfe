"""Texts of lessons, by what is only read, learnt or written about there.

Beside a name there, words of harm or illness are most often a lesson's: "Ann (eating disorders and
the fashion industry)" below "Spoken Language Endorsement". What a text sets to a class, and what
its own title calls it, `detectors.schoolwork` asks.
"""

from __future__ import annotations

import re
from functools import cache

from detectors.folding import fold
from detectors.lexicon_file import lexicon_file
from detectors.vocabulary import divided

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
    listed = divided(lexicon_file("lesson_words.yaml"))
    return frozenset(" ".join(_WORD.findall(fold(words).text)) for words in listed)
