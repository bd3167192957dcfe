"""Files that hide something: sheets, rows, columns, comments, properties, text under boxes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from docx import Document as WordDocument
from reportlab.pdfgen.canvas import Canvas

from benchmarks.trust.content import Content
from benchmarks.trust.enclosure import fits_a_pdf
from benchmarks.trust.piece import Attachment
from benchmarks.trust.pivot import with_pivot_cache
from scanner.demo.document import Grid, grid
from scanner.demo.redaction import boxed_pdf, tracked_docx, white_docx, white_pdf
from scanner.demo.settled import settled_package
from scanner.demo.workbook import Sheet, ods, workbook

HIDINGS = (
    "sheet",
    "rows",
    "columns",
    "cell comment",
    "ods sheet",
    "pivot cache",
    "docx comment",
    "docx properties",
    "pdf properties",
)
_COMMENTED = datetime(2026, 11, 2, 9, tzinfo=UTC)
_LONGEST_PROPERTY = 255  # characters, what Word keeps of one
COVERS = ("box", "white pdf", "white docx", "tracked")


def hidden_file(how: str, visible: Content, secret: Content, random: Random) -> Attachment:
    """A file that shows `visible` and hides `secret`.

    Sheets, rows and columns want tables; comments and properties want prose.
    """
    seen, unseen = _table(visible), _table(secret)
    match how:
        case "sheet":
            data = workbook([Sheet("Trip", seen), Sheet("Data", unseen, is_hidden=True)])
        case "ods sheet":
            return Attachment(
                "Trip list.ods", ods([Sheet("Trip", seen), Sheet("Data", unseen, is_hidden=True)])
            )
        case "pivot cache":
            data = with_pivot_cache(seen, unseen)
        case "rows":
            width = max(len(seen.rows[0]), len(unseen.rows[0]))
            rows = [*_wide(seen.rows, width), *_wide(unseen.rows, width)]
            first = len(seen.rows) + 1
            data = workbook(
                [Sheet("Sheet1", Grid(tuple(rows)), hidden_rows=tuple(range(first, len(rows) + 1)))]
            )
        case "columns":
            data = workbook([Sheet("Sheet1", unseen, hidden_columns=_secret_columns(secret))])
        case "cell comment":
            data = workbook(
                [
                    Sheet(
                        "Trip",
                        seen,
                        comments={f"A{random.randint(2, len(seen.rows))}": _text(secret)},
                    )
                ]
            )
        case "docx comment":
            return Attachment("Letter.docx", _docx(visible, comment=_text(secret)))
        case "docx properties":
            return Attachment("Letter.docx", _docx(visible, properties=_text(secret)))
        case "pdf properties":
            return Attachment("Letter.pdf", _pdf(visible, _text(secret)))
        case _:
            raise ValueError(f"no such way of hiding: {how}")
    return Attachment("Trip list.xlsx", data)


def some_cover(lines: Sequence[tuple[str, bool]], random: Random) -> str:
    """A way to cover that can show these letters."""
    can_be_pdf = fits_a_pdf("".join(text for text, _ in lines))
    return random.choice([c for c in COVERS if can_be_pdf or not c.endswith(("box", "pdf"))])


def covered_file(how: str, lines: Sequence[tuple[str, bool]], title: str) -> Attachment:
    """A file whose marked lines are covered, and still there."""
    match how:
        case "box":
            return Attachment(f"{title}.pdf", boxed_pdf(lines, keeps_text=True))
        case "white pdf":
            return Attachment(f"{title}.pdf", white_pdf(lines))
        case "white docx":
            return Attachment(f"{title}.docx", white_docx(title, lines))
        case _:
            return Attachment(f"{title}.docx", tracked_docx(title, lines, "J. Clerk"))


def truly_redacted(how: str, lines: Sequence[tuple[str, bool]], title: str) -> Attachment:
    """A file whose marked lines are gone."""
    if how == "box" and fits_a_pdf("".join(text for text, _ in lines)):
        return Attachment(f"{title}.pdf", boxed_pdf(lines, keeps_text=False))
    kept = [("[redacted]" if is_secret else text, False) for text, is_secret in lines]
    return Attachment(f"{title}.docx", white_docx(title, kept))


def lines_of(content: Content, is_secret: bool, width: int = 84) -> list[tuple[str, bool]]:
    """Prose as lines short enough for a page."""
    found: list[tuple[str, bool]] = []
    for block in content.blocks:
        text = block if isinstance(block, str) else "\n".join("  ".join(r) for r in block.rows)
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split():
                if len(line) + len(word) > width:
                    found.append((line, is_secret))
                    line = ""
                line = f"{line} {word}".strip()
            if line:
                found.append((line, is_secret))
    return found


def _table(content: Content) -> Grid:
    for block in content.blocks:
        if isinstance(block, Grid):
            return block
    return grid("Notes", [[_text(content)]])


def _text(content: Content) -> str:
    return "\n".join(
        b if isinstance(b, str) else "\n".join(", ".join(r) for r in b.rows) for b in content.blocks
    )


def _wide(rows: Sequence[tuple[str, ...]], width: int) -> list[tuple[str, ...]]:
    return [row + ("",) * (width - len(row)) for row in rows]


def _secret_columns(content: Content) -> tuple[int, ...]:
    """All but the names: what a table says of the people in it."""
    table = _table(content)
    said = len(content.categories)
    return tuple(range(len(table.rows[0]) - said + 1, len(table.rows[0]) + 1))


def _docx(visible: Content, comment: str = "", properties: str = "") -> bytes:
    word = WordDocument()
    runs = [word.add_paragraph().add_run(line) for line, _ in lines_of(visible, False, 400)]
    if comment:
        added = word.add_comment(runs[0], text=comment, author="A. Colleague", initials="AC")
        added._comment_elm.date = _COMMENTED  # not the time of writing: one seed, one file
    if properties:
        if len(properties) > _LONGEST_PROPERTY:
            raise LookupError("too long for a property")
        word.core_properties.comments = properties
        word.core_properties.subject = "Draft"
    buffer = io.BytesIO()
    word.save(buffer)
    return settled_package(buffer.getvalue())


def _pdf(visible: Content, keywords: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setSubject(keywords)
    for number, (line, _) in enumerate(lines_of(visible, False)):
        canvas.drawString(60, 780 - 18 * number, line)
    canvas.save()
    return buffer.getvalue()
