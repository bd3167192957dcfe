"""Topics, parts and jobs that a teacher hands to several of a class, one each.

"Ann take Hindu cremation, Ben Jewish mourning, Cal a Christian burial. Two slides apiece": what
stands behind each name is what they are to work on, and tells nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from detectors.folding import fold

Span = tuple[int, int]

_SEVERAL = 3
_APART = 9  # words between one name and the next
# How much each is to bring, and what is acted or tried in a lesson.
_ASKED_OF_EACH = re.compile(
    r"\b(?:one|two|three|four|five|six|ten|half an?|an?|\d+) (?:more )?(?:facts?|slides?|sides?|"
    r"minutes?|pictures?|paragraphs?|sentences?|questions?|bullet points?|sources?|quotes?|"
    r"pages?|examples?|images?|diagrams?|objects?|postcards?)"
    r"(?: max)?(?: each| apiece| from each|[.,;!]|$| and (?:one|two|a)\b| on (?:a4|paper|the)\b)|"
    r"\b(?:each|apiece)[.,;!]|\bword[- ]perfect\b|"
    r"\bhot[- ]?seat\w*|\b(?:act|scene) (?:\d|one|two|three|four|five)\b|\bpractical\b|"
    r"\blines? (?:learnt|learned|by)\b"
)


def is_handed_round(sentence: str, named: Sequence[Span], paragraph: str) -> bool:
    """Whether a sentence gives each of several people named something of a lesson's.

    `named`: where they stand in it. `paragraph`: what it belongs to, which says how much is asked.
    """
    if len(named) < _SEVERAL:
        return False
    between = (sentence[one[1] : other[0]] for one, other in pairwise(named))
    if any(len(words.split()) > _APART for words in between):
        return False
    return _ASKED_OF_EACH.search(fold(paragraph).text) is not None
