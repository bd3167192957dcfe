"""What somebody's account must look like; every fault at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from register.reviewers.access import Role

NAME_FORM = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_ADDRESS_FORM = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def faults_of_account(
    username: str, role: str, schools: Collection[str], known_schools: Collection[str]
) -> Iterator[str]:
    """What is wrong with a sign-in name, a role and the schools that go with it, in words."""
    if not NAME_FORM.fullmatch(username):
        yield (
            "The username is made of small letters, digits, dots, hyphens and underscores, at"
            " most 60, and is no e-mail address: the audit log shows it."
        )
    if role not in list(Role):
        yield f"There is no role {role!r}; there are {', '.join(Role)}."
    unknown = sorted(set(schools) - set(known_schools))
    if unknown:
        yield f"No school has the id {', '.join(unknown)}; there are {', '.join(known_schools)}."
    if role == Role.TRUST_LEAD and schools:
        yield "A trust lead works for every school: leave the schools out."
    if role in list(Role) and role != Role.TRUST_LEAD and not schools:
        yield f"A {Role(role).words.lower()} works for schools: name at least one."


def faults_of_address(address: str) -> Iterator[str]:
    """What is wrong with the address that single sign-on vouches for."""
    if not _ADDRESS_FORM.fullmatch(address):
        yield "The address for single sign-on is no e-mail address."
