"""Searching the lists: by POST, kept in the session, and in no address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from register.models import AuditEntry
from register.reviewers.access import Role
from tests.register.conftest import Home, made_finding
from tests.web.conftest import Caller, filed, words_of

SignIn = Callable[..., Caller]
ADDRESS = "x@example.com"  # who made_finding says should not have had it


@pytest.fixture
def two(register: Any) -> tuple[str, str]:
    """An incident about P1 that went to ADDRESS, and one about P2 of another school."""
    first = filed(register, made_finding("mail/a.eml", group="a", subjects=("P1",)))
    elm = {"school": "elm", "schools": ("elm",)}
    other = filed(register, made_finding("mail/b.eml", group="b", subjects=("P2",), **elm))
    return first, other


def sought(caller: Caller, what: str, among: str = "register", query: str = "") -> str:
    """Where a search leads to."""
    answer = caller.post(f"/search/{among}/{query}", sought=what)
    assert answer.status_code == 302
    return str(answer.headers["Location"])


@pytest.mark.parametrize("among", ["queue", "register"])
@pytest.mark.parametrize(
    ("what", "finds"),
    [
        ("P1", (True, False)),
        ("P2", (False, True)),
        ("oak-2026", (True, False)),
        (ADDRESS, (True, True)),
        ("nobody@example.com", (False, False)),
    ],
)
def test_it_finds_by_reference_roster_id_and_address(
    two: tuple[str, str], signed_in: SignIn, among: str, what: str, finds: tuple[bool, bool]
) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    page = caller.get(sought(caller, what, among)).content.decode()
    assert tuple(f"/incidents/{one}/" in page for one in two) == finds
    assert f'found for <strong class="pg-break">{what}</strong>' in page


def test_no_address_of_a_page_holds_it(two: tuple[str, str], signed_in: SignIn) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    address = sought(caller, ADDRESS, query="?order=oldest&page=3")
    assert "example.com" not in address
    assert address.startswith("/register/?order=oldest&search=")
    page = caller.get(address).content.decode()
    assert 'name="search" value="' in page  # the filters keep it
    for written in ("action", "href"):
        assert not [
            part for part in page.split(f'{written}="')[1:] if ADDRESS in part.split('"')[0]
        ]


def test_a_search_in_an_address_of_before_is_not_answered(
    two: tuple[str, str], signed_in: SignIn
) -> None:
    page = signed_in(Role.TRUST_LEAD).get("/register/", sought="P1").content.decode()
    assert all(one in page for one in two)
    assert "found for" not in page


def test_paging_sorting_and_filters_keep_it(register: Any, signed_in: SignIn) -> None:
    for number in range(60):
        filed(register, made_finding(f"mail/{number}.eml", group=f"{number}", subjects=("P1",)))
    filed(register, made_finding("mail/other.eml", group="other", subjects=("P2",)))
    caller = signed_in(Role.DPO, "oak")
    address = sought(caller, "P1")
    assert "1 to 50 of 60 incidents" in caller.get(address).content.decode()
    assert "51 to 60 of 60 incidents" in caller.get(f"{address}&page=2").content.decode()
    page = caller.get(f"{address}&order=oldest&status=draft").content.decode()
    assert "1 to 50 of 60 incidents" in page
    assert "search=" in page[page.index('rel="next"') - 200 : page.index('rel="next"')]
    assert "No incidents" in caller.get(f"{address}&status=closed").content.decode()


def test_what_was_found_is_exported_and_what_was_sought_is_in_the_log_alone(
    two: tuple[str, str], signed_in: SignIn, home: Home
) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    query = sought(caller, "P1").partition("?")[2]
    answer = caller.post(f"/register/export/csv/?{query}")
    assert [one.encode() in answer.content for one in two] == [True, False]
    entry = AuditEntry.objects.get(action="exported")
    assert entry.details is not None
    assert entry.details.reveal()["sought"] == "P1"


def test_it_stands_on_no_disk_in_clear(two: tuple[str, str], signed_in: SignIn, home: Home) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    what = "wren.ashdown@planted.example"
    caller.get(sought(caller, what))
    assert what.encode() not in home.raw_bytes()
    assert b"wren.ashdown" not in home.raw_bytes()


class TestAnEndedSearch:
    def test_means_nothing_in_another_session(
        self, two: tuple[str, str], signed_in: SignIn
    ) -> None:
        address = sought(signed_in(Role.TRUST_LEAD), "P1")
        other = signed_in(Role.DPO, "oak", "elm")
        page = words_of(other.get(address))
        assert "This search has ended" in page
        assert not any(reference in page for reference in two)
        assert "P1" not in page[page.index("<main") :].replace(address, "")

    def test_exports_nothing_rather_than_everything(
        self, two: tuple[str, str], signed_in: SignIn
    ) -> None:
        answer = signed_in(Role.TRUST_LEAD).post("/register/export/csv/?search=gone")
        assert answer.status_code == 400
        assert two[0].encode() not in answer.content

    def test_is_ended_by_an_empty_one(self, two: tuple[str, str], signed_in: SignIn) -> None:
        caller = signed_in(Role.TRUST_LEAD)
        query = "?" + sought(caller, "P1").partition("?")[2] + "&school=elm"
        assert sought(caller, " ", query=query) == "/register/?school=elm"


def test_searching_again_leaves_the_pages_of_the_first_search_good(
    two: tuple[str, str], signed_in: SignIn
) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    first = sought(caller, "P1")
    sought(caller, "P2")
    assert sought(caller, "P1") == first
    assert two[0] in caller.get(first).content.decode()
    for number in range(20):
        sought(caller, f"P{number + 10}")
    assert "This search has ended" in caller.get(first).content.decode()


@pytest.mark.parametrize("what", ["x" * 201, "nul\x00"])
def test_what_cannot_be_searched_for_is_told(register: Any, signed_in: SignIn, what: str) -> None:
    caller = signed_in(Role.DPO, "oak")
    assert "Nothing was searched for" in caller.get(sought(caller, what)).content.decode()


@pytest.mark.parametrize(
    ("role", "among", "expected"),
    [
        (Role.AUDITOR, "queue", 302),
        (Role.AUDITOR, "users", 404),
        (Role.GOVERNOR, "register", 403),
        (Role.TECHNICIAN, "register", 403),
    ],
)
def test_readers_of_the_lists_search_them_and_no_others(
    register: Any, signed_in: SignIn, role: Role, among: str, expected: int
) -> None:
    answer = signed_in(role, "oak").post(f"/search/{among}/", sought="P1")
    assert answer.status_code == expected
