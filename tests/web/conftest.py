"""Pages over a register of their own: reviewers of every role, and an engine that is at hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from register.lent.controller import Controller
from register.lent.evidence import Evidence, Passage, Spot
from register.lent.name_matcher import NamedHere
from register.lent.roster_view import PersonView, RosterFile
from register.reviewers.access import Role
from register.web.desk import Desk, RuleView, SourceView, lay_out
from register.web.entry.gate import SIGNED_IN_AT
from scanner.model import Inspected
from scanner.personal import Personal
from tests.register.conftest import Home, cluster, empty_database, empty_register, home, made_item

__all__ = ["cluster", "empty_database", "empty_register", "home"]

SCHOOLS = {"oak": "Oak Primary School", "elm": "Elm High School"}


class InventedEvidence:
    """Tells what it was asked for, in words that hold a planted name."""

    def read(
        self, source: str, locator: Personal[str], spots: Sequence[Spot], version: object = None
    ) -> Evidence:
        return Evidence(
            tuple(
                Passage(spot, Personal("The report of "), Personal("Wren Ashdown"), Personal("."))
                for spot in spots
            )
        )


class OneName:
    """Knows one name: Wren Ashdown."""

    def named(self, text: str, about: Collection[str] = ()) -> tuple[NamedHere, ...]:
        at = text.casefold().find("wren ashdown")
        return (NamedHere(at, at + 12, "a pupil's name"),) if at >= 0 else ()


@dataclass
class InventedRoster:
    """Two pupils, one contact."""

    people: Mapping[str, PersonView] = field(
        default_factory=lambda: {
            "P1": PersonView("P1", "pupil", Personal("Wren Ashdown"), ("oak",), "8", "8B"),
            "P2": PersonView("P2", "pupil", Personal("Ivo Marsh"), ("elm",), "9", "9C"),
            "C1": PersonView("C1", "contact", Personal("Mara Ashdown"), ("oak",)),
        }
    )

    def person(self, person_id: str) -> PersonView | None:
        return self.people.get(person_id)

    def entitled_contacts(self, pupil_id: str) -> Sequence[PersonView]:
        return (self.people["C1"],) if pupil_id == "P1" else ()

    def files(self) -> Sequence[RosterFile]:
        return (RosterFile("pupils.csv", 2, datetime(2026, 11, 20, tzinfo=UTC)),)

    def heads(self) -> Mapping[str, Mapping[str, int]]:
        return {"oak": {"pupil": 1}, "elm": {"pupil": 1}}

    def same_names(self) -> Sequence[tuple[PersonView, ...]]:
        return ((self.people["P1"], replace(self.people["P1"], id="P9", group="9A")),)


@pytest.fixture
def register(home: Home) -> Any:
    """An open register with nothing in it, and a desk laid out for it."""
    opened = home.open()
    lay_out(
        Desk(
            register=opened,
            evidence=InventedEvidence(),
            names=OneName(),
            roster=InventedRoster(),
            controller=Controller(
                "Example Learning Trust", "ZA000000", "Robin Dale", "dpo@x.example"
            ),
            schools=SCHOOLS,
            sources=(SourceView("sent-mail", "mail_files", "mail"),),
            rules=(
                RuleView(
                    "wrong-recipient", "Wrong recipient", "Who?", "wrong-recipient", (), False
                ),
            ),
            drafts_a_week=5,
        )
    )
    return opened


@dataclass
class Caller:
    """A browser of somebody who has signed in."""

    client: Client
    username: str

    def get(self, address: str, **query: str) -> Any:
        return self.client.get(address, query)

    def post(self, address: str, **fields: Any) -> Any:
        return self.client.post(address, fields)


@pytest.fixture
def signed_in(register: Any) -> Callable[..., Caller]:
    """Somebody of a role, with a second factor, and signed in: `signed_in(Role.DPO, "oak")`."""
    from allauth.mfa.models import Authenticator

    from register.models import User

    def sign_in(
        role: Role, *schools: str, enforce_csrf_checks: bool = False, name: str = ""
    ) -> Caller:
        name = name or f"{role.value}-{'-'.join(schools)}"
        user = User(
            username=name,
            name=Personal(f"A {role.words}"),
            role=role.value,
            schools=list(schools),
            added_at=register.now(),
        )
        user.set_unusable_password()
        user.save()
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"}
        )
        client = Client(enforce_csrf_checks=enforce_csrf_checks)
        client.force_login(user)
        session = client.session
        session[SIGNED_IN_AT] = register.now().isoformat()
        session.save()
        return Caller(client, name)

    return sign_in


def words_of(answer: Any) -> str:
    """What a page says, without its tokens: their random letters may hold any short word."""
    return re.sub(r'<input[^>]*csrf[^>]*>|nonce="[^"]*"', "", answer.content.decode())


def filed(register: Any, finding: Any) -> str:
    """The reference of the incident that this finding opens or extends."""
    run = register.start_run("0.1.0")
    item = made_item(finding.locator.reveal(), finding.source)
    recorded = register.record(run, Inspected(item, (finding,), ()), "state")
    return (*recorded.opened, *recorded.extended)[0]
