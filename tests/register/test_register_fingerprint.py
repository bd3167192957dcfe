"""When two findings are one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from register.filing.fingerprint import fingerprint, stable_locator
from register.vault.key import Keyring, create_key, load_key
from scanner.model import Finding, Risk, Severity, Wrong
from scanner.personal import Personal

Maker = Callable[..., Finding]


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Keyring:
    path = tmp_path_factory.mktemp("key") / "register.key"
    create_key(path)
    return load_key(path)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("box/cur/17.M1.host:2,S", "box/cur/17.M1.host:2,RS", True),
        ("box/new/17.M1.host", "box/cur/17.M1.host:2,", True),
        ("box/new/17.M1.host", "box/cur/17.M1.host:2,FS", True),
        ("cur/17.M1.host:2,S", "new/17.M1.host", True),
        ("box/cur/17.M1.host;2,S", "box/cur/17.M1.host;2,", True),
        ("box/17.M1.host:2,S", "box/17.M1.host", True),
        ("box/cur/17.M1.host:2,S", "box/cur/18.M1.host:2,S", False),
        ("a/cur/17.M1.host:2,S", "b/cur/17.M1.host:2,S", False),
        ("share/cur/letter.docx", "share/new/letter.docx", False),
        ("share/letter;2,B", "share/letter;2,C", False),
        ("share/a:2,B/letter.docx", "share/a/letter.docx", False),
    ],
)
def test_only_maildir_flags_are_left_out_of_a_locator(one: str, other: str, same: bool) -> None:
    assert (stable_locator(one) == stable_locator(other)) is same


def test_reading_a_mail_leaves_the_fingerprint(keyring: Keyring, finding: Maker) -> None:
    unread, read = finding("mail/new/17.host"), finding("mail/cur/17.host:2,RS")
    assert fingerprint(keyring, unread) == fingerprint(keyring, read)


def test_order_and_repetition_leave_the_fingerprint(keyring: Keyring, finding: Maker) -> None:
    one = finding(subjects=("P1", "P2"), categories=("sen", "health"), addresses=("a@x", "b@x"))
    other = finding(
        subjects=("P2", "P1", "P2"), categories=("health", "sen"), addresses=("B@x", "a@x")
    )
    assert fingerprint(keyring, one) == fingerprint(keyring, other)


UNIMPORTANT = [
    {"occurred_at": datetime(2020, 1, 1, tzinfo=UTC)},
    {"confidence": 0.1},
    {"severity": Severity.LOW},
    {"risk": Risk(1, 1)},
    {"explanation": "in other words"},
    {"policy_line": "another line"},
    {"unresolved_subjects": 3},
    {"exposures": (), "snippets": ()},
]
IMPORTANT = [
    {"rule": "external-unknown"},
    {"source": "another-source"},
    {"locator": Personal("mail/0043.eml")},
    {"subjects": ("P0013",)},
    {"categories": ("sen",)},
    {"recipients": (Wrong(Personal("y@example.com"), None, ""),)},
    {"near_miss": True},
]


@pytest.mark.parametrize("change", UNIMPORTANT, ids=lambda change: next(iter(change)))
def test_what_is_no_identity_leaves_it(
    keyring: Keyring, finding: Maker, change: dict[str, object]
) -> None:
    changed = replace(finding(), **change)  # type: ignore[arg-type]
    assert fingerprint(keyring, changed) == fingerprint(keyring, finding())


@pytest.mark.parametrize("change", IMPORTANT, ids=lambda change: next(iter(change)))
def test_what_is_identity_changes_it(
    keyring: Keyring, finding: Maker, change: dict[str, object]
) -> None:
    changed = replace(finding(), **change)  # type: ignore[arg-type]
    assert fingerprint(keyring, changed) != fingerprint(keyring, finding())


def test_two_installations_give_one_finding_two_fingerprints(
    keyring: Keyring, finding: Maker, tmp_path: Path
) -> None:
    create_key(tmp_path / "key")
    assert fingerprint(load_key(tmp_path / "key"), finding()) != fingerprint(keyring, finding())


def test_a_letter_is_told_apart_by_the_person_it_is_addressed_to(
    keyring: Keyring, finding: Maker
) -> None:
    one = replace(finding(), recipients=(Wrong(None, "C0001", ""),))
    other = replace(finding(), recipients=(Wrong(None, "C0002", ""),))
    assert fingerprint(keyring, one) != fingerprint(keyring, other)
