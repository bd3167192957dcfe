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
    r"minutes?|mins?|pictures?|paragraphs?|sentences?|questions?|bullet points?|sources?|"
    r"quotes?|pages?|examples?|images?|diagrams?|objects?|postcards?)"
    r"(?: max)?(?: each| please| apiece| from each|[.,;!]|$| and (?:one|two|a)\b|"
    r" on (?:a4|paper|the)\b)|"
    r"\b(?:each|apiece)[.,;!]|\bword[- ]perfect\b|\bby heart\b|"
    r"\bhot[- ]?seat\w*|\b(?:act|scene) (?:\d|one|two|three|four|five)\b|\bpractical\b|"
    r"\blines? (?:learnt|learned|by)\b|\bassembly lines\b|\b(?:scene|source|group) work\b|"
    r"\bcarousel\b|\bcue cards\b|\binvestigation (?:on|into|of)\b|\bhustings\b|"
    r"\bmock (?:interviews?|trial|election|debate|court)\b|\bshar(?:e|ed|ing) out\b|"
    r"\bcase stud(?:y|ies)\b|\b(?:invented|made[- ]up|fictional|imaginary) (?:people|patients?|"
    r"clients?|pupils?|families|family|cases?|characters?|names?)\b|"
    r"\b(?:on|from) (?:your|the) card\b|"
    r"\bcasualt(?:y|ies) (?:will be|are|is)\b|"
    r"\bfirst aid (?:afternoon|practice|carousel|session)\b|"
    r"\bas a prop\b|\b(?:drama|re|rs|history|english|science|geography|pshe) "
    r"(?:pieces?|presentations?|talks?)\b|"
    r"\bfeeds? back\b|\bbox plots?\b|\bgroups? for the [\w ]{1,25}(?:lesson|topic|unit|talks?)\b|"
    r"\b(?:everyone|everybody|each of you|you all|each group) (?:needs?|brings?|has|picks?) an? "
)
# Right behind a name in the singular: "Ann bring flour", "Ben, you're on the heart".
_BIDDEN = re.compile(
    r",? (?:please )?(?:take|bring|learn|read|draw|make|find|write|be|lead|start|you're|you are|"
    r"present (?:on|the|your|first|next|last))\b"
)
# What is said there of somebody who is not in the lesson is their own.
_MISSING = re.compile(
    r"\b(?:is|was|been|still|be|being) (?:off|away|absent|ill|poorly|missing|excused|in hospital)\b"
)


def is_of_the_absent(sentence: str) -> bool:
    """Whether a sentence says of somebody that they are not in the lesson."""
    return _MISSING.search(fold(sentence).text) is not None


def hands_round(paragraph: str, named: Sequence[Span]) -> bool:
    """Whether a paragraph hands out to several what a lesson has for each.

    `named`: where it names pupils, in order, each of them once.
    """
    if len(named) < _SEVERAL:
        return False
    between = (paragraph[one[1] : other[0]] for one, other in pairwise(named))
    if any(len(words.split()) > _APART for words in between):
        return False
    is_bidden = any(_BIDDEN.match(paragraph, end) for _, end in named)
    return is_bidden or _SHARED_OUT.search(fold(paragraph).text) is not None
