"""A document of headings, paragraphs and tables, and its ways onto paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

Row = tuple[str, str]

# What XML cannot hold (XML 1.0, 2.2 "Characters"), so that Word's format cannot either; somebody
# may have pasted it into the record from a terminal or a broken mail.
_UNWRITABLE = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000)]) | {
    0xFFFE: None,
    0xFFFF: None,
}


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under headings; every row as long as these.

    `is_charted`: the last column holds whole numbers, and PDF shows bars of them above the table.
    """

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_charted: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (may be empty), then paragraphs, then answers to questions, then tables."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    answers: tuple[Row, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """`name` becomes the file's name; it never names a person."""

    name: str
    title: str
    sections: tuple[Section, ...]
    opening: tuple[str, ...] = field(default=())  # sender, address, date: above the title

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every piece of text with the place it stands in, for whoever looks for names."""
        yield "title", self.title
        for line in self.opening:
            yield "opening", line
        for section in self.sections:
            place = section.heading or self.title
            for paragraph in section.paragraphs:
                yield place, paragraph
            yield from section.answers
            for table in section.tables:
                for row in table.rows:
                    yield table.title, "\t".join(row)


def as_text(document: Document) -> bytes:
    """Plain text for a mail, UTF-8."""
    lines = [*document.opening, "", document.title, ""]
    for section in document.sections:
        lines += [section.heading.upper(), ""] if section.heading else []
        for paragraph in section.paragraphs:
            lines += [paragraph, ""]
        for question, answer in section.answers:
            lines += [question, answer or "–", ""]
        for table in section.tables:
            lines += [table.title, " | ".join(table.headings)]
            lines += [" | ".join(row) for row in table.rows]
            lines.append("")
    return "\n".join(lines).strip().encode() + b"\n"


def as_docx(document: Document) -> bytes:
    """For letters that are finished in Word."""
    from docx import Document as Word

    document = _printable(document)
    word = Word()
    word.core_properties.author = "pupilguard"
    word.core_properties.title = _plain(document.title)
    for line in document.opening:
        word.add_paragraph(_plain(line))
    word.add_heading(_plain(document.title), level=1)
    for section in document.sections:
        if section.heading:
            word.add_heading(_plain(section.heading), level=2)
        for paragraph in section.paragraphs:
            word.add_paragraph(_plain(paragraph))
        for question, answer in section.answers:
            word.add_paragraph().add_run(_plain(question)).bold = True
            word.add_paragraph(_plain(answer or "–"))
        for table in section.tables:
            _add_table(word, table)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _add_table(word: object, table: Table) -> None:
    word.add_heading(_plain(table.title), level=3)  # type: ignore[attr-defined]
    made = word.add_table(rows=1, cols=len(table.headings))  # type: ignore[attr-defined]
    made.style = "Table Grid"
    for cell, heading in zip(made.rows[0].cells, table.headings, strict=True):
        cell.text = _plain(heading)
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = _plain(text)


def _printable(document: Document) -> Document:
    """The document without characters that XML forbids; a soft line break becomes a line end."""
    return Document(
        name=document.name,
        title=_clean(document.title),
        opening=tuple(map(_clean, document.opening)),
        sections=tuple(
            Section(
                _clean(section.heading),
                tuple(map(_clean, section.paragraphs)),
                tuple((_clean(question), _clean(answer)) for question, answer in section.answers),
                section.tables,
            )
            for section in document.sections
        ),
    )


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text.replace("\x0b", "\n").replace("\x0c", "\n"))


# Control characters, surrogates and non-characters (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def as_pdf(document: Document) -> bytes:
    """A4, for the file and for the post."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    styles = getSampleStyleSheet()
    body, bold = styles["BodyText"], styles["Heading4"]
    for level in range(1, 5):
        styles[f"Heading{level}"].keepWithNext = 1  # no question without its answer below it
    flow: list[object] = [Paragraph(_marked(line), body) for line in document.opening]
    flow += [Spacer(1, 12), Paragraph(_marked(document.title), styles["Heading1"])]
    for section in document.sections:
        if section.heading:
            flow.append(Paragraph(_marked(section.heading), styles["Heading2"]))
        flow += [Paragraph(_marked(paragraph), body) for paragraph in section.paragraphs]
        for question, answer in section.answers:
            flow += [Paragraph(_marked(question), bold), Paragraph(_marked(answer or "–"), body)]
        for table in section.tables:
            flow += _laid_table(table, styles)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, title=document.title, author="pupilguard").build(flow)
    return out.getvalue()


def _laid_table(table: Table, styles: Mapping[str, object]) -> list[object]:
    from reportlab.lib import colors
    from reportlab.platypus import Paragraph, Spacer, TableStyle
    from reportlab.platypus import Table as Laid

    cells = [
        [Paragraph(_marked(cell), styles["BodyText"]) for cell in row]
        for row in (table.headings, *table.rows)
    ]
    laid = Laid(cells, repeatRows=1)
    laid.setStyle(
        TableStyle(
            [
                ("GRID", (0, 0), (-1, -1), 0.25, colors.grey),
                ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
    )
    heading = Paragraph(_marked(table.title), styles["Heading3"])
    return [heading, *([_bars(table)] if table.is_charted else []), laid, Spacer(1, 8)]


def _bars(table: Table) -> object:
    """A bar a row with its number above it and its word below, as wide as the page's text."""
    from reportlab.graphics.shapes import Drawing, Line, Rect, String
    from reportlab.lib import colors

    width, height, base, top = 440, 130, 16, 14
    drawing = Drawing(width, height)
    most = max([1, *(int(row[-1]) for row in table.rows)])
    share = width / max(1, len(table.rows))
    for number, row in enumerate(table.rows):
        tall = (height - base - top) * int(row[-1]) / most
        left, middle = number * share + share / 8, (number + 0.5) * share
        fill = colors.HexColor("#1d4f6e")
        drawing.add(Rect(left, base, share * 3 / 4, tall, fillColor=fill, strokeWidth=0))
        drawing.add(String(middle, base + tall + 3, row[-1], textAnchor="middle", fontSize=8))
        drawing.add(String(middle, 4, row[0], textAnchor="middle", fontSize=8))
    drawing.add(Line(0, base, width, base, strokeColor=colors.grey, strokeWidth=0.5))
    return drawing


def _marked(text: str) -> str:
    """The text for reportlab, which reads markup: none of it is ours to run."""
    return escape(_plain(text)).replace("\n", "<br/>")


def _plain(text: str) -> str:
    """The text without characters that the formats cannot hold."""
    return text.translate(_UNWRITABLE)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write a document: its ending, its media type, the writer."""

    ending: str
    media_type: str
    write: Callable[[Document], bytes]


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMS: Sequence[Form] = (
    Form("pdf", "application/pdf", as_pdf),
    Form("docx", _WORD, as_docx),
    Form("txt", "text/plain; charset=utf-8", as_text),
)
