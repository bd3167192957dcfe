"""Words in a heading that decide what stands below, whatever else it names.

"Sparx PW" and "Bug Club login card" are of passwords, "GL/CAT student id" of a number, and
"Remark fees due" of money, which of a pupil is owed and of a member of staff is paid.
"""

from __future__ import annotations

import re

from detectors.heading_parts import spaced
from detectors.known_headings import Meaning
from detectors.vocabulary import flat_form

_STATE = (
    r"(?: (?:reset|issued|set|new|initial|given|changed|sent|slip|slips|card|cards|details?|sheet|"
    r"info|personal|temp|temporary|default|first|for home|\d+))*"
)
# A pass to go somewhere or a mark that is enough is no pass into an account.
_NO_SECRET = re.compile(
    r"\b(?:bus|lift|toilet|exit|time ?out|out|lunch|visitors?|hall|corridor|leave|boarding|travel|"
    r"rail|train|dinner|medical|exeat|early|parking|phonics|theory|driving|swim\w*|first|gate|"
    r"fast track|queue|movement|photo|season|press|day|free|grade|mark|test|paper|collection|"
    r"lapel|enamel|prefect|badge|house|pin badge) (?:pass(?:es)?|pins?)\b|\bpass (?:fail|mark|"
    r"rate)\b"
)
# Strong: the heading asks for a secret. Weak: only what looks like one is (see `is_a_secret`).
_SECRET = re.compile(
    r"\b(?:p ?word|pwd|passw\w*|passcodes?|passphrases?)\b(?!.*\b(?:policy|expir\w*|changed on|"
    r"date)\b)|"
    r"(?<!hrs )(?<!hours )(?<!days )(?<!sessions )(?<!hr )\b(?:p ?w|pwd|pwds|p ?word|passwds?|"
    r"pass ?words?|pass ?phrases?|pass ?codes?|pass ?keys?|"
    r"magic words?|secret words?|code words?|memorable words?|security (?:answers?|words?)|"
    r"recovery codes?|2fa|mfa|otp)" + _STATE + r"$"
)
_ACCOUNT = re.compile(
    r"\b(?:pass|pins?|log ?ins?|log ?ons?|sign ?ins?|sign ?ons?|key ?codes?|un p ?w|user pass|"
    r"(?:access|invite|invitation|activation|unlock|joining|registration|entry|print(?:ing|er)?|"
    r"copier|photocopier|account|acct|home|parent|student|pupil|family|portal|app|device|settings|"
    r"till|canteen|alarm|door|linking|link) (?:codes?|keys?)|codes? for (?:\w+ )*(?:device|ipad|"
    r"app|account|portal|tablet|settings|login|copier|printer|door)\w*(?: settings)?)"
    + _STATE
    + r"$"
)
# A number or date of birth is one, whatever sheet it stands on.
_NUMBER = re.compile(
    r"\b(?:upns?|ulns?|ucis?|nhs|scn|(?:nhs|ni|nino|national insurance|passport|visa|brp|cas|ghic|"
    r"ehic|ghic ehic|exam cand(?:idate)?|cand(?:idate)?|uci|uln|unique learner|learner|ucas(?: "
    r"personal)?|driving licen[cs]e|"
    r"sqa|scottish candidate|chi|h c|hospital|emis|crn|home office|share code|hesa|birth cert\w*|"
    r"anonymous candidate|lrn|blue badge|gtcs|ewc|qts|police|visa|id card|identity card|"
    r"eligibility|30 hrs? eligibility|trn|teacher ref(?:erence)?|dfe) "
    r"(?:no|nos|num|number|numbers|id|ids|ref|code))(?: (?:verified|checked|held|seen))?$"
)
_BIRTH = re.compile(
    r"\b(?:d ?o ?b|dob|date of birth|birth ?dates?|b date|birth ?days?|birth d m y|"
    r"(?:child|pupil|baby|sibling|when|date) (?:was )?born|born on|d geni|dyddiad geni)"
    r"(?: (?:as on cert\w*|checked|verified|seen|day|month|year|d m y))*$"
)

