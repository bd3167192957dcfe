"""The rows of the `csv` roster's files (contract, section 2), each value checked by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from scanner.model import GroupKind


def _split(value: object) -> object:
    return [p.strip() for p in value.split(";") if p.strip()] if isinstance(value, str) else value


def _to_day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise ValueError("is not a date; write YYYY-MM-DD") from None


def _to_flag(value: object) -> object:
    match value.strip().lower() if isinstance(value, str) else value:
        case "yes":
            return True
        case "no":
            return False
    raise ValueError("must be yes or no")


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
Lower = Annotated[str, StringConstraints(strip_whitespace=True, to_lower=True)]
Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = Annotated[list[str], BeforeValidator(_split)]
Day = Annotated[date | None, BeforeValidator(_to_day)]
Flag = Annotated[bool, BeforeValidator(_to_flag)]
_SMALL = BeforeValidator(lambda value: value.strip().lower() if isinstance(value, str) else value)


class Row(BaseModel):
    """One row: unknown columns are ignored, a field without a default is a column that must be."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class PupilRow(Row):
    pupil_id: Id
    upn: Text
    given_name: Id
    family_name: Id
    preferred_name: Text
    former_family_name: Text
    date_of_birth: Day
    school: Texts
    year_group: Text
    form: Text
    email: Lower
    status: Annotated[Literal["current", "leaver"], _SMALL]
    left_on: Day = None
    address: Text
    postcode: Text
    destination_school: Text


class ContactRow(Row):
    contact_id: Id
    given_name: Text
    family_name: Text
    emails: Texts
    phone: Text
    address: Text
    postcode: Text


class RelationshipRow(Row):
    pupil_id: Id
    contact_id: Id
    relationship: Text
    parental_responsibility: Annotated[Literal["yes", "no", "unknown"], _SMALL]
    may_receive: Flag
    address_confidential: Flag


class StaffRow(Row):
    staff_id: Id
    given_name: Text
    family_name: Text
    email: Lower
    school: Texts
    roles: Texts
    classes: Texts
    year_groups: Texts
    status: Annotated[Literal["current", "leaver"], _SMALL]
    personal_email: Lower


class GroupRow(Row):
    address: Lower
    name: Text
    school: Text
    kind: Annotated[GroupKind, _SMALL]
    members: Texts


class AgencyContactRow(Row):
    email: Lower
    name: Text
    organisation: Text
    pupils: Texts
    categories: Texts


class AgencyRow(Row):
    domain: Lower
    name: Text
    kind: Text
    categories: Texts
    scope: Annotated[Literal["pupils", "staff", "both"], _SMALL]


def plain_fault(fault: Mapping[str, Any]) -> str:
    """A validation fault in words that quote nothing of the row."""
    match fault["type"]:
        case "string_too_short" | "missing":
            return "is empty"
        case "literal_error" | "enum":
            return f"must be {fault['ctx']['expected']}"
        case "value_error":
            return str(fault["ctx"]["error"])
    return "cannot be read"
