"""One recipient as the pages show it before anybody reveals who it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from register.case.follow_up import RecipientShape, WrongRecipient, stage
from register.case.pseudonym import Pseudonym, masked, year_words
from register.lent.roster_view import PersonView
from register.web.desk import desk
from register.web.words import titled

_KINDS = {
    "contact": "A contact (parent or carer)",
    "staff": "A member of staff",
    "agency": "An agency person",
}


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """`shape` in words, `reason` with pseudonyms, `stage` of the follow-up in words."""

    number: int
    name: str
    description: str
    reason: str
    stage: str
    is_settled: bool
    note: str


def recipient_rows(
    recipients: Iterable[WrongRecipient], names: Mapping[str, str]
) -> list[RecipientRow]:
    """The rows, in order. `names`: see `stand_ins`."""
    person = desk().roster.person
    return [
        RecipientRow(
            number=one.number,
            name=one.name,
            description=description_of(one),
            reason=masked(one.reason.reveal(), names, person),
            stage=stage(one.follow_up),
            is_settled=one.is_settled,
            note=one.follow_up.note.reveal() if one.follow_up else "",
        )
        for one in recipients
    ]


def description_of(recipient: WrongRecipient) -> str:
    """What stands behind it, naming nobody."""
    if recipient.shape is RecipientShape.EVERYONE and recipient.address is not None:
        return {
            "public": "Everyone: it is public",
            "anyone-with-link": "Everyone who has the link",
        }.get(recipient.address.reveal(), "Everyone in the organisation")
    if recipient.shape is RecipientShape.GROUP:
        return "A group: everyone in it"
    someone = desk().roster.person(recipient.person) if recipient.person else None
    if someone is not None:
        return _person(someone)
    return titled(recipient.shape.value)


def stand_ins(
    subjects: Mapping[str, Pseudonym], recipients: Iterable[WrongRecipient]
) -> dict[str, str]:
    """What stands for each id and address of the incident in a sentence about it."""
    names: dict[str, str] = {}
    for one in recipients:
        if one.person:
            names.setdefault(one.person, one.name)
        if one.address is not None and one.shape is not RecipientShape.EVERYONE:
            address = one.address.reveal()
            names.setdefault(address, one.name)
            names.setdefault(address.removeprefix("group:"), one.name)
    return names | {id: subject.name for id, subject in subjects.items()}


def _person(someone: PersonView) -> str:
    schools = [desk().schools.get(school, school) for school in someone.schools]
    if someone.kind == "pupil":
        parts = ["A pupil", year_words(someone.year_group)]
        parts.append(f"form {someone.group}" if someone.group else "")
    else:
        parts = [_KINDS.get(someone.kind, "Somebody on the roster")]
    return ", ".join(part for part in (*parts, *schools) if part)
