"""Topics, parts and jobs that a teacher hands to several of a class, one each.

"Ann take Hindu cremation, Ben Jewish mourning, Cal a Christian burial. Two slides apiece": what
stands behind each name is what they are to work on, and tells nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from detectors.folding import fold

Span = tuple[int, int]

_SEVERAL = 3
_APART = 10  # words between one name and the next
# How much each is to bring, what is acted or tried in a lesson, and how its work is shared.
_SHARED_OUT = re.compile(
    r"\b(?:one|two|three|four|five|six|ten|half an?|an?|\d+) (?:more )?(?:facts?|slides?|sides?|"
    r"minutes?|mins?|pictures?|paragraphs?|sentences?|questions?|bullet points?|sources?|"
    r"quotes?|pages?|examples?|images?|diagrams?|objects?|postcards?)"
    r"(?: max)?(?: each| please| apiece| from each|[.,;!]|$| and (?:one|two|a)\b|"
    r" on (?:a4|paper|the)\b)|"
    r"\b(?:each|apiece)[.,;!]|\bword[- ]perfect\b|\bby heart\b|"
    r"\bhot[- ]?seat\w*|\b(?:act|scene) (?:\d|one|two|three|four|five)\b|\bpractical\b|"
    r"\blines? (?:learnt|learned|by)\b|\bassembly lines\b|\b(?:scene|source|group) work\b|"
    r"\bcarousel\b|\bcue cards\b|\binvestigation (?:on|into|of)\b|\bhustings\b|"
    r"\bmock (?:interviews?|trial|election|debate|court)\b|\bshar(?:e|ed|ing) out\b|"
    r"\bcase stud(?:y|ies)\b|\b(?:invented|made[- ]up|fictional|imaginary) (?:people|patients?|"
    r"clients?|pupils?|families|family|cases?|characters?|names?)\b|"
    r"\b(?:on|from) (?:your|the) card\b|"
    r"\bcasualt(?:y|ies) (?:will be|are|is)\b|"
    r"\bfirst aid (?:afternoon|practice|carousel|session)\b|"
    r"\bas a prop\b|\b(?:drama|re|rs|history|english|science|geography|pshe) "
    r"(?:pieces?|presentations?|talks?)\b|"
    r"\bfeeds? back\b|\bbox plots?\b|\bgroups? for the [\w ]{1,25}(?:lesson|topic|unit|talks?)\b|"
    r"\b(?:everyone|everybody|each of you|you all|each group) (?:needs?|brings?|has|picks?) an? "
)
# Right behind a name in the singular: "Ann bring flour", "Ben, you're on the heart".
_BIDDEN = re.compile(
    r",? (?:please )?(?:take|bring|learn|read|draw|make|find|write|be|lead|start|you're|you are|"
    r"present (?:on|the|your|first|next|last))\b"
)
# What is taught or made there, in a text that hands it round.
_TAUGHT = re.compile(
    r"\b(?:psychology|sociology|geography|geog|history|biology|chemistry|physics|science|drama|"
    r"english|speaking|practise|maths|computing|coding|citizenship|modern studies|"
    r"business|economics|politics|media|law|french|spanish|german|welsh|latin|music|art|textiles|dt|pe|pshe|rse|rshe|re|rs|"
    r"food tech\w*|cooking|health and social care|childcare|geology|philosophy|ethics|"
    r"lessons?|homework|presentations?|posters?|projects?|debates?|speech(?:es)?|essays?|plays?|"
    r"scenes?|monologues?|lines|spellings?|chapters?|poems?|write[- ]up|display|topics?|"
    r"experiments?|lab|tasks?|parts|groups|revise|revision|cards)\b"
)
# Between a name and what it is given: "Ann does", "Ben on the", "Cal - look up", "Dee Lennie's".
_LEAD = re.compile(
    r"(?:\([^)\n]*\)|[\s,:–—-]|\b(?:you|please|needs?|to|"
    r"do|does|takes? the|on|about|the|an?|and|with|"
    r"for|looks? up|looks? at|finds? out about|presents?|research(?:es)?|covers?|draws?|"
    r"explains?|writes?|"
    r"prepares?|studies)\b)*"
)
# "Ann wears", "Ben (coeliac", "Cal's": what follows is that one's own.
_OWN = re.compile(r"['’]s|\(|[a-z]{2,}(?<!['’]|s)s\b|\w+ing\b")
# "On crutches", "on report": no topic.
_STATE = re.compile(
    r"(?:crutches|medic\w*|antibiotics|steroids?|insulin|tablets?|pills?|report|roll|bail|"
    r"an? (?:\w+ )?(?:plan|tag|reduced|part)|(?:the )?(?:\w+ )?register|support)\b"
)
_TURN = re.compile(r"(?:^|[.,;:!?\n–—•*-]|\band|\bthen|\bwhile|\d[.)]?)\s*$")
_FEW = 3  # other words of a topic in front of those that a vocabulary finds
# Of what a name itself has done, or what befell it.
_DONE = re.compile(
    r"[.;!?\n]|\b(?:is|are|was|were|been|had|did|needs?(?! to (?:look|find|research|draw|write))|"
    r"said|told|took|went|got|[a-z]{2,}ed|[a-z]+n['’]t|not|no|off|still|again|his|her|their|he|she|they)\b"
)
# Right behind a name: a part in a scene, which the others of the round have as well.
_PART = re.compile(
    r" (?:is|are|plays?|will be|as) (?:the|our|your|an?) (?:\w+ )?(?:doctor|patient|nurse|waiter|"
    r"waitress|customer|shop ?keeper|shop assistant|interviewer|narrator|receptionist|vet|dentist|"
    r"pharmacist|police officer|detective|judge|juror|witness|reporter|presenter|tourist|"
    r"manager|landlord|employer|caller|client|chef|farmer|king|queen|mayor)\b"
)
_STATED = re.compile(r"\b(?:has|have)\b")
# Work that is set, beside which "Ann has haemophilia" is her topic.
_SET = re.compile(
    r"\b(?:homework|hwk?|prep|due|(?:for|by) (?:mon|tues|wednes|thurs|fri)day|next (?:lesson|week)|"
    r"presentations?|posters?|slides?|assessed|case stud(?:y|ies)|research|scenarios?|"
    r"role[- ]?play|practis(?:e|ing)|feeds? back|each (?:group|pair|person)|debates?|"
    r"hot[- ]?seat\w*|revise|essays?|write[- ]?ups?|leaflets?|diary entr(?:y|ies)|fact ?files?)\b"
)
# What is said there of somebody who is not in the lesson is their own.
_MISSING = re.compile(
    r"\b(?:is|was|been|still|be|being) (?:off|away|absent|ill|poorly|missing|excused|in hospital)\b"
)


def is_topic_of(between: str, words: str, *, is_set: bool = False) -> bool:
    """Whether words behind a name, with `between` before them, may be what it is to work on.

    `is_set`: whether the text sets work, so that "has" may give a topic as well.
    """
    said = fold(between).text.lstrip()
    whole = f"{said} {fold(words).text}"
    if _DONE.search(whole) or (_STATED.search(whole) and not is_set):
        return False
    if is_set:
        said = _STATED.sub(" ", said).lstrip()
    lead = _LEAD.match(said)
    rest = said[lead.end() if lead else 0 :]
    topic = f"{rest} {fold(words).text}".strip()
    is_verb = " " in topic and _OWN.match(topic)  # not "diabetes", which ends like one
    is_own = _OWN.match(said) or is_verb or _STATE.match(topic)
    return not is_own and len(rest.split()) <= _FEW


def sets_topics(paragraph: str) -> bool:
    """Whether a paragraph says that work is due, presented or practised."""
    return _SET.search(fold(paragraph).text) is not None


def speaks_of_lessons(paragraph: str) -> bool:
    """Whether a paragraph names a subject or what is made in one: "Sociology", "posters"."""
    return _TAUGHT.search(fold(paragraph).text) is not None or sets_topics(paragraph)


def opens_a_turn(before: str) -> bool:
    """Whether a name behind these words begins what is given to its bearer."""
    return _TURN.search(before) is not None


def is_enumerated(paragraph: str, named: Sequence[Span]) -> bool:
    """Whether a paragraph names several one after the other, with few words behind each."""
    between = (paragraph[one[1] : other[0]] for one, other in pairwise(named))
    return len(named) >= _SEVERAL and all(len(words.split()) <= _APART for words in between)


def is_of_the_absent(sentence: str) -> bool:
    """Whether a sentence says of somebody that they are not in the lesson."""
    return _MISSING.search(fold(sentence).text) is not None


def hands_round(paragraph: str, named: Sequence[Span]) -> bool:
    """Whether a paragraph hands out to several what a lesson has for each.

    `named`: where it names pupils, in order, each of them once.
    """
    if not is_enumerated(paragraph, named):
        return False
    if any(_PART.match(paragraph, end) for _, end in named) and speaks_of_lessons(paragraph):
        return True
    is_bidden = any(_BIDDEN.match(paragraph, end) for _, end in named)
    return is_bidden or _SHARED_OUT.search(fold(paragraph).text) is not None
