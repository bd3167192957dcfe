"""Names of the people who work in the register, for those who work with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from register.filing.recording import SCANNER
from register.models import Incident, User
from register.reviewers.access import HANDLERS, Reviewer, Role

_WORKERS = HANDLERS | {Role.TECHNICIAN}


def names_of(usernames: Iterable[str]) -> Mapping[str, str]:
    """The names behind sign-in names; one that is gone is left out."""
    found = User.objects.filter(username__in=set(usernames))
    names = {user.username: user.get_full_name() or user.username for user in found}
    return {SCANNER: "The scanner", **names}


def workers_on(incident: Incident) -> list[tuple[str, str]]:
    """Sign-in names and names of those who may be given a task of this incident."""
    users = User.objects.filter(is_active=True, role__in=_WORKERS).order_by("username")
    return [
        (user.username, user.get_full_name() or user.username)
        for user in users
        if _as_reviewer(user).works_for(incident.schools)
    ]


def _as_reviewer(user: User) -> Reviewer:
    role = Role(user.role)
    schools = None if role is Role.TRUST_LEAD else frozenset(user.schools)
    return Reviewer(user.username, "", role, schools)
