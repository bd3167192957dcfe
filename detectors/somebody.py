"""Sentences that speak of one person: a pronoun, a name that has or does something.

Asked of sentences that may be about a matter alone, whose words in capitals are not looked up on
any roster.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from detectors.folding import fold

_PRONOUN = re.compile(r"\b(?:he|she|his|her|him|hers|himself|herself)\b")
_NAMED_SUBJECT = re.compile(
    r"\b([A-Z][a-z'’-]+)(?: [A-Z][\w'’-]*)?(?:,? (?:in|of) \w+,?| \(?\d{1,2}[A-Z]\)?)?(?: and "
    r"[A-Z]\w+)* "
    r"(?:has|had|is|was|were|gets|got|needs|needed|takes|took|must|should|cannot|can't|won't|"
    r"receives|received|suffers|struggles|struggled|lives|uses|wears|owes|refused|told|disclosed|"
    r"missed|scored|achieved|hit|bit|swore|will need|does not|doesn't|did|may|might|attends)\b"
)
_POSSESSIVE = re.compile(r"\b([A-Z][a-z-]+)['’]s?\b(?! (?:Day|Week|Month|UK|Trust|Society|Act))")
_ONE_OF = re.compile(r"\b(?:one of (?:the|our|those|\w+)|including|such as|especially|namely)\b")
# Words in capitals at the start of a sentence, or of the calendar, that are nobody.
_NOBODY = frozenset(
    "The This That These Those Our Your My It We They There Here You I If When While All Any Every "
    "Each Some Many Most No Both Children Pupils Students Parents Carers Families Staff Teachers "
    "Governors School Schools Year Class Form Attendance Behaviour Bullying Asthma Autism Adhd "
    "Dyslexia Epilepsy Diabetes Anxiety Depression Religion Islam Christianity Judaism Hinduism "
    "Sikhism Buddhism Ramadan Eid Diwali Easter Christmas Ofsted Government Everyone Everybody "
    "Anyone Nobody People Who What Which How Why Where Free Pupil Special Mental Child "
    "Safeguarding "
    "Prevent Support Help Trust Council Police Exclusion Exclusions Suspension Homework Uniform "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April "
    "May June "
    "July August September October November December Reading Maths English Science History "
    "Fingerprint Biometric Poverty Racism Knife Drugs Self Grade Grades Results Progress "
    "Salary Pay "
    "Membership Union Redundancy Maternity Sickness Absence Lateness Punctuality Eating Allergy "
    "Allergies Nut Nuts Medical Medicine Medication Fasting Fast Genetic Genetics Crime SEN SEND "
    "Visitors Colleagues Adults Britain England Parliament Shakespeare Macbeth Henry Tudor Tudors "
    "Victorian Victorians Romans Roman Breakfast Lunch Membership Training Policy".split()
)


def speaks_of_one(sentence: str, telling: Iterable[tuple[int, int]]) -> bool:
    """Whether a pronoun, "one of" or a name speaks of somebody.

    `telling`: spans of words in capitals that are no name.
    """
    return (
        has_pronoun(sentence)
        or _ONE_OF.search(fold(sentence).text) is not None
        or names_one(sentence, telling)
    )


def has_pronoun(sentence: str) -> bool:
    return _PRONOUN.search(fold(sentence).text) is not None


def names_one(text: str, telling: Iterable[tuple[int, int]] = ()) -> bool:
    """Whether a word in capitals that is not itself telling has or does something."""
    spans = list(telling)
    return any(
        re.split("['’]", match[1])[0] not in _NOBODY
        and not any(start <= match.start(1) < end for start, end in spans)
        for frame in (_NAMED_SUBJECT, _POSSESSIVE)
        for match in frame.finditer(text)
    )
