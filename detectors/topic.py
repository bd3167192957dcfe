"""Sentences that speak of a matter and of nobody, and texts whose being sent tells something.

Measured: a wide vocabulary alone cries wolf on about half of all sentences on a sensitive topic
(policies, lessons, statistics, announcements). These frames are the second question, asked when
a person stands near such a word by chance: "Ms Bell leads our assembly on bullying".
"""

from __future__ import annotations

import re

from detectors.folding import fold
from detectors.lexicon import Telling, tellings
from detectors.membership import tells_membership

__all__ = ["is_topic", "tells_membership"]

# What is taught, read, acted or collected for: it governs the words that follow it.
_GOVERNS = re.compile(
    r"\b(?:learn\w*|teach\w*|taught|stud(?:y|ies|ied|ying)|explor\w+|discuss\w* the topic of|"
    r"research\w*|assembl\w+|workshops?|lessons?|training|talks?|presentations?|poems?|"
    r"stor(?:y|ies)|"
    r"books?|novels?|essays?|projects?|articles?|films?|plays?|musicals?|units?|topics?|modules?|"
    r"polic(?:y|ies)|guidance|webinars?|courses?|inset|cpd|displays?|debates?|speech(?:es)?|"
    r"campaigns?|awareness|leaflets?|videos?|surveys?|chapters?|songs?|posters?|quiz|questions?|"
    r"homework|coursework|raff?les?|funds?|money|fundrais\w+|charit\w+|donat\w+|collect\w+|"
    r"sponsored \w+|in aid|history|role|character|part|dressed|experts?|speakers?|visitors?|"
    r"conferences?|updates?|strateg\w+|dissertation|qualif\w+|degree|diploma|essay titles?|museum)"
    r"(?: \w+){0,3}? (?:about|on|of|for|into|in|around|covering|regarding|called|titled|from|as|"
    r"to support|against|entitled|with)\b([^.;!?]{0,60})$"
)
_LEARNS = re.compile(
    r"\b(?:learn(?:s|ed|t|ing)? (?:all )?about|(?:study|studied|studies|studying|taught|teach|"
    r"teaching|explor\w+|research\w*|debat\w+|revis(?:e|ed|es|ing)|rais\w+ awareness of)"
    r"(?: about| on)?|wrote about|written about|writ(?:e|es|ing) about|read(?:s|ing)? about|"
    r"spoke about the|lectur\w+ (?:on|in)|visit\w* (?:a|the|to)|trip to (?:a|the)?)"
    r"\b([^.;!?]{0,60})$"
)
# Between the governing word and ours, anything that makes it somebody's after all.
_SOMEBODYS = re.compile(r"\b(?:his|her|their|your|my)\b|\w's\b|\b(?<!the )\w+s' |\b(?:he|she) ")

