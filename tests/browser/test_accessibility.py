"""axe-core finds nothing on any page, for any role, wide or narrow; and no page is cut or runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from register.reviewers.access import Role
from tests.browser.case import drafts
from tests.browser.conftest import Done, Visiting
from tests.browser.errands import complain
from tests.browser.looked_over import LookedOver
from tests.browser.places import pages, sign_in_pages
from tests.browser.site import PASSWORD, REVIEWERS, Site
from tests.browser.visitor import WIDE, Visitor, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def looked_over() -> LookedOver:
    return LookedOver()


@pytest.fixture(scope="module")
def references(
    browser: Browser,
    site: Site,
    states: dict[Role, Any],
    found: list[Any],
    days: dict[bool, Done],
) -> list[str]:
    """A draft, one decided, one closed, one by hand: all of Oak, so that its lead sees them.

    About the draft somebody has complained.
    """
    day = days[False]
    oak = [
        one.reference
        for one in drafts(site, found, "bulk-recipients-visible", "internal-overshare")
        if one.reference.startswith("OAK")
    ]
    with window(browser, site, states[Role.DPO]) as visitor:
        complain(visitor, f"/incidents/{oak[0]}/")
    return [oak[0], day.reported.reference, day.closed.reference, day.by_hand]


@pytest.mark.parametrize("role", list(Role))
def test_no_page_of_a_role_has_a_fault(
    role: Role, visiting: Visiting, looked_over: LookedOver, references: list[str]
) -> None:
    visitor = visiting(role)
    draft, *decided = references
    paths = pages(role, draft, decided if role is Role.DPO else ())
    faults = [fault for path in paths for fault in looked_over.page(visitor, path)]
    assert faults == []


@pytest.mark.parametrize("role", [Role.DPO, Role.LEAD])
def test_no_page_about_signing_in_has_a_fault(
    role: Role, visiting: Visiting, looked_over: LookedOver
) -> None:
    visitor = visiting(role)
    paths = sign_in_pages(with_second_factor=REVIEWERS[role].needs_second_factor)
    assert [fault for path in paths for fault in looked_over.page(visitor, path)] == []


REFUSED = {
    "/": "Dismiss chosen",
    "/report/": "Report",
    "{draft}evidence/": "Show names and evidence",
    "{draft}recipients/": "Note it",
    "{draft}recipients/add/": "Add",
    "{draft}tasks/add/": "Add",
    "{draft}complaints/add/": "Add",
    "{draft}risk/": "Save the rating",
    "{draft}assessment/": "Keep these answers",
    "{draft}aware/": "Save",
    "{draft}occurred/": "Save",
    "{draft}hold-back/": "Hold back",
    "{draft}decisions/confirm/": "Confirm",
    "{closed}decisions/reopen/": "Reopen",
    "/rules/suppressions/1/end/": "End it",
    "/account/password/change/": "Change password",
}


def test_no_form_that_was_left_empty_has_a_fault(
    visiting: Visiting, looked_over: LookedOver, references: list[str]
) -> None:
    """Each tells what is missing, and leads there."""
    visitor = visiting(Role.DPO)
    draft, _, closed, _ = (f"/incidents/{reference}/" for reference in references)
    faults = []
    for template, button in REFUSED.items():
        path = template.format(draft=draft, closed=closed)
        visitor.resize(WIDE)
        visitor.go(path)
        visitor.press(button)
        faults += [f"{path}: {fault}" for fault in _of_refusal(visitor)]
        faults += [f"{path} refused: {fault}" for fault in looked_over.narrow(visitor)]
    assert faults == []


def _of_refusal(visitor: Visitor) -> Iterator[str]:
    if not visitor.page.locator(".govuk-error-summary").count():
        yield "no summary of errors"
        return
    for link in visitor.page.locator(".govuk-error-summary a").all():
        target = link.get_attribute("href") or ""
        if visitor.page.locator(target).count() != 1:
            yield f"the summary leads nowhere: {target}"


def test_no_page_for_strangers_has_a_fault(visiting: Visiting, looked_over: LookedOver) -> None:
    visitor = visiting(None)
    paths = [
        "/account/login/",
        "/accessibility/",
        "/account/inactive/",
        "/account/3rdparty/login/cancelled/",
    ]
    faults = [fault for path in paths for fault in looked_over.page(visitor, path)]
    assert visitor.go("/account/3rdparty/login/error/").status == 401
    faults += looked_over.shown(visitor)
    visitor.go("/account/login/")
    visitor.press("Sign in")
    told = visitor.page.locator(".govuk-error-summary li").all_inner_texts()
    assert told == ["Username: fill this in", "Password: fill this in"]
    faults += looked_over.shown(visitor)
    visitor.fill("Username", REVIEWERS[Role.DPO].username)
    visitor.page.locator("input[type=password]").fill(PASSWORD)
    visitor.press("Sign in")
    assert visitor.heading == "Your second factor"
    faults += looked_over.shown(visitor)
    visitor.press("Sign in")
    faults += looked_over.shown(visitor)
    assert faults == []


def test_no_page_that_says_no_has_a_fault(
    visiting: Visiting, looked_over: LookedOver, references: list[str]
) -> None:
    visitor = visiting(Role.GOVERNOR)
    faults = []
    for path, status in {"/no-such-page/": 404, f"/incidents/{references[0]}/": 403}.items():
        assert visitor.go(path).status == status
        faults += looked_over.shown(visitor)
    visitor.go("/account/logout/")
    visitor.page.context.clear_cookies(name="csrftoken")
    visitor.page.locator("main").get_by_role("button", name="Sign out").click()
    assert "Sign out" not in visitor.heading
    faults += looked_over.shown(visitor)
    assert faults == []
