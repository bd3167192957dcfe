"""A finding in one sentence that a DPO would say aloud: roster ids only, no names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rules.pattern import Pattern
from scanner.model import Exposure, RecipientKind

_SHOWN = 4  # more are counted
_WORDS = {
    "contact_details": "contact details",
    "date_of_birth": "date of birth",
    "sen": "SEN",
    "looked_after": "looked-after status",
    "pupil_premium": "pupil premium",
    "trade_union": "trade union membership",
    "sexual_life": "sexual life",
    "criminal": "criminal matters",
    "staff_hr": "staff HR data",
    "credentials": "passwords",
}
_NOT_SAID = frozenset({"identity"})
_AGENCY_CONTACT = "an agency contact"
_ADDRESS = re.compile(r"'s (?:old|own) address\b")
_ONE = re.compile(r"^(an?|another) ((?:agency |trust )?\w+)(?= |,|$)")


def explanation(pattern: Pattern, wrong: Sequence[Exposure]) -> str:
    """The pattern's sentence, filled in."""
    categories = _listed([_WORDS.get(c, c.replace("_", " ")) for c in _categories(wrong)])
    what = f"the {_as_data(categories)}" if categories else "what is said"
    hidden = dict.fromkeys(p.hidden for e in wrong for p in e.places if p.hidden)
    return pattern.sentence.format(
        what=what,
        What=what[:1].upper() + what[1:],
        categories=categories or "affairs",
        subjects=_listed(sorted({e.subject for e in wrong if e.subject})) or "a pupil of no roster",
        recipients=_listed(_recipients(wrong)),
        reason=_reason(wrong),
        hidden=_listed([str(h) for h in hidden]),
    )


def _as_data(categories: str) -> str:
    """ "SEN data", but "contact details" as they are."""
    return (
        categories
        if categories.endswith(("data", "details", "passwords"))
        else f"{categories} data"
    )


def _reason(wrong: Sequence[Exposure]) -> str:
    """Who the recipients are, or the first: "who is a contact of P0015 only", "a list with …"."""
    reason = wrong[0].reason
    if _is_agency_contact(wrong[0]):
        return reason.removeprefix(_AGENCY_CONTACT).strip()
    if wrong[0].recipient.kind is not RecipientKind.PERSON or _ADDRESS.search(reason):
        return reason
    if len(_recipients(wrong)) == 1 and len(wrong[0].recipient.people) < 2:
        return f"who is {reason}"
    if {exposure.reason for exposure in wrong} == {reason}:
        return f"who are {_of_several(reason)}"
    return f"the first of whom is {reason}"


def _of_several(reason: str) -> str:
    """What is said of one, of several: "contacts of P0015 only", "other pupils"."""

    def several(found: re.Match[str]) -> str:
        return f"{'other ' if found[1] == 'another' else ''}{found[2]}s"

    return _ONE.sub(several, reason).replace("s who is ", "s who are ")


def _is_agency_contact(exposure: Exposure) -> bool:
    is_agency = exposure.recipient.kind is RecipientKind.AGENCY
    return is_agency and exposure.reason.startswith(f"{_AGENCY_CONTACT} ")


def _categories(wrong: Iterable[Exposure]) -> list[str]:
    return sorted({e.category for e in wrong} - _NOT_SAID)


def _recipients(wrong: Iterable[Exposure]) -> list[str]:
    """Recipients as ids, lists and kinds: a person's own address is never spelt out."""
    return list(dict.fromkeys(_named(e) for e in wrong))


def _named(exposure: Exposure) -> str:
    recipient = exposure.recipient
    match recipient.kind:
        case RecipientKind.PERSON:
            return " and ".join(recipient.people)
        case RecipientKind.GROUP:
            return recipient.address.removeprefix("group:")
        case RecipientKind.RESERVED:
            return {"public": "the public", "organisation": "the whole organisation"}.get(
                recipient.address, "anyone with the link"
            )
        case RecipientKind.AGENCY:
            return _AGENCY_CONTACT if _is_agency_contact(exposure) else "an agency"
        case RecipientKind.ROLE:
            return "a shared mailbox of ours"
    return "an unknown address"


def _listed(words: Sequence[str]) -> str:
    """ "a, b and c", with what is beyond the first few counted."""
    if len(words) > _SHOWN:
        words = [*words[: _SHOWN - 1], f"{len(words) - _SHOWN + 1} more"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
