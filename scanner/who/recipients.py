"""Addresses to people: every principal of an audience as the roster knows it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from scanner.model import (
    RESERVED_PRINCIPALS,
    Audience,
    Field,
    Group,
    Person,
    PersonKind,
    Principal,
    Recipient,
    RecipientKind,
)
from scanner.personal import Personal
from scanner.roster.roster import Roster
from scanner.who.mailbox import domain_key, mailbox_key

GROUP_PREFIX = "group:"
_GROUP_DEPTH = 5

# What a mailbox at our own domain is for, by the first word of its name; the role it stands for.
ROLE_MAILBOXES = {
    "office": "office",
    "admin": "office",
    "reception": "office",
    "enquiries": "office",
    "info": "office",
    "contact": "office",
    "attendance": "office",
    "absence": "office",
    "admissions": "office",
    "data": "office",
    "sims": "office",
    "head": "headteacher",
    "headteacher": "headteacher",
    "principal": "headteacher",
    "heads": "headteacher",
    "slt": "slt",
    "dsl": "dsl",
    "safeguarding": "dsl",
    "senco": "senco",
    "sendco": "senco",
    "send": "senco",
    "sen": "senco",
    "inclusion": "senco",
    "finance": "finance",
    "accounts": "finance",
    "hr": "hr",
    "personnel": "hr",
    "payroll": "hr",
    "it": "it",
    "helpdesk": "it",
    "ithelpdesk": "it",
    "itsupport": "it",
    "support": "it",
    "exams": "exams_officer",
    "medical": "nurse",
    "nurse": "nurse",
    "firstaid": "nurse",
    "library": "other",
    "catering": "other",
    "kitchen": "other",
    "site": "other",
    "premises": "other",
    "cover": "cover",
    "pastoral": "head_of_year",
    "staff": "other",
    "noreply": "other",
    "no-reply": "other",
    "donotreply": "other",
}


class Recipients:
    """Resolves the principals of audiences against one roster."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._known = sorted({*roster.known_addresses()})
        self._mailboxes = _by_key(self._known)
        self._groups = {mailbox_key(address): group for address, group in roster.groups.items()}
        self._agencies = {domain_key(domain): domain for domain in roster.agencies}
        self._directory = _directory(roster)
        self._slip = lru_cache(maxsize=4096)(self._find_slip)

    def of(self, audience: Audience) -> tuple[Recipient, ...]:
        """Every principal once, in the audience's order."""
        return tuple({p.address: self.resolved(p) for p in reversed(audience.principals)}.values())[
            ::-1
        ]

    def resolved(self, principal: Principal, depth: int = 0) -> Recipient:
        """Who stands behind one principal."""
        address = principal.address.reveal().strip().lower()
        if address in RESERVED_PRINCIPALS:
            return Recipient(principal, RecipientKind.RESERVED)
        group = self._groups.get(mailbox_key(address.removeprefix(GROUP_PREFIX)))
        if group is not None:
            return self._group(principal, group, depth)
        if address.startswith(GROUP_PREFIX):
            return Recipient(principal, RecipientKind.GROUP, members_known=False)
        people = self.holders(address) or self._named(principal)
        if people:
            return Recipient(principal, self._kind_of(people), people)
        if self._is_role(address):
            return Recipient(principal, RecipientKind.ROLE)
        agency = self._agency_domain(address)
        if agency:
            return Recipient(principal, RecipientKind.AGENCY, agency=agency)
        slip = self._slip(address)
        return Recipient(
            principal, RecipientKind.UNKNOWN, resembles=Personal(slip) if slip else None
        )

    def holders(self, address: str) -> tuple[str, ...]:
        """Ids of everybody who reads mail to this address, however it is written."""
        plain = address.strip().lower()
        for form in (plain, *self._mailboxes.get(mailbox_key(plain), ())):
            people = self._roster.people_by_email(form)
            personal = self._roster.people_by_personal_email(form)
            if people or personal:
                return tuple(dict.fromkeys((*people, *personal)))
        return ()

    def _named(self, principal: Principal) -> tuple[str, ...]:
        """Whom a mail names without an address: staff, as their own mail program's directory does.

        Two of one name are nobody, and so is a family's: nothing but an address tells them apart.
        """
        address = principal.address.reveal()
        if "@" in address or principal.field not in (Field.TO, Field.CC, Field.BCC):
            return ()
        name = principal.display_name.reveal() or address
        return self._directory.get(_name_key(name), ())

    def _kind_of(self, people: Iterable[str]) -> RecipientKind:
        kinds = {self._roster.people[person].kind for person in people}
        return RecipientKind.AGENCY if kinds == {PersonKind.AGENCY} else RecipientKind.PERSON

    def _is_role(self, address: str) -> bool:
        return role_of_mailbox(self._roster, address) is not None

    def _agency_domain(self, address: str) -> str:
        domain = domain_key(domain_of(address))
        while "." in domain:
            if domain in self._agencies:
                return self._agencies[domain]
            domain = domain.partition(".")[2]
        return ""

    def _group(self, principal: Principal, group: Group, depth: int) -> Recipient:
        known = depth < _GROUP_DEPTH
        members: list[Recipient] = []
        if group.members:
            members = [
                self.resolved(Principal(address, principal.field), depth + 1)
                for address in group.members
                if known
            ]
            known = known and all(
                member.members_known for member in members if member.kind is RecipientKind.GROUP
            )
        else:
            people = self._roster.members(group)
            known = people is not None
            members = [self._as_member(self._roster.people[p], principal) for p in people or ()]
        return Recipient(
            principal, RecipientKind.GROUP, members=tuple(members), members_known=known
        )

    def _as_member(self, person: Person, principal: Principal) -> Recipient:
        address = person.emails[0] if person.emails else Personal("")
        return Recipient(Principal(address, principal.field), RecipientKind.PERSON, (person.id,))

    def _find_slip(self, address: str) -> str | None:
        """A known address that this one is a slip away from, the nearest first.

        Policy, `lookalike-address`: one or two letters, or a wrong domain.
        """
        local, _, domain = address.partition("@")
        if not domain:
            return None
        near = process.extract(address, self._known, scorer=OSA.distance, score_cutoff=4, limit=8)
        for known, _, _ in near:
            if _is_slip(local, domain, *known.partition("@")[::2]):
                return known
        same_name = (k for k in self._known if k.startswith(local + "@"))
        for known in same_name:
            if _same_but_ending(domain, known.partition("@")[2]):
                return known
        return self._agency_slip(domain)

    def _agency_slip(self, domain: str) -> str | None:
        return next(
            (
                agency
                for agency in self._roster.agencies
                if len(agency) > 6
                and (OSA.distance(domain, agency) in (1, 2) or _same_but_ending(domain, agency))
            ),
            None,
        )


