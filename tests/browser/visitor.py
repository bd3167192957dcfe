"""Somebody at a browser: signs in, goes to pages, and is watched for what must not happen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.browser.site import PASSWORD, Account, Site
from tests.browser.totp import code_of
from tests.browser.watch import Watch

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Response

WIDE = 1280
NARROW = 320  # CSS pixels, of WCAG 2.2's success criterion 1.4.10
_HEIGHT = 900


@dataclass(frozen=True, slots=True)
class Visitor:
    """One window of one person."""

    site: Site
    page: Page
    watch: Watch

    def go(self, path: str) -> Response:
        """Open a page of the site."""
        answer = self.page.goto(self.site.origin + path)
        assert answer is not None, path
        return answer

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": _HEIGHT})

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site.origin)

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def press(self, name: str) -> None:
        """Press the button of this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str) -> None:
        """Follow the link of this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    def field(self, label: str) -> Locator:
        """The field of this label, whether or not it says that it is optional."""
        said = re.compile(rf"^\s*{re.escape(label)}(\s*\(optional\))?\s*$")
        return self.page.get_by_label(said)

    def fill(self, label: str, words: str) -> None:
        self.field(label).fill(words)

    def tick(self, label: str) -> None:
        self.field(label).check()

    def choose(self, label: str, option: str) -> None:
        self.field(label).select_option(label=option)

    def told(self) -> str:
        """What the page's banner says."""
        return self.page.locator(".govuk-notification-banner").inner_text()


def sign_in(visitor: Visitor, account: Account) -> str:
    """With the password, and a second factor set up where the role must have one; its secret."""
    visitor.go("/account/login/")
    visitor.fill("Username", account.username)
    visitor.page.locator("input[type=password]").fill(PASSWORD)
    visitor.press("Sign in")
    if not account.needs_second_factor:
        return ""
    assert visitor.heading == "Set up a second factor"
    secret = visitor.page.locator("code").inner_text()
    visitor.fill("Authenticator code", code_of(secret))
    visitor.press("Set up")
    assert visitor.heading == "Recovery codes"
    visitor.follow("Go on to the pages")
    return secret


@contextmanager
def window(
    browser: Browser, site: Site, state: Any = None, *, scripts: bool = True, width: int = WIDE
) -> Iterator[Visitor]:
    """A window with cookies of its own, or those of `state`; closed with the block."""
    context = browser.new_context(
        viewport={"width": width, "height": _HEIGHT},
        storage_state=state,
        java_script_enabled=scripts,
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(30_000)
    watch = Watch(context, site.origin)
    try:
        yield Visitor(site, context.new_page(), watch)
    finally:
        context.close()
