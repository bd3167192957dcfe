"""Whatever stands in the register, nothing of it runs, and no page breaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from register.reviewers.access import Role
from tests.browser.errands import exports
from tests.browser.hostile import ALL, CONTROLS, LONG, SHOWN, hostile_trust
from tests.browser.journey import FORMS as FORMS_OF_PAPER
from tests.browser.journey import minutes_ago
from tests.browser.paper import taken
from tests.browser.places import pages
from tests.browser.site import Account, Site, add_people, complaints, served
from tests.browser.visitor import NARROW, Visitor, sign_in, window

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

OPEN_SHARE, BY_MAIL, LONG_ADDRESS = (f"FIR-2026-000{number}" for number in (1, 2, 3))
# A trust lead opens all that a lead or data protection officer does.
PEOPLE = {
    role: Account(role.value.replace("_", "-"), f"{ALL} {LONG[:300]}", role)
    for role in (Role.TRUST_LEAD, Role.AUDITOR, Role.TECHNICIAN, Role.GOVERNOR)
}
# Every page with something to type, in an order in which each can be sent.
FORMS = (
    "incidents/{}/evidence/",
    "incidents/{}/recipients/add/",
    "incidents/{}/recipients/1/",
    "incidents/{}/tasks/add/",
    "incidents/{}/tasks/review/",
    "incidents/{}/complaints/add/",
    "incidents/{}/complaints/1/",
    "incidents/{}/aware/",
    "incidents/{}/occurred/",
    "incidents/{}/risk/",
    "incidents/{}/assessment/",
    "incidents/{}/record/",
    "incidents/{}/hold-back/",
    "incidents/{}/decisions/confirm/",
    "incidents/{}/decisions/report/",
    "report/",
)
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def hostile(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A hostile trust, served."""
    trust = hostile_trust(tmp_path_factory.mktemp("hostile") / "trust")
    add_people(trust.folder, PEOPLE.values())
    with served(trust.folder) as site:
        yield site


@pytest.fixture(scope="module")
def states(browser: Browser, hostile: Site) -> dict[Role, Any]:
    """Cookies of each, signed in."""
    found = {}
    for role, account in PEOPLE.items():
        with window(browser, hostile) as visitor:
            sign_in(visitor, account)
            found[role] = visitor.page.context.storage_state()
    return found


@pytest.fixture(scope="module")
def written(browser: Browser, hostile: Site, states: dict[Role, Any]) -> list[str]:
    """Hostile words typed into every form; the faults of that."""
    faults = []
    with window(browser, hostile, states[Role.TRUST_LEAD], width=NARROW) as visitor:
        for template in FORMS:
            path = f"/{template.format(OPEN_SHARE)}"
            visitor.go(path)
            _fill(visitor)
            form = visitor.page.locator("main form[method=post]").last
            with visitor.page.expect_navigation():
                form.locator("button[type=submit]").click()
            errors = visitor.page.locator(".govuk-error-summary").all_inner_texts()
            faults += [f"{path} sent: {fault}" for fault in (*errors, *_of_page(visitor))]
    return faults


def _fill(visitor: Visitor) -> None:
    """Everything that the last form of the page asks for, as hostile as it may be."""
    form = visitor.page.locator("main form[method=post]").last
    long_words = [LONG]  # once a form: our matcher reads all of it for names
    for field in form.locator("input:not([type=hidden]), textarea, select").all():
        kind = field.evaluate("one => one.type")
        _fill_one(field, kind, long_words.pop() if kind == "textarea" and long_words else "")


def _fill_one(field: Locator, kind: str, more: str) -> None:
    match kind:
        case "textarea":
            field.fill(f"{ALL}{CONTROLS}\n{more}")
        case "datetime-local":
            field.fill(minutes_ago(0))
        case "date":
            latest = field.get_attribute("max")
            field.fill(latest or str(date.today() + timedelta(days=30)))
        case "radio" | "checkbox":
            field.check()
        case "select-one":
            field.select_option(index=1)
        case "text" if field.get_attribute("inputmode") != "numeric":
            longest = int(field.get_attribute("maxlength") or 200)
            is_address = field.get_attribute("name") == "address"
            field.fill("x@elsewhere.example" if is_address else ALL[:longest])
        case "text" | "number":
            field.fill("3")


def test_every_form_takes_hostile_words_as_words(written: list[str]) -> None:
    assert written == []


@pytest.mark.parametrize("role", list(PEOPLE))
def test_nothing_runs_and_no_page_breaks(
    role: Role, browser: Browser, hostile: Site, states: dict[Role, Any], written: list[str]
) -> None:
    faults = []
    others = [BY_MAIL, LONG_ADDRESS] if role is Role.TRUST_LEAD else []
    with window(browser, hostile, states[role], width=NARROW) as visitor:
        for path in pages(role, OPEN_SHARE, others):
            faults += [f"{path}: {fault}" for fault in _looked_at(visitor, path)]
    assert faults == []


def _looked_at(visitor: Visitor, path: str) -> Iterator[str]:
    status = visitor.go(path).status
    if status != 200:
        yield f"answered {status}"
    yield from _of_page(visitor)


def _of_page(visitor: Visitor) -> Iterator[str]:
    yield from visitor.watch.told()
    over = visitor.page.evaluate(_OVERFLOW)
    if over > 0:
        yield f"{over} px too wide"
    made = visitor.page.locator("iframe, main svg[onload], img:not(.pg-code), main b").count()
    if made:
        yield f"{made} elements were made of words"


def test_what_was_written_stands_there_as_it_was(
    browser: Browser, hostile: Site, states: dict[Role, Any], written: list[str]
) -> None:
    with window(browser, hostile, states[Role.AUDITOR]) as visitor:
        for path in ("record", "timeline", "tasks", "decisions"):
            visitor.go(f"/incidents/{OPEN_SHARE}/{path}/")
            page = visitor.page.locator("main")
            typed = [field.input_value() for field in page.locator("textarea").all()]
            assert SHOWN in page.inner_text() + "".join(typed), path
            assert "{{ 7|add:7 }}" in page.inner_text() + "".join(typed), path


def test_files_of_hostile_words_open(
    browser: Browser, hostile: Site, states: dict[Role, Any], written: list[str]
) -> None:
    with window(browser, hostile, states[Role.TRUST_LEAD]) as visitor:
        visitor.go(f"/incidents/{OPEN_SHARE}/outputs/")
        papers = [taken(visitor, form, among="About Pupil 1,") for form in FORMS_OF_PAPER]
        visitor.go(f"/incidents/{BY_MAIL}/outputs/recipient/")
        papers += [taken(visitor, form) for form in FORMS_OF_PAPER]
        visitor.go("/reports/")
        papers += [taken(visitor, form) for form in FORMS_OF_PAPER]
        visitor.go("/register/")
        papers += exports(visitor)
        assert [paper.name for paper in papers if len(paper.text) < 200] == []
        assert visitor.watch.told() == []
    assert complaints(hostile) == []
