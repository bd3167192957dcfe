"""Cell styles of a workbook that cannot be seen: white on white, or formats that show nothing."""

from __future__ import annotations

from lxml import etree

from scanner.extract.package import Package

_WHITE_RGB = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_WHITE_THEME = "0"  # the first theme colour is the background
_SHOWS_NOTHING = ";;;"


def white_styles(package: Package, main: str) -> frozenset[bytes]:
    """The numbers of the cell styles, as a sheet names them, whose text is not to be seen.

    A conditional format or a table's style may still colour such a cell; that is not looked up
    for a table's header, so only styles that are bold-free and unfilled count.
    """
    numbers: set[bytes] = set()
    for name in package.related(main, "styles"):
        root = package.xml(name)
        fonts = {str(at) for at, font in enumerate(_children(root, "fonts")) if _is_white(font)}
        fills = {str(at) for at, fill in enumerate(_children(root, "fills")) if _is_bare(fill)}
        empty = {
            str(element.get("numFmtId"))
            for element in root.iter("{*}numFmt")
            if str(element.get("formatCode", "")).strip() == _SHOWS_NOTHING
        }
        for number, style in enumerate(_children(root, "cellXfs")):
            is_white = style.get("fontId") in fonts and style.get("fillId", "0") in fills
            if is_white or style.get("numFmtId") in empty:
                numbers.add(str(number).encode())
    return frozenset(numbers)


def _children(root: etree._Element, name: str) -> list[etree._Element]:
    parent = next(root.iter(f"{{*}}{name}"), None)
    return [] if parent is None else [child for child in parent if isinstance(child.tag, str)]


def _is_white(font: etree._Element) -> bool:
    colour = next(font.iter("{*}color"), None)
    is_bold = next(font.iter("{*}b"), None) is not None
    if colour is None or is_bold:
        return False
    is_tinted = colour.get("tint", "0") not in ("0", "0.0")
    is_theme_white = colour.get("theme") == _WHITE_THEME and not is_tinted
    return is_theme_white or str(colour.get("rgb", "")).upper() in _WHITE_RGB


def _is_bare(fill: etree._Element) -> bool:
    pattern = next(fill.iter("{*}patternFill"), None)
    if pattern is None:  # a gradient
        return False
    if pattern.get("patternType", "none") == "none":
        return True
    colour = next(pattern.iter("{*}fgColor"), None)
    return colour is not None and str(colour.get("rgb", "")).upper() in _WHITE_RGB
