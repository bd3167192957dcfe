"""What can be said of whom: the categories that fit a pupil, a contact, a member of staff."""

from __future__ import annotations

from scanner.model import CATEGORIES, Mention, PersonKind

# What can be said of a member of staff. The rest of the categories are about pupils, and a
# teacher's name beside them is a teacher at work ("Mr Hart runs the SEN group").
_ABOUT_STAFF = frozenset(
    """pay staff_hr credentials date_of_birth identifiers financial health ethnicity religion
    political trade_union sexual_life biometric genetic criminal contact_details""".split()
)
ABOUT_CONTACTS = frozenset(
    """contact_details financial health criminal date_of_birth identifiers religion ethnicity
    sexual_life credentials""".split()
)
_OF_PUPILS = CATEGORIES - {"staff_hr", "pay"}


def sayable_of(kind: PersonKind) -> frozenset[str]:
    """Every category that some mention can tell about somebody of this kind."""
    match kind:
        case PersonKind.PUPIL:
            return _OF_PUPILS
        case PersonKind.CONTACT:
            return ABOUT_CONTACTS
        case PersonKind.STAFF:
            return _ABOUT_STAFF
        case _:
            return frozenset()


def can_be_said(category: str, of: PersonKind, mention: Mention) -> bool:
    """Whether a mention can tell the category about somebody of this kind at all."""
    if of is PersonKind.STAFF and category == "contact_details":
        return mention.detector == "table"
    return category in sayable_of(of)
