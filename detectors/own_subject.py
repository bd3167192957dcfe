"""Sentences that need nobody to be about: they bring a subject of their own.

"Has an EHCP." and "Asthma attack at lunch." go on about whoever was named before them; "The PEP
form has a new page." and "Chickenpox is going round." do not.
"""

from __future__ import annotations

import re

from detectors.folding import fold

_VERB = (
    r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|has|have|had|hasn't|haven't|can|cannot|can't|"
    r"could|will|won't|would|may|might|must|should|shall|do|does|did|doesn't|don't|"
    r"(?:cause|kill|hurt|begin|start|end|open|close|give|make|come|spread|affect|mean|compare|warn|"
    r"help|run|take|lead|cost|happen|exist|matter|say|show|last|stay|use|contain|cover|include|"
    r"lower|raise|damage|destroy|follow|belong|live|need|require|involve|return|move|change|work|"
    r"keep|turn|become|remain|count|visit|meet|replace|receive|get|pay|offer|provide|support|"
    r"allow|welcome|"
    r"face|seek|wait|deal|depend|rise|fall|grow|date|hold|attend|wear|celebrate|believe|vote|speak|"
    r"play|learn|study|feel|think|find|look|arrive|leave|qualif(?:y|ies)|print|stand|sit|set|"
    r"carr(?:y|ies)|appl(?:y|ies)|fl(?:y|ies))s?|"
    r"goes|go|began|came|gave|made|took|led|caused|killed|spread|went|became|wrote|said|warned|"
    r"reaches|teaches|teach|reach|"
    r"grew|slept|taught|ate|drank|flew|froze|sang|sank|swam|sailed|marched|ruled|invented|conquered|"
    r"worshipped|prayed|farmed|travelled|hunted|traded|believed|discovered|rode)"
)
_NEAR = 80  # characters in which who does something stands before it
# Not a subject, though it stands first: what is left of a clause without one.
_NO_SUBJECT = (
    r"(?:now|still|also|again|already|currently|recently|never|always|just|often|usually|"
    r"sometimes|yesterday|today|tonight|tomorrow|apparently|sadly|unfortunately|and|but|or|so|then|"
    r"since|because|as|when|if|after|before|later|first|last|next|both|not|no|yes|very|only|"
    r"has|have|had|is|was|were|are|been|being|will|would|can|could|may|might|must|should|does|did|"
    r"predicted|expected|targeted|diagnosed|suspended|excluded|arrested|referred|admitted|assessed|"
    r"came|went|got|"
    r"there|here|monday|tuesday|wednesday|thursday|friday)"
)
# Who reports on a child, or belongs to them.
_KIN = (
    r"(?:mum|mother|mummy|dad|father|daddy|parents?|nan|nana|gran|granny|grandma|grandmother|"
    r"grandad|grandfather|carers?|aunt\w*|uncle|brother|sister|sibling|step\w+|foster\w*|family|"
    r"home|gp|doctor|dr|nurse|school nurse|consultant|paediatrician|hospital|clinic|camhs|police|"
    r"social (?:worker|services|care)|ed(?:ucational)? psych\w*|salt|ot|ta|lsa|tutor|form tutor|"
    r"teacher|class teacher|sencos?|dsl|hoy|head of year|witness\w*)"
)
# What is measured of a child: "Attendance is 82%", "Behaviour has been poor".
_MEASURE = (
    r"(?:(?:current|overall|recent|last|his|her|their|predicted|target|end of year) )*"
    r"(?:attendance|behaviour|progress|effort|conduct|punctuality|reading age|spelling age|score|"
    r"scores|grades?|target|mark|marks|attainment|attitude|asthma|eczema|epilepsy|anxiety|"
    r"eyesight|hearing|speech|weight|mood|mental health|homework|balance|arrears|diagnosis|"
    r"allergy|wound|injury|bruis\w+|cuts?|scratch\w*|burns?|swelling|rash|arm|leg|wrist|ankle|"
    r"head|hand|finger|referral|assessment|ehcp|plan|"
    r"review|case|placement|medication|inhaler|dose)"
)
_OWN = re.compile(
    rf"^\W*(?!{_NO_SUBJECT}\b)(?!{_KIN}\b)(?!{_MEASURE} {_VERB}\b)"
    rf"(?:[\w'/&-]+[,:.]? ){{1,6}}?{_VERB}\b"
)
_ANNOUNCES = re.compile(
    r"^\W*[\w' -]{3,40}: ?(?:what|how|why|when|where|who|a|an|your|our|the|ten|five|\d+|tips|facts|"
    r"help|advice|information|guidance|talk|workshop)\b"
)
_TALE = re.compile(r"^\W*(?:once (?:upon a time|there)|long ago|there once)\b")
# Said to the readers, whoever was named before.
_BIDS = re.compile(
    r"^\W*(?:always |never |do not |don't |do )?(?:ask|bring|read|wash|put|visit|join|donate|vote|"
    r"apply|learn|buy|wear|remember|stop|be kind|drink|eat|sneeze|wash|revise|book|collect|enjoy)\b"
)

_RELATIVE = (
    r"(?:mum|mam|mother|dad|father|parents|step-?(?:mum|dad|mother|father|parents)|partner|"
    r"uncle|aunt|auntie|nan|gran|grandad|grandparents|neighbours?|adults|"
    r"older (?:brother|sister)|lodger|boyfriend|girlfriend)"
)
_RELATIVES_DO = re.compile(
    rf"\b{_RELATIVE}(?:,? (?:and|&) (?:(?:his|her|their|the|mum's|dad's) )?(?:new )?{_RELATIVE})?"
    r"(?: (?:is|are|was|were|has|have|had|been|being|both|often|always|still|keeps?|started))*"
    r"(?: \w+ing(?: \w+){0,2} and)? $"
)


def is_done_by_relatives(sentence: str, start: int) -> bool:
    """Whether what begins at `start` is done by a child's family: "mum and her partner fighting".

    Read right before the words: "Dad says that he hits others" is of the child again.
    """
    before = " ".join(fold(sentence[max(0, start - _NEAR) : start]).text.split()) + " "
    return _RELATIVES_DO.search(before) is not None


def has_own_subject(sentence: str) -> bool:
    """Whether a sentence that names nobody speaks of something else than who was named before.

    Asked of short sentences without a pronoun; a measure ("Attendance is 82%"), a relative
    ("Mum says …") or a missing subject ("Has an EHCP") leaves it to whoever was named.
    """
    folded = " ".join(fold(sentence).text.split())
    return _OWN.search(folded) is not None or any(
        frame.search(folded) for frame in (_ANNOUNCES, _BIDS, _TALE)
    )
