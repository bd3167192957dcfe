"""To whom a letter is addressed, and who signed it, read off the letter itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scanner.model import (
    Field,
    Mention,
    MentionKind,
    NameForm,
    PersonKind,
    Principal,
    Recipient,
    RecipientKind,
)
from scanner.personal import Personal
from scanner.roster.roster import Roster, postcode_in
from scanner.what.layout import Layout
from scanner.what.table_subjects import names_a_person
from scanner.who.salutation import SALUTATION

_HEAD = 1200  # characters in which address block and salutation stand
_PARENTS_OF = re.compile(
    r"\b(?:parents?|guardians?|carers?|family)(?:\s*(?:/|and|or|&)\s*(?:carers?|guardians?))*"
    r"(?:\(s\))?\s+of\b|\bthe parents?\b",
    re.IGNORECASE,
)


def addressees(
    roster: Roster, layouts: Sequence[Layout], mentions: Iterable[Mention]
) -> tuple[str, ...]:
    """Ids of the contacts a letter is addressed to; empty where the letter does not tell.

    The postcode of the address block tells the household, name and salutation the person.
    """
    layout = next((one for one in layouts if one.part.hidden is None), None)
    if layout is None:
        return ()
    end = _end_of_head(layout.text)
    found = [
        m
        for m in mentions
        if m.part == layout.part.index and m.start < end and m.kind is MentionKind.PERSON
    ]
    household = _household(roster, layout.text[:end])
    named = _contacts_named(roster, found)
    for candidates in (
        [n & household for n in named] if household else [],
        named if not household else [],
        [_contacts_of_named_pupil(roster, layout.text[:end], found)],
        [household],
    ):
        fitting = [c for c in candidates if len(c) == 1]
        if fitting:
            return tuple(dict.fromkeys(person for c in fitting for person in c))
    several = [n & household for n in named if n & household]
    both = _contacts_of_named_pupil(roster, layout.text[:end], found)
    return tuple(sorted(several[0] if several else both or household))


def as_recipient(person: str) -> Recipient:
    """A contact a letter is addressed to, as a recipient without an address."""
    principal = Principal(Personal(f"letter:{person}"), Field.ADDRESSEE)
    return Recipient(principal, RecipientKind.PERSON, (person,))


def signatories(roster: Roster, layout: Layout, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Staff who are named where the letter closes."""
    closing = layout.signature_start
    return tuple(
        dict.fromkeys(
            m.subjects[0]
            for m in mentions
            if m.part == layout.part.index
            and m.start >= closing
            and names_a_person(m)
            and len(m.subjects) == 1
            and roster.people[m.subjects[0]].kind is PersonKind.STAFF
        )
    )


def _end_of_head(text: str) -> int:
    """The head ends with the salutation's line."""
    salutation = SALUTATION.search(text[: _HEAD * 2])
    return salutation.end() if salutation else min(len(text), _HEAD)


def _household(roster: Roster, head: str) -> frozenset[str]:
    """Contacts who live at a postcode that stands in the head."""
    return frozenset(
        person
        for postcode in postcode_in(head)
        for person in roster.people_by_postcode(postcode)
        if roster.people[person].kind is PersonKind.CONTACT
    )


def _contacts_named(roster: Roster, found: Iterable[Mention]) -> list[frozenset[str]]:
    """For each name in the head, the contacts it may be; full names first."""
    ordered = sorted(found, key=lambda m: (m.form is not NameForm.FULL, m.start))
    named = [
        frozenset(s for s in m.subjects if roster.people[s].kind is PersonKind.CONTACT)
        for m in ordered
    ]
    return [contacts for contacts in named if contacts]


def _contacts_of_named_pupil(roster: Roster, head: str, found: Iterable[Mention]) -> frozenset[str]:
    """ "To the parents of …": the contacts of that pupil who may receive."""
    if not _PARENTS_OF.search(head):
        return frozenset()
    pupils = {
        m.subjects[0]
        for m in found
        if m.form is NameForm.FULL
        and len(m.subjects) == 1
        and roster.people[m.subjects[0]].kind is PersonKind.PUPIL
    }
    if len(pupils) != 1:
        return frozenset()
    return frozenset(
        link.contact for link in roster.links_of_pupil(pupils.pop()) if link.may_receive
    )
