"""One page looked over in a real browser: by axe-core, for its width, and for what ran."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH

from tests.browser.visitor import NARROW, WIDE, Visitor

# What WCAG 2.2 asks for at A and AA. Target size is off in axe-core by default.
_AXE = """() => axe.run(document, {
  runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
  rules: {"target-size": {enabled: true}},
  resultTypes: ["violations"],
  preload: false,
}).then((found) => found.violations.map(
  (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" ")}`))"""
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What differs between two showings of one page.
_PASSING = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|name="version" value="\d+"')


def axe_script() -> str:
    return Path(AXE_FILE_PATH).read_text("utf-8")


@dataclass(slots=True)
class LookedOver:
    """Faults found so far. A page whose content was looked over for another role is not again."""

    axe: str = field(default_factory=axe_script)
    seen: set[tuple[str, str]] = field(default_factory=set)

    def page(self, visitor: Visitor, path: str) -> list[str]:
        """The faults of the page at this address."""
        visitor.resize(WIDE)
        answer = visitor.go(path)
        faults = [] if answer.status == 200 else [f"answered {answer.status}"]
        return [f"{path}: {fault}" for fault in (*faults, *self.shown(visitor))]

    def narrow(self, visitor: Visitor) -> list[str]:
        """The faults of the page that stands in the window, as a phone shows it."""
        return visitor.watch.told() + self._at(visitor, NARROW)

    def shown(self, visitor: Visitor) -> list[str]:
        """The faults of the page that stands in the window, at both widths."""
        faults = list(visitor.watch.told())
        headings = visitor.page.locator("h1").count()
        if headings != 1:
            faults.append(f"{headings} headings of the first level")
        # The menu is the same on all pages of a role, but for what is marked in it.
        key = (_PASSING.sub("", _html(visitor, "main")), _html(visitor, "header") + _menu(visitor))
        if key[0] in {main for main, _ in self.seen} and key[1] in {top for _, top in self.seen}:
            return faults + self._at(visitor, NARROW, with_axe=False)
        self.seen.add(key)
        return faults + self._at(visitor, WIDE) + self._at(visitor, NARROW)

    def _at(self, visitor: Visitor, width: int, *, with_axe: bool = True) -> list[str]:
        visitor.resize(width)
        over = visitor.page.evaluate(_OVERFLOW)
        faults = [f"{over} px too wide at {width}"] if over > 0 else []
        if with_axe:
            visitor.page.evaluate(self.axe)
            found: Any = visitor.page.evaluate(_AXE)
            faults += [f"at {width} {fault}" for fault in found]
        return faults


def _html(visitor: Visitor, element: str) -> str:
    inner: str = visitor.page.locator(element).first.inner_html()
    return _PASSING.sub("", inner)


def _menu(visitor: Visitor) -> str:
    entries: list[str] = visitor.page.locator("nav[aria-label=Menu] a").all_inner_texts()
    return " ".join(entries)
