"""Every address has a policy, and the policy holds: role by school by method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import ResolverMatch

from register.reviewers.access import Access, Role
from register.web.entry.gate import Gate
from register.web.routes import access_of
from tests.register.conftest import made_finding
from tests.register.engines import sqlite_only
from tests.web.addresses import Address, addresses, resolved_names
from tests.web.conftest import Caller, filed

PAGES = addresses()
SignIn = Callable[..., Caller]


def test_every_address_has_a_policy() -> None:
    assert [name for name in resolved_names() if access_of(name) is None] == []


def test_every_policy_has_an_address() -> None:
    found = set(resolved_names())
    assert [page.name for page in PAGES if page.name not in found] == []


def test_no_two_addresses_share_a_name() -> None:
    names = list(resolved_names())
    assert sorted(names) == sorted(set(names))


def test_every_address_can_be_made_of_its_example() -> None:
    assert all(page.path.startswith("/") for page in PAGES)


@sqlite_only
def test_a_page_without_a_policy_is_refused_even_to_a_trust_lead(
    register: Any, signed_in: SignIn
) -> None:
    caller = signed_in(Role.TRUST_LEAD)
    request: Any = RequestFactory().get("/new/")
    request.session = caller.client.session
    from register.models import User

    request.user = User.objects.get(username=caller.username)
    request.resolver_match = ResolverMatch(_view, (), {}, url_name="new")
    answer = Gate(_view).process_view(request, _view, (), {})
    assert answer is not None
    assert answer.status_code == 403


def _view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("secret")


def _by_name(page: Address) -> str:
    return page.name


@sqlite_only
@pytest.mark.parametrize("page", PAGES, ids=_by_name)
def test_nobody_gets_in_without_signing_in(page: Address, register: Any) -> None:
    for method in ("get", "post"):
        answer = getattr(Client(), method)(page.path)
        if page.access.is_open:
            assert answer.status_code < 500
        else:
            assert answer.status_code == 302
            assert answer.headers["Location"].startswith("/account/login/")


@sqlite_only
@pytest.mark.parametrize("page", PAGES, ids=_by_name)
def test_a_role_reaches_what_its_policy_says(
    page: Address, register: Any, signed_in: SignIn
) -> None:
    _file_an_incident(register)
    for role in Role:
        for method in ("get", "post"):
            status = _status(_caller(signed_in, role, "oak", method), page, method)
            if not _is_allowed(page.access, role, method):
                assert status == 403, f"{role} {method}"
            elif page.is_ours and method == "get":
                # An example's other numbers (a run's, a suppression's) may be nobody's.
                none_such = {404} if set(page.arguments) - {"reference"} else set()
                assert status in {200, 302} | none_such, f"{role} {method}"
            elif page.is_ours:
                assert status not in (401, 403), f"{role} {method}"
                assert status < 500, f"{role} {method}"
            else:
                assert status < 500, f"{role} {method}"


@sqlite_only
@pytest.mark.parametrize(
    "page", [page for page in PAGES if "reference" in page.arguments], ids=_by_name
)
def test_an_incident_of_another_school_is_as_if_it_were_not(
    page: Address, register: Any, signed_in: SignIn
) -> None:
    _file_an_incident(register)
    for role in set(Role) - {Role.TRUST_LEAD}:
        for method in ("get", "post"):
            status = _status(_caller(signed_in, role, "elm", method), page, method)
            wanted = 404 if _is_allowed(page.access, role, method) else 403
            assert status in (wanted, 405), f"{role} {method}"


def _file_an_incident(register: Any) -> None:
    """OAK-2026-0001, which the examples of our routes name."""
    assert filed(register, made_finding()) == "OAK-2026-0001"


def _caller(signed_in: SignIn, role: Role, school: str, method: str) -> Caller:
    """Somebody new for each method, as the one before may have signed out."""
    schools = () if role is Role.TRUST_LEAD else (school,)
    return signed_in(role, *schools, name=f"{role}-{school}-{method}")


def _is_allowed(access: Access, role: Role, method: str) -> bool:
    return access.is_open or role in (access.read if method == "get" else access.write)


def _status(caller: Caller, page: Address, method: str) -> int:
    answer = caller.get(page.path) if method == "get" else caller.post(page.path)
    return int(answer.status_code)
