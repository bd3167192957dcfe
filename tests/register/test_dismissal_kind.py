"""The kind of reason beside a dismissal: a word in clear, in registers of before as well."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.management import call_command

from register.case.dismissal import KINDS_SAID, NOT_SAID, DismissalKind
from register.case.editing import edited
from register.case.history_words import said
from register.case.status import Status
from scanner.personal import Personal
from tests.register.conftest import Home, Scan, made_finding

REFERENCE = "OAK-2026-0001"


def dismissed(register: Any, kind: str) -> None:
    """A draft, dismissed in a person's name."""
    Scan(register).found(made_finding())
    now, why = register.now(), Personal("Quillfeather rang")
    with edited(REFERENCE, 1, who="dpo", what="dismissed", now=now, why=why, kind=kind) as row:
        row.status = Status.DISMISSED.value


def test_the_word_stands_in_clear_and_the_reason_does_not(register: Any, home: Home) -> None:
    dismissed(register, "roster_out_of_date")
    stored = home.raw_bytes()
    assert b"roster_out_of_date" in stored
    assert b"Quillfeather" not in stored


def test_a_register_of_before_says_that_no_kind_was_said(register: Any, home: Home) -> None:
    from register.models import Incident
    from register.reports.dismissals import dismissal_kinds

    dismissed(register, "entitled")
    call_command("migrate", "register", "0004", verbosity=0)
    register.close()
    opened = home.open()
    row = Incident.objects.get(reference=REFERENCE)
    assert {KINDS_SAID[kind] for kind in dismissal_kinds([row]).values()} == {NOT_SAID}
    assert [line.why.reveal() for line in opened.history(REFERENCE)][-1] == "Quillfeather rang"


@pytest.mark.parametrize(
    ("what", "kind", "line"),
    [
        ("dismissed", "", "Dismissed"),
        ("dismissed", "test_or_duplicate", "Dismissed: a test or a duplicate"),
        ("confirmed", "", "Confirmed"),
    ],
)
def test_the_history_tells_the_kind_where_one_was_said(what: str, kind: str, line: str) -> None:
    assert said(what, kind) == line


def test_every_kind_has_words_of_its_own() -> None:
    assert len({kind.words for kind in DismissalKind} | {NOT_SAID}) == len(DismissalKind) + 1
