"""What a text tells about everybody it is sent to, merely by being sent to them.

"SEND coffee morning" to five families tells of each that their child has special needs; "if your
child might be eligible for free school meals" goes to everybody and tells nothing (policy,
`bulk-recipients-visible`; domain facts, twin 9).
"""

from __future__ import annotations

import re

from detectors.folding import fold

# What the members have in common, by category.
_GROUPS = {
    "pupil_premium": (
        r"pupil premium|free (?:school )?(?:meals?|lunch(?:es)?|dinners?)|fsm|pp|ever ?(?:6|six)|"
        r"service (?:child(?:ren)?|pupils?|famil(?:y|ies)|premium)|forces famil(?:y|ies)|"
        r"disadvantaged|holiday (?:food|activities and food)|haf"
    ),
    "sen": (
        r"sen|send|ehcps?|ehc plans?|special (?:educational )?needs(?: and disabilities)?|"
        r"additional (?:educational |support |learning )?needs|autis(?:m|tic)(?: spectrum)?|"
        r"asd|asc|"
        r"adhd|dyslexi[ac]|dyspraxi[ac]|neurodiver\w+|learning (?:difficult(?:y|ies)|disabilit\w+)|"
        r"semh|down'?s syndrome|speech and language|tourette'?s|visual(?:ly)? impair\w+|"
        r"hearing impair\w+|resource base|social communication"
    ),
    "health": (
        r"asthma(?:tic)?|epilep\w+|diabet\w+|(?:nut |food |severe )?allerg\w+|anaphyla\w+|"
        r"epi-?pens?|coeliac|eczema|medical (?:needs|conditions?)|health ?care plans?|"
        r"mental health(?: needs| difficulties)?|anxi(?:ety|ous)|eating disorders?|self-harm|"
        r"sickle cell|cystic fibrosis|cancer|disab(?:led|ility|ilities)|bereave\w+|camhs|"
        r"emotionally based school avoidance|deaf"
    ),
    "looked_after": (
        r"foster(?:ed|ing)?|looked[- ]after|children in care|care[- ]experienced|care leavers?|"
        r"adopt(?:ive|ed|ion|ers?)|special guardian(?:s|ship)?|kinship|virtual school|cla|lac|plac"
    ),
    "safeguarding": (
        r"young carers?|child protection|child in need|early help|domestic (?:abuse|violence)|"
        r"social worker|survivors?"
    ),
    "ethnicity": (
        r"eal|english as an additional language|refugees?|asylum[- ]seek\w+|traveller|"
        r"gypsy(?:,? roma)?|roma|ukrainian|somali|polish|romanian|arabic[- ]speaking|"
        r"polish[- ]speaking|bilingual|afro-?caribbean|black|bame|global majority"
    ),
    "religion": (
        r"muslim|christian|catholic|jewish|hindu|sikh|buddhist|jehovah'?s witness\w*|"
        r"fasting|first (?:holy )?communion"
    ),
    "financial": (
        r"hardship(?: fund)?|bursary|universal credit|low[- ]income|debts?|arrears|food ?bank|"
        r"benefits"
    ),
    "attendance": (
        r"(?:low|poor|persistent(?:ly)?) (?:attendance|absen\w+)|attendance (?:below|under) \d+ ?%|"
        r"persistent absen\w+|school refus\w+"
    ),
    "behaviour": r"on report|(?:in|with|given a|after-?school) detention|behaviour support",
    "exclusion": r"(?:suspended|excluded|at risk of (?:permanent )?exclusion|reintegration)",
    "attainment": (
        r"(?:catch-up|booster|working (?:below|towards)|underachiev\w+|below (?:the )?expected)"
    ),
    "sexual_life": r"lgbtq?(?:\+|ia\+?)?|trans(?:gender)?|gender[- ]questioning",
    "trade_union": r"(?:neu|nasuwt|naht|unison|gmb|ascl|union) members?",
    "staff_hr": r"(?:at risk of )?redundancy|maternity|long-term sick\w*",
    "criminal": r"(?:prisoners'?|in prison|youth offending)",
}

