"""Words that are said of a thing somebody made, keeps or owns, not of whoever that is.

"Ann's short story is told by a bullied goose", "the mask with the bleeding eyes is Ann's" and
"Ann's bean has a fungal infection" tell of a story, a mask and a bean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detectors.folding import fold
from detectors.inflection import plural
from detectors.lexicon_file import lexicon_file
from detectors.vocabulary import divided

_Span = tuple[int, int]


def _kinds() -> dict[str, str]:
    """Each thing of the lists, one or several of it, folded; and the list it stands in.

    Raises ValueError where a thing stands in two of them.
    """
    found: dict[str, str] = {}
    for kind, words in lexicon_file("owned_things.yaml").items():
        for thing in divided(words):
            for form in {fold(thing).text, fold(plural(thing)).text}:
                if found.setdefault(form, kind) != kind:
                    raise ValueError(f"{thing} stands in two lists of owned things")
    return found


_KIND = _kinds()


def _any_of(*kinds: str) -> str:
    """An expression for the things of these lists, the longest of them first."""
    things = sorted((t for t, kind in _KIND.items() if kind in kinds), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, things))})"


_MADE = _any_of("texts", "made")
_KEPT = _any_of("animals", "belongings", "groups")
# "Ann's group went to the mosque", and not "Ann's group therapy".
_ACTS = (
    r"(?= (?:(?:now|also|just|both|all|still|never|always) )?"
    r"(?:is|was|are|were|has|had|have|will|can|got|went|did|does|came|won|\w{2,}ed|\w{2,}s)\b)"
)
_OF_WHICH = r"(?:[\w-]+ ){0,3}?"
# "Ann's short story …", read on from the name.
_THEIRS = re.compile(
    rf"['’]s? (?:own )?{_OF_WHICH}"
    rf"(?P<thing>{_MADE}\b(?! (?:of|about) (?:me|us))|{_KEPT}{_ACTS})"
)
_MAKES = (
    r"made|makes|wrote|writes|has (?:made|written|built|drawn|designed|painted)|built|builds|"
    r"designed|designs|drew|painted|carved|sewed|knitted|composed|cut|iced|baked|invented|"
    r"scratched|modelled|moulded|animated|choreographed|sculpted|rewrote|recorded|created|"
    r"put together|came up with"
)
# "The board game Ann designed …".
_MADE_BEFORE = re.compile(
    rf"\b(?:the|a|an|this|that|our|one) {_OF_WHICH}(?P<thing>{_MADE})"
    r"(?: [\w-]+){0,3}?(?: that| which)? $"
)
_MADE_AFTER = re.compile(rf" (?:has )?(?:{_MAKES})\b")
# "The mask … is Ann's", "a hedgehog in a hospital bed in Ann's picture book".
_HEAD = re.compile(rf"^\W*(?:the|a|an|our|this|that|both) {_OF_WHICH}(?P<thing>{_MADE})\b")
_IS_THEIRS = re.compile(r"\b(?:is|was|are|were|by) $")
_IN_IT = re.compile(r"\b(?:in|on|from) $")
# It is somebody's after all: a pronoun, a reason, another who does something.
_BREAK = re.compile(
    r"\b(?:because|due to|owing to|although|though|but|when|since|whether|if|he|she|they|him|his|"
    r"her|their|them|himself|herself|me|my)\b|\w's\b|[;:.]"
)
# "The dragon lashed its tail and smashed the window", "a hen is off her food".
_DOES = re.compile(
    rf"\b(?:the|a|an|one|this|that|our|two|three|both|some) {_OF_WHICH}"
    rf"(?P<thing>{_MADE}|{_any_of('animals')})"
    r"(?: (?:is|are|was|were|has|had|have|got|been|being|will|be|can|then|also|now|always|"
    r"suddenly|nearly|just|never)| \w+ed (?:its|their|the) \w+(?: \w+)? and)* $"
)
_REACH = 300  # characters
_OBJECT = 12  # characters in which whom it is done to is named
# Of these a thing may tell of its owner: a story hints at harm, a coat at neglect, a bag holds
# medicine. What is said of the rest is said of the thing alone.
_TELLS = {
    "texts": frozenset({"safeguarding", "sexual_life"}),
    "made": frozenset[str](),
    "animals": frozenset({"safeguarding"}),
    "belongings": frozenset(
        "safeguarding sexual_life behaviour criminal health sen religion political trade_union "
        "biometric staff_hr".split()
    ),
    "groups": frozenset("safeguarding sexual_life behaviour sen exclusion staff_hr pay".split()),
}
_OWN = frozenset({"attainment", "attendance", "pupil_premium", "financial"})


def is_of_a_thing(
    sentence: str, start: int, end: int, named: Iterable[_Span], category: str
) -> bool:
    """Whether the words from `start` to `end` say something of a thing that is somebody's.

    `named`: where the sentence names people. `category`: what the words would tell.
    """
    if category in _OWN:
        return False
    people = sorted(named)
    if _does(sentence, start, end, people, category):
        return True
    return any(
        thing is not None and category not in _TELLS[_KIND[thing]]
        for thing in (
            _thing_beside(sentence, (start, end), one) for one in _neighbours(people, start, end)
        )
    )


def _does(sentence: str, start: int, end: int, people: Sequence[_Span], category: str) -> bool:
    """Whether the words are what a thing or an animal does or has, and does to nobody named."""
    since = max((last for _, last in people if last <= start), default=0)
    doer = _DOES.search(fold(sentence[max(since, start - _REACH) : start]).text)
    if doer is None or category in _TELLS[_KIND[doer["thing"]]]:
        return False
    until = min((first for first, _ in people if first >= end), default=len(sentence))
    return until - end > _OBJECT or until == len(sentence)


def _neighbours(people: Sequence[_Span], start: int, end: int) -> list[_Span]:
    """Who is named last before the words and first behind them: others have things of their own."""
    before = [one for one in people if one[1] <= start and start - one[1] <= _REACH]
    behind = [one for one in people if one[0] >= end and one[0] - end <= _REACH]
    return [*before[-1:], *behind[:1]]


def _thing_beside(sentence: str, told: _Span, one: _Span) -> str | None:
    """The thing of the one named that the words speak of, None if they do of no thing."""
    before = fold(sentence[max(0, one[0] - _REACH) : one[0]]).text
    after = fold(sentence[one[1] : one[1] + _REACH]).text
    theirs = _THEIRS.match(after)
    if told[0] >= one[1]:
        gap = fold(sentence[one[1] : told[0]]).text
        if theirs is not None and theirs.end() <= len(gap):
            return _unless_broken(theirs["thing"], gap[theirs.end() :])
        made = _MADE_AFTER.match(gap)
        what = _MADE_BEFORE.search(before) if made is not None else None
        return _unless_broken(what["thing"], gap[made.end() :]) if made and what else None
    between = fold(sentence[told[1] : one[0]]).text
    head = _HEAD.match(before)
    if head is not None and _IS_THEIRS.search(between):
        return _unless_broken(head["thing"], before[head.end() :])
    if theirs is not None and _IN_IT.search(between):
        return _unless_broken(theirs["thing"], between)
    return None


def _unless_broken(thing: str, gap: str) -> str | None:
    return None if _BREAK.search(gap) else thing
