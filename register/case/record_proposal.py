"""What the record form starts with: the regulator's words that fit a finding; a person changes it.

The regulator's list of data has no word for school data: attainment, behaviour or safeguarding
come out as basic identifiers, since somebody can always be told, and want a person's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from register.case.regulator_lists import DATA_TYPES, SUBJECT_KINDS

_EMAILED = "Data emailed to incorrect recipient"
_POSTED = "Data posted or faxed to incorrect recipient"
_PORTAL = "Data of wrong data subject shown in client portal"
_OTHER = "Other non-cyber incident"
_TYPES: Mapping[str, str] = {
    "wrong-recipient": _EMAILED,
    "wrong-attachment": _EMAILED,
    "bulk-recipients-visible": "Failure to use bcc",
    "internal-overshare": _EMAILED,
    "personal-account": _EMAILED,
    "external-unknown": _EMAILED,
    "lookalike-address": _EMAILED,
    "no-contact-order": _EMAILED,
    "address-disclosed": _EMAILED,
    "special-category-exposed": _EMAILED,
    "hidden-data": "Failure to redact",
    "failed-redaction": "Failure to redact",
    "letter-mismatch": _POSTED,
    "open-share": "Hardware/software misconfiguration",
    "public-dataset": _OTHER,
    "account-mislink": _PORTAL,
    "cross-school": _PORTAL,
    "record-mismatch": _PORTAL,
    "improper-access": "Unauthorised access",
}
_DATA: Mapping[str, str] = {
    "identifiers": "Identification data",
    "credentials": "Identification data",
    "sen": "Health data",
    "health": "Health data",
    "ethnicity": "Data revealing racial or ethnic origin",
    "political": "Political opinions",
    "religion": "Religious or philosophical beliefs",
    "trade_union": "Trade union membership",
    "sexual_life": "Sex life data",
    "biometric": "Genetic or biometric data",
    "genetic": "Genetic or biometric data",
    "criminal": "Criminal convictions or offences",
    "pupil_premium": "Economic and financial data",
    "financial": "Economic and financial data",
    "pay": "Economic and financial data",
}
_SUBJECTS: Mapping[str, str] = {"pupil": "Children", "staff": "Employees"}


def proposed_type(pattern: str, *, by_mail: bool) -> str:
    """The regulator's type of incident for a pattern; "" where it fits none.

    `by_mail`: nothing that was shared or shown on a platform was "emailed".
    """
    found = _TYPES.get(pattern, "")
    return _OTHER if found == _EMAILED and not by_mail else found


def proposed_data_types(categories: Iterable[str]) -> tuple[str, ...]:
    """The regulator's data types for our categories, in the order of its list."""
    named = {_DATA[category] for category in categories if category in _DATA}
    return tuple(kind for kind in DATA_TYPES if kind in {DATA_TYPES[0], *named})


def proposed_subject_kinds(kinds: Iterable[str]) -> tuple[str, ...]:
    """The regulator's kinds of data subjects for kinds of the roster; it has none for parents."""
    named = {_SUBJECTS[kind] for kind in kinds if kind in _SUBJECTS}
    return tuple(kind for kind in SUBJECT_KINDS if kind in named) or (SUBJECT_KINDS[-1],)
