"""Notes: a few words that leave out whom they are of, and name them before or behind, or not.

"Severe nut allergy. Ann sits at the end", "Fainted in assembly. BP low. Ann Obi, 7K".
"""

from __future__ import annotations

import re

from detectors.own_subject import has_own_subject

# Words of a sentence that speaks of many or of everybody, not of the person named before.
OF_MANY = re.compile(
    r"\b(?:we|our|us|all|(?:every|each)(?! (?:day|morning|afternoon|night|week|time|lesson)\b)|"
    r"any|many|pupils?|children|students?|parents?|carers?|families|"
    r"staff|teachers?|the school|school's|please|everyone|everybody|anyone|policy|policies|"
    r"years? \d+|class(?:es)?|governors)\b",
    re.IGNORECASE,
)
_FEW = 7  # words of a sentence
_FEW_BEFORE_A_NAME = 12
_FEW_BEHIND_A_NAME = 20  # right behind a sentence that names one pupil
_WORDS = 30  # of a whole note
# Whoever writes of themselves, or to somebody, signs below it.
_SIGNED = re.compile(
    r"\b(?:I|me|my|mine|we|us|our|you|your|please|thanks?|thank you|dear|love|by|from|hi|hello|"
    r"welcome|congratulations|well done)\b|[?!\"“]",
    re.IGNORECASE,
)
# How a sentence begins whose subject was named right before it.
_LEFT_OUT = re.compile(
    r"\W*(?:has|had|hasn't|is|isn't|was|wasn't|been|will|won't|can|can't|cannot|did|didn't|does|"
    r"doesn't|not|no|never|still|now|again|also|already|currently|recently|only|just|came|comes|"
    r"went|goes|got|gets|left|took|told|said|says|on|in|at|off|out|under|"
    r"target|predicted|expected|targeted|diagnosed|suspended|excluded|arrested|referred|admitted|"
    r"absent|late|marked|"
    r"(?:one|two|three|four|\d) (?:whole )?(?:grades?|levels?|sets?|marks?) (?:under|below|above|"
    r"off|behind|short|down|up)|assessed|seen|sent|found|lives|needs|wants|uses|takes|wears|refuses|refused)\b",
    re.IGNORECASE,
)
# What says so: "Register says absent since Monday" is of whom the sentence before names.
_SOURCE = re.compile(
    r"\W*(?:the |our )?(?:register|sims|arbor|bromcom|cpoms|log|system|file|office|nurse|gp|ep|"
    r"hospital|clinic|tracker|spreadsheet|data|markbook|report|letter) (?:says?|shows?|tells me|"
    r"reckons?|has(?: (?:him|her|them))?)\b(?: that)?\s+(?:(?:as|down as|marked)\s+)?",
    re.IGNORECASE,
)
# Behind these a sentence names whom what follows is of.
_TURNS_TO = re.compile(
    r"\b(?:talk|speak|chat|word|catch up|query|note|update|heads[- ]?up|concerned|worried|"
    r"conversation|thoughts|question|worry|concern|quick one|fyi|re|regarding|here goes|data|"
    r"file|record|grades|results)(?: (?:about|on|re|for|of|regarding|with you about))?[\s:,-]+$",
    re.IGNORECASE,
)
_A_FORM = re.compile(r"[\s,]*(?:\(?(?:year )?\w{1,3}(?: [A-Z]\w+)?\)?)?(?: please)?[\s?.:!,-]*")
# A story, or a remark on something else: a note leaves out whom it is about.
_HAS_A_SUBJECT = re.compile(
    r"(?:^|[.;]\s+)(?:an?|the|there|once|it|this|that|they|he|she|his|her|their)\b", re.IGNORECASE
)
_A_BREAK = re.compile(r"\n|[?!]")
_LEADS_TO_A_NAME = re.compile(
    r"[.;)]\s+(?:(?:pupil|student|child|name|re|learner|who)\s*[:-]\s*)?$", re.IGNORECASE
)
# "Target 7, currently 4. That's Ann": what was said before is of her.
_POINTS_BACK = re.compile(
    r"\W*(?:(?:and|so|all) )?(?:that['’]?s|that is|that was|that would be|this is|this was|i mean|"
    r"(?:i['’]m |i am )?talking about) ",
    re.IGNORECASE,
)
_A_FORM_AT_MOST = re.compile(
    r"(?:(?:form |class |year |y)?(?:\d{0,2}[A-Z]{0,4}\d?|(?:\d{1,2}|[RN]) [A-Z][a-z]+))?"
)
_AROUND_A_FORM = " \t\r\n,().\xa0"


def is_note(sentence: str, most: int = _FEW) -> bool:
    """Whether a sentence is a few words that leave out whom they are of: "Severe nut allergy".

    `most`: how many words a few are.
    """
    is_short = len(sentence.split()) <= most and not sentence.rstrip().endswith("?")
    return is_short and not OF_MANY.search(sentence) and not has_own_subject(sentence)


def goes_on(sentence: str) -> bool:
    """Whether a sentence leaves out its subject, as one right behind that of a pupil may.

    It may be longer than a note: "Predicted BBC but the last two tests were both an E".
    """
    said = _SOURCE.sub("", sentence, count=1)
    is_short = is_note(said, _FEW_BEHIND_A_NAME)
    return is_short and _LEFT_OUT.match(said) is not None and _SIGNED.search(said) is None


def introduces(before: str, after: str) -> bool:
    """Whether a sentence only says of whom the next ones are: "Can we talk about Ann (5A)?".

    `before` and `after`: what stands on either side of the name.
    """
    return _TURNS_TO.search(before) is not None and _A_FORM.fullmatch(after) is not None


def opens_a_note(sentence: str, between: str) -> bool:
    """Whether a sentence is a note on whom the text names next, with `between` before the name."""
    may_be_long = not between.strip() and _SIGNED.search(sentence) is None
    most = _FEW_BEFORE_A_NAME if may_be_long else _FEW
    return (
        is_note(sentence, most)
        and _HAS_A_SUBJECT.search(sentence.strip()) is None
        and _A_BREAK.search(sentence + between) is None
    )


def points_back(before: str) -> bool:
    """Whether a sentence that begins with `before` and a name says whom the last one was of."""
    return _POINTS_BACK.fullmatch(before) is not None


def ends_a_note(before: str, after: str) -> bool:
    """Whether a name is what a note ends in: `before` and `after` it stands the rest of its line.

    What goes before it are a few words that do not say "I" or "you" and tell of no thing.
    """
    return (
        _LEADS_TO_A_NAME.search(before) is not None
        and _A_FORM_AT_MOST.fullmatch(after.strip(_AROUND_A_FORM)) is not None
        and len(before.split()) <= _WORDS
        and _SIGNED.search(before) is None
        and _HAS_A_SUBJECT.search(before.strip()) is None
    )
