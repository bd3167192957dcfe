"""One demonstration, one server and one browser for all that looks at pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from register.reviewers.access import Role
from register.web.frontend import BUILT, FrontendFault, fetch
from tests.browser import errands, journey
from tests.browser.case import Case, drafts
from tests.browser.chromium import chromium, executable
from tests.browser.journey import Told
from tests.browser.paper import Paper
from tests.browser.site import REVIEWERS, Account, Site, add_people, served
from tests.browser.visitor import WIDE, Visitor, sign_in, window
from tests.journeys.command import pupilguard

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TRAVELLERS = {
    True: Account("wscripts", "Tamsin Orrell", Role.DPO),
    False: Account("noscripts", "Bram Winterly", Role.DPO),
}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium. Ended with these tests, since its event loop would trouble others."""
    pytest.importorskip("playwright", reason="Playwright is not installed: `make setup-dev`")
    if executable() is None:
        pytest.skip("no Chromium on this machine: `make system` installs it for root")
    try:
        fetch(BUILT)
    except FrontendFault as fault:
        pytest.skip(str(fault))
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration, with reviewers of every role, served."""
    folder = tmp_path_factory.mktemp("pages") / "demo"
    run = pupilguard("demo", "--dir", folder, folder=folder.parent)
    assert run.code == 0, run.err
    add_people(folder, [*REVIEWERS.values(), *TRAVELLERS.values()])
    with served(folder) as running:
        yield running


@pytest.fixture(scope="package")
def states(browser: Browser, site: Site) -> dict[Role, Any]:
    """The cookies of one reviewer of each role, who has signed in."""
    found = {}
    for role, account in REVIEWERS.items():
        with window(browser, site) as visitor:
            sign_in(visitor, account)
            found[role] = visitor.page.context.storage_state()
    return found


Visiting = Callable[..., Visitor]


@pytest.fixture
def visiting(browser: Browser, site: Site, states: dict[Role, Any]) -> Iterator[Visiting]:
    """A window of somebody signed in: `visiting(Role.DPO, width=320)`; None is nobody."""
    with ExitStack() as stack:

        def open_window(role: Role | None, *, scripts: bool = True, width: int = WIDE) -> Visitor:
            state = states[role] if role else None
            return stack.enter_context(window(browser, site, state, scripts=scripts, width=width))

        yield open_window


@dataclass(frozen=True, slots=True)
class Done:
    """A day of a data protection officer: what was worked on, and what the pages said.

    `secret`: of the second factor that they set up, with its code of the moment `signed_in_at`.
    """

    who: Account
    secret: str
    signed_in_at: float
    reported: Case
    closed: Case
    held_back: Case
    by_hand: str
    report: Told
    closing: Told
    dismissed: str
    exports: list[Paper]
    figures: list[Paper]
    audit: str
    end: str
    troubles: list[str]


@pytest.fixture(scope="package")
def found(site: Site) -> list[dict[str, Any]]:
    """The incidents as the scan left them."""
    run = site.run("incidents", "export", "--format", "json")
    assert run.code == 0, run.err
    incidents: list[dict[str, Any]] = run.document["incidents"]
    return incidents


@pytest.fixture(scope="package")
def days(browser: Browser, site: Site, found: list[dict[str, Any]]) -> dict[bool, Done]:
    """The same day with scripts and without, each on incidents of its own."""
    wrong = drafts(site, found, "wrong-recipient", "wrong-attachment")
    oak = [case for case in wrong if case.reference.startswith("OAK")]
    elm = [case for case in wrong if case.reference.startswith("ELM")]
    # Oak's first: its lead then has what was decided and held back to look at, as number 1.
    without = _day(browser, site, oak[:4], scripts=False)
    return {False: without, True: _day(browser, site, elm[:4], scripts=True)}


def _day(browser: Browser, site: Site, cases: list[Case], *, scripts: bool) -> Done:
    who = TRAVELLERS[scripts]
    reported, closed, held, *none = cases
    with window(browser, site, scripts=scripts) as visitor:
        secret, signed_in_at = sign_in(visitor, who), time.time()
        report = journey.report(visitor, reported)
        closing = journey.close_as_not_reportable(visitor, closed)
        errands.add_to(visitor, reported)
        errands.hold_back(visitor, held)
        by_hand = errands.report_by_hand(visitor)
        dismissed = errands.dismiss(visitor, none)
        exports = errands.exports(visitor)
        figures = errands.governors_report(visitor)
        visitor.go(f"/audit/?about={reported.reference}")
        audit = visitor.page.locator("main").inner_text()
        visitor.press("Sign out")
        end = visitor.heading
        troubles = visitor.watch.told()
    return Done(
        who, secret, signed_in_at, reported, closed, held, by_hand, report, closing,
        dismissed, exports, figures, audit, end, troubles,
    )  # fmt: skip