_OWED = (
    r"(?:owe[ds]?|owing|o s|os|o due|overdue|unpaid|outstanding|arrears|due|to pay|in debt|debts?|"
    r"short ?fall|bal|balance|written off|non ?payment|part paid|stop credit|declined|bounced|"
    r"behind|chased?|heb eu talu)"
)
# Beside words of owing these are somebody's; some are so alone, where a sum stands below.
_OWN_SUM = (
    r"(?:fees?|tabs?|accts?|invoices?|inv|instal?l?ments?|bills?|charges?|top ?ups?|short ?fall|"
    r"contributions?|deposits?|savings?|saver|loans?|refunds?|repayments?|remission|discounts?|"
    r"disc|"
    r"subsid(?:y|ies)|scholarships?|vouchers?|grants?|funds?|assets|equity|income|turnover|"
    r"maintenance|maint|dyledion|pocket money|school bank)"
)
_SUM = rf"(?:{_OWN_SUM}|money|costau|costs?|payments?|account|ac|credit|subs|sum|amount|expenses)"
_MONEY = re.compile(rf"\b{_SUM}\b.*\b{_OWED}\b|\b{_OWED}\b.*\b{_SUM}\b|\b{_OWN_SUM}\b")
# Everybody pays these, or nobody in particular: a trip's price, a charity's takings.
_OF_ALL = re.compile(
    r"\b(?:charity|sponsor\w*|raised|raising|donations?|price|prize|budget|target|cake|raffle|"
    r"stall|"
    r"fair|fayre|per (?:head|pupil|child|place)|each|poppy|red nose|non uniform|mufti)\b"
)
_PAID = re.compile(
    r"\b(?:pay(?! attention)|salary|sal|wages?|remuneration|payroll|hourly|hr rate|x rate|payscale|"
    r"overtime|o ?t|spine|increments?|incr|gross|net(?! ball)|bacs|pay ?point|scale ?point|main "
    r"grade|"
    r"starting (?:point|salary)|pensions?|pens|mps|ups|scp|tlr|honorarium|redundancy calc|"
    r"backpay|hours claimed|hrs claimed|safeguarded sum)\b"
)
_RATE = re.compile(
    r"\b(?:rate|rates|allow|allowance|allowances|deductions?|retention|stipend|fees?|payments?|"
    r"expenses|exp|sum|amount|elem|element|supplement|bonus|refund|fund)\b"
)
_CALC = re.compile(r"\b(?:sal|calc|sum|hr|per hour)\b")
_AMOUNT = re.compile(
    r"[£$€]\s?-?\d|-[£$€]|^[+-]\d+(?:\.\d\d)?$|-?\d{1,3}(?:,\d{3})*\.\d\d\b|\b\d+p\b|"
    r"^\d{1,3},\d{3}\b"
)
_OWED_VALUE = re.compile(
    r"\b(?:unpaid|overdue|owes|owing|owed|arrears|outstanding|bounced|behind|in debt|debt|"
    r"overdrawn|written off|o/s|part[- ]paid|hardship)\b",
    re.IGNORECASE,
)

# "Deputy Head and Designated Safeguarding Lead" names one; "Referred to DSL" tells.
_POST = re.compile(
    r"^(?:(?:designated|deputy|assistant|acting|executive|senior|head|headteacher|lead|pastoral|"
    r"school|trust|name|of|and|the|our) )*"
    r"(?:safeguarding (?:lead|officer)|deputy head(?:teacher)?|head ?teacher|dsl)s?$"
)


def decided_by_its_words(flat: str) -> Meaning | None:
    """What a heading's deciding words make of it: a secret, a number, a birthday, a post."""
    if _NO_SECRET.search(flat):
        return None
    if _SECRET.search(flat):
        return Meaning("category", "credentials")
    if _ACCOUNT.search(flat):
        return Meaning("account", "credentials")
    if _NUMBER.search(flat):
        return Meaning("category", "identifiers")
    if _BIRTH.search(flat):
        return Meaning("date_of_birth", "date_of_birth")
    return Meaning("staff") if _POST.search(flat) else None


def of_money(flat: str, heading: str) -> Meaning | None:
    """Whether sums of money stand below: what a pupil's family owes or is given, staff's pay."""
    if _OF_ALL.search(flat):
        return None
    is_money = "£" in heading or _MONEY.search(flat) or _PAID.search(flat) or _RATE.search(flat)
    return Meaning("money", "financial") if is_money else None


def is_sum_of(heading: str, value: str, *, of_staff: bool) -> bool:
    """Is a value a sum of money below a heading that, whatever else it names, is of money?"""
    flat = flat_form(spaced(heading))
    if of_staff:
        is_money = "£" in heading or _PAID.search(flat) or _RATE.search(flat) or _CALC.search(flat)
        return bool(is_money) and _AMOUNT.search(value) is not None
    is_money = "£" in heading or _MONEY.search(flat)
    return bool(is_money) and "£" in value and _OF_ALL.search(flat) is None


def sum_tells(heading: str, value: str, *, of_staff: bool) -> str | None:
    """The category that a value below a heading of money tells: pay of staff, else financial."""
    flat = flat_form(spaced(heading))
    if of_staff:
        is_pay = _PAID.search(flat) is not None and re.search(r"\d|[a-z]{4}", value) is not None
        return "pay" if is_pay or _AMOUNT.search(value) else None
    is_own = "£" in heading or _MONEY.search(flat)
    return "financial" if is_own and (_AMOUNT.search(value) or _OWED_VALUE.search(value)) else None


def is_a_secret(value: str) -> bool:
    """Whether a value under "login" or "code" holds more than a user name: digits beside letters.

    A PIN of four digits or more is one; "Yes", a name and a time of day are none.
    """
    words = value.split()
    if not words or re.fullmatch(r"\d{1,2}[:.]\d\d.*", value.strip()):
        return False
    has_secret = any(
        re.fullmatch(r"\d{4,8}", word) or (re.search(r"\d", word) and re.search(r"[A-Za-z]", word))
        for word in words
    )
    return has_secret or (
        re.search(r"[/|]| - |\bpass\b|\bpw\b", value) is not None and len(words) > 1
    )
