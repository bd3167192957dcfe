"""Words that belong to a part somebody plays, or to what is only pretended.

"Ann as the cheeky Dodger", "Ben plays Shylock, deep in debt" and "Cal came as a pirate with an eye
patch" tell of Dodger, Shylock and a pirate.
"""

from __future__ import annotations

import re

from detectors.occasion import Occasion, occasion

_PART = re.compile(
    r"\b(?:play(?:s|ed|ing)?|act(?:s|ed|ing)? as|c(?:a|o)me as|coming as|went as|go(?:es|ing) as|"
    r"cast as|(?:(?<!as )part|role|character|costume|"
    r"lines|voice|"
    r"understudy) (?:of|for)|auditioning for|audition(?:s|ed)? for|dress(?:ed|es|ing)? (?:up )?as|"
    r"stars? as|is|was|be|being) (?:(?:a|an|the|one of the|our) (?:[\w-]+ ){0,2}|"
    r"[\w-]+ (?:of|in) the )$"
)
_PLAYS = re.compile(
    r"\b(?:play(?:s|ed|ing)|cast as|(?:(?<!as )part|role|character|voice|understudy) (?:of|for)|"
    r"audition\w* for|dress(?:ed|es|ing)? (?:up )?as|stars? as) (?:the|a|an|one of the)"
    r" (?:[\w-]+ ){0,2}$"
)
_UNREAL = re.compile(
    r"\b(?:pretend|imaginary|invented|made[- ]up|fictional|fictitious|mock|toy|cardboard|"
    r"papier[- ]mache|plasticine|clay|lego|playmobil|felt|knitted|wooden|miniature|"
    r"make[- ]believe|role[- ]play|inflatable|cartoon|virtual|simulated)"
    r" (?:(?!from\b|of\b|for\b|with\b|about\b|and\b)[\w-]+ ){0,2}$"
)
# What is acted, or dressed up for, says a sentence or the label it stands behind.
_STAGED = re.compile(
    r"\b(?:(?:school|class|year \w+|leavers'?|christmas|easter|passion|\w+'s) (?:play|assembly)|"
    r"(?:in|of) (?:the|our|a) (?:play|show|musical|assembly|sketch|revue|production)|panto\w*|"
    r"nativity|musical|(?:final|opening|trial|christening|\w+) scene|scene \d|act \d|cast|"
    r"costumes?|role[- ]?play\w*|drama|sketch|revue|dress(?:ed|es|ing)?[- ]up|"
    r"(?:world book|mr men|pirate|victorian|roman|viking|tudor|history|character|halloween|"
    r"superhero|fancy dress|wild west) (?:day|week|parade)|halloween|fancy dress|"
    r"wise (?:man|men)|shepherds?|procession|carnival|pageant|tableau|freeze[- ]frame|law club|"
    r"mock trial|re-?enact\w*|character notes?|stole the show|"
    r"(?:had everyone|us|audience) (?:in stitches|laugh\w*))\b"
)
# "Came as a pirate", "was brilliant as the cheeky Dodger", "Ann as Lady Macbeth".
_SHINES = (
    r"(?:is|was|were|looks?|looked|came|comes|coming|went|goes|gone|has gone|dressed(?: up)?|"
    r"dresses(?: up)?|shone|shines|starred|stars|excelled|suitably|so|very|really|great|brilliant|"
    r"superb|fantastic|fabulous|wonderful|hilarious|terrific|perfect|funny|best|lovely|amazing|"
    r"a|an|stroppy|read|reads|spoke|wrote|writes|has a role|acts?|acted|auditioned|is cast|"
    r"returns?|returned|back|on stage)"
)
_AS = rf"(?:^|[,:;–-] ?|\band |\bwith )(?:{_SHINES} ){{0,4}}as "
_PLAY = (
    r"\b(?:(?:plays?|played|playing|will play)(?: the (?:part|role) of)?|will be(?= (?:the|an?) ))"
)
_THE = r"(?:the |a |an |our |one of the )?"
_NO_ROLE = r"(?!(?:soon|well|he|she|they|it|is|was|usual|per|if|though|we|a result)\b)"
_NO_PART = r"(?!(?:up|truant|with|for|in|on|at|against)\b)"
_AS_SOMEBODY = re.compile(
    rf"{_AS}{_THE}{_NO_ROLE}[^.;]{{0,60}}$|{_PLAY} {_THE}{_NO_PART}[^.;]{{0,60}}$"
)
# A role with a name of its own: "as Captain Hook", "plays Shylock".
_NAMED_ROLE = re.compile(
    rf"^(?:(?:{_SHINES} ){{0,4}}as|{_PLAY}) {_THE}(?:[A-Z][a-z'’]+\b[ ,]*)+"
    r"(?:[,:(–-]|$|\b(?:who|the|a|an|with|in|of|and)\b)"
)
# A game, a sport, an office or a status, and what really happened to whoever plays it.
_NO_CHARACTER = re.compile(
    r"\b(?:Roblox|Fortnite|Minecraft|FIFA|Xbox|Play[Ss]tation|Nintendo|Among|Call|Grand|Discord|"
    r"Snapchat|Football|Rugby|Netball|Hockey|Cricket|Tennis|Basketball|Rounders|Chess|Head|Deputy|"
    r"House|Team|Form|Captain of|Prefect|Sports|Young|Looked|Child|Vulnerable|Pupil|Student|SEN|"
    r"EAL|Year|Reception|White|Black|Asian|Mixed|Other|British|Piano|Violin|Guitar|Cello|Flute|"
    r"Trumpet|Drums|Friday|Monday|Saturday|Sunday)\b"
)
_HAPPENED = re.compile(
    r"\b(?:was|is|has|had|were|got) (?:\w+ )?$|\b(?:and|then),? (?:\w+ )?(?:was|is|has|had|got)\b"
)
# "Ann is a sweep, Ben a mill owner, Cal the doctor with the cholera medicine": a role each.
_ROLE_LEFT_OUT = re.compile(r"^(?:a|an|the) (?:[\w-]+ ){1,2}(?:with|of|in|who|at) [^.;,]{0,40}$")
_ROLES_BEFORE = re.compile(r"\b(?:is|plays|will be|as) (?:a|an|the) [^.;]*, ")
# "Ann plays a runaway, Ben the worried mum, Cal the social worker."
_ROLE = re.compile(r"^(?:a|an|the) (?:[\w-]+ ){0,2}$")
_PLAYED_BEFORE = re.compile(r"\b(?:plays|is playing|will play) (?:a|an|the) [^.;]*(?:, | and )")
# What a form or a person calls somebody else: "the mother describes Ann as White Irish".
_SAID_TO_BE = frozenset({"ethnicity", "sen", "pupil_premium", "looked_after"})
# "Wears a headscarf as Rosie the Riveter."
_AS_NAMED = re.compile(r" as (?:the |a |an )?[A-Z][a-z'’]+(?: (?:the )?[A-Z][a-z'’]+)*[.!]?$")
_WORN = frozenset({"religion"})
# It is the player's own after all.
_OWN = re.compile(
    r"\b(?:because|due to|owing to|although|but|despite|so|when|while|since|unable|cannot|can't|"
    r"couldn't|missed|missing|needs?|now|still|off|ill|absent|refus\w+|his|her|their)\b|n't\b"
)


