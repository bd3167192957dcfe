"""What a column heading or a form's label says about the values that stand under it.

Single letters and short codes (E, K, PD, HI, WBRI, Y) tell something only below such a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from detectors.cell_value import is_telling
from detectors.heading_abbreviations import written_out
from detectors.heading_endings import (
    decided_by_its_words,
    is_a_secret,
    is_sum_of,
    of_money,
    sum_tells,
)
from detectors.heading_hints import (
    hints,
    is_of_an_event,
    is_of_work,
    is_told_by_value,
    told_by_value,
)
from detectors.heading_parts import is_decoration, pieces, spaced, strippings
from detectors.heading_returns import is_ticked_off
from detectors.heading_stems import is_of_results, shown_by_stems, staff_matter
from detectors.heading_things import is_headed_by_a_thing
from detectors.known_headings import KNOWN_HEADINGS, Meaning
from detectors.lexicon import tellings
from detectors.vocabulary import Strength, flat_form

__all__ = ["Meaning", "heading_meaning", "is_of_absence", "is_telling", "told_below", "told_by"]

_NOISE = re.compile(
    r"\b(?:autumn|spring|summer|term|half term|\d{4} \d{2,4}|\d{4}|y(?:ear|r)? ?\d{1,2}|data|"
    r"current|"
    r"latest|y n|yes no|please tick|please state|if any|tick|the|your|child s|pupil s|student s|"
    r"pupil|student|child|indicator|flag|status|t[1-6]|optional|required|ytd|to date|number of|"
    r"no of|total|overall|final|end of|week \d+|half)\b"
)

_NEUTRAL = Meaning("neutral")
# Tried in this order when the heading is not one of the table.
_ORDERED: tuple[tuple[re.Pattern[str], Meaning], ...] = tuple(
    (re.compile(regex), meaning)
    for regex, meaning in (
        (r"\bpassword|\bpasscode|\bpin (?:code|number)\b", Meaning("category", "credentials")),
        (r"\b(?:e ?mail|phone|tel|telephone|mobile|address|postcode|contact (?:no|number|"
        r"details))\b",
         Meaning("category", "contact_details")),
        (r"\b(?:date of birth|dob|birth date)\b", Meaning("date_of_birth", "date_of_birth")),
        (r"\bupn\b", Meaning("upn", "identifiers")),
        (r"^(?:name of |full name of )?(?:the )?(?:member of staff|staff member|employee|colleague)"
         r"(?: s)?(?: (?:full )?name)?$", Meaning("name")),
        (r"^(?!.*\b(?:at|to|towards|against|with|reasons?|absences?|sick\w*|leave|pay)\b)"
         r".*\b(?:teacher|tutor|staff|recorded by|"
         r"reported by|invigilator|head of year)(?: name| code)?$",
         Meaning("staff")),
        (r"\b(?:mother|father|parent|carer|guardian|emergency contact|next of kin)s?(?: \d)?"
         r"(?: s)?(?: (?:full )?name| surname| forename| first name| last name)?$",
         Meaning("parent")),
        (r"\b(?:first name|forename|given name)s?$", Meaning("given")),
        (r"\b(?:surname|last name|family name)$", Meaning("family")),
        (r"\b(?:preferred name|known as)$", Meaning("preferred")),
        # Ahead of the neutral endings: these codes and times tell.
        (r"\beth(?:nic\w*)? codes?$", Meaning("category", "ethnicity")),
        (r"\bsend?(?: need)? codes?$", Meaning("category", "sen")),
        (r"\b(?:suspension|exclusion)(?: reason)? codes?$", Meaning("category", "exclusion")),
        (r"\b(?:absence|attendance|register)(?: mark)? codes?$",
         Meaning("category", "attendance")),
        (r"\b(?:facility|facilities|union) time$", Meaning("category", "trade_union")),
        (r"\btax codes?$", Meaning("category", "pay")),
        (r"\b(?:room|seat|set|class|time|date|venue|location|period|group|paper|code)$", _NEUTRAL),
        (r"\b(?:sen|send|ehcp|sen need)\b", Meaning("category", "sen")),
        (r"\b(?:fsm|pp|pupil premium|free school meals?|ever ?6)\b",
         Meaning("category", "pupil_premium")),
        (r"\b(?:medical|allerg\w+|medic(?:ation|ine)s?|dietary|health|disabilit\w+|asthma)\b",
         Meaning("category", "health")),
        (r"\b(?:attendance|absences?|absent|lates?)\b", Meaning("category", "attendance")),
        (r"\b(?:behaviour|detentions?|sanctions?|negative)\b", Meaning("category", "behaviour")),
        (r"\b(?:suspensions?|exclusions?|f?pex|fpex|ftex|ftx)\b", Meaning("category", "exclusion")),
        (r"\b(?:eal|ethnic\w*|first language|home language|nationality)\b",
         Meaning("category", "ethnicity")),
        (r"\b(?:religion|faith|religious)\b", Meaning("category", "religion")),
        (r"\bbiometric|\bfinger ?prints?\b|\bthumb ?prints?\b|\bfac(?:e|ial) (?:recog\w*|id|scans?|"
         r"templates?)\b",
         Meaning("category", "biometric")),
        (r"\b(?:trade )?union (?:member\w*|subs\w*|dues|deduction\w*|rep\w*|name|fees?)\b",
         Meaning("category", "trade_union")),
        (r"\bpolitical|\bvoting (?:intention|preference)|\bparty (?:member\w*|affiliation)\b",
         Meaning("category", "political")),
        (r"\bgenetic|\bgen(?:e|ome|omic) (?:test|screen|panel|result)|"
         r"\bkaryotype|\bchromosom|\bdna (?:test|result|profile)", Meaning("category",
         "genetic")),
        (r"\bconviction|\bcriminal|\barrest|\byouth (?:offending|justice)\b|\bpolice (?:caution|"
         r"bail|involvement|contact)\b", Meaning("category", "criminal")),
        (r"\b(?:safeguarding|child protection|social (?:worker|care|services)|early help|cin "
         r"plan)\b",
         Meaning("category", "safeguarding")),
        (r"\b(?:foster|looked after|in care|adopted|adoption|guardianship)\b",
         Meaning("category", "looked_after")),
        (r"\b(?:gender identity|sexual orientation|sexuality|pronouns)\b",
         Meaning("category", "sexual_life")),
        (r"\b(?:salary|pay (?:point|scale|range|grade|band|spine|award|rise|decision)|gross pay|"
         r"net pay|spine point|hourly rate|tlr|overtime|tax code|payslip|bonus|honorarium|"
         r"pension contributions?)\b",
         Meaning("category", "pay")),
        (r"\bhr\b(?: (?:status|notes?|record|case|issue|comments?|file|matters?|action|stage|"
         r"update))?$", Meaning("category", "staff_hr")),
        (r"\b(?:sickness|sick (?:days|leave)|dbs|appraisal|redundancy|capability|disciplinary|"
         r"grievance|"
         r"probation|maternity|paternity|occupational health|dismissal|resignation)\b",
         Meaning("category", "staff_hr")),
        (r"\b(?:arrears|owed|owing|debt|outstanding balance|bursary)\b",
         Meaning("category", "financial")),
        (r"\b(?:grades?|predicted|target|scores?|marks?|results?|scaled|reading age|attainment|"
         r"progress|effort|atl|assessment|sats|mock|ks[1-4])\b", Meaning("category", "attainment")),
        (r"\b(?:maths|english|reading|writing|science|biology|chemistry|physics|gcse|phonics|"
         r"spelling|percent(?:age)?)\b", Meaning("category", "attainment")),
        (r"^(?:pupil|student|child|learner|candidate)s? (?:full )?names?$|\bfull name\b|"
         r"^(?:pupil|student|child)$|^name of (?:the )?(?:pupil|student|child)\b", Meaning("name")),
        (r"\b(?:form|reg(?:istration)? group|tutor group)$", Meaning("form")),
        (r"\byear group$", Meaning("year")),
    )
)  # fmt: skip
# Words of the table that tell only where they stand alone, as whole headings.
_TOO_SHORT = frozenset(
    """party pass bank balance level position paid rate scale grade net gross scale cp ap ie mm
    branch candidate group card attended time number off secret benefit loan grant income point
    member elected test result register award quiz band ability banding sport art music drama
    dance film law textiles health benefits deduction savings total cause causes activist
    bal end home first second ucas passport language laptop course training
    """.split()
)
# Of these a sum of money below a heading of money is none.
_BESIDE_MONEY = frozenset(
    "attainment attendance behaviour exclusion staff_hr pay safeguarding sen credentials".split()
)
_OF_RESULTS = re.compile(
    r"\b(?:grades?|scores?|marks?|results?|outcomes?|target|level|judge\w*|attainment|points|pts|"
    r"percent|step|est|estimate|prediction|predicted|assess\w*|tests?|exams?|mock|total|retake|"
    r"resit|y\d+|ks\d|stage)\b"
)
_PARTS = re.compile(r"\s*[/&]\s*|\s+or\s+", re.IGNORECASE)
# The letters with which words of known headings begin: of other words no piece need be looked up.
_BEGINNINGS = frozenset(word[:4] for heading in KNOWN_HEADINGS for word in heading.split())
_LONGEST_LABEL = 140
# What the same heading tells where the row's person is a member of staff.
_OF_STAFF = {"attendance": "staff_hr", "behaviour": "staff_hr", "exclusion": "staff_hr"}
_AWAY = re.compile(r"\babsences?\b|\bsick|\bdays (?:absent|missed|off)\b", re.IGNORECASE)
_OF_ABSENCE = re.compile(
    r"\b(?:reasons?|why|cause|nature|details|notes?|comments?|sick\w*|absen\w+|hr|leave)\b",
    re.IGNORECASE,
)


def heading_meaning(text: str) -> Meaning | None:
    """What a column heading or form label means; None where it is no heading we know.

    A user name alone is neutral: only a password makes credentials of it.
    """
    return _meaning(text) if text and len(text) <= _LONGEST_LABEL else None


@lru_cache(maxsize=4096)
def _meaning(text: str) -> Meaning | None:
    if text.strip() in ("%", "#"):
        return Meaning("category", "attainment") if text.strip() == "%" else _NEUTRAL
    flat = _flat(text)
    if flat in KNOWN_HEADINGS:
        return KNOWN_HEADINGS[flat]
    meaning = (
        decided_by_its_words(flat)
        or _known_without_noise(flat)
        or _of_silent_parts(text)
        or _composed(text, flat)
        or of_money(flat, text)
    )
    if meaning is not None and meaning.role != "hint":
        return meaning
    in_full = written_out(text)
    return (_meaning(in_full) if in_full != text else None) or meaning


def may_tell_below(heading: str) -> bool:
    """Whether any value below a heading could tell something: none below "Form" or "House" can."""
    return 0 < len(heading) <= _LONGEST_LABEL and _may_tell(heading)


@lru_cache(maxsize=4096)
def _may_tell(heading: str) -> bool:
    meaning = heading_meaning(heading)
    if meaning is not None and meaning.category not in (None, "identity"):
        return True
    flat = _flat(heading)
    may_hint = meaning is None or meaning.role == "neutral"
    return (may_hint and hints(flat)) or staff_matter(flat, None) is not None


def told_below(heading: str, value: str, *, of_staff: bool = False) -> frozenset[str]:
    """All that a value tells below a heading or after a form's label.

    "Reason for absence: Stress" tells attendance and health; of a member of staff it tells
    staff_hr and health. Empty where the heading is none we know or the value says nothing.
    """
    return told_by(heading_meaning(heading), heading, value, of_staff=of_staff)


def told_by(
    meaning: Meaning | None, heading: str, value: str, *, of_staff: bool = False
) -> frozenset[str]:
    """The same, where the heading's meaning is known already.

    Below a heading that says nothing but hints, a value tells that is a word of one category.
    """
    if len(heading) > _LONGEST_LABEL or is_ticked_off(_flat(heading), value):
        return frozenset()
    category = meaning.category if meaning is not None else None
    if category in _BESIDE_MONEY and is_sum_of(heading, value, of_staff=of_staff):
        return frozenset({"pay" if of_staff else "financial"})
    is_thing = meaning is not None and meaning.role == "neutral"
    if of_staff and not is_thing and (matter := staff_matter(_flat(heading), category)):
        return _of_staff_matter(matter, heading, value)
    if meaning is None or meaning.role == "neutral":
        return told_by_value(_flat(heading), value) if value else frozenset()
    if meaning.category is None:
        return frozenset()
    if meaning.role == "hint":
        is_told = is_told_by_value(meaning.category, value)
        return frozenset({_as_told(meaning.category, of_staff=of_staff)} if is_told else ())
    if meaning.role == "money":
        told_of_sum = sum_tells(heading, value, of_staff=of_staff)
        return frozenset({told_of_sum} if told_of_sum else ())
    if not is_telling(meaning.category, value, heading):
        return frozenset()
    if meaning.role == "account" and not is_a_secret(value):
        return frozenset()
    category = _as_told(meaning.category, of_staff=of_staff)
    told = {category}
    if category in {"attendance", "staff_hr"} and _OF_ABSENCE.search(heading):
        # "has" makes "stress" and "operation" somebody's, as the row does.
        told |= {t.category for t in tellings(f"has {value}") if t.category == "health"}
    return frozenset(told)


def _as_told(category: str, *, of_staff: bool) -> str:
    return _OF_STAFF.get(category, category) if of_staff else category


def is_of_absence(heading: str) -> bool:
    """Whether a heading is of days away: of an employee these are a personnel matter."""
    return _AWAY.search(heading) is not None


def _flat(text: str) -> str:
    return flat_form(spaced(text.strip().rstrip(":?*").strip()))


def _of_staff_matter(matter: str, heading: str, value: str) -> frozenset[str]:
    """What a value tells in a row of staff, whose absences have reasons of health."""
    if not is_telling(matter, value, heading):
        return frozenset()
    is_reason = matter == "staff_hr" and _OF_ABSENCE.search(heading)
    health = {t.category for t in tellings(f"has {value}")} & {"health"} if is_reason else set()
    return frozenset({matter, *health})


def _known_without_noise(flat: str) -> Meaning | None:
    bare = " ".join(_NOISE.sub(" ", flat).split())
    return KNOWN_HEADINGS.get(bare) if bare and bare != flat else None


def _of_silent_parts(text: str) -> Meaning | None:
    """ "Class/base": what its first part means, where all its parts are known to tell nothing."""
    parts = [KNOWN_HEADINGS.get(_flat(part)) for part in _PARTS.split(text)]
    known = [part for part in parts if part is not None and part.category is None]
    return known[0] if len(known) == len(parts) > 1 else None


def _composed(text: str, flat: str) -> Meaning | None:
    """By the pieces of the heading: as they stand in the table, by patterns, by the lexicon."""
    if is_of_an_event(flat) or is_headed_by_a_thing(flat, text):
        # One word alone is as often a value: it must not make a header of its row.
        return _NEUTRAL if " " in flat else None
    if not any(word[:4] in _BEGINNINGS for word in flat.split()):
        return _told(text, ()) or shown_by_stems(flat)
    found = pieces(text)
    in_table = [(piece, KNOWN_HEADINGS[piece]) for piece in found if piece in KNOWN_HEADINGS]
    if in_table and in_table[0][0] == found[0]:
        return in_table[0][1]
    sure = [meaning for _, meaning in in_table if meaning.category]
    sure += [m for piece in found for m in _stripped(piece)]
    patterns = [m for piece in (*found[1:], flat) if (m := _by_pattern(piece)) is not None]
    matched = [meaning for meaning in patterns if meaning.category]
    for told in (sure, matched):
        if any(meaning.category != "attainment" for meaning in told):
            return _of_the_matter(told)
    stems = [m for piece in (*found[1:], flat) if (m := shown_by_stems(piece)) is not None]
    sure_stems = [meaning for meaning in stems if meaning.role != "hint"]
    meaning = next(iter(sure_stems), None) or _told(text, found) or next(iter(stems), None)
    if meaning is not None and (meaning.category != "attainment" or not (sure or matched)):
        return meaning
    if sure or matched:
        return (sure or matched)[0]
    if is_of_work(flat):
        return _NEUTRAL
    if is_of_results(flat):
        return Meaning("category", "attainment")
    roles = [meaning for _, meaning in in_table] + patterns
    return _weakly(found) or (roles[0] if roles else None)


def _stripped(piece: str) -> Iterator[Meaning]:
    """What the piece means without the words around that say how it is, if that is a category."""
    for shorter in strippings(piece):
        meaning = KNOWN_HEADINGS.get(shorter)
        if meaning is None or not meaning.category or shorter in _TOO_SHORT:
            continue
        if meaning.category != "attainment" or _OF_RESULTS.search(piece):
            yield meaning
            return


def _of_the_matter(categories: Sequence[Meaning]) -> Meaning:
    """The first that is no subject of lessons: "Attendance - Maths" is of attendance."""
    return next((m for m in categories if m.category != "attainment"), categories[0])


def _by_pattern(flat: str) -> Meaning | None:
    return next((meaning for regex, meaning in _ORDERED if regex.search(flat)), None)


def _told(text: str, found: Sequence[str]) -> Meaning | None:
    """By the lexicon: "Does your child carry an inhaler?", "Social worker's name"."""
    for part in (*found[1:], text):
        strong = [telling for telling in tellings(part) if telling.strength is not Strength.WEAK]
        if strong:
            return Meaning("category", strong[0].category)
    return None


def _weakly(found: Sequence[str]) -> Meaning | None:
    return next(filter(None, map(_weakly_told, found)), None)


def _weakly_told(piece: str) -> Meaning | None:
    """By an ambiguous word, where the piece is nothing but that and what decorates a heading."""
    for frame in ("", "has "):
        for telling in tellings(frame + piece):
            start, end = max(telling.start - len(frame), 0), telling.end - len(frame)
            if is_decoration(f"{piece[:start]} {piece[end:]}".strip()):
                return Meaning("category", telling.category)
    return None