_PEOPLE = (
    r"(?:parents?|carers?|famil(?:y|ies)|guardians?|mums?|dads?|mothers?|fathers?|grandparents?|"
    r"pupils?|students?|children|child|young people|learners?|staff|colleagues|siblings?)"
)
_GATHERING = (
    r"(?:coffee (?:mornings?|afternoons?)|coffee|drop-?ins?|drop-? in|support groups?|groups?|"
    r"parents'? evening|meetings?|meet-?ups?|evenings?|afternoons?|mornings?|sessions?|forums?|"
    r"networks?|workshops?|clubs?|vouchers?|reviews?|breakfasts?|lunch(?:es)?|tea|"
    r"holiday (?:club|programme)s?|surger(?:y|ies)|clinics?|stay and play|interventions?|"
    r"get-?togethers?|picnics?|events?|circle|hampers?|payments?|laptops?|uniform grants?|"
    r"transport|trip|visit|celebration|conference for parents|mailing list|list|update|bulletin|"
    r"newsletter)"
)
_HAVING = (
    r"(?:with|who (?:have|has|are|is|receive|receives|get|gets|claim|need|needs|carry|carries|were|"
    r"was)|on|in receipt of|in|receiving|eligible for|entitled to|known to|under|affected by|"
    r"living with|getting|claiming|whose \w+ (?:has|have|is|are))"
)
_ONE = r"(?:your|one of your|both your) (?:child(?:ren)?|son|daughter|family|household)"

_FRAMES = (
    # SEND coffee morning; SEND parents' forum; free school meals vouchers; foster carers' group
    r"\b{group}(?:'s|')? (?:{people}'?s?'? |support |and |& |information |plan |needs |network )*"
    r"{gathering}\b",
    # for parents of children with EHCPs; families in receipt of free school meals
    r"\b{people}'? (?:and {people} )?(?:of |to |for )?(?:\w+ ){{0,3}}?(?:{people} )?{having} "
    r"(?:an? |the |their |our |for |severe |free )?(?:\w+ ){{0,2}}?{group}\b",
    # as foster carers; dear adoptive parents; for our young carers; to all SEND families
    r"\b(?:as|dear|for|to|our|hello|all)(?: all| our| the| an?)* {group}(?: (?:{people}))+\b",
    # because your child receives pupil premium
    r"\b(?:because|as|since) {one} (?:is|are|receives?|has|have|gets?|qualif\w+|claims?|was|were|"
    r"attracts?|currently)(?: [\w'-]+){{0,6}}? {group}\b",
    # your free school meals voucher; your child's EHCP
    r"\b(?:your (?:child|son|daughter)(?:'s|ren's)?|your) (?:new |next |annual )?{group}\b",
    # on our SEN register; on the list of children who …
    r"\b{one} (?:is|are) (?:currently )?(?:on|in) (?:our|the) {group}\b",
    # you are receiving this as a foster family; you have been invited … dyslexia
    r"\byou (?:are|have been|were) (?:receiving|being|getting|invited|contacted|sent|chosen|"
    r"selected)\b[^.!?]{{0,80}}\b(?:because|as|since|due to)\b[^.!?]{{0,60}}\b{group}\b",
)

# It goes to everybody, so it tells of nobody.
_EVERYBODY = re.compile(
    r"\b(?:if (?:your|you|any)|whether (?:your|you)|might be|may be|could be|think (?:your|you)|"
    r"find out|check (?:if|whether)|apply (?:for|at|now|online|here)|to apply|are you|do you|"
    r"does your|is your|everyone is welcome|everybody is welcome|open to (?:all|everyone|any)|"
    r"all (?:parents|families|carers|pupils|students|staff)(?: and \w+)? (?:are )?(?:welcome|"
    r"invited|"
    r"of the school)|whole school|policy|strategy)\b"
)
_OPEN_TO_ALL = re.compile(
    r"\b(?:open to (?:all|everyone|everybody)|(?:all|everyone|everybody)(?: \w+){0,3}? (?:is |"
    r"are )?"
    r"(?:very )?(?:welcome|invited)|to all (?:parents|families|carers)\b)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[A-Z•*-])")


def _frames(group: str) -> re.Pattern[str]:
    words = {
        "group": f"(?:{group})",
        "people": _PEOPLE,
        "gathering": _GATHERING,
        "having": _HAVING,
        "one": _ONE,
    }
    return re.compile("|".join(frame.format(**words) for frame in _FRAMES))


_BY_CATEGORY = tuple((category, _frames(group)) for category, group in _GROUPS.items())
_ANY_GROUP = re.compile(rf"\b(?:{'|'.join(_GROUPS.values())})\b")


def tells_membership(text: str) -> frozenset[str]:
    """The categories that being addressed by this text tells of whoever is addressed.

    Empty for what goes to everybody: an open invitation, a call to apply, a policy.
    """
    if _OPEN_TO_ALL.search(fold(text).text):
        return frozenset()
    return frozenset(
        category
        for sentence in _SENTENCE_END.split(text)
        for folded in (fold(sentence).text.replace("\n", " "),)
        if _ANY_GROUP.search(folded) and not _EVERYBODY.search(folded)
        for category, frames in _BY_CATEGORY
        if frames.search(folded)
    )
