"""How surely a lexicon's words tell: alone, or only with a frame; by naming it, or by a sign."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from detectors.vocabulary import Strength
from scanner.model import Mention, MentionKind

_ALONE = 0.8  # the confidence of words that tell without a frame around them
_FEW = 2  # signs, or ambiguous words, that together do not yet say it


def tells_alone(mention: Mention) -> bool:
    """Whether these words tell their category by themselves."""
    return mention.confidence >= _ALONE


def is_ambiguous(mention: Mention) -> bool:
    """Whether a lexicon's words tell their category only in a frame that makes them somebody's."""
    return mention.detector == "lexicon" and not tells_alone(mention)


def hinted_at(mentions: Iterable[Mention]) -> frozenset[tuple[str, str]]:
    """Subjects with the categories that nothing but a sign, or two ambiguous words, tell of them.

    "Came in hungry" is a sign of neglect; a second one beside it, or the name of what is done
    about it (a plan, a referral), says so.
    """
    told: dict[tuple[str, str], list[float]] = defaultdict(list)
    for mention in mentions:
        if mention.kind is MentionKind.CATEGORY:
            for subject in mention.subjects:
                told[subject, mention.value].append(_surety(mention))
    return frozenset(pair for pair, sureties in told.items() if _merely_hints(sureties))


def _surety(mention: Mention) -> float:
    """A heading, a form's field or a school's own word says what it is of; our words may hint."""
    return mention.confidence if mention.detector == "lexicon" else Strength.STRONG.value


def _merely_hints(sureties: list[float]) -> bool:
    if max(sureties) >= Strength.STRONG.value:
        return False
    signs = sum(surety >= _ALONE for surety in sureties)
    return signs < _FEW and len(sureties) <= _FEW