def role_of_mailbox(roster: Roster, address: str) -> tuple[str, str] | None:
    """Role and school of an address like office@ at one of our staff domains."""
    local, _, domain = address.partition("@")
    school = roster.school_of_domain(domain)
    if school is None or domain not in roster.schools[school].domains:
        return None
    local = local.partition("+")[0]
    word = re.split(r"[-._\d]", local)[0]
    role = ROLE_MAILBOXES.get(local) or ROLE_MAILBOXES.get(word)
    return (role, school) if role else None


def domain_of(address: str) -> str:
    """The part after @, in lower case; empty where there is none."""
    return address.rpartition("@")[2].lower() if "@" in address else ""


def visible(recipients: Iterable[Recipient]) -> tuple[Recipient, ...]:
    """Those whose addresses every recipient of a mail can see."""
    return tuple(r for r in recipients if r.principal.field in (Field.TO, Field.CC))


def _by_key(addresses: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """The known addresses of each mailbox, which the roster may hold in several spellings."""
    found: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        found[mailbox_key(address)].append(address)
    return {key: tuple(spellings) for key, spellings in found.items()}


def _directory(roster: Roster) -> Mapping[str, tuple[str, ...]]:
    """Current staff by their name, where it is the name of one alone."""
    found: dict[str, list[str]] = defaultdict(list)
    for person in roster.of_kind(PersonKind.STAFF):
        if person.is_current:
            keys = {_name_key(f"{n.given.reveal()} {n.family.reveal()}") for n in person.names}
            for key in keys:
                found[key].append(person.id)
    return {key: tuple(people) for key, people in found.items() if key and len(people) == 1}


def _name_key(name: str) -> str:
    """A name whichever way round it is written: "Bell, Ada" is "Ada Bell"."""
    return " ".join(sorted(re.findall(r"[^\W\d_]+", name.casefold())))


def _is_slip(local: str, domain: str, known_local: str, known_domain: str) -> bool:
    if local == known_local:
        return OSA.distance(domain, known_domain) <= 2
    if domain == known_domain:
        allowed = 2 if len(local) >= 8 else 1 if len(local) >= 5 else 0
        return OSA.distance(local, known_local) <= allowed
    return (
        len(local) >= 6
        and OSA.distance(local, known_local) == 1
        and OSA.distance(domain, known_domain) == 1
    )


def _same_but_ending(domain: str, known: str) -> bool:
    """example.com for example.co.uk: only what follows the first dot differs."""
    name, _, ending = domain.partition(".")
    known_name, _, known_ending = known.partition(".")
    return name == known_name and ending != known_ending and len(name) > 3
