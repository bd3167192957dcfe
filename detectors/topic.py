"""Sentences that speak of a matter and of nobody, and texts whose being sent tells something.

Measured: a wide vocabulary alone cries wolf on about half of all sentences on a sensitive topic
(policies, lessons, statistics, announcements). These frames are the second question, asked when
a person stands near such a word by chance: "Ms Bell leads our assembly on bullying".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from detectors.folding import fold
from detectors.frame import Frame
from detectors.lexicon import tellings
from detectors.matter import Span, is_matter, is_work
from detectors.membership import tells_membership
from detectors.predicate import says_of
from detectors.somebody import has_pronoun, speaks_of_one

__all__ = ["is_topic", "tells_membership"]

_FICTION = re.compile(
    r"\b(?:in|of) (?:the|our|this) (?:\w+ )?(?:story|novel|book|play|film|text|poem|legend|myth|"
    r"series|fable|parable|saga|ballad|cartoon|comic|episode|"
    r"chapter|musical|scene|tale|fairy tale)\b|\bthe (?:novel|book|story|play|film|poem|character|"
    r"narrator|hero|heroine|protagonist|musical)(?: [a-z]+){0,3} (?:is|was|are|tells?|told|"
    r"follows|who|"
    r"dies|shows|deals|in the)\b"
)
# Speaks of numbers, groups or duties.
_SHARE = re.compile(
    r"\d ?(?:%|per cent|percent) of (?:all |our |the |its |their )?(?:year \w+ )?"
    r"(?:pupils|children|students|families|staff|teachers|those|people|cohort|girls|boys|school)"
)
_OPENS = re.compile(
    r"^(?:years? \d+|class \w+|reception|nursery|governors|key stage \w+|the (?:class|school|"
    r"governors|"
    r"trust|council|staff|head|team|department|library|office|union|unions|nhs|government)|"
    r"our \w+|sikhs|muslims|christians|jews|hindus|buddhists|catholics|teachers|doctors|"
    r"scientists) "
    r"(?!report|log)\w+\b"
)
_GENERAL = Frame(
    r"(?:number|numbers|proportion|percentage|majority|minority|rates?|cohort|levels) of\b"
    r"|(?:nationally|national average|national figures|statistics|figures show|in england|"
    r"across the (?:country|trust|school|year)|whole[- ]school|one in (?:three|four|five|six|"
    r"ten))\b"
    r"|(?:pupils|children|students|young people|families|parents|learners|those|people|"
    r"adults|colleagues|anyone|everyone|anybody|any (?:pupil|child|student|parent)s?|"
    r"staff|all|every (?:pupil|child|student)) (?:who|with|that|whose|in receipt|eligible|may|"
    r"might|can|should|must|will|are|have|need|do|in|from|on|at risk|against|affected|to)\b"
    r"|(?:must|should|needs? to|has to|have to|to) be (?:kept|recorded|reported|updated|stored|"
    r"reviewed|logged|handled|followed|completed|discussed at|sent to|returned)\b"
    r"|(?:polic(?:y|ies)|statutory|legislation|curriculum|newsletter|ofsted|framework|"
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
    r"|(?:in|of) (?:the|our|this|her|his) (?:story|novel|book|play|film|text|poem|legend|myth|"
    r"series|"
    r"chapter|musical|scene|tale)\b|(?<!times )(?<!reminders )(?<!warnings )"
    r"(?:the|a) (?:novel|book|story|play|film|poem|character|"
    r"narrator|"
    r"hero|heroine|protagonist|musical|author|leaflet|poster|booklet|chapter|article|documentary|"
    r"exhibition|podcast|video|lesson|unit|module|talk|display|textbook|worksheet|quiz|webpage)\b"
    r"|(?:in|for|during) (?:re|rs|pshe|rshe|history|science|biology|geography|citizenship|"
    r"english|"
    r"drama|psychology|sociology|art|music|maths|computing|circle time|form time|tutor time)"
    r"(?: lessons?| this \w+| today| we\b|,)"
    r"|(?:begins?|starts?|runs|takes place|is held|are held|is marked|is celebrated|was "
    r"celebrated|"
    r"is observed|falls|opens|closes|ends) (?:on|in|from|at|every|each|during|next|this)\b"
    r"|(?:is|are|was|were) (?:taught|set out|listed|published|updated|agreed|explained|described|"
    r"available|displayed|marked|funded|governed|regulated|required|forbidden|prohibited|banned|"
    r"allowed|illegal|reviewed|revised|simplified|adopted) (?:in|on|by|each|every|under|from|to "
    r"all|for|"
    r"at|across|when|if)\b"
    r"|(?:are|is|will be|were|was) (?:checked|paid|awarded|published|announced|sent out|"
    r"collected|held|"
    r"issued|given out|released|ordered|delivered|served|tested|open|closed|based|located|"
    r"run by|funded|trained|invited|reminded|asked|required|expected|offered)"
    r"(?: out)? (?:each|every|on|in|by|at|to|for|from|next|this|because|throughout|twice|once|"
    r"with)\b"
    r"|can (?:apply|claim|ask|request|be (?:found|requested|obtained|collected|downloaded|"
    r"ordered))\b"
    r"|(?:is|are) (?:never|always|not) (?:acceptable|tolerated|allowed|permitted|welcome)\b|"
    r"\b(?:always|all) welcome\b|\blast resort\b|(?:only|may only) the (?:head|headteacher)\b"
    r"|(?:fell|rose|fallen|risen|increased|decreased|doubled|halved) (?:by|to|from|last|this|"
    r"since|"
    r"nationally|over)\b"
    r"|(?:every|each) (?:pupil|child|student|school|parent|family|member of staff|teacher|"
    r"employee|"
    r"candidate|year group)\b|(?:staff|pupils|parents|children|students|families|governors|"
    r"teachers|"
    r"candidates|members|visitors|volunteers|employees|households) (?:were|had|who|may|can|should|"
    r"must|"
    r"will|do|did|asked|learned|learnt|discussed|explored|visited|made|talked|debated|voted|read|"
    r"wrote|"
    r"receive|need|get|and)\b|(?:some|most|many|few|several|both|\d+) (?:of our |of the "
    r")?(?:pupils|"
    r"children|students|families|parents|staff|teachers|schools|girls|boys|adults)\b"
    r"|(?:we|the school|the trust|our school|this school|schools?|governors) (?:\w+ )?(?:take|"
    r"takes|offer|offers|provide|provides|welcome|welcomes|support|supports|aim|aims|believe|"
    r"promote|promotes|will not tolerate|do not tolerate|does not tolerate|are committed|"
    r"is committed|recogni[sz]e|celebrate|encourage|monitor|monitors|record|review|expect|"
    r"reviewed|discussed|noted|approved|received|agreed|monitored)\b"
)
_CALLS = Frame(
    r"(?:apply (?:now|online|here|today|at|by|via)|if your|if you|whether your|whether you|"
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


def is_topic(
    sentence: str, category: str, named: Sequence[Span] = (), told: Sequence[Span] | None = None
) -> bool:
    """Whether the sentence speaks of this category's matter and of nobody in particular.

    True for policies, lessons, training, statistics, announcements, duties and definitions. A
    sentence that says something of one person ("he", "Ana has", "Ana's") is no topic, unless
    every word that tells the category is what was taught, read, acted or collected for.
    `named`: where the sentence names people of ours; `told`: where its words tell the category,
    looked up where not given.
    """
    spans = _told(sentence, category) if told is None else told
    if spans and all(is_matter(sentence, start, end, named) for start, end in spans):
        return True
    folded = fold(sentence).text
    if _FICTION.search(folded):
        return True
    no_pronoun = not has_pronoun(sentence)
    if no_pronoun and spans and all(is_work(sentence[:start], named) for start, _ in spans):
        return True
    if speaks_of_one(sentence, spans) or says_of(sentence, named, spans):
        return False
    rest = fold(_without(sentence, spans)).text
    return any(frame.search(rest) for frame in (_SHARE, _OPENS, _GENERAL)) or any(
        frame.search(folded) for frame in (_CALLS, _DEFINES)
    )


def _told(sentence: str, category: str) -> list[Span]:
    return [(t.start, t.end) for t in tellings(sentence) if t.category == category]


def _without(sentence: str, spans: Iterable[Span]) -> str:
    """The sentence with the telling words blanked: "strategy meeting" is no strategy."""
    for start, end in spans:
        sentence = f"{sentence[:start]}{'_' * (end - start)}{sentence[end:]}"
    return sentence
