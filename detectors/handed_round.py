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
_APART = 10  # words between one name and the next
# How much each is to bring, what is acted or tried in a lesson, and how its work is shared.
_SHARED_OUT = re.compile(
    r"\b(?:one|two|three|four|five|six|ten|half an?|an?|\d+) (?:more )?(?:facts?|slides?|sides?|"
    r"minutes?|pictures?|paragraphs?|sentences?|questions?|bullet points?|sources?|quotes?|"
    r"pages?|examples?|images?|diagrams?|objects?|postcards?)"
    r"(?: max)?(?: each| apiece| from each|[.,;!]|$| and (?:one|two|a)\b| on (?:a4|paper|the)\b)|"
    r"\b(?:each|apiece)[.,;!]|\bword[- ]perfect\b|\bby heart\b|"
    r"\bhot[- ]?seat\w*|\b(?:act|scene) (?:\d|one|two|three|four|five)\b|\bpractical\b|"
    r"\blines? (?:learnt|learned|by)\b|\bassembly lines\b|\b(?:scene|source|group) work\b|"
    r"\bcase study\b|\bcarousel\b|\binvestigation (?:on|into|of)\b|\bhustings\b|"
    r"\bmock (?:interviews?|trial|election|debate|court)\b|\bshar(?:e|ed|ing) out\b|"
    r"\bscribes?\b|\btakes? notes\b|\bfeeds? back\b|\b(?:will|to) explain\b|\bbox plots?\b"
)
# Right behind a name in the singular: "Ann bring flour", "Ben, you're on the heart".
_BIDDEN = re.compile(
    r",? (?:please )?(?:take|bring|learn|read|draw|make|find|write|be|lead|present|start|you're|"
    r"you are)\b"
)
# What is said there of somebody who is not in the lesson is their own.
_MISSING = re.compile(
    r"\b(?:is|was|been|still|be|being) (?:off|away|absent|ill|poorly|missing|excused|in hospital)\b"
)


def is_handed_round(sentence: str, paragraph: str, named: Sequence[Span]) -> bool:
    """Whether a sentence gives somebody what a lesson hands to several, one each.

    `paragraph`: what it belongs to. `named`: where that names people, in order.
    """
    if len(named) < _SEVERAL:
        return False
    between = (paragraph[one[1] : other[0]] for one, other in pairwise(named))
    if any(len(words.split()) > _APART for words in between):
        return False
    if _MISSING.search(fold(sentence).text):
        return False
    is_bidden = any(_BIDDEN.match(paragraph, end) for _, end in named)
    return is_bidden or _SHARED_OUT.search(fold(paragraph).text) is not None
