"""What a text tells about everybody it is sent to, merely by being sent to them.

"SEND coffee morning" to five families tells of each that their child has special needs; "if your
child might be eligible for free school meals" goes to everybody and tells nothing (policy,
`bulk-recipients-visible`; domain facts, twin 9). The caller asks only of mail that several
families can see one another in.
"""

from __future__ import annotations

import re

from detectors.folding import fold
from detectors.membership_groups import GROUPS

_PEOPLE = (
    r"(?:parents?|carers?|famil(?:y|ies)|guardians?|mums?|dads?|mothers?|fathers?|grandparents?|"
    r"pupils?|students?|children|child|young people|learners?|staff|colleagues|siblings?|"
    r"households?|those of you|those|anyone|everybody|everyone|boys|girls|sons?|daughters?|"
    r"parent\/carers?|foster carers?|relatives|adults|candidates|teenagers|kids)"
)
_GATHERING = (
    r"(?:coffee (?:mornings?|afternoons?|and \w+)|coffee|cuppa|drop[- ]?ins?|(?:support |peer )?"
    r"groups?|parents'? evening|meetings?|meet[- ]?ups?|evenings?|afternoons?|mornings?|days? out|"
    r"sessions?|forums?|networks?|workshops?|clubs?|vouchers?|reviews?|breakfasts?|brunch|supper|"
    r"dinner|lunch(?:es)?|tea|(?:holiday |summer )?(?:clubs?|camps?|programmes?|courses?)|"
    r"surger(?:y|ies)|clinics?|stay and play|interventions?|get[- ]?togethers?|picnics?|events?|"
    r"circles?|hampers?|parcels?|payments?|grants?|laptops?|tablets?|uniforms?|transport|"
    r"taxi(?:s| times)?|trips?|visits?|outings?|celebrations?|conferences?|mailing list|lists?|"
    r"updates?|bulletins?|newsletters?|registers?|appointments?|assessments?|screenings?|plans?|"
    r"paperwork|forms?|places?|provision|panels?|walk|choir|lessons?|classes|tuition|tutoring|"
    r"nurse|checks?|jabs?|training|catch[- ]?up|invit(?:e|es|ation|ations)|party|parties|"
    r"discos?|support|help|dates?|community|reps?|representatives|champions|team|chat|social|"
    r"bags?|boxes|gifts?|fund(?:ing|s)?|allowance|passes|tickets|swaps?|mentoring|residential|"
    r"reunion|whatsapp|questionnaires?|survey|consultation|interpreters?)"
)
_HAVING = (
    r"(?:with|who (?:have|has|are|is|receive|receives|get|gets|claim|need|needs|carry|carries|were|"
    r"was|attend|attends|come|use|take|speak|care|qualify|live|lost|own|owe)|on|in receipt of|in|"
    r"receiving|eligible for|entitled to|known to|under|affected by|living with|getting|claiming|"
    r"attending|using|having|taking|(?:going|coming|travelling|moving) to|at|from|"
    r"whose \w+(?:\/\w+)? (?:has|have|is|are|was|were|"
    r"attends?|gets?|receives?|needs?|takes?|carr(?:y|ies)|qualif(?:y|ies)|uses?|come|comes|lost)|"
    r"of (?:our |the )?)"
)
_ONE = (
    r"(?:your|one of your|both your|all your) (?:\w+ )?(?:child(?:ren)?|sons?|daughters?|famil(?:y|"
    r"ies)|household|boys?|girls?|little ones?|ward|grandchild(?:ren)?|kids?|young (?:person|"
    r"people))(?:'s)?"
)
_DOES = (
    r"(?:is|are|has|have|had|was|were|gets?|receives?|attends?|goes|go|comes?|takes?|joins?|"
    r"joined|qualif\w+|claims?|needs?|carr(?:y|ies)|will|attracts?|speaks?|uses?|attended|started|"
    r"starts?|lives?|lost|benefits?|draws?|works?)"
)
# What may stand between a group and what it gathers for: "SEN parents' summer coffee morning".
_BETWEEN = (
    r"(?:parents?|carers?|famil(?:y|ies)|pupils?|students?|children|learners?|support|information|"
    r"plan|plans|needs|network|and|&|or|the|our|holiday|term|half|summer|winter|spring|autumn|"
    r"christmas|easter|weekly|monthly|termly|annual|new|next|first|small|social|morning|after|"
    r"school|annual|review|register|friendly|young|adult|peer|drop[- ]in|coffee|parent\/carer|"
    r"team|base|group|tea|lunch|breakfast|club|ks\d|year \w+|trust|free|places?|for)"
)

