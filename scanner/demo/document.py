"""A text with headings and tables, and what it looks like in each kind of file."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docx import Document as WordDocument
from pptx import Presentation
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from scanner.demo.settled import settled_package, zipped


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its heading."""

    rows: tuple[tuple[str, ...], ...]


Block: TypeAlias = "str | Grid"
Blocks: TypeAlias = "Sequence[str | Grid]"


def grid(heading: str, rows: Sequence[Sequence[str]]) -> Grid:
    """A table; the heading's cells are divided by bars: "Surname|Forename"."""
    return Grid((tuple(heading.split("|")), *(tuple(row) for row in rows)))


def document(kind: str, title: str, blocks: Blocks) -> bytes:
    """The text as a file of that kind (docx, pdf, pptx, html, txt, rtf, odt)."""
    return _WRITERS[kind](title, blocks)


def as_html(title: str, blocks: Blocks) -> str:
    """A page, with its text laid out as school mail is: paragraphs and bordered tables."""
    body = "\n".join(_html_block(block) for block in blocks)
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{html.escape(title)}</title>'
        f"</head><body>\n{body}\n</body></html>\n"
    )


def as_text(blocks: Blocks) -> str:
    """Plain text; tables as tab-separated lines."""
    return "\n\n".join(
        "\n".join("\t".join(row) for row in b.rows) if isinstance(b, Grid) else b for b in blocks
    )


def as_csv(table: Grid) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(table.rows)
    return buffer.getvalue().encode()


def _html_block(block: Block) -> str:
    if isinstance(block, str):
        return "<p>" + html.escape(block).replace("\n", "<br>\n") + "</p>"
    rows = []
    for number, row in enumerate(block.rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)
        rows.append(f"<tr>{cells}</tr>")
    return '<table border="1">\n' + "\n".join(rows) + "\n</table>"


def _docx(title: str, blocks: Blocks) -> bytes:
    word = WordDocument()
    if title:
        word.add_heading(title, level=1)
    for block in blocks:
        if isinstance(block, str):
            for paragraph in block.split("\n"):
                word.add_paragraph(paragraph)
            continue
        table = word.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    buffer = io.BytesIO()
    word.save(buffer)
    return settled_package(buffer.getvalue())


def _pdf(title: str, blocks: Blocks) -> bytes:
    styles = getSampleStyleSheet()
    story: list[object] = [Paragraph(html.escape(title), styles["Heading1"])] if title else []
    for block in blocks:
        if isinstance(block, str):
            text = html.escape(block).replace("\n", "<br/>")
            story += [Paragraph(text, styles["BodyText"]), Spacer(1, 6)]
            continue
        ruled = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
        story += [Table([list(row) for row in block.rows], style=ruled), Spacer(1, 6)]
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, title=title, invariant=1).build(story)
    return buffer.getvalue()


def _pptx(title: str, blocks: Blocks) -> bytes:
    """One slide a block."""
    slides = Presentation()
    for block in blocks:
        slide = slides.slides.add_slide(slides.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = block if isinstance(block, str) else as_text([block])
    buffer = io.BytesIO()
    slides.save(buffer)
    return settled_package(buffer.getvalue())


def _rtf(title: str, blocks: Blocks) -> bytes:
    paragraphs = [f"{{\\b {_rtf_text(title)}}}\\par"] if title else []
    for block in blocks:
        if isinstance(block, str):
            paragraphs.append(_rtf_text(block) + "\\par")
            continue
        paragraphs += [_rtf_row(row) for row in block.rows]
    lines = "\n".join(paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Calibri;}}}}\n{lines}\n}}".encode()


def _rtf_row(row: Sequence[str]) -> str:
    edges = "".join(f"\\cellx{1600 * number}" for number in range(1, len(row) + 1))
    cells = "".join(f"{_rtf_text(cell)}\\cell " for cell in row)
    return f"\\trowd{edges}\\intbl {cells}\\row"


def _rtf_text(text: str) -> str:
    """Escaped; what is not ASCII as \\uN with the fallback character that RTF asks for."""
    out = []
    for character in text:
        if character in "\\{}":
            out.append("\\" + character)
        elif character == "\n":
            out.append("\\line ")
        elif ord(character) < 128:
            out.append(character)
        else:
            out.append(f"\\u{ord(character)}?")
    return "".join(out)


def _odt(title: str, blocks: Blocks) -> bytes:
    body = "".join(_odt_block(block) for block in ([title, *blocks] if title else blocks))
    return open_document("text", f"<office:text>{body}</office:text>")


def _odt_block(block: Block) -> str:
    if isinstance(block, Grid):
        return odf_table("Table1", block)
    return "".join(f"<text:p>{html.escape(line)}</text:p>" for line in block.split("\n"))


def odf_table(name: str, table: Grid, is_hidden: bool = False) -> str:
    """A table of an ODF text or spreadsheet; a hidden one has the style "hidden"."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{html.escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in table.rows
    )
    style = ' table:style-name="hidden"' if is_hidden else ""
    return f'<table:table table:name="{html.escape(name)}"{style}>{rows}</table:table>'


def open_document(kind: str, body: str) -> bytes:
    """An ODF package (text or spreadsheet) around the content of its body."""
    mime = f"application/vnd.oasis.opendocument.{kind}"
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "text", "table", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{spaces} '
        'office:version="1.2"><office:automatic-styles><style:style style:name="hidden" '
        'style:family="table"><style:table-properties table:display="false"/></style:style>'
        f"</office:automatic-styles><office:body>{body}</office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
        f'manifest:media-type="{mime}"/><manifest:file-entry manifest:full-path="content.xml" '
        'manifest:media-type="text/xml"/></manifest:manifest>'
    )
    members = {
        "mimetype": mime.encode(),
        "content.xml": content.encode(),
        "META-INF/manifest.xml": manifest.encode(),
    }
    return zipped(members, stored_first=True)


def _titled(title: str, blocks: Blocks) -> Iterator[Block]:
    if title:
        yield title
    yield from blocks


_WRITERS: dict[str, Callable[[str, Blocks], bytes]] = {
    "docx": _docx,
    "pdf": _pdf,
    "pptx": _pptx,
    "html": lambda title, blocks: as_html(title, [*_titled(title, blocks)]).encode(),
    "txt": lambda title, blocks: as_text([*_titled(title, blocks)]).encode(),
    "rtf": _rtf,
    "odt": _odt,
}
