"""One page looked over in a real browser: by axe-core, for its width, and for what ran."""

from __future__ import annotations

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
  selectors: false,
}).then((found) => found.violations.map(
  (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" ")}`))"""
_HAS_AXE = "() => 'axe' in window"
_OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# How a page is made: its elements with all that axe-core judges by, without its words, addresses
# and values; rows alike count once. Pages made alike are judged alike.
_MAKE = """() => {
  const passing = new Set(["id", "for", "name", "value", "href", "action", "datetime", "content",
    "aria-describedby", "aria-labelledby", "aria-controls",
    "d", "x", "y", "x1", "x2", "y1", "y2", "width", "height"]);
  const make = (element) => {
    const attributes = [...element.attributes].filter((one) => !passing.has(one.name));
    const words = [...element.childNodes].some((one) => one.nodeType === 3 && one.data.trim());
    const inner = [...element.children].map(make);
    return [element.tagName, ...attributes.map((one) => `${one.name}=${one.value}`),
      words ? "#" : "", "(", ...inner.filter((one, at) => one !== inner[at - 1]), ")"].join(" ");
  };
  return make(document.body);
}"""


def axe_script() -> str:
    return Path(AXE_FILE_PATH).read_text("utf-8")


@dataclass(slots=True)
class LookedOver:
    """Faults found so far. axe-core judges one of the pages that are made alike."""

    axe: str = field(default_factory=axe_script)
    seen: set[str] = field(default_factory=set)

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
        if not visitor.page.title():
            faults.append("no title")
        make: str = visitor.page.evaluate(_MAKE)
        is_new = make not in self.seen
        self.seen.add(make)
        if is_new:
            faults += self._at(visitor, WIDE)
        return faults + self._at(visitor, NARROW, with_axe=is_new)

    def _at(self, visitor: Visitor, width: int, *, with_axe: bool = True) -> list[str]:
        visitor.resize(width)
        over = visitor.page.evaluate(_OVERFLOW)
        faults = [f"{over} px too wide at {width}"] if over > 0 else []
        if with_axe:
            if not visitor.page.evaluate(_HAS_AXE):  # half a megabyte: once a page
                visitor.page.evaluate(self.axe)
            found: Any = visitor.page.evaluate(_AXE)
            faults += [f"at {width} {fault}" for fault in found]
        return faults