_FRAMES = (
    # SEND coffee morning; SEND parents' forum; free school meals vouchers; foster carers' group
    r"\b{group}(?:'s|')? (?:{between}(?:'s?|s')? ){{0,4}}{gathering}\b",
    # an evening for foster families; breakfast club for our PP families
    r"\b{gathering}\b(?: (?!for\b)[\w'-]+){{0,3}} for (?!all\b|every)(?:(?!about\b|on\b)[\w'-]+ )"
    r"{{0,7}}?{group}\b",
    # for parents of children with EHCPs; those of you whose children have an EHCP
    r"\b{people}'?s? (?:and {people} )?(?:of |to |for )?(?:[\w'-]+ ){{0,3}}?(?:{people} )?{having} "
    r"(?:an? |the |their |our |for |any |severe |free )?(?:\w+ ){{0,3}}?{group}\b",
    # as foster carers; dear adoptive parents; for our young carers; to all SEND families
    r"\b(?:as|dear|for|to|our|hello|hi|all|fellow|of)(?: all| our| the| an?)* {group}"
    r"(?:'s|')?(?: (?:and )?{people})+\b",
    # "Dear young carers"; "our young carers": the group is itself a word for people
    r"\b(?:dear|hello|hi|our)(?: all| our| the)* (?:young carers?|adopters|foster(?:ers)?|"
    r"special guardians|refugees|travellers|young parents)\b",
    # because your child receives pupil premium; as a family on the hardship fund
    r"\b(?:because|as|since|given that|now that|seeing that) (?:{one}|you|a|he|she|they|we|"
    r"someone)\b(?:,? [\w'-]+){{0,9}}? {group}\b",
    # your free school meals voucher; your child's EHCP
    r"\b(?:your (?:child|son|daughter|family|children)(?:'s|ren's|')?|your|their) "
    r"(?:new |next |annual |termly |individual |own |free )?{group}\b",
    # your daughter is one of our young carers; your child has a place on the anger course
    r"\b{one} {does}(?: [\w'-]+){{0,10}}? {group}\b",
    # you are receiving this as a foster family; you have been invited … dyslexia
    r"\byou (?:are|have been|were|get|got|receive) (?:[\w'-]+ ){{0,3}}?(?:receiving|being|getting|"
    r"invited|contacted|sent|chosen|selected|this|the|on|one of)\b[^.!?]{{0,90}}\b{group}\b",
    # you are all in receipt of free school meals; both of you have an EHCP
    r"\b(?:(?:all|both|each|most) of you|you (?:are|have) (?:all|both)|you (?:all|both))"
    r"(?: [\w'-]+){{0,7}}? {group}\b",
    # the supermarket vouchers for half term are attached
    r"\b(?:the|these|this|our) {group}(?: [\w'-]+){{0,5}}? (?:is|are|has been|have been) (?:now )?"
    r"(?:attached|ready|here|below|enclosed|waiting|paid|ordered|booked|sent)\b",
    # this goes to the foster carers; to everyone on our EAL list; a note to our LAC families
    r"\b(?:this|email|e-mail|message|letter|note|invitation|mail|reminder|list) (?:\w+ )?(?:goes|"
    r"is going|is|was|has been|went|comes|to|for)\b[^.!?]{{0,60}}\b(?:to|for|of|on)\b"
    r"[^.!?]{{0,50}}?\b{group}\b",
)
# A heading says in two words what a sentence says in ten: "EHCP reviews", "FSM families".
_HEADING_FRAME = (
    r"\b{group}\b(?:'s|')?[^.!?]{{0,40}}\b(?:{gathering}|{people})\b|"
    r"\b(?:{gathering}|{people})\b[^.!?]{{0,40}}\b{group}\b"
)

