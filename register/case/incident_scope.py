"""What a suppression covers that is taken from an incident, as `suppress add --incident` has it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from register.case.follow_up import WrongRecipient
from register.filing.suppression import Scope
from register.models import Finding, Incident
from scanner.personal import Personal


def scope_of(incident: Incident, recipients: Sequence[WrongRecipient]) -> Scope:
    """The same pattern about the same people to the same recipients; never more.

    A person of the roster is meant at every address of theirs; who is not on it, by the address.
    Where nobody of the roster is concerned, these very items and no others.
    """
    rows = Finding.objects.filter(incident=incident).order_by("id")
    subjects = tuple(dict.fromkeys(chain.from_iterable(rows.values_list("subjects", flat=True))))
    found = [one for one in recipients if one.findings]
    addresses = (o.address.reveal().strip().lower() for o in found if o.address and not o.person)
    return Scope(
        pattern=incident.pattern,
        places=() if subjects else tuple(dict.fromkeys(rows.values_list("locator", flat=True))),
        subjects=subjects,
        addresses=tuple(Personal(address) for address in dict.fromkeys(addresses)),
        people=tuple(dict.fromkeys(one.person for one in found if one.person)),
    )
