"""A note that ends in whom it is about: "Fainted in assembly. BP low. Ann Obi, 7K"."""

from __future__ import annotations

import re

_WORDS = 30
# Whoever writes of themselves, or to somebody, signs below it.
_SIGNED = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|you|your|please|thanks?|thank you|dear|love|by|from|hi|hello|"
    r"welcome|congratulations|well done)\b|[?!\"“]",
    re.IGNORECASE,
)
# A story, or a remark on something else: a note leaves out whom it is about.
_HAS_A_SUBJECT = re.compile(
    r"(?:^|[.;]\s+)(?:an?|the|there|once|it|this|that|they|he|she|his|her|their)\b", re.IGNORECASE
)
_LEADS_TO_A_NAME = re.compile(
    r"[.;)]\s+(?:(?:pupil|student|child|name|re|learner|who)\s*[:-]\s*)?$", re.IGNORECASE
)
_A_FORM_AT_MOST = re.compile(
    r"[\s,(]*(?:(?:form |class |year |y)?\d{0,2}[A-Z]{0,4}\d?)?[)\s]*\.?\s*"
)


def ends_a_note(before: str, after: str) -> bool:
    """Whether a name is what a note ends in: `before` and `after` it stands the rest of its line.

    What goes before it are a few words that do not say "I" or "you" and tell of no thing.
    """
    return (
        _LEADS_TO_A_NAME.search(before) is not None
        and _A_FORM_AT_MOST.fullmatch(after) is not None
        and len(before.split()) <= _WORDS
        and _SIGNED.search(before) is None
        and _HAS_A_SUBJECT.search(before.strip()) is None
    )
