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

__all__ = ["is_governed", "is_topic", "tells_membership"]

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
_FICTION = re.compile(
    r"\b(?:in|of) (?:the|our|this) (?:\w+ )?(?:story|novel|book|play|film|text|poem|legend|myth|"
    r"series|"
    r"chapter|musical|scene|tale|fairy tale)\b|\bthe (?:novel|book|story|play|film|poem|character|"
    r"narrator|hero|heroine|protagonist|musical)(?: [a-z]+){0,3} (?:is|was|are|tells?|told|"
    r"follows|who|"
    r"dies|shows|deals|in the)\b"
)
# A member of staff at their work: it governs what follows, unless it is somebody's.
_AT_WORK = re.compile(
    r"\b(?:explain(?:s|ed|ing)?|outlin(?:e|es|ed|ing)|present(?:s|ed|ing)?(?! with| as)|"
    r"introduc\w+|"
    r"launch\w*|deliver\w*|demonstrat\w+|showcas\w+|host\w*|organis\w+|co-?ordinat\w+|"
    r"overse(?:e|es|eing)|chair(?:s|ed|ing)?|draft\w*|rewrit\w+|rewrote|updat(?:e|es|ed|ing)|"
    r"publish\w*|"
    r"lead(?:s|ing)?(?! to)|led(?! to)|run(?:s|ning)?(?! away| out| off| from)|"
    r"ran(?! away| out| off| from)|will (?:speak|talk)(?: to \w+)? (?:about|on)|spoke (?:to \w+ "
    r")?(?:about|on)|"
    r"speaks about|talks? (?:to \w+ )?about|gives? an? \w+ (?:on|about)|gave an? \w+ (?:on|about)|"
    r"(?:is|are|be) (?:responsible|in charge|the contact|the lead) (?:for|of|on)|is our|"
    r"answer(?:s|ed|ing)? questions|advis(?:e|es|ing) (?:staff|parents|schools)|in charge of|"
    r"attend(?:s|ed|ing)? (?:an? |the )?(?:course|training|conference|webinar|talk|briefing|"
    r"workshop|inset)|"
    r"train(?:s|ed|ing) (?:\w+ )?(?:staff|colleagues|teachers|governors|parents)|"
    r"monitor(?:s|ing)?(?: the)?|analys\w+|audit\w*|collat\w+|produc\w+|compil\w+)"
    r"\b([^.;!?]{0,70})$"
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
    r"agenda|inset|training|workshops?|assembl(?:y|ies)|charity|vacancy|vacancies|topic|"
    r"prospectus|code of practice|code of conduct|school rules|law on|by law|the law|census|"
    r"regulations|"
    r"guidelines|exam boards?|national (?:average|curriculum|guidance|data)|information report|"
    r"privacy notice|risk register|the act|act of \d{4}|white paper|green paper|local offer|"
    r"helpline|fundrais\w+|donations?|raffle|sponsored|cake sale|non-uniform|own[- ]clothes|bake "
    r"sale|"
    r"open (?:day|evening)|coffee morning|information evening|parents' evening|drop-in|webinar|"
    r"schools? (?:council|library)|on the menu|lunch menu|school shop|lost property|timetable "
    r"for)\b"
    r"|\b(?:in|of) (?:the|our|this|her|his) (?:story|novel|book|play|film|text|poem|legend|myth|"
    r"series|"
    r"chapter|musical|scene|tale)\b|\b(?:the|a) (?:novel|book|story|play|film|poem|character|"
    r"narrator|"
    r"hero|heroine|protagonist|musical|author|leaflet|poster|booklet|chapter|article|documentary|"
    r"exhibition|podcast|video|lesson|unit|module|talk|display|textbook|worksheet|quiz|webpage)\b"
    r"|\b(?:in|for|during) (?:re|rs|pshe|rshe|history|science|biology|geography|citizenship|"
    r"english|"
    r"drama|psychology|sociology|art|music|maths|computing|circle time|form time|tutor time)"
    r"(?: lessons?| this \w+| today| we\b|,)"
    r"|\b(?:begins?|starts?|runs|takes place|is held|are held|is marked|is celebrated|was "
    r"celebrated|"
    r"is observed|falls|opens|closes|ends) (?:on|in|from|at|every|each|during|next|this)\b"
    r"|\b(?:is|are|was|were) (?:taught|set out|listed|published|updated|agreed|explained|described|"
    r"available|displayed|marked|funded|governed|regulated|required|forbidden|prohibited|banned|"
    r"allowed|illegal|reviewed|revised|simplified|adopted) (?:in|on|by|each|every|under|from|to "
    r"all|for|"
    r"at|across|when|if)\b"
    r"|\b(?:are|is|will be|were|was) (?:checked|paid|awarded|published|announced|sent out|"
    r"collected|held|"
    r"issued|given out|released|ordered|delivered|served|tested|open|closed|based|located|"
    r"run by|funded|trained|invited|reminded|asked|required|expected|offered)"
    r"(?: out)? (?:each|every|on|in|by|at|to|for|from|next|this|because|throughout|twice|once|"
    r"with)\b"
    r"|\bcan (?:apply|claim|ask|request|be (?:found|requested|obtained|collected|downloaded|"
    r"ordered))\b"
    r"|^(?:years? \d+|class \w+|reception|nursery|governors|key stage \w+|the (?:class|school|"
    r"governors|"
    r"trust|council|staff|head|team|department|library|office|union|unions|nhs|government)|"
    r"our \w+|sikhs|muslims|christians|jews|hindus|buddhists|catholics|teachers|doctors|"
    r"scientists) "
    r"(?!report|log)\w+\b"
    r"|\b(?:is|are) (?:never|always|not) (?:acceptable|tolerated|allowed|permitted|welcome)\b|"
    r"\b(?:always|all) welcome\b|\blast resort\b|\b(?:only|may only) the (?:head|headteacher)\b"
    r"|\b(?:fell|rose|fallen|risen|increased|decreased|doubled|halved) (?:by|to|from|last|this|"
    r"since|"
    r"nationally|over)\b"
    r"|\b(?:every|each) (?:pupil|child|student|school|parent|family|member of staff|teacher|"
    r"employee|"
    r"candidate|year group)\b|\b(?:staff|pupils|parents|children|students|families|governors|"
    r"teachers|"
    r"candidates|members|visitors|volunteers|employees|households) (?:were|had|who|may|can|should|"
    r"must|"
    r"will|do|did|asked|learned|learnt|discussed|explored|visited|made|talked|debated|voted|read|"
    r"wrote|"
    r"receive|need|get|and)\b|\b(?:some|most|many|few|several|both|\d+) (?:of our |of the "
    r")?(?:pupils|"
    r"children|students|families|parents|staff|teachers|schools|girls|boys|adults)\b"
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
    r"\b(?:can (?:cause|affect|lead|be caused|help|run)|affects? (?:one|about|around|\d)|is "
    r"caused by|"
    r"was (?:founded|invented|written|discovered|abolished|introduced|passed|born) (?:in|by)|"
    r"is short for|stands for|comes from the)\b|"
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
    folded = fold(sentence).text
    if _FICTION.search(folded):
        return True
    no_pronoun = _PRONOUN.search(folded) is None
    if no_pronoun and spans and all(_is_work(sentence[: telling.start]) for telling in spans):
        return True
    if _speaks_of_one(sentence, spans):
        return False
    rest = fold(_without(sentence, spans)).text
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


def is_governed(sentence: str, category: str) -> bool:
    """Whether all that tells the category is what somebody learns, reads, plays or collects for.

    To be asked where a pupil is named: "Amara wrote a poem about depression" tells nothing of
    her health, though she is its subject.
    """
    spans = [telling for telling in tellings(sentence) if telling.category == category]
    return bool(spans) and all(_is_governed(sentence[: telling.start]) for telling in spans)


def _is_work(before: str) -> bool:
    match = _AT_WORK.search(fold(before).text)
    return (
        match is not None
        and _SOMEBODYS.search(match[1]) is None
        and not _names_one(before[match.start(1) :], [])
    )


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
