"""Everything by keyboard: reached, seen, triaged, rated and sent."""

from __future__ import annotations

from typing import Any

import pytest

from register.reviewers.access import Role
from tests.browser.by_keyboard import keyboard_faults
from tests.browser.case import drafts
from tests.browser.conftest import Visiting
from tests.browser.errands import complain
from tests.browser.places import pages, sign_in_pages
from tests.browser.site import PASSWORD, REVIEWERS, Site
from tests.browser.visitor import Visitor

FOCUSED = "() => document.activeElement.id || document.activeElement.textContent.trim()"


@pytest.fixture
def draft(site: Site, found: list[Any]) -> str:
    return drafts(site, found, "internal-overshare")[-1].path


def focused(visitor: Visitor) -> str:
    said: str = visitor.page.evaluate(FOCUSED)
    return said


def test_tab_reaches_everything_and_shows_where_it_is(visiting: Visiting, draft: str) -> None:
    visitor = visiting(Role.DPO)
    complain(visitor, draft)
    reference = draft.strip("/").split("/")[1]
    faults = []
    for path in pages(Role.DPO, reference) + sign_in_pages(with_second_factor=True):
        visitor.go(path)
        faults += [f"{path}: {fault}" for fault in keyboard_faults(visitor)]
    assert faults == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_skip_link_leads_past_the_menu(visiting: Visiting, scripts: bool) -> None:
    visitor = visiting(Role.DPO, scripts=scripts)
    visitor.go("/reports/")
    visitor.page.keyboard.press("Tab")
    assert focused(visitor) == "Skip to main content"
    shown = visitor.page.get_by_text("Skip to main content").bounding_box()
    assert shown is not None
    assert shown["width"] > 100
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    assert focused(visitor) == "period"


def test_the_queue_is_triaged_by_single_keys(visiting: Visiting) -> None:
    visitor = visiting(Role.DPO)
    visitor.go("/")
    references = visitor.page.locator("[data-pg-open]").all_inner_texts()
    press = visitor.page.keyboard.press
    press("j")
    assert focused(visitor) not in references, "keys act outside the list"
    visitor.page.locator("#drafts").focus()
    press("j")
    assert focused(visitor) == references[0]
    press("j")
    press("j")
    press("k")
    assert focused(visitor) == references[1]
    press("x")
    assert visitor.field(f"Choose {references[1]}").is_checked()
    press("d")
    assert focused(visitor) == "id_reason"
    visitor.page.keyboard.type("jkxo")
    assert visitor.field("Why these are not breaches").input_value() == "jkxo"
    visitor.page.locator("[data-pg-open]").nth(1).focus()
    press("o")
    visitor.page.wait_for_url(f"**/{references[1]}/")
    assert visitor.heading == "Overview"


def test_the_matrix_is_rated_by_arrows(visiting: Visiting, draft: str) -> None:
    visitor = visiting(Role.DPO)
    visitor.go(f"{draft}risk/")
    chosen = visitor.page.locator("input[name=cell]:checked")
    before = chosen.get_attribute("value")
    chosen.focus()
    visitor.page.keyboard.press("ArrowRight")
    after = chosen.get_attribute("value")
    assert after != before
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Tab") if focused(visitor) != "id_why" else None
    visitor.page.keyboard.type("Chosen by keyboard")
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.press("Enter")
    assert "Rated:" in visitor.told()
    visitor.go(f"{draft}risk/")
    assert chosen.get_attribute("value") == after


def test_forms_are_sent_by_enter(visiting: Visiting, draft: str) -> None:
    visitor = visiting(None)
    visitor.go("/account/login/")
    visitor.field("Username").focus()
    visitor.page.keyboard.type(REVIEWERS[Role.AUDITOR].username)
    visitor.page.keyboard.press("Tab")
    visitor.page.keyboard.type(PASSWORD)
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("heading", name="Queue", exact=True).wait_for()
    visitor.go("/audit/")
    visitor.page.locator("#who").focus()
    visitor.page.keyboard.type("scanner")
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url("**/audit/?*who=scanner*")
    handler = visiting(Role.DPO)
    handler.go(f"{draft}tasks/add/")
    handler.field("What is to be done").focus()
    handler.page.keyboard.type("Sent by Enter")
    handler.page.keyboard.press("Enter")
    handler.page.wait_for_url(f"**{draft}tasks/")
    assert handler.page.get_by_role("rowheader", name="Sent by Enter").count() == 1
