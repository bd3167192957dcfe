"""A page walked through with the Tab key, as somebody does who uses no mouse."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.visitor import Visitor

# Everything that can be acted on; of a group of radio buttons the one that Tab stops at. Each is
# given its number, and its look while something else has the focus is kept for comparison.
_PREPARE = """() => {
  const look = (element) => {
    const parts = [getComputedStyle(element)];
    if (element.labels?.length) parts.push(getComputedStyle(element.labels[0], "::before"));
    const names = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor",
                   "borderTopWidth", "borderTopColor", "color"];
    return parts.map((part) => names.map((name) => part[name]).join()).join("/");
  };
  window.lookOf = look;
  const stops = (element) => {
    if (element.disabled || !element.checkVisibility({visibilityProperty: true})) return false;
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)];
    return (group.find((one) => one.checked) ?? group[0]) === element;
  };
  const found = [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")];
  window.stops = found.filter(stops);
  window.looks = window.stops.map(look);
  // A summary of errors or a banner takes the focus; begin at the top all the same.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  return window.stops.map((one) => one.outerHTML.slice(0, 120));
}"""
# Noted whenever Tab is let go: the number of what has the focus (-1: nothing of these), whether
# that shows, and whether it is on the screen. In the page, as asking after each key takes long.
_NOTE = """() => {
  window.walked = [];
  const note = () => {
    const element = document.activeElement;
    const number = window.stops.indexOf(element);
    if (number < 0) return [number, true, true];
    const box = (element.labels?.[0] ?? element).getBoundingClientRect();
    const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
    return [number, window.lookOf(element) !== window.looks[number], seen];
  };
  window.addEventListener("keyup", () => window.walked.push(note()), true);
}"""
_WALKED = "() => window.walked.splice(0)"
_KEYS_AT_ONCE = 25


def keyboard_faults(visitor: Visitor) -> list[str]:
    """What Tab does not reach on the page in the window, or reaches without showing it."""
    stops: list[str] = visitor.page.evaluate(_PREPARE)
    visitor.page.evaluate(_NOTE)
    reached: set[int] = set()
    faults = []
    for number, shows, seen in _walk(visitor, len(stops)):
        if number < 0 and reached:
            break
        if number >= 0 and number not in reached:
            reached.add(number)
            if not shows:
                faults.append(f"focus does not show on {stops[number]}")
            if not seen:
                faults.append(f"focus is off the screen on {stops[number]}")
    missed = [stops[number] for number in range(len(stops)) if number not in reached]
    return faults + [f"Tab does not reach {stop}" for stop in missed]


def _walk(visitor: Visitor, stops: int) -> Iterator[tuple[int, bool, bool]]:
    """What each press of Tab led to; the caller stops once round the page."""
    # Fields for moments have a stop for each of day, month, year, hour, minute and the picker.
    for _ in range(0, 8 * stops + 2, _KEYS_AT_ONCE):
        for _ in range(min(_KEYS_AT_ONCE, stops + 2)):
            visitor.page.keyboard.press("Tab")
        yield from visitor.page.evaluate(_WALKED)
