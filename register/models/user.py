"""Who may sign in to the review pages, in which role and for which schools."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from register.models.table import DIGEST_LENGTH, ID_LENGTH, WORD_LENGTH
from register.reviewers.access import Role
from register.vault.encrypted import EncryptedTextField

if TYPE_CHECKING:
    from register.models.table import Flag, Id, Moment, Strings, Words


class Accounts(BaseUserManager["User"]):
    """Finds accounts by their sign-in name."""


class User(AbstractBaseUser):
    """A member of staff. The sign-in name is plain, as it is looked up; the name is encrypted.

    `schools`: ids; for a trust lead it is empty, which means all of them. `email_digest` finds
    the account that single sign-on vouches for by its address, which is not kept.
    """

    id: Id = models.BigAutoField(primary_key=True)
    username: Words = models.CharField(max_length=ID_LENGTH, unique=True)
    name = EncryptedTextField()
    role: Words = models.CharField(
        max_length=WORD_LENGTH, choices=[(role.value, role.words) for role in Role]
    )
    schools: Strings = models.JSONField(default=list, blank=True)
    email_digest: Words = models.CharField(max_length=DIGEST_LENGTH, blank=True, db_index=True)
    is_active: Flag = models.BooleanField(default=True)
    added_at: Moment = models.DateTimeField()

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def get_full_name(self) -> str:
        return self.name.reveal()
