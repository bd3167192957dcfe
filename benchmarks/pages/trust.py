"""A desk for the benchmark: an engine that is never asked, and a trust lead who is signed in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from register.lent.evidence import Evidence, Spot
from register.lent.name_matcher import NamedHere
from register.lent.roster_view import PersonView, RosterFile
from scanner.personal import Personal

if TYPE_CHECKING:
    from django.test import Client

    from register.book import Register

# Django's own modules, and ours that hold tables, wait until the register is open.


class _Nobody:
    """An engine of which list pages ask nothing that costs time."""

    def read(
        self,
        source: str,
        locator: Personal[str],
        spots: Sequence[Spot],
        version: Personal[str] | None = None,
    ) -> Evidence:
        return Evidence((), "not in a benchmark")

    def named(self, text: str, about: Collection[str] = ()) -> tuple[NamedHere, ...]:
        return ()

    def person(self, person_id: str) -> PersonView | None:
        return None

    def entitled_contacts(self, pupil_id: str) -> Sequence[PersonView]:
        return ()

    def files(self) -> Sequence[RosterFile]:
        return ()

    def heads(self) -> Mapping[str, Mapping[str, int]]:
        return {}

    def same_names(self) -> Sequence[tuple[PersonView, ...]]:
        return ()


def bench_desk(register: Register) -> None:
    """Lay out a desk over the register."""
    from benchmarks.pages.filling import PATTERNS, SCHOOLS
    from register.lent.controller import Controller
    from register.web.desk import Desk, RuleView, SourceView, lay_out

    nobody = _Nobody()
    lay_out(
        Desk(
            register=register,
            evidence=nobody,
            names=nobody,
            roster=nobody,
            controller=Controller("Example Learning Trust"),
            schools={school: school.title() for school in SCHOOLS},
            sources=(SourceView("sent-mail", "mail_files", "mail"),),
            rules=tuple(RuleView(name, name, "Who?", name, (), False) for name in PATTERNS),
            drafts_a_week=5,
        )
    )


def signed_in(register: Register) -> Client:
    """A browser of a trust lead."""
    from allauth.mfa.models import Authenticator
    from django.test import Client

    from register.models import User
    from register.web.entry.gate import SIGNED_IN_AT

    user, is_new = User.objects.get_or_create(
        username="lead",
        defaults={"name": Personal("A Lead"), "role": "trust_lead", "added_at": register.now()},
    )
    if is_new:
        Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(user)
    session = client.session
    session[SIGNED_IN_AT] = register.now().isoformat()
    session.save()
    return client
