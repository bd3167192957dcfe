"""Excel workbooks: values by calamine; visibility, comments and caches from the package's XML.

calamine returns hidden rows and columns as ordinary cells, and a shared-string index out of
range or a huge dimension takes the whole process down, so every sheet is looked over first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.package import Package, attribute, local_name
from scanner.extract.passage import Passage, Piece
from scanner.extract.pivot_cache import pivot_caches
from scanner.extract.prose import Prose
from scanner.extract.sheet import MAX_CELLS, Visibility, column_number, sheet_passages
from scanner.extract.unseen import unseen
from scanner.extract.white_cells import white_styles
from scanner.model import Hidden, Reason

# The sheets are looked over with patterns: building a tree of a large sheet takes ten times as
# long as reading its values. Attributes may stand in either kind of quotes, names have a prefix.
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?)/?>")
_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*[^>/]|)>")
_CELL_NAME = re.compile(rb"""\br=["']\$?([A-Za-z]{1,3})\$?(\d{1,7})["']""")
_CELL_STYLE = re.compile(rb"""\bs=["'](\d+)["']""")
_SHARED = re.compile(rb"""<(?:\w+:)?c\b[^>]*\bt=["']s["'][^>]*>\s*<(?:\w+:)?v[^>]*>\s*(\d+)""")
_SHARED_STRING = re.compile(rb"<(?:\w+:)?si\b")
# Without one of these a sheet has room for at most 702 columns by 9,999 rows.
_FAR_CELL = re.compile(rb"""<(?:\w+:)?(?:c|row)\b[^>]*?\br=["'](?:[A-Za-z]{3}\d|[A-Za-z]*\d{5})""")
_ATTRIBUTE = re.compile(rb"""([\w:]+)=["']([^"']*)["']""")
_SPARSE = 64  # cells of room for each cell that is there
_THREADED = "[Threaded comment]"  # what old programs see instead of the conversation


def read_xlsx(content: bytes, budget: Budget) -> Iterator[Piece]:
    """A passage a sheet, then comments, caches, what no sheet shows, and embedded files."""
    with Package(content, budget) as package:
        main = package.main_part("xl/workbook.xml")
        sheets = _sheet_parts(package, main)
        visibility = _look_over(package, main, sheets)
        yield from sheet_passages(content, budget, visibility)
        for name, part in sheets.items():
            yield from _comments(package, part, name)
        yield from pivot_caches(package)
        properties = package.properties()
        if properties is not None:
            yield properties
        yield from unseen(package, "xl")
        yield from package.embedded("xl")


def _sheet_parts(package: Package, main: str) -> dict[str, str]:
    """The part of each worksheet by the sheet's name."""
    relations = package.relations(main)
    parts: dict[str, str] = {}
    for element in package.xml(main).iter("{*}sheet"):
        relation = relations.get(attribute(element, "id"))
        if relation is not None and relation.kind == "worksheet":
            if relation.target not in package.names:
                raise ItemUnreadable(Reason.CORRUPT, "a sheet of the workbook is missing")
            parts[str(element.get("name", ""))] = relation.target
    return parts


def _look_over(package: Package, main: str, sheets: dict[str, str]) -> dict[str, Visibility]:
    strings = sum(
        len(_SHARED_STRING.findall(package.read(name)))
        for name in package.related(main, "sharedStrings")
    )
    invisible = white_styles(package, main)
    return {
        name: _sheet_visibility(_as_utf8(package.read(part)), strings, invisible)
        for name, part in sheets.items()
    }


def _sheet_visibility(xml: bytes, strings: int, invisible: frozenset[bytes]) -> Visibility:
    """What is hidden. Raises ItemUnreadable for a sheet that would break its reader."""
    _check_strings(xml, strings)
    _check_size(xml)
    rows: set[int] = set()
    following = 0
    for found in _ROW.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(found.group(1)))
        number = _number(attributes.get(b"r")) or following + 1
        following = number
        if _is_hidden(attributes, b"ht"):
            rows.add(number - 1)
    columns = []
    for found in _COLUMN.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(found.group(1)))
        if _is_hidden(attributes, b"width"):
            first, last = _number(attributes.get(b"min")), _number(attributes.get(b"max"))
            columns.append(range(first - 1, last))
    cells = _styled_cells(xml, invisible) if invisible else frozenset()
    return Visibility(frozenset(rows), tuple(columns), cells)


def _check_strings(xml: bytes, strings: int) -> None:
    highest = max((int(index) for index in _SHARED.findall(xml)), default=-1)
    if highest >= strings:
        raise ItemUnreadable(Reason.CORRUPT, "a cell names a shared text that is not there")


def _check_size(xml: bytes) -> None:
    """Refuse a sheet whose cells lie so far apart that a grid of it cannot be held.

    The declared dimension does not count: it is often that of formatted, empty columns.
    """
    if not _FAR_CELL.search(xml):
        return
    columns: list[int] = []
    rows = [_number(dict(_ATTRIBUTE.findall(row)).get(b"r")) for row in _ROW.findall(xml)]
    cells = _CELL.findall(xml)
    for attributes in cells:
        name = _CELL_NAME.search(attributes)
        if name:
            columns.append(column_number(name.group(1).decode()))
            rows.append(int(name.group(2)))
    width = max(columns) - min(columns) + 1 if columns else len(cells)
    room = width * (max(rows, default=0) - min(rows, default=0) + 1)
    if room > MAX_CELLS and room > _SPARSE * len(cells):
        raise ItemUnreadable(Reason.TOO_LARGE, f"a sheet with room for {room} cells")


def _styled_cells(xml: bytes, styles: frozenset[bytes]) -> frozenset[str]:
    names: set[str] = set()
    for attributes in _CELL.findall(xml):
        style, name = _CELL_STYLE.search(attributes), _CELL_NAME.search(attributes)
        if style and name and style.group(1) in styles:
            names.add((name.group(1) + name.group(2)).decode().upper())
    return frozenset(names)


def _is_hidden(attributes: dict[bytes, bytes], size: bytes) -> bool:
    """Hidden outright (a filter hides rows so too) or drawn with no height or width."""
    if attributes.get(b"hidden") in (b"1", b"true"):
        return True
    try:
        return float(attributes.get(size, b"1")) == 0
    except ValueError:
        return False


def _number(value: bytes | None) -> int:
    return int(value) if value and value.isdigit() else 0


def _as_utf8(xml: bytes) -> bytes:
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        return xml.decode("utf-16", "replace").encode()
    return xml


def _comments(package: Package, part: str, sheet: str) -> Iterator[Passage]:
    """All comments on a sheet, old and threaded, each found by its cell."""
    prose = Prose()
    for name in package.related(part, "threadedComment"):
        for comment in package.xml(name).iter("{*}threadedComment"):
            _write_comment(prose, str(comment.get("ref", "")), comment.iter("{*}text"))
    for name in package.related(part, "comments"):
        for comment in package.xml(name).iter("{*}comment"):
            texts = [element for element in comment.iter() if local_name(element) == "t"]
            if not "".join(text.text or "" for text in texts).startswith(_THREADED):
                _write_comment(prose, str(comment.get("ref", "")), iter(texts))
    passage = prose.passage(f"{sheet} comments", Hidden.COMMENT)
    if passage is not None:
        yield passage


def _write_comment(prose: Prose, cell: str, texts: Iterator[object]) -> None:
    prose.mark(cell)
    for text in texts:
        prose.write(getattr(text, "text", None) or "")
    prose.end_line()