# Speaks of numbers, groups or duties.
_GENERAL = re.compile(
    r"\d ?(?:%|per cent|percent) of (?:all |our |the |its |their )?(?:year \w+ )?"
    r"(?:pupils|children|students|families|staff|teachers|those|people|cohort|girls|boys|school)"
    r"|\b(?:number|numbers|proportion|percentage|majority|minority|rates?|cohort|levels) of\b"
    r"|\b(?:nationally|national average|national figures|statistics|figures show|in england|"
    r"across the (?:country|trust|school|year)|whole[- ]school|one in (?:three|four|five|six|"
    r"ten))\b"
    r"|\b(?:pupils|children|students|young people|families|parents|learners|those|people|"
    r"adults|colleagues|anyone|everyone|anybody|any (?:pupil|child|student|parent)s?|"
    r"staff|all|every (?:pupil|child|student)) (?:who|with|that|whose|in receipt|eligible|may|"
    r"might|can|should|must|will|are|have|need|do|in|from|on|at risk|against|affected|to)\b"
    r"|\b(?:must|should|needs? to|has to|have to|to) be (?:kept|recorded|reported|updated|stored|"
    r"reviewed|logged|handled|followed|completed|discussed at|sent to|returned)\b"
    r"|\b(?:polic(?:y|ies)|statutory|legislation|curriculum|newsletter|ofsted|framework|"
    r"guidance|handbook|prospectus|procedures?|strategy|inspectors?|inspection|consultation|"
    r"governing body|governing board|awareness (?:week|day|month)|web ?site|web ?page|"
    r"agenda|inset|training|workshops?|assembl(?:y|ies)|charity|vacancy|vacancies|topic)\b"
    r"|\b(?:we|the school|the trust|our school|this school|schools?|governors) (?:\w+ )?(?:take|"
    r"takes|offer|offers|provide|provides|welcome|welcomes|support|supports|aim|aims|believe|"
    r"promote|promotes|will not tolerate|do not tolerate|does not tolerate|are committed|"
    r"is committed|recogni[sz]e|celebrate|encourage|monitor|monitors|record|review|expect|"
    r"reviewed|discussed|noted|approved|received|agreed|monitored)\b"
)
_CALLS = re.compile(
    r"\b(?:apply (?:now|online|here|today|at|by|via)|if your|if you|whether your|whether you|"
    r"does your|do you|has your|is your child|are you|have you|find out|how to|click here|"
    r"more information|further information|would you like|please let us know|let us know|"
    r"might be (?:eligible|entitled)|may be (?:eligible|entitled)|could be (?:eligible|entitled)|"
    r"who is eligible|join us|come along|all welcome|save the date|sign up|register (?:now|at|by)|"
    r"please (?:remember|note|ensure|make sure|inform|contact|complete|return|check)|reminder "
    r"that)\b"
)
_DEFINES = re.compile(
    r"\b(?:is|are|means) (?:a|an|the) (?:\w+ )?(?:condition|disorder|disease|illness|disability|"
    r"type|form|kind|term|word|process|right|crime|offence|requirement|priority|way|festival|"
    r"religion|faith)\b|^(?:what|how|why|when|where|who|which|can|should|could|is there|are "
    r"there)\b"
)

# Speaks of one person all the same.
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


def is_topic(sentence: str, category: str) -> bool:
    """Whether the sentence speaks of this category's matter and of nobody in particular.

    True for policies, lessons, training, statistics, announcements, duties and definitions. A
    sentence that says something of one person ("he", "Ana has", "Ana's") is no topic, unless
    every word that tells the category is what was taught, read, acted or collected for.
    """
    spans = [telling for telling in tellings(sentence) if telling.category == category]
    if spans and all(_is_governed(sentence[: telling.start]) for telling in spans):
        return True
    if _speaks_of_one(sentence, spans):
        return False
    rest = fold(_without(sentence, spans)).text
    folded = fold(sentence).text
    return _GENERAL.search(rest) is not None or any(
        frame.search(folded) for frame in (_CALLS, _DEFINES)
    )


def _without(sentence: str, spans: list[Telling]) -> str:
    """The sentence with the telling words blanked: "strategy meeting" is no strategy."""
    for span in spans:
        blank = "_" * (span.end - span.start)
        sentence = f"{sentence[: span.start]}{blank}{sentence[span.end :]}"
    return sentence


def _is_governed(before: str) -> bool:
    """Whether the words before a telling make it a matter that is learnt or written about."""
    folded = fold(before).text
    for frame in (_GOVERNS, _LEARNS):
        match = frame.search(folded)
        if match is not None:
            original_gap = before[match.start(1) :]
            return _SOMEBODYS.search(match[1]) is None and not _names_one(original_gap, [])
    return False


def _speaks_of_one(sentence: str, spans: list[Telling]) -> bool:
    folded = fold(sentence).text
    return (
        _PRONOUN.search(folded) is not None
        or _ONE_OF.search(folded) is not None
        or _names_one(sentence, spans)
    )


def _names_one(text: str, spans: list[Telling]) -> bool:
    """Whether a word in capitals that is not itself telling has or does something."""
    return any(
        re.split("['’]", match[1])[0] not in _NOBODY
        and not any(span.start <= match.start(1) < span.end for span in spans)
        for frame in (_NAMED_SUBJECT, _POSSESSIVE)
        for match in frame.finditer(text)
    )
