"""A finding in one sentence that a DPO would say aloud: roster ids only, no names."""

from __future__ import annotations

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
        reason=_reason(wrong[0]),
        hidden=_listed([str(h) for h in hidden]),
    )


def _as_data(categories: str) -> str:
    """ "SEN data", but "contact details" as they are."""
    return (
        categories
        if categories.endswith(("data", "details", "passwords"))
        else f"{categories} data"
    )


def _reason(exposure: Exposure) -> str:
    """Who the first recipient is: "who is a contact of P0015 only", "a list with pupils in it"."""
    is_person = exposure.recipient.kind is RecipientKind.PERSON
    return f"who is {exposure.reason}" if is_person else exposure.reason


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
            return "an agency"
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