# It goes to everybody, so it tells of nobody.
_OPEN_TO_ALL = re.compile(
    r"\b(?:open to (?:all|everyone|everybody|any)|(?:all|everyone|everybody|anyone)"
    r"(?: [\w\/]+){0,4}? (?:is |are )?(?:very |most )?(?:welcome|invited)|"
    r"to all (?:parents|families|carers|pupils|students)\b(?! (?:of|with|whose|on|in receipt|who))|"
    r"all (?:parents|families|carers|pupils|students|staff)(?: and \w+)? of the school|"
    r"whole[- ]school|every (?:parent|family|child|pupil) (?:in|at|of) (?:the|our) school)"
)
# A question or an offer: who answers it belongs, who merely gets it may not.
_ENQUIRY = re.compile(
    r"\b(?:(?:if|whether|unless) (?:your (?:child(?:ren)?|son|daughter|family)|you|any|they)"
    r"(?: or \w+(?: \w+)?)? (?:\w+ )?(?:has|have|is|are|may|might|could|receives?|gets?|think|"
    r"thinks|believe|feel|suspect|claim|qualify|qualifies|needs?|were|do|does|know|suffers?|"
    r"gets?|carries|takes|speaks?)|"
    r"(?:might|may|could) (?:be (?:eligible|entitled|able)|qualify|have|also)|"
    r"think (?:your|you)|find out|check (?:if|whether|your eligibility)|(?:to )?apply (?:for|at|"
    r"now|online|here|by)|(?:do|does|is|are|has|have) (?:you|your) (?:or your )?(?:child(?:ren)?|"
    r"son|daughter|family|know|have|think|care|suffer|worried)|who is eligible|"
    r"see if you|eligibility|can (?:ask|apply|claim|speak|request|contact)|"
    r"concerned (?:that|about))"
)
# A matter that the school deals with, not the people it concerns.
_MATTER = re.compile(
    r"\b(?:polic(?:y|ies)|strateg(?:y|ies)|information report|local offer|awareness|charity|"
    r"fundrais\w+|history month|assembl(?:y|ies)|curriculum|governors?|ofsted|vacanc(?:y|ies)|"
    r"prospectus|we (?:support|seek)|(?:pupils|children|students) may|authority|cohorts?|"
    r"led by|guidance|handbook|consultation on|book (?:fair|week)|menus?|theme|"
    r"non[- ]uniform|code of conduct|privacy notice|(?:world|national|international) [\w' ]{1,20} "
    r"(?:day|week|month)|pro rata|voluntary contributions?|staff training|inset|cpd)\b|"
    r"\btraining:|\d ?%(?: of| \(|,|;|\.)"
)
_TO_FAMILIES = re.compile(rf"\b(?:{_ONE}|your)\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[A-Z•*-])")
_HEADING_WORDS = 9
_SHORT_HEADING_WORDS = 3
# Words that mean a group only in capitals: "please send", "add your name", "a pep talk".
_ONLY_IN_CAPITALS = re.compile(r"\b(?:send|sens|add|salt|tac|taf|cin|cla|lac|peps?|arp|pp|dcd)\b")


def _compiled(frames: tuple[str, ...], group: str) -> re.Pattern[str]:
    words = {
        "group": f"(?:{group})",
        "people": _PEOPLE,
        "gathering": _GATHERING,
        "having": _HAVING,
        "one": _ONE,
        "does": _DOES,
        "between": _BETWEEN,
    }
    return re.compile("|".join(frame.format(**words) for frame in frames))


_FRAMES_OF = {category: _compiled(_FRAMES, group) for category, group in GROUPS.items()}
_HEADINGS_OF = {category: _compiled((_HEADING_FRAME,), group) for category, group in GROUPS.items()}
_GROUP_OF = {category: re.compile(rf"\b(?:{group})\b") for category, group in GROUPS.items()}


def tells_membership(text: str) -> frozenset[str]:
    """The categories that being addressed by this text tells of whoever is addressed.

    `text` begins with the subject line, in a line of its own. Empty for what goes to everybody:
    an open invitation, a call to apply, a policy.
    """
    whole = fold(text).text
    if _OPEN_TO_ALL.search(whole):
        return frozenset()
    asks = _ENQUIRY.search(whole) is not None
    is_to_families = _TO_FAMILIES.search(whole) is not None
    told: set[str] = set()
    for sentence in _SENTENCE_END.split(text):
        folded = fold(_without_small_words(sentence)).text.replace("\n", " ").strip()
        is_heading = _is_heading(sentence)
        if not folded or _MATTER.search(folded) or _ENQUIRY.search(folded):
            continue
        if is_heading and asks:
            continue  # "Free school meals vouchers" over a call to apply for them
        told |= _told_by(folded)
        if is_heading:
            told |= _told_by_heading(folded, is_to_families=is_to_families)
    return frozenset(told)


def _told_by(folded: str) -> set[str]:
    return {
        category
        for category, group in _GROUP_OF.items()
        if group.search(folded) and _FRAMES_OF[category].search(folded)
    }


def _told_by_heading(folded: str, *, is_to_families: bool) -> set[str]:
    """A heading of two or three words needs no more where the text below says "your child"."""
    is_short = is_to_families and len(folded.split()) <= _SHORT_HEADING_WORDS
    return {
        category
        for category, group in _GROUP_OF.items()
        if group.search(folded) and (is_short or _HEADINGS_OF[category].search(folded))
    }


def _without_small_words(sentence: str) -> str:
    """The sentence without what only looks like an acronym."""
    begins_a_sentence = sentence[:1].isupper() and sentence[1:2].islower()
    text = sentence[:1].lower() + sentence[1:] if begins_a_sentence else sentence
    return _ONLY_IN_CAPITALS.sub("-", text)


def _is_heading(sentence: str) -> bool:
    line = sentence.strip()
    return "\n" not in line and line[-1:] not in ".!?," and len(line.split()) <= _HEADING_WORDS
