"""Presentations: slides in order, notes, comments."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from scanner.extract.limits import Budget
from scanner.extract.package import Package, local_name
from scanner.extract.passage import Passage, Piece
from scanner.extract.picture import document_pictures
from scanner.extract.prose import Prose
from scanner.extract.unseen import unseen
from scanner.model import Cell, Hidden

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_OFF = frozenset({"0", "false"})
_FURNITURE = frozenset({"sldNum", "dt", "hdr", "ftr", "sldImg"})  # numbers and dates of the layout
_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def read_pptx(content: bytes, budget: Budget) -> Iterator[Piece]:
    """The slides as one passage, then notes, comments, what no slide shows, files, pictures."""
    with Package(content, budget) as package:
        slides = _slides(package, package.main_part("ppt/presentation.xml"))
        yield from _present(_body(package, slides))
        yield from _present(_notes(package, slides))
        yield from _present(_comments(package, slides))
        yield from _present(package.properties())
        yield from unseen(package, "ppt")
        yield from package.embedded("ppt")
        yield from document_pictures(package, "ppt/media/", budget)


def _present(passage: Passage | None) -> Iterator[Passage]:
    if passage is not None:
        yield passage


def _slides(package: Package, main: str) -> list[str]:
    relations = package.relations(main)
    identifiers = (_relation_id(element) for element in package.xml(main).iter("{*}sldId"))
    return [relations[key].target for key in identifiers if key in relations]


def _relation_id(slide: etree._Element) -> str:
    """The id of a slide's relationship: the namespaced one of its two ids."""
    return next((str(v) for k, v in slide.attrib.items() if str(k).endswith("}id")), "")


def _body(package: Package, slides: list[str]) -> Passage | None:
    prose = Prose()
    for number, name in enumerate(slides, start=1):
        root = package.xml(name)
        start = prose.length
        prose.mark(f"slide {number}")
        _write_shapes(prose, root)
        for diagram in package.related(name, "diagramData"):
            _write_paragraphs(prose, package.xml(diagram))
        if str(root.get("show", "1")) in _OFF:
            prose.hide(start, Hidden.SHEET)
    return prose.passage()


def _write_shapes(prose: Prose, parent: etree._Element) -> None:
    for child in parent:
        name = local_name(child)
        if name == "tbl":
            _write_table(prose, child)
        elif name == "txBody":
            _write_paragraphs(prose, child)
        elif child.tag == _ALTERNATIVE:
            _write_shapes(prose, child[0])  # the others say the same to older programs
        elif name and not _is_furniture(child):
            start = prose.length
            _write_shapes(prose, child)
            if _is_hidden(child):
                prose.hide(start, Hidden.HIDDEN_TEXT)


def _write_paragraphs(prose: Prose, body: etree._Element) -> None:
    for paragraph in body.iter(f"{A}p"):
        prose.end_line()
        prose.write(_paragraph_text(paragraph, "\n"))
    prose.end_line()


def _paragraph_text(paragraph: etree._Element, line_break: str) -> str:
    pieces = paragraph.iter(f"{A}t", f"{A}br")
    return "".join(line_break if p.tag == f"{A}br" else p.text or "" for p in pieces)


def _write_table(prose: Prose, table: etree._Element) -> None:
    prose.end_line()
    rows: list[tuple[Cell, ...]] = []
    for row in table.iter(f"{A}tr"):
        cells: list[tuple[int, str, str]] = []
        for column, cell in enumerate(row.iter(f"{A}tc")):
            if cell.get("hMerge") not in ("1", "true"):
                texts = (_paragraph_text(paragraph, " ") for paragraph in cell.iter(f"{A}p"))
                cells.append((column, " ".join(texts), ""))
        rows.append(prose.row(cells))
    prose.table(rows)


def _notes(package: Package, slides: list[str]) -> Passage | None:
    prose = Prose()
    for number, name in enumerate(slides, start=1):
        for notes in package.related(name, "notesSlide"):
            prose.mark(f"slide {number}")
            _write_shapes(prose, package.xml(notes))
    return prose.passage("notes", Hidden.NOTES)


def _comments(package: Package, slides: list[str]) -> Passage | None:
    """Comments of the old kind (`text`) and threaded ones (`txBody`)."""
    prose = Prose()
    for number, name in enumerate(slides, start=1):
        for comments in package.related(name, "comments"):
            prose.mark(f"slide {number}")
            root = package.xml(comments)
            for text in root.iter("{*}text"):
                prose.end_line()
                prose.write(text.text or "")
            _write_paragraphs(prose, root)
    return prose.passage("comments", Hidden.COMMENT)


def _is_furniture(shape: etree._Element) -> bool:
    if local_name(shape) != "sp":
        return False
    placeholder = shape.find("./{*}nvSpPr/{*}nvPr/{*}ph")
    return placeholder is not None and placeholder.get("type") in _FURNITURE


def _is_hidden(shape: etree._Element) -> bool:
    properties = shape.find("./*/{*}cNvPr")
    return properties is not None and properties.get("hidden") in ("1", "true")
