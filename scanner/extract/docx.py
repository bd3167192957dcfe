"""Word documents: the body in order, and what stands beside, below and behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scanner.extract.limits import Budget
from scanner.extract.package import Package, local_name
from scanner.extract.passage import Passage, Piece
from scanner.extract.picture import document_pictures
from scanner.extract.prose import Prose
from scanner.extract.unseen import unseen
from scanner.extract.word_shading import W, hidden_by_colour, is_on, shade
from scanner.model import Cell, Hidden

_REMOVED = frozenset({f"{W}del", f"{W}moveFrom"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_SKIPPED = frozenset({"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText"})
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# What people put in the place of a name they have struck out.
_REPLACEMENT = re.compile(r"\bredact|\bremoved\b|\[\s*(?:name|pupil|child)\b|[█■▇]|[x*]{3,}", re.I)
_NEAR = 3  # characters between what was struck out and what replaces it
# Nothing but such a mark: one or two of its own words in brackets, or bars and crosses.
_MARK = re.compile(
    r"\s*(?:[\[({<]\s*(?:(?:name|pupil|child) )?(?:redacted|removed)\s*[\])}>]|"
    r"\[\s*(?:name|pupil|child)\s*\]|REDACTED|[█■▇]+|[xX*]{3,})[\s.,;:]*"
)


def read_docx(content: bytes, budget: Budget) -> Iterator[Piece]:
    """Body with notes, header, footer, comments, what no page shows, embedded files, pictures."""
    with Package(content, budget) as package:
        main = package.main_part("word/document.xml")
        yield from _body(package, main)
        for place, kind in (("header", "header"), ("footer", "footer")):
            yield from _margin(package, package.related(main, kind), place)
        yield from _comments(package, package.related(main, "comments"))
        properties = package.properties()
        if properties is not None:
            yield properties
        yield from unseen(package, "word")
        yield from package.embedded("word")
        yield from document_pictures(package, "word/media/", budget)


def _body(package: Package, main: str) -> Iterator[Passage]:
    writer = _Writer(_dark_styles(package, main), _vanishing_styles(package, main))
    root = package.xml(main)
    body = root.find(f"{W}body")
    writer.blocks(root if body is None else body)
    for notes in package.related(main, "footnotes", "endnotes"):
        for note in package.xml(notes):
            if note.get(f"{W}type") is None:  # the others are separator lines
                writer.blocks(note)
    yield from writer.passages("")


def _margin(package: Package, names: list[str], place: str) -> Iterator[Passage]:
    """First, odd and even pages have headers of their own, mostly alike: each text once."""
    seen: set[str] = set()
    for name in names:
        writer = _Writer()
        writer.blocks(package.xml(name))
        for passage in writer.passages(place):
            if passage.text not in seen:
                seen.add(passage.text)
                yield passage


def _comments(package: Package, names: list[str]) -> Iterator[Passage]:
    prose = Prose()
    for name in names:
        for number, comment in enumerate(package.xml(name).iter(f"{W}comment"), start=1):
            prose.mark(f"comment {number}")
            writer = _Writer()
            writer.blocks(comment)
            prose.write(writer.prose.text)
            prose.end_line()
    passage = prose.passage("comments", Hidden.COMMENT)
    if passage is not None:
        yield passage


def _vanishing_styles(package: Package, main: str) -> frozenset[str]:
    """The paragraph and character styles whose text is not shown."""
    return frozenset(
        str(style.get(f"{W}styleId"))
        for name in package.related(main, "styles")
        for style in package.xml(name).iter(f"{W}style")
        if is_on(style.find(f"{W}rPr"), "vanish")
    )


def _dark_styles(package: Package, main: str) -> frozenset[str]:
    """The table styles that fill some cells with a colour: their white letters can be read."""
    dark: set[str] = set()
    for name in package.related(main, "styles"):
        for style in package.xml(name).iter(f"{W}style"):
            if style.get(f"{W}type") == "table" and next(style.iter(f"{W}shd"), None) is not None:
                dark.add(str(style.get(f"{W}styleId")))
    return frozenset(dark)


class _Writer:
    """Writes blocks in document order; text boxes follow the paragraph they hang on."""

    def __init__(
        self,
        dark_styles: frozenset[str] = frozenset(),
        vanishing_styles: frozenset[str] = frozenset(),
    ) -> None:
        self.prose = Prose()
        self.dark_styles = dark_styles
        self.vanishing_styles = vanishing_styles
        self.paragraphs = 0
        self.tables = 0
        self.boxes: list[etree._Element] = []
        self.removed: list[tuple[int, int]] = []
        self.replaced: list[int] = []  # where marks of redaction were put in begin and end
        self.is_in_cell = False

    def passages(self, place: str) -> Iterator[Passage]:
        for start, end in self.removed:
            self.prose.hide(start, self._how_removed(start, end), end)
        passage = self.prose.passage(place)
        if passage is not None:
            yield passage

    def blocks(self, parent: etree._Element, behind: str | None = None) -> None:
        for child in parent:
            name = local_name(child)
            if name == "p":
                self.paragraphs += 1
                self.prose.mark(f"paragraph {self.paragraphs}")
                self.paragraph(child, behind)
                self.prose.end_line()
                self.text_boxes()
            elif name == "tbl":
                self.tables += 1
                self.prose.mark(f"table {self.tables}")
                self.table(child)
            elif name not in _SKIPPED:
                self.blocks(child, behind)

    def paragraph(self, paragraph: etree._Element, behind: str | None) -> None:
        properties = paragraph.find(f"{W}pPr")
        start = self.prose.length
        self.inline(paragraph, shade(properties) or behind)
        if self.vanishes(properties, "pStyle"):
            self.prose.hide(start, Hidden.HIDDEN_TEXT)

    def inline(self, parent: etree._Element, behind: str | None) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self.run(child, behind)
            elif child.tag in _REMOVED:
                start = self.prose.length
                self.inline(child, behind)
                self.removed.append((start, self.prose.length))
            elif child.tag in _INSERTED:
                self.inserted(child, behind)
            elif local_name(child) not in _SKIPPED:
                self.inline(child, behind)

    def inserted(self, insertion: etree._Element, behind: str | None) -> None:
        """A mark of redaction is left out: the words that it was to cover read as written."""
        text = "".join(part.text or "" for part in insertion.iter(f"{W}t"))
        start = self.prose.length
        if _MARK.fullmatch(text) is None:
            self.inline(insertion, behind)
        if _REPLACEMENT.search(text):
            self.replaced += (start, self.prose.length)

    def run(self, run: etree._Element, behind: str | None) -> None:
        start = self.prose.length
        properties = run.find(f"{W}rPr")
        for child in run:
            name = local_name(child)
            if name in ("t", "delText"):
                self.prose.write(child.text or "")
            elif name in ("tab", "ptab"):
                self.prose.write(" " if self.is_in_cell else "\t")
            elif name in ("br", "cr"):
                self.prose.write(" " if self.is_in_cell else "\n")
            elif name == "noBreakHyphen":
                self.prose.write("-")
            elif name in ("drawing", "pict", "object") or child.tag == _ALTERNATIVE:
                self.boxes.extend(_text_boxes(child))
        is_switched_off = is_on(properties, "vanish") or is_on(properties, "webHidden")
        if is_switched_off or self.vanishes(properties, "rStyle"):
            self.prose.hide(start, Hidden.HIDDEN_TEXT)
            return
        how = hidden_by_colour(properties, behind)
        if how is not None:
            self.prose.hide(start, how)

    def vanishes(self, properties: etree._Element | None, kind: str) -> bool:
        """Whether the style that these properties name is one that is not shown."""
        style = None if properties is None else properties.find(f"{W}{kind}")
        return style is not None and style.get(f"{W}val") in self.vanishing_styles

    def text_boxes(self) -> None:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(
                box, behind="dark"
            )  # a shape's fill is not looked up: assume it can be read

    def table(self, table: etree._Element) -> None:
        style = table.find(f"{W}tblPr/{W}tblStyle")
        is_styled = style is not None and style.get(f"{W}val") in self.dark_styles
        behind = "dark" if is_styled else shade(table.find(f"{W}tblPr"))
        rows: list[tuple[Cell, ...]] = []
        for row in _direct(table, "tr"):
            start = self.prose.length
            rows.append(self.row(row, behind))
            if row.find(f"{W}trPr/{W}del") is not None:
                self.removed.append((start, self.prose.length))
            self.text_boxes()
        self.prose.table(rows)

    def row(self, row: etree._Element, behind: str | None) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 0
        for cell in _direct(row, "tc"):
            if cells:
                self.prose.write("\t")
            start = self.prose.length
            properties = cell.find(f"{W}tcPr")
            self.cell(cell, shade(properties) or behind)
            cells.append(Cell(column, start, self.prose.length))
            column += _span(properties)
        self.prose.write("\n")
        return tuple(cells)

    def cell(self, cell: etree._Element, behind: str | None) -> None:
        """All of a cell on one line, the text of a table inside it too."""
        outer, self.is_in_cell = self.is_in_cell, True
        first = True
        for paragraph in cell.iter(f"{W}p"):
            if _is_in_box(paragraph, cell):
                continue
            if not first and not self.prose.ends_in_space:
                self.prose.write(" ")
            first = False
            self.paragraph(paragraph, behind)
        self.is_in_cell = outer

    def _how_removed(self, start: int, end: int) -> Hidden:
        """A name struck out and replaced by "[redacted]" was meant to be gone."""
        if any(start - _NEAR <= place <= end + _NEAR for place in self.replaced):
            return Hidden.TRACKED_REDACTION
        return Hidden.TRACKED_CHANGE


def _direct(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, through the wrappers of content controls."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "customXml", "ins", "del"):
            yield from _direct(child, name)


def _text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The contents of text boxes; a drawing holds each twice, for new and for old programs."""
    if drawing.tag == _ALTERNATIVE:
        choices = list(drawing)
        for choice in choices:
            boxes = list(choice.iter(f"{W}txbxContent"))
            if boxes:
                yield from boxes
                return
        return
    for child in drawing:
        if child.tag == f"{W}txbxContent":
            yield child
        elif isinstance(child.tag, str):
            yield from _text_boxes(child)


def _is_in_box(paragraph: etree._Element, cell: etree._Element) -> bool:
    return any(
        ancestor.tag == f"{W}txbxContent"
        for ancestor in paragraph.iterancestors(f"{W}txbxContent")
        if cell in ancestor.iterancestors(f"{W}tc")
    )


def _span(properties: etree._Element | None) -> int:
    span = None if properties is None else properties.find(f"{W}gridSpan")
    value = "" if span is None else str(span.get(f"{W}val", ""))
    return min(int(value), 1000) if value.isdecimal() and int(value) else 1
