"""Two people at one incident: the second is told, and loses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from register.reviewers.access import Role
from tests.browser.case import Case, drafts
from tests.browser.conftest import Visiting
from tests.browser.looked_over import LookedOver
from tests.browser.site import Site

FIRST = "The first to save wrote this."
SECOND = "The second wrote <b>this</b>, & more.\nOn two lines."


@pytest.fixture
def case(site: Site, found: list[Any]) -> Case:
    return drafts(site, found, "hidden-data")[0]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_second_sees_both_and_sends_theirs_again(
    visiting: Visiting, site: Site, found: list[Any], scripts: bool
) -> None:
    case = drafts(site, found, "hidden-data", "open-share")[1 if scripts else 2]
    first = visiting(Role.TRUST_LEAD, scripts=scripts)
    second = visiting(Role.DPO, scripts=scripts)
    for visitor in (first, second):
        visitor.go(f"{case.path}record/")
    first.fill("How it happened", FIRST)
    first.press("Save the record")
    assert "saved" in first.told().lower()
    second.fill("How it happened", SECOND)
    second.fill("Action planned", "Only the second planned this.")
    second.tick("Cyber")
    with second.page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        second.press("Save the record")
    assert answer.value.status == 409
    assert second.heading == "Somebody else changed this incident"
    told = second.page.locator("main").inner_text()
    assert "Ivo Hexley" in told
    for words in (FIRST, *SECOND.split("\n"), "Only the second planned this."):
        assert words in told
    assert second.field("How it happened").input_value() == SECOND
    assert second.field("Cyber").is_checked()
    if scripts:  # axe-core is one
        assert LookedOver().shown(second) == []
    second.press("Send mine now")
    second.go(f"{case.path}record/")
    assert second.field("How it happened").input_value() == SECOND
    assert second.field("Action planned").input_value() == "Only the second planned this."
    second.go(f"{case.path}timeline/")
    assert second.page.get_by_text("Changed the record").count() == 2


def test_a_draft_that_changed_meanwhile_is_not_dismissed(visiting: Visiting, case: Case) -> None:
    first, second = visiting(Role.TRUST_LEAD), visiting(Role.DPO)
    second.go("/?sort=severity")
    first.go(f"{case.path}tasks/add/")
    first.fill("What is to be done", "Look at it once more")
    first.press("Add")
    if not second.page.get_by_role("link", name=case.reference, exact=True).count():
        second.follow("Next")
    second.tick(f"Choose {case.reference}")
    second.fill("Why these are not breaches", "It looked like none.")
    second.choose("Kind of reason", "Something else")
    second.press("Dismiss chosen")
    assert f"left as they are: {case.reference}" in second.told()
    assert second.field("Why these are not breaches").input_value() == "It looked like none."
    second.go(case.path)
    assert second.page.locator("main .govuk-tag").first.inner_text() == "Draft"
