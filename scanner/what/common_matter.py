"""Common matter: what a text says of everybody, of figures, of a story's people, or only asks.

A mail about one child goes on to the menu, the agenda, a form to be filled in or a passage to read.
None of that is the child's, though nobody else is named there.
"""

from __future__ import annotations

import re

_OF_ONE = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.IGNORECASE)
# Whoever is meant is many, or anybody.
_OF_MANY = re.compile(
    r"\b(?:all|every|each|any|many|most|some|several|both)\s+(?:\w+\s+)?(?:pupils?|children|child|"
    r"students?|learners?|families|family|parents?|carers?|staff|colleagues?|candidates?|girls|"
    r"boys|schools?|classes|years?|of us|of you)\b|"
    r"\b(?:pupils|children|students|learners|candidates|families|cohorts?|applicants|"
    r"visitors|volunteers|colleagues|lunchtime supervisors|leavers|boarders|girls|boys)\b(?!['’])",
    re.IGNORECASE,
)
_OF_ANYBODY = re.compile(
    r"\b(?:a|any|every|each|your|the) (?:child|pupil|student|learner|candidate|young person)\b"
    r"(?! (?:named|called|in question|concerned|has|is|was))|\bgovernors\b|"
    r"\bif (?:your|you|they|a|an)\b|\b(?-i:(?:[Cc]hild|[Pp]upil) [A-Z])\b|"
    r"\b(?:anyone|anybody|everyone|everybody|someone|somebody|nobody|no one|whoever|no names?)\b",
    re.IGNORECASE,
)
# Figures of a school and not of a child: shares of many, compared, or counted.
_OF_FIGURES = re.compile(
    r"(?:\bnational(?:ly)?|(?<!of )england|\(borough|county average|local authority average|"
    r"last year|on roll|of roll|proportion|per cent of (?!sessions)|% of (?!sessions)|overall|"
    r"average|total|in all|year on year|"
    r"figures|numbers only|anonymised|fewer than|suppressed|"
    r"progress 8|attainment 8|p8|a8|ebacc|in english and maths|grades? \d ?[-–] ?\d|"
    r"\d or (?:above|better|more)|and above|pass rate|termly|annual report|cohort|"
    r"disadvantaged|boys|girls)\b|"
    r"%\s*\((?:\w+ )?\d|\bfsm6?\b.*%.*%|\bgrade \d,? (?:scp|£|actual)|\bscp\b",
    re.IGNORECASE,
)
# A passage, a case that is made up, a question of an exam.
_OF_A_STORY = re.compile(
    r"\b(?:passage|extract|scenario|case stud(?:y|ies)|source [a-d]|card \d|role[- ]play|"
    r"read aloud|model (?:text|paragraph|answer)|question \d|exam question|punnett|glossary|"
    r"key ?words|words to (?:know|pre-teach)|know these|learn these|from the (?:paper|insert)|"
    r"how does|in the (?:manner|style) of|discuss how|underline|sentence starters|compare with|"
    r"week \d|session \d|year \d+ (?:girl|boy)|aged \d+|which services|chapter|"
    r"the writer|the author|worked example|example:|hazards?|the reader|made up)\b|"
    r"^\W*['‘“\"]\w[^'’”\"\n]{20,}|\b(?-i:[A-Z][a-z]+), (?:\d{1,2}|a (?:girl|boy|woman|man)),",
    re.IGNORECASE,
)
# Somebody of no roster: a figure of history or of a tale opens the sentence.
_OF_A_FIGURE = re.compile(
    r"(?:^|[.!?:'‘“\"]\s*)(?!(?:Dear|Mr|Mrs|Ms|Miss|Dr|The|Our|This|That|When|Since|After|On|In|At)\b)"
    r"[A-Z][a-z]+ [A-Z][a-z]+ (?:was|is|had|has|went|died|became|wrote|lived|carried|signed|"
    r"counted|limped|kept|could|did)\b"
)
# What is to be filled in, ticked or chosen.
_TO_FILL_IN = re.compile(
    r"_{2,}|\.{4,}|(?:\.{2,} ?/ ?){2}|…{2,}|\[ ?\]|☐|\b(?:tick|delete|circle)(?: as| one| all)?\b|"
    r"\by(?:es)? ?/ ?no?\b|\(if known\)|\be\.g\.|\bfor example\b|\bsuch as\b",
    re.IGNORECASE,
)
# Dishes, signs of an illness that staff learn, orders and dates.
_OF_A_NOTICE = re.compile(
    r"\b(?:halal|crumble|pudding|jacket potato|allergens?|menu|chef|kitchen|gluten[- ]free bread|"
    r"signs of|wear flat shoes|certificates? to|modules?|training|sign (?:up|the sheet)|"
    r"opening hours|closing date|applicants?|vacancy|salary|interviews?|"
    r"pro rata|desirable|tabled|no names|last resort|"
    r"tickets?|agenda|apologies|quorate|minutes of|adopted|resolved|forecast|tender\w*|"
    r"serial numbers?|order number|po \d+|due their)\b",
    re.IGNORECASE,
)
# To whoever reads it, in a line that no form holds: "Allergies: ask for the folder at till 1".
_TO_READERS = re.compile(
    r"^\W*(?:ask|see|bring|hand|use|send|give|check|remember|keep|take|talk|speak|write|phone|ring|"
    r"email|tell|log|collect|return|if|whoever)\b|\b(?:please|we|our|ours|us|you|your)\b|"
    r"^\W*(?:in|here|on site|available|open|closed)\b.*\b(?:mon|tues|wednes|thurs|fri|week)days?\b|"
    r"\bforms? (?:home|back|out|due|by|in bags)\b|\bback by\b",
    re.IGNORECASE,
)
# What a newsletter's item is called; "Attendance cup" and "Reader this week" ask for nobody's.
_ITEM = re.compile(
    r"\b(?:cup|shield|trophy|awards?|prizes?|raffle|draw|winners?|champions?|service|mass|"
    r"assembly|committee|audit|most common reason|commonest reason|retreat|chaplaincy|festival|"
    r"fair|fayre|concert|clubs?|news|dates?|"
    r"(?:this|of the) (?:week|fortnight|month|term|half term|day))\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"\d ?%.*\d ?%|\b(?:down|up) from\b|\bwhole school\b", re.IGNORECASE)
# A dish of the day, or clubs: names below it are of the next item.
_OFFER = re.compile(
    r"\b(?:societ(?:y|ies)|christian union|sausages?|wedges|chilli|korma|gammon|curry|chicken|"
    r"lasagne|pasta|pizza|roast|lentil|rice|jelly|crumble|sponge|wraps?|jacket potato|menu|salad|"
    r"custard|yogh?urt)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:item )?\(?(?:\d{1,2}|[a-h])[.)]?\s+[A-Z]")
# Posts behind which a notice says who has them, and what all are to look out for.
_POST = re.compile(
    r"(?:signs of .*|in attendance|attending|attended by|present|apologies|on call(?: today)?|"
    r"on duty|duty|"
    r"(?:[\w ,&-]+ )?(?:lead|nurse|head|headteacher|principal|deputy|governor|officer|secretary|"
    r"manager|line|champion|bay|reminder|out of hours|coordinator|co-ordinator|caretaker|"
    r"dsl|ddsl|senco|sendco|alnco|counsellor|chaplain|clerk))",
    re.IGNORECASE,
)


def is_common(paragraph: str, sentence: str) -> bool:
    """Whether a sentence that names nobody speaks of all, of figures, of a tale, or only asks.

    One with "he" or "her" speaks of somebody: of the child, unless its paragraph tells a tale.
    """
    if _OF_A_STORY.search(paragraph) or _OF_A_FIGURE.search(paragraph):
        return True
    if _OF_ONE.search(sentence):
        return False
    others = (_OF_MANY, _OF_ANYBODY, _OF_FIGURES, _TO_FILL_IN, _OF_A_NOTICE)
    return _NUMBERED.match(sentence) is not None or any(kind.search(paragraph) for kind in others)


def titles_nobody(heading: str) -> bool:
    """Whether a line above names is a question to be filled in, a dish or a club."""
    return any(kind.search(heading) for kind in (_TO_FILL_IN, _OFFER))


def is_common_field(label: str, value: str, paragraph: str | None) -> bool:
    """Whether a form's line is a post, is not filled in, or speaks of all and their figures.

    `paragraph`: the other lines it stands among; None in a form that names its person.
    """
    if _POST.fullmatch(label.strip()) or _TO_FILL_IN.search(f"{label}: {value}"):
        return True
    if any(kind.search(value) for kind in (_OF_MANY, _OF_FIGURES)):
        return True
    if paragraph is None:
        return False
    return bool(_ITEM.search(label)) or _is_to_all(value) or is_common(paragraph, "")


def _is_to_all(value: str) -> bool:
    """Does a line speak to its readers, or compare shares, and of nobody?"""
    is_of_one = _OF_ONE.search(value) is not None
    return not is_of_one and any(kind.search(value) for kind in (_TO_READERS, _SHARES))
