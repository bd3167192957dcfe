"""Words that are said of a thing somebody made, keeps or owns, not of whoever that is.

"Ann's short story is told by a bullied goose", "the mask with the bleeding eyes is Ann's" and
"Ann's bean has a fungal infection" tell of a story, a mask and a bean.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detectors.folding import fold

_Span = tuple[int, int]

_TEXTS = (
    r"(?:short |detective |ghost |crime |adventure )?stor(?:y|ies)|poems?|haikus?|limericks?|"
    r"sonnets?|ballads?|songs?|raps?|(?:radio|one-act|puppet) plays?|scripts?|monologues?|comics?|"
    r"comic strips?|graphic novels?|picture books?|novels?|pamphlets?|booklets?|posters?|"
    r"newspapers?|headlines?|talks?|presentations?|projects?|trailers?|animations?|"
    r"(?:stop-motion|short|animated|zombie|horror|silent) films?|podcasts?|quiz(?:zes)?|"
    r"timelines?|cartoons?|storyboards?|collages?|murals?|myths?|fables?|legends?|curses?|"
    r"spoofs?|parod(?:y|ies)|stanzas?|verses?|paragraphs?|villain's song"
)
_OBJECTS = (
    r"sculptures?|statues?|masks?|puppets?|scarecrows?|snow(?:man|men)|pumpkins?|lanterns?|"
    r"dragons?|monsters?|skeletons?|skulls?|dioramas?|robots?|bots?|rockets?|boats?|kites?|"
    r"volcano(?:es)?|gardens?|beans?|plants?|sunflowers?|seedlings?|cress|crystals?|snails?|"
    r"hamsters?|guinea pigs?|goldfish|tortoises?|caterpillars?|stick insects?|tadpoles?|worms?|"
    r"castles?|towers?|bridges?|marble runs?|cakes?|biscuits?|gingerbread|costumes?|crowns?|"
    r"shields?|necklaces?|bracelets?|tablets?|go-karts?|laptop|longships?|totems?|headdress(?:es)?|"
    r"quilts?|cushions?|vases?|umbrella|kettle|saxophone|cello|clarinet|trombone|violin|tubas?|"
    r"board games?|card games?|programs?|paintings?|portraits?|figures?|gargoyles?|models?|"
    r"avatars?|mascots?|contraptions?|inventions?|machines?|timepieces?|clocks?|entry|entries"
)
_THING = rf"(?:{_TEXTS}|{_OBJECTS})"
_OF_WHICH = r"(?:[\w-]+ ){0,3}?"
# "Ann's short story …", read on from the name.
_THEIRS = re.compile(
    rf"['’]s? (?:own )?{_OF_WHICH}(?P<thing>{_THING})\b(?! (?:of|about) (?:me|us))"
)
_MAKES = (
    r"made|makes|wrote|writes|has (?:made|written|built|drawn|designed|painted)|built|builds|"
    r"designed|designs|drew|painted|carved|sewed|knitted|composed|cut|iced|baked|invented|"
    r"scratched|modelled|moulded|animated|choreographed|sculpted|rewrote|recorded|created|"
    r"put together|came up with"
)
# "The board game Ann designed …".
_MADE_BEFORE = re.compile(
    rf"\b(?:the|a|an|this|that|our|one) {_OF_WHICH}(?P<thing>{_THING})"
    r"(?: [\w-]+){0,3}?(?: that| which)? $"
)
_MADE_AFTER = re.compile(rf" (?:has )?(?:{_MAKES})\b")
# "The mask … is Ann's", "a hedgehog in a hospital bed in Ann's picture book".
_HEAD = re.compile(rf"^\W*(?:the|a|an|our|this|that|both) {_OF_WHICH}(?P<thing>{_THING})\b")
_IS_THEIRS = re.compile(r"\b(?:is|was|are|were|by) $")
_IN_IT = re.compile(r"\b(?:in|on|from) $")
# It is somebody's after all: a pronoun, a reason, another who does something.
_BREAK = re.compile(
    r"\b(?:because|due to|owing to|although|though|but|when|since|whether|if|he|she|they|him|his|"
    r"her|their|them|himself|herself|me|my)\b|\w's\b|[;:.]"
)
_REACH = 300  # characters
# Whose harm a story or a drawing hints at is for the safeguarding lead to judge.
_HINTED = frozenset({"safeguarding", "sexual_life"})
_OWN = frozenset({"attainment", "attendance", "pupil_premium", "financial"})
_IS_TEXT = re.compile(rf"(?:{_TEXTS})")


def is_of_a_thing(
    sentence: str, start: int, end: int, named: Iterable[_Span], category: str
) -> bool:
    """Whether the words from `start` to `end` say something of a thing that is somebody's.

    `named`: where the sentence names people. `category`: what the words would tell.
    """
    if category in _OWN:
        return False
    return any(
        thing is not None and not (category in _HINTED and _IS_TEXT.fullmatch(thing))
        for thing in (
            _thing_beside(sentence, (start, end), one) for one in _neighbours(named, start, end)
        )
    )


def _neighbours(named: Iterable[_Span], start: int, end: int) -> list[_Span]:
    """Who is named last before the words and first behind them: others have things of their own."""
    people = sorted(named)
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
