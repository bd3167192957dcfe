"""What a column heading or a form's label says about the values that stand under it.

Single letters and short codes (E, K, PD, HI, WBRI, Y) tell something only below such a heading.
"""

from __future__ import annotations

import re

from detectors.cell_value import is_telling
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
    if not text or len(text) > _LONGEST_LABEL:
        return None
    flat = flat_form(_spaced(text.strip().rstrip(":?*").strip()))
    if text.strip() in ("%", "#"):
        return Meaning("category", "attainment") if text.strip() == "%" else _NEUTRAL
    return _known(flat) or _told(text)


def told_below(heading: str, value: str, *, of_staff: bool = False) -> frozenset[str]:
    """All that a value tells below a heading or after a form's label.

    "Reason for absence: Stress" tells attendance and health; of a member of staff it tells
    staff_hr and health. Empty where the heading is none we know or the value says nothing.
    """
    return told_by(heading_meaning(heading), heading, value, of_staff=of_staff)


def told_by(
    meaning: Meaning | None, heading: str, value: str, *, of_staff: bool = False
) -> frozenset[str]:
    """The same, where the heading's meaning is known already."""
    if meaning is None or meaning.category is None:
        return frozenset()
    if not is_telling(meaning.category, value, heading):
        return frozenset()
    category = _OF_STAFF.get(meaning.category, meaning.category) if of_staff else meaning.category
    told = {category}
    if category in {"attendance", "staff_hr"} and _OF_ABSENCE.search(heading):
        # "has" makes "stress" and "operation" somebody's, as the row does.
        told |= {t.category for t in tellings(f"has {value}") if t.category == "health"}
    return frozenset(told)


def is_of_absence(heading: str) -> bool:
    """Whether a heading is of days away: of an employee these are a personnel matter."""
    return _AWAY.search(heading) is not None


def _spaced(text: str) -> str:
    """ "ParentEmail" as "Parent Email"; an acronym stays whole."""
    return re.sub(r"(?<=[a-z]{2})(?=[A-Z][a-z])", " ", text).replace("%", " ").replace(".", "")


def _known(flat: str) -> Meaning | None:
    if flat in KNOWN_HEADINGS:
        return KNOWN_HEADINGS[flat]
    bare = " ".join(_NOISE.sub(" ", flat).split())
    if bare and bare != flat and bare in KNOWN_HEADINGS:
        return KNOWN_HEADINGS[bare]
    return next((meaning for regex, meaning in _ORDERED if regex.search(flat)), None)


def _told(text: str) -> Meaning | None:
    """By the lexicon: "Does your child carry an inhaler?", "Social worker's name"."""
    strong = [telling for telling in tellings(text) if telling.strength is Strength.STRONG]
    return Meaning("category", strong[0].category) if strong else None
