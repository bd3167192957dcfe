"""Whether text of a Word document can be seen: its colour against what lies behind it."""

from __future__ import annotations

from lxml import etree

from scanner.extract.package import attribute
from scanner.model import Hidden

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})


def is_on(properties: etree._Element | None, name: str) -> bool:
    """True when a switch such as `vanish` is set; a switch without a value is on."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return element is not None and str(element.get(f"{W}val", "1")).lower() not in _OFF


def shade(properties: etree._Element | None) -> str | None:
    """The fill behind a run, paragraph, cell or table: "light", "dark", None when not set."""
    if properties is None:
        return None
    highlight = properties.find(f"{W}highlight")
    if highlight is not None:
        name = str(highlight.get(f"{W}val", "")).lower()
        return "black" if name == "black" else "light" if name in ("white", "none") else "dark"
    element = properties.find(f"{W}shd")
    if element is None:
        return None
    if attribute(element, "themeFill"):
        is_white = attribute(element, "themeFill") in ("background1", "light1")
        return "light" if is_white else "dark"
    return _tone(str(element.get(f"{W}fill", "auto")), str(element.get(f"{W}val", "clear")))


def hidden_by_colour(run: etree._Element | None, behind: str | None) -> Hidden | None:
    """White letters on nothing dark, or black letters on a black bar.

    `behind` is the fill of the paragraph, cell or table; the run's own fill comes before it.
    """
    background = shade(run) or behind
    letters = _letters(run)
    if letters == "white" and background in (None, "light"):
        return Hidden.WHITE_ON_WHITE
    if letters == "black" and background == "black":
        return Hidden.UNDER_BOX
    return None


def _letters(run: etree._Element | None) -> str:
    element = None if run is None else run.find(f"{W}color")
    if element is None:
        return "black"
    theme = attribute(element, "themeColor")
    if theme:
        return {"background1": "white", "light1": "white", "text1": "black"}.get(theme, "other")
    value = str(element.get(f"{W}val", "auto")).upper()
    if value in ("AUTO", "000000"):
        # Word turns automatic letters white on a dark fill: only a chosen black is invisible...
        return "black" if value == "000000" or _is_highlighted(run) else "other"
    return "white" if _lightness(value) >= 0.97 else "other"


def _is_highlighted(run: etree._Element | None) -> bool:
    """...but a highlighter's bar leaves automatic letters black."""
    return run is not None and run.find(f"{W}highlight") is not None


def _tone(fill: str, pattern: str) -> str | None:
    if pattern == "solid":
        return "dark"
    if fill.lower() == "auto":
        return None
    lightness = _lightness(fill)
    return "black" if lightness < 0.05 else "dark" if lightness < 0.9 else "light"


def _lightness(colour: str) -> float:
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return 0.5
    return min(red, green, blue) / 255
