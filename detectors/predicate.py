"""Whether a sentence says something of the colleague it names, or asks it.

"Governors agreed a TLR for Ann", "please note that Ann resigned" and "which union is Ann with?"
have the wording of minutes, notices and questions, and tell of one person all the same. "Can Ann
book the SEN room?" and "when will Ann run the asthma training?" do not: there the named one acts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from detectors.folding import fold

_Span = tuple[int, int]

_TITLE = r"(?:mr|mrs|ms|miss|dr|sir)?\.? ?"
_ADVERB = (
    r"(?:also |now |still |just |never |only |recently |formally |already |actually |finally |"
    r"currently |really |not |n't |ever |first |last )*"
)
# What is told of whoever does it: at work, in a union, a party or a faith.
_OWN_DEEDS = (
    r"(?:resign(?:s|ed|ing)?|retir(?:e|es|ed|ing)|quits?|earn(?:s|ed|ing)?|"
    r"belong(?:s|ed|ing)?|vot(?:e|es|ed|ing)|support(?:s|ed|ing)?|"
    r"joined|left|leav(?:es|ing)|lost|los(?:e|es|ing)|receiv(?:e|es|ed|ing)|accepted|declined|"
    r"appeal(?:s|ed|ing)?|complain(?:s|ed|ing)?|lodg(?:es|ed|ing)|raised|fell|faces|faced|facing|"
    r"made|signed|donated|gave|described|calls|called|identif(?:y|ies|ied|ying)|stood|stands|"
    r"standing|"
    r"campaign(?:s|ed|ing)?|canvass(?:es|ed|ing)?|leafleted|walked|struck|breached|broke|"
    r"return(?:s|ed|ing)?|com(?:e|es|ing) back|came back|(?:go|goes|going|gone|went) (?:off|"
    r"on|onto|awol|before|to (?:a )?tribunal)|"
    r"claim(?:s|ed|ing)?|owe(?:s|d|ing)?|draw(?:s|ing)?|drew|gets?|got|getting|paid|pays?|paying|"
    r"suffer(?:s|ed|ing)?|need(?:s|ed|ing)?|take(?:s|n)? home|took home|won|tendered|handed in|"
    r"leads for|sits as|worship(?:s|ped|ping)?|pray(?:s|ed|ing)?|follow(?:s|ed|ing)?|fasts?|"
    r"believes?|expecting|on strike|striking|start(?:s|ed|ing)? on)\b"
)
_DOES = re.compile(rf"\s*(?:\([^)]{{1,20}}\))?,? ?{_ADVERB}{_OWN_DEEDS}")
# What is done to somebody, or given to them.
_DONE_TO = re.compile(
    rf"\b(?:mov(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|suspend(?:s|ed|ing)?|award(?:s|ed|ing)?|"
    rf"pa(?:y|ys|id|ying)|offer(?:s|ed|ing)?|grant(?:s|ed|ing)?|put(?:s|ting)?|plac(?:e|es|ed|ing)|"
    rf"sack(?:s|ed|ing)?|promot(?:e|es|ed|ing)|regrad(?:e|es|ed|ing)|appoint(?:s|ed|ing)?|"
    rf"redeploy(?:s|ed|ing)?|retir(?:e|es|ed|ing)|releas(?:e|es|ed|ing)|represent(?:s|ed|ing)?|"
    rf"overpaid|underpaid|accus(?:e|es|ed|ing)|investigat(?:e|es|ed|ing)|"
    rf"(?:handed in|submitted|sat|signed) by) {_TITLE}$"
)
# Between the words that tell something and the one they are of.
_THEIRS = re.compile(rf"\b(?:for|of|against|(?:made|paid) to) {_TITLE}$")
_FEW = 8  # words
_NOT_THEIRS = re.compile(
    r"\b(?:forms?|slips?|questions?|queries|details?|requests?|repl(?:y|ies)|leaflets?|books?|"
    r"room|e-?mail|contact|ask|see|care)\b"
)
# A question that turns to the one it names; what they do at work is not what it asks for.
_ASKS = re.compile(
    r"\b(?P<aux>is|was|isn't|wasn't|has|had|hasn't|does|did|doesn't|didn't|should|will|would|do|"
    rf"are|were)(?: we| you| they)? {_TITLE}$"
)
_ASKED_OF = re.compile(r"^\W*(?:[\w']+[,:]? ){0,3}?(?:what|which|how|when|why|who|where)\b")
_ACTS = re.compile(
    r"\s*(?:now |still |also |both )*(?!standing|striking|going|coming|getting|being|suffering)"
    r"(?:\w+ing\b|in\b(?! ?\?)|at\b|free\b|available\b|our\b|the\b|your\b|"
    r"be (?:in|at|around|about)\b)"
)
_OF_STATE = re.compile(rf"\s*{_ADVERB}(?:be (?:on|off|back|paid)\b|{_OWN_DEEDS})")
_OFFERS = re.compile(r"\b(?:did|do|should|will|would) (?:we|you|they|i|the \w+) (?:\w+ ){1,2}$")


def says_of(sentence: str, named: Sequence[_Span], told: Sequence[_Span]) -> bool:
    """Whether the sentence tells of one whom it names what they are, do, get or are given.

    `named`: where people stand in it; `told`: where the words that would tell something do.
    """
    return any(_is_said_of(sentence, one, told) for one in named)


def _is_said_of(sentence: str, one: _Span, told: Sequence[_Span]) -> bool:
    before, after = fold(sentence[: one[0]]).text, fold(sentence[one[1] :]).text
    return (
        _DOES.match(after) is not None
        or _DONE_TO.search(before) is not None
        or _is_asked_of(before, after)
        or any(sentence[one[1] : start].isspace() for start, _ in told)
        or any(_is_theirs(sentence, words, one) for words in told)
    )


def _is_theirs(sentence: str, words: _Span, one: _Span) -> bool:
    """ "A phased return for Ann", "the allegation against Ann": do the words lead to the name?"""
    start, end = words
    if end > one[0]:
        return False
    leads = _THEIRS.search(fold(sentence[start : one[0]]).text)
    if leads is None:
        return False
    between = fold(sentence[end : one[0]]).text
    return len(between.split()) <= _FEW and _NOT_THEIRS.search(between) is None


def _is_asked_of(before: str, after: str) -> bool:
    if _ASKED_OF.search(before) is None:
        return False
    auxiliary = _ASKS.search(before)
    if auxiliary is None:
        return _OFFERS.search(before) is not None
    if auxiliary["aux"] in {"does", "did", "doesn't", "didn't", "should", "will", "would", "do"}:
        return _OF_STATE.match(after) is not None
    return _ACTS.match(after) is None
