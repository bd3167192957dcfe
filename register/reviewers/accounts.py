"""Accounts of the review pages: made, changed and ended in a person's name, with an audit entry.

Imported only once the register is open with the pages' tables. Every function raises
RegisterError if the database fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from register.custody import audit
from register.faults import told_as_register_error
from register.models import User
from register.reviewers.access import Role
from register.vault.key import held
from scanner.errors import RegisterError
from scanner.personal import Personal


@dataclass(frozen=True, slots=True)
class NewAccount:
    """Somebody who may sign in. Without a password: by single sign-on alone."""

    username: str
    name: Personal[str]
    role: Role
    schools: tuple[str, ...]
    password: Personal[str] | None = None
    address: Personal[str] | None = None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account as lists show it."""

    username: str
    name: Personal[str]
    role: Role
    schools: tuple[str, ...]
    is_active: bool
    has_password: bool
    has_single_sign_on: bool
    has_second_factor: bool
    added_at: datetime


def address_digest(address: Personal[str]) -> str:
    """What is kept of the address that a provider vouches for."""
    return held().digest("account", address.reveal().strip().casefold())


def faults_of_new(account: NewAccount) -> list[str]:
    """What else is wrong with it, in view of the accounts there are and of its password."""
    faults = []
    with told_as_register_error():
        if User.objects.filter(username=account.username).exists():
            faults.append("This username is taken, if perhaps by an account that is disabled.")
        if account.address is not None and _has_account(account.address):
            faults.append("Another account has this address for single sign-on.")
    if account.password is not None:
        faults += faults_of_password(account.password)
    return faults


def faults_of_password(password: Personal[str]) -> list[str]:
    """Why this password will not do, in Django's words, which do not repeat it."""
    try:
        validate_password(password.reveal())
    except ValidationError as error:
        return [str(message) for message in error.messages]
    return []


def add(account: NewAccount, *, who: str, now: datetime) -> AccountView:
    """Make the account. Its faults are the caller's to have asked for."""
    user = User(
        username=account.username,
        name=account.name,
        role=account.role.value,
        schools=list(account.schools),
        email_digest=address_digest(account.address) if account.address else "",
        added_at=now,
    )
    # None makes a password that nobody can have.
    user.set_password(account.password.reveal() if account.password else None)
    told = {"role": account.role.value, "schools": list(account.schools)}
    with told_as_register_error(), transaction.atomic():
        user.save()
        _note(audit.Action.USER_ADDED, who, user, told, now)
    return view(user)


def everybody() -> list[AccountView]:
    """All accounts by name, disabled ones too."""
    with told_as_register_error():
        second = frozenset(Authenticator.objects.values_list("user_id", flat=True))
        return [_view(user, user.id in second) for user in User.objects.order_by("username")]


def disable(username: str, *, who: str, now: datetime) -> AccountView:
    """Let somebody in no more; whatever session they have ends at once."""
    with told_as_register_error(), transaction.atomic():
        user = _locked(username)
        user.is_active = False
        user.save(update_fields=["is_active"])
        end_sessions(user)
        _note(audit.Action.USER_CHANGED, who, user, {"what": "disabled"}, now)
        return view(user)


def enable(username: str, *, who: str, now: datetime) -> AccountView:
    """Let somebody in again."""
    with told_as_register_error(), transaction.atomic():
        user = _locked(username)
        user.is_active = True
        user.save(update_fields=["is_active"])
        _note(audit.Action.USER_CHANGED, who, user, {"what": "enabled"}, now)
        return view(user)


def reset_second_factor(username: str, *, who: str, now: datetime) -> AccountView:
    """Forget every second factor of somebody who lost theirs, and end their sessions."""
    with told_as_register_error(), transaction.atomic():
        user = _locked(username)
        count = Authenticator.objects.filter(user=user).delete()[0]
        end_sessions(user)
        told = {"what": "second factor reset", "count": count}
        _note(audit.Action.USER_CHANGED, who, user, told, now)
        return view(user)


def set_password(username: str, password: Personal[str], *, who: str, now: datetime) -> AccountView:
    """Give somebody another password, and end their sessions."""
    with told_as_register_error(), transaction.atomic():
        user = _locked(username)
        user.set_password(password.reveal())
        user.save(update_fields=["password"])
        end_sessions(user)
        _note(audit.Action.USER_CHANGED, who, user, {"what": "password set"}, now)
        return view(user)


def end_sessions(user: User) -> None:
    """Sign somebody out wherever they are signed in."""
    sessions: Iterable[UserSession] = UserSession.objects.filter(user=user)
    for session in sessions:
        session.end()


def view(user: User) -> AccountView:
    """The account as lists show it."""
    return _view(user, Authenticator.objects.filter(user=user).exists())


def _view(user: User, has_second_factor: bool) -> AccountView:
    return AccountView(
        username=user.username,
        name=user.name,
        role=Role(user.role),
        schools=tuple(user.schools),
        is_active=user.is_active,
        has_password=user.has_usable_password(),
        has_single_sign_on=bool(user.email_digest),
        has_second_factor=has_second_factor,
        added_at=user.added_at,
    )


def _has_account(address: Personal[str]) -> bool:
    return User.objects.filter(email_digest=address_digest(address)).exists()


def _locked(username: str) -> User:
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise RegisterError("no account has this username; `pupilguard users list` shows all")
    return user


def _note(
    action: audit.Action, who: str, user: User, told: Mapping[str, object], now: datetime
) -> None:
    audit.note(action, who=who, about=user.username, details=Personal(told), at=now)
