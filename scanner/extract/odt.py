"""OpenDocument texts and presentations."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.errors import ItemUnreadable
from scanner.extract.limits import Budget
from scanner.extract.package import Package, attribute, local_name
from scanner.extract.passage import Passage, Piece
from scanner.extract.picture import document_pictures
from scanner.extract.prose import Prose
from scanner.model import Cell, Hidden, Reason

_PARAGRAPHS = frozenset({"p", "h"})
_ALTERNATIVES = frozenset({"title", "desc"})  # of a drawing, in the namespace of SVG
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_odt(content: bytes, budget: Budget) -> Iterator[Piece]:
    """Body, margins, comments, properties, pictures. Raises ItemUnreadable when locked."""
    with Package(content, budget) as package:
        refuse_encrypted(package)
        writer = _Writer(package.xml("content.xml"))
        writer.blocks(writer.body)
        yield from _present(writer.prose.passage())
        if "styles.xml" in package.names:
            yield from _present(_margins(package.xml("styles.xml")))
        yield from _present(writer.comments.passage("comments", Hidden.COMMENT))
        yield from _present(writer.notes.passage("notes", Hidden.NOTES))
        yield from _present(writer.alternatives.passage("alternative text", Hidden.METADATA))
        yield from _present(package.properties())
        yield from document_pictures(package, "Pictures/", budget)


def refuse_encrypted(package: Package) -> None:
    """Raises ItemUnreadable for a file whose parts are locked with a password."""
    manifest = "META-INF/manifest.xml"
    if manifest in package.names and b"encryption-data" in package.read(manifest):
        raise ItemUnreadable(Reason.ENCRYPTED, "a password-protected OpenDocument file")


def _present(passage: Passage | None) -> Iterator[Passage]:
    if passage is not None:
        yield passage


def _margins(styles: etree._Element) -> Passage | None:
    writer = _Writer(styles)
    seen: set[str] = set()
    for page in styles.iter("{*}master-page"):
        for margin in page:
            text = "".join(str(piece) for piece in margin.itertext())
            if local_name(margin).startswith(("header", "footer")) and text not in seen:
                seen.add(text)
                writer.blocks(margin)
    return writer.prose.passage("header")


class _Writer:
    """Writes blocks in document order; what was struck out stands where it was."""

    def __init__(self, root: etree._Element) -> None:
        body = root.find(f"{_OFFICE}body")
        self.body = root if body is None else body
        self.prose = Prose()
        self.comments = Prose()
        self.notes = Prose()
        self.alternatives = Prose()
        self.paragraphs = self.tables = self.pages = 0
        self.is_in_table = False  # its cells may be dark
        self.hidden_styles = dict(_hidden_styles(root))
        self.removed = {
            attribute(region, "id"): deletion
            for region in root.iter("{*}changed-region")
            for deletion in region.iter("{*}deletion")
        }

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            name = local_name(child)
            if name in _PARAGRAPHS:
                self.paragraphs += 1
                self.prose.mark(f"paragraph {self.paragraphs}")
                self.inline(child, "\n")
                self.prose.end_line()
            elif name == "table":
                self.tables += 1
                self.prose.mark(f"table {self.tables}")
                self.table(child)
            elif name == "page":
                self.pages += 1
                self.prose.mark(f"slide {self.pages}")
                self.blocks(child)
            elif name == "notes":
                self.aside(self.notes, child, f"slide {self.pages}")
            elif name == "change":
                self.struck_out(child)
            elif name in _ALTERNATIVES:
                self.alternative(child)
            elif name not in ("tracked-changes", "forms", "sequence-decls", "annotation", ""):
                self.blocks(child)

    def inline(self, element: etree._Element, line_break: str) -> None:
        start = self.prose.length
        self.prose.write(element.text or "")
        for child in element:
            name = local_name(child)
            if name == "s":
                count = attribute(child, "c")
                self.prose.write(" " * (min(int(count), 1000) if count.isdecimal() else 1))
            elif name == "tab":
                self.prose.write("\t" if line_break == "\n" else " ")
            elif name == "line-break":
                self.prose.write(line_break)
            elif name == "annotation":
                self.aside(self.comments, child, f"paragraph {self.paragraphs}")
            elif name == "change":
                self.struck_out(child)
            elif name in _ALTERNATIVES:
                self.alternative(child)
            elif name in ("p", "h"):
                if not self.prose.ends_in_space:
                    self.prose.write(line_break)
                self.inline(child, line_break)
            elif name == "hidden-text":
                begin = self.prose.length
                self.prose.write(attribute(child, "string-value") or child.text or "")
                self.prose.hide(begin, Hidden.HIDDEN_TEXT)
            elif name and name not in ("annotation-end", "tracked-changes"):
                self.inline(child, line_break)
            self.prose.write(child.tail or "")
        how = self.hidden_styles.get(attribute(element, "style-name"))
        if how is not None and not (self.is_in_table and how is Hidden.WHITE_ON_WHITE):
            self.prose.hide(start, how)

    def alternative(self, described: etree._Element) -> None:
        """What a screen reader reads out in place of a picture."""
        self.alternatives.write("".join(str(piece) for piece in described.itertext()))
        self.alternatives.end_line()

    def struck_out(self, change: etree._Element) -> None:
        deletion = self.removed.get(attribute(change, "change-id"))
        if deletion is None:
            return
        start = self.prose.length
        texts = [
            "".join(str(piece) for piece in paragraph.itertext())
            for paragraph in deletion
            if local_name(paragraph) in _PARAGRAPHS
        ]
        self.prose.write("\n".join(texts))
        self.prose.hide(start, Hidden.TRACKED_CHANGE)

    def aside(self, into: Prose, element: etree._Element, name: str) -> None:
        into.mark(name)
        for paragraph in element.iter("{*}p"):
            into.end_line()
            into.write("".join(str(piece) for piece in paragraph.itertext()))
        into.end_line()

    def table(self, table: etree._Element) -> None:
        self.prose.end_line()
        outer, self.is_in_table = self.is_in_table, True
        rows = [self.row(row) for row in table.iter("{*}table-row")]
        self.is_in_table = outer
        self.prose.table(rows, attribute(table, "name"))

    def row(self, row: etree._Element) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 0
        for cell in row:
            name = local_name(cell)
            if name == "table-cell":
                if cells:
                    self.prose.write("\t")
                start = self.prose.length
                for paragraph in cell.iter("{*}p", "{*}h"):
                    if self.prose.length > start and not self.prose.ends_in_space:
                        self.prose.write(" ")
                    self.inline(paragraph, " ")
                cells.append(Cell(column, start, self.prose.length))
            if name in ("table-cell", "covered-table-cell"):
                repeated = attribute(cell, "number-columns-repeated")
                column += min(int(repeated), 1000) if repeated.isdecimal() else 1
        self.prose.write("\n")
        return tuple(cells)


def _hidden_styles(root: etree._Element) -> Iterator[tuple[str, Hidden]]:
    """The text styles that are not shown, or are white on no colour of their own."""
    for style in root.iter("{*}style"):
        for text in style.iter("{*}text-properties"):
            if attribute(text, "display") == "none":
                yield attribute(style, "name"), Hidden.HIDDEN_TEXT
            elif attribute(text, "color").lower() == "#ffffff" and _is_bare(text):
                yield attribute(style, "name"), Hidden.WHITE_ON_WHITE


def _is_bare(text: etree._Element) -> bool:
    return attribute(text, "background-color") in ("", "transparent", "#ffffff")