def is_played(lead: str, folded: str) -> bool:
    """Whether words are of a part in a play, or of what is only pretended.

    `lead`: the folded text from the last name before the words up to them. `folded`: their
    sentence.
    """
    acted = occasion(folded) in {Occasion.ACTED, Occasion.EVENT}
    return (
        _PLAYS.search(lead) is not None
        or _UNREAL.search(lead) is not None
        or (acted and _PART.search(lead) is not None)
    )


def _is_named_role(lead: str) -> bool:
    """Is somebody a character with a name, and not a player of a game or one with a title?"""
    role = _NAMED_ROLE.search(lead)
    return (
        role is not None
        and _NO_CHARACTER.search(role[0]) is None
        and _HAPPENED.search(lead, role.end()) is None
    )


def is_of_a_role(lead: str, tail: str, sentence: str, category: str) -> bool:
    """Whether words are said of whom somebody plays: "Ann as Toad steals a car".

    `lead`: the text as written from the last name before the words up to them; `tail`: what
    follows them. `category`: what they would tell.
    """
    read_on = lead.lstrip(" ")
    folded = read_on.casefold()
    if _OWN.search(folded):
        return False
    if category in _WORN and _AS_NAMED.match(tail):
        return True
    if category not in _SAID_TO_BE and _is_named_role(read_on):
        return True
    if _ROLE.match(folded) and _PLAYED_BEFORE.search(sentence.casefold()):
        return True
    if _ROLE_LEFT_OUT.match(folded) and _ROLES_BEFORE.search(sentence.casefold()):
        return True
    is_as = _AS_SOMEBODY.search(folded) is not None
    return is_as and _STAGED.search(sentence.casefold()) is not None
